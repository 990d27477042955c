//! What pages are written with.

use domain::Jour;

use crate::contenu::Contenu;
use crate::entete::Entete;
use crate::mots;
use crate::page::{Bloc, Page, Rubrique};

/// A page being written.
pub(crate) struct Redaction {
    page: Page,
}

/// At the foot of what is about a person.
pub(crate) const CONFIDENTIEL: &str = "Document confidentiel : il concerne une personne.";
/// At the foot of a draft.
pub(crate) const PROJET: &str = "PROJET à relire, à compléter et à signer par une personne.";

impl Redaction {
    /// An empty page.
    pub(crate) fn new(titre: &str, mention: &str, entete: &Entete) -> Self {
        Self {
            page: Page {
                titre: titre.to_owned(),
                auteur: entete.association.clone(),
                mention: mention.to_owned(),
                date: mots::jour(entete.jour),
                jour: entete.jour,
                langue: "fr",
                blocs: Vec::new(),
            },
        }
    }

    pub(crate) fn finir(self) -> Page {
        self.page
    }

    pub(crate) fn bloc(&mut self, bloc: Bloc) -> &mut Self {
        self.page.blocs.push(bloc);
        self
    }

    pub(crate) fn titre(&mut self, texte: &str) -> &mut Self {
        self.bloc(Bloc::Titre { niveau: 1, texte: texte.to_owned() })
    }

    pub(crate) fn sous_titre(&mut self, texte: &str) -> &mut Self {
        self.bloc(Bloc::Titre { niveau: 2, texte: texte.to_owned() })
    }

    pub(crate) fn texte(&mut self, texte: impl Into<String>) -> &mut Self {
        self.bloc(Bloc::Texte { texte: texte.into() })
    }

    pub(crate) fn encadre(&mut self, texte: impl Into<String>) -> &mut Self {
        self.bloc(Bloc::Encadre { texte: texte.into() })
    }

    pub(crate) fn saut(&mut self) -> &mut Self {
        self.bloc(Bloc::Saut)
    }

    pub(crate) fn adresse(&mut self, lignes: &[&str]) -> &mut Self {
        let lignes = lignes.iter().map(|ligne| (*ligne).to_owned()).collect();
        self.bloc(Bloc::Adresse { lignes })
    }

    pub(crate) fn signatures(&mut self, qui: &[&str]) -> &mut Self {
        self.bloc(Bloc::Signatures { qui: qui.iter().map(|qui| (*qui).to_owned()).collect() })
    }

    /// The items, when there are some.
    pub(crate) fn liste(&mut self, points: &[String]) -> &mut Self {
        if points.is_empty() {
            return self;
        }
        self.bloc(Bloc::Liste { points: points.to_vec() })
    }

    /// The items with numbers, when there are some.
    pub(crate) fn numeros(&mut self, points: &[String]) -> &mut Self {
        if points.is_empty() {
            return self;
        }
        self.bloc(Bloc::Numeros { points: points.to_vec() })
    }

    /// The table, when it has lines.
    pub(crate) fn table(
        &mut self,
        legende: &str,
        entetes: &[&str],
        lignes: Vec<Vec<String>>,
    ) -> &mut Self {
        if lignes.is_empty() {
            return self;
        }
        let entetes = entetes.iter().map(|entete| (*entete).to_owned()).collect();
        self.bloc(Bloc::Table { legende: legende.to_owned(), entetes, lignes })
    }

    /// The labels that have something to say.
    pub(crate) fn rubriques(&mut self, rubriques: &[(&str, &dyn Dit)]) -> &mut Self {
        let dites = rubriques.iter().map(|(libelle, dit)| (*libelle, dit.dit()));
        let dites = dites.filter(|(_, valeurs)| !valeurs.is_empty());
        let rubriques: Vec<Rubrique> = dites
            .map(|(libelle, valeurs)| Rubrique { libelle: libelle.to_owned(), valeurs })
            .collect();
        if rubriques.is_empty() {
            return self;
        }
        self.bloc(Bloc::Rubriques { rubriques })
    }

    /// A section, when one of its labels has something to say.
    pub(crate) fn section(&mut self, titre: &str, rubriques: &[(&str, &dyn Dit)]) -> &mut Self {
        if rubriques.iter().all(|(_, dit)| dit.dit().is_empty()) {
            return self;
        }
        self.titre(titre).rubriques(rubriques)
    }

    /// A section whose text was typed, when it was.
    pub(crate) fn paragraphes(&mut self, titre: &str, texte: Option<&str>) -> &mut Self {
        let Some(texte) = texte else {
            return self;
        };
        self.titre(titre);
        for paragraphe in texte.split('\n').map(str::trim).filter(|p| !p.is_empty()) {
            self.texte(paragraphe);
        }
        self
    }
}

/// What can be said under a label.
pub(crate) trait Dit {
    fn dit(&self) -> Vec<String>;
}

impl Dit for Option<String> {
    fn dit(&self) -> Vec<String> {
        let texte = self.as_deref().unwrap_or_default();
        let lignes = texte.split('\n').map(str::trim).filter(|ligne| !ligne.is_empty());
        lignes.map(str::to_owned).collect()
    }
}

impl Dit for Option<Jour> {
    fn dit(&self) -> Vec<String> {
        Contenu::dits(self)
    }
}

impl Dit for Vec<String> {
    fn dit(&self) -> Vec<String> {
        self.clone()
    }
}

/// Something typed, or what a human has to write in its place.
pub(crate) fn ou(texte: Option<&str>, sinon: &str) -> String {
    texte.map_or_else(|| format!("[{sinon}]"), str::to_owned)
}

/// A name and first name, or what stands for them.
pub(crate) fn personne(prenom: Option<&str>, nom: Option<&str>) -> String {
    match (prenom, nom) {
        (None, None) => "[identité à compléter]".to_owned(),
        (prenom, nom) => [prenom, nom].into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}
