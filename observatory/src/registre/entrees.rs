//! The entries of a TOML file of the register, with the line each stands on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::erreur::{ErreurRegistre, Probleme};
use super::{Expression, Nombre};

/// One table of a list, and where it is.
pub(super) struct Entree<'t> {
    pub(super) fichier: &'static str,
    pub(super) cle: String,
    pub(super) ligne: usize,
    table: &'t DeTable<'t>,
}

/// Reads a file and gives each entry of one list of tables to `lire`, in order.
pub(super) fn chaque(
    fichier: &'static str,
    texte: &str,
    liste: &'static str,
    mut lire: impl FnMut(&Entree<'_>) -> Result<(), ErreurRegistre>,
) -> Result<(), ErreurRegistre> {
    let erreur = |ligne, probleme| ErreurRegistre { fichier, ligne, cle: String::new(), probleme };
    let document = DeTable::parse(texte).map_err(|toml| {
        erreur(toml.span().map(|lieu| ligne_de(texte, lieu.start)), Probleme::Toml)
    })?;
    let absente = || erreur(None, Probleme::ListeAbsente(liste));
    let entrees = document.get_ref().get(liste).ok_or_else(absente)?;
    let entrees = entrees.get_ref().as_array().ok_or_else(absente)?;
    let (mut octet, mut ligne) = (0, 1);
    for entree in entrees {
        let debut = entree.span().start;
        // Entries come in order: each line is counted once.
        ligne += texte.get(octet..debut).map_or(0, lignes);
        octet = debut;
        let table = entree.get_ref().as_table().ok_or_else(absente)?;
        let mut entree = Entree { fichier, cle: String::new(), ligne, table };
        entree.cle = entree.mot("id")?.to_owned();
        lire(&entree)?;
    }
    Ok(())
}

impl<'t> Entree<'t> {
    pub(super) fn erreur(&self, probleme: Probleme) -> ErreurRegistre {
        let (fichier, cle) = (self.fichier, self.cle.clone());
        ErreurRegistre { fichier, ligne: Some(self.ligne), cle, probleme }
    }

    fn champ(&self, nom: &str) -> Option<&'t DeValue<'t>> {
        self.table.get(nom).map(Spanned::get_ref)
    }

    /// A text that has to be there.
    pub(super) fn mot(&self, nom: &'static str) -> Result<&'t str, ErreurRegistre> {
        self.mot_ou_rien(nom)?.ok_or_else(|| self.faux(nom, "un texte entre guillemets"))
    }

    /// A text, if it is there.
    pub(super) fn mot_ou_rien(&self, nom: &'static str) -> Result<Option<&'t str>, ErreurRegistre> {
        let Some(valeur) = self.champ(nom) else {
            return Ok(None);
        };
        let mot = valeur.as_str().filter(|mot| !mot.trim().is_empty());
        mot.map(Some).ok_or_else(|| self.faux(nom, "un texte entre guillemets"))
    }

    /// A number, if it is there. Read from its digits: no binary fraction comes between.
    pub(super) fn nombre(&self, nom: &'static str) -> Result<Option<Nombre>, ErreurRegistre> {
        let Some(valeur) = self.champ(nom) else {
            return Ok(None);
        };
        let texte = if let Some(entier) = valeur.as_integer().filter(|n| n.radix() == 10) {
            Some(entier.as_str())
        } else {
            valeur.as_float().map(toml::de::DeFloat::as_str)
        };
        let nombre = texte.and_then(Nombre::depuis_texte);
        nombre.map(Some).ok_or_else(|| self.faux(nom, "un nombre décimal de 60 chiffres au plus"))
    }

    /// An expression, if it is there.
    pub(super) fn expression(
        &self,
        nom: &'static str,
    ) -> Result<Option<Expression>, ErreurRegistre> {
        let Some(texte) = self.mot_ou_rien(nom)? else {
            return Ok(None);
        };
        let lue = Expression::lire(texte)
            .map_err(|faute| self.erreur(Probleme::Expression { texte: texte.to_owned(), faute }));
        lue.map(Some)
    }

    pub(super) fn faux(&self, champ: &'static str, attendu: &'static str) -> ErreurRegistre {
        self.erreur(Probleme::Champ { champ, attendu })
    }
}

fn ligne_de(texte: &str, octet: usize) -> usize {
    texte.get(..octet).map_or(0, lignes) + 1
}

fn lignes(texte: &str) -> usize {
    texte.bytes().filter(|signe| *signe == b'\n').count()
}
