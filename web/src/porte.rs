//! A handler behind a pointer, so that what the server wraps around handlers is compiled once.
//!
//! Wrapped as they are, a hundred and fifty handlers are as many copies of it, in each of which the
//! compiler proves again that all a handler waits for may move between threads: that was half of
//! the time this crate took to build (decision 33).

use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::response::Response;
use futures_util::future::BoxFuture;

use crate::etat::Etat;

type Appel = dyn Fn(Request, Etat) -> BoxFuture<'static, Response> + Send + Sync;

/// Any handler, whatever it reads from a request.
#[derive(Clone)]
pub(crate) struct Porte(Arc<Appel>);

impl Porte {
    pub(crate) fn de<T: 'static>(porte: impl Handler<T, Etat>) -> Self {
        Self(Arc::new(move |requete, etat| Box::pin(porte.clone().call(requete, etat))))
    }
}

impl Handler<Self, Etat> for Porte {
    type Future = BoxFuture<'static, Response>;

    fn call(self, requete: Request, etat: Etat) -> Self::Future {
        (self.0)(requete, etat)
    }
}
