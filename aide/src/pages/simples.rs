//! Pages that only say.

use askama::Template;

use super::{Mots, rendre};

use crate::fichiers::{Formulaire, PDF};
use crate::ressources::{Public, Ressource, ressources as toutes};

macro_rules! dites {
    ($( $fonction:ident $modele:ident $chemin:literal; )+) => {
        $(
            #[derive(Template)]
            #[template(path = $chemin)]
            struct $modele<'a> {
                m: &'a Mots<'a>,
            }

            pub(super) fn $fonction(m: &Mots<'_>) -> String {
                rendre(&$modele { m })
            }
        )+
    };
}

dites! {
    accueil Accueil "accueil.html";
    moi Moi "moi.html";
    proche Proche "proche.html";
    trace Trace "trace.html";
    mineur Mineur "mineur.html";
    langues ChoixDeLangue "langues.html";
}

#[derive(Template)]
#[template(path = "pro.html")]
struct Pro<'a> {
    m: &'a Mots<'a>,
    pdf: &'static [Formulaire],
}

pub(super) fn pro(m: &Mots<'_>) -> String {
    rendre(&Pro { m, pdf: PDF })
}

/// Resources of one audience.
struct Rayon {
    code: &'static str,
    ressources: Vec<&'static Ressource>,
}

#[derive(Template)]
#[template(path = "ressources.html")]
struct Ressources<'a> {
    m: &'a Mots<'a>,
    rayons: Vec<Rayon>,
}

pub(super) fn ressources(m: &Mots<'_>) -> String {
    let rayons = Public::TOUS.map(|(public, code)| {
        let choisies = toutes().iter().filter(|r| r.publics.contains(&public));
        Rayon { code, ressources: choisies.collect() }
    });
    rendre(&Ressources { m, rayons: rayons.into() })
}

#[derive(Template)]
#[template(path = "phrase.html")]
struct Phrase<'a> {
    m: &'a Mots<'a>,
    cle: &'a str,
    racine: &'a str,
}

pub(super) fn phrase(m: &Mots<'_>, cle: &str, racine: &str) -> String {
    rendre(&Phrase { m, cle, racine })
}
