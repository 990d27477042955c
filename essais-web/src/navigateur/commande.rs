//! Commands that the WebDriver client has no name for.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A command of this session, by its path.
#[derive(Debug)]
pub(crate) struct Commande {
    chemin: String,
    corps: Option<Value>,
}

impl Commande {
    /// A command of the browser's own protocol, through its driver.
    pub(crate) fn cdp(nom: &str, parametres: &Value) -> Self {
        let corps = json!({ "cmd": nom, "params": parametres });
        Self { chemin: "goog/cdp/execute".to_owned(), corps: Some(corps) }
    }

    /// What the pages said on the browser's console since the last call.
    pub(crate) fn console() -> Self {
        Self { chemin: "se/log".to_owned(), corps: Some(json!({ "type": "browser" })) }
    }

    /// How a screen reader calls an element (WebDriver, "get computed label").
    pub(crate) fn nom_accessible(element: &str) -> Self {
        Self { chemin: format!("element/{element}/computedlabel"), corps: None }
    }
}

impl WebDriverCompatibleCommand for Commande {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session_id.unwrap_or_default();
        base_url.join(&format!("session/{session}/{}", self.chemin))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.corps {
            Some(corps) => (http::Method::POST, Some(corps.to_string())),
            None => (http::Method::GET, None),
        }
    }
}
