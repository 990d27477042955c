//! Telling something of the association's own keeping: read, decided and written over what was
//! told before.

use domain::gestion::dits;
use domain::{Acte, ActeId, Fait};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// How many writers of other things may come first before giving up.
const ESSAIS: u32 = 20;

/// Why something of the association's keeping cannot be told so. Never the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GestionInvalide {
    /// A share of a full-time post.
    #[error("une part de temps plein va de 1 à 100 centièmes")]
    Part,
    /// The last day comes before the first, or the period is too long.
    #[error("le dernier jour précède le premier, ou la période dépasse dix ans")]
    Periode,
    /// More minutes than the period has, or none.
    #[error("ce temps est nul, ou plus long que la période")]
    Temps,
    /// Another time of the same activity covers some of these days.
    #[error("un temps de la même activité est déjà dit pour une partie de ces jours")]
    TempsChevauche,
    /// A text that is empty or too long.
    #[error("un texte manque, ou il est trop long")]
    Texte,
    /// A line of a budget.
    #[error(
        "une ligne de budget a un numéro à elle, un compte de 60 à 69, 70 à 79, 86 ou 87, et un \
         intitulé"
    )]
    Ligne,
    /// No funder has this id, or it still has agreements.
    #[error("ce financeur n'existe pas, ou des conventions le citent encore")]
    Financeur,
    /// No agreement has this id.
    #[error("aucune convention ne porte cet identifiant")]
    ConventionInconnue,
    /// The agreement does not cover this year.
    #[error("cette convention ne couvre pas cette année")]
    Exercice,
    /// An address that is not in https.
    #[error("un lien commence par https:// et n'a pas d'espace")]
    Lien,
    /// A language code.
    #[error("une langue s'écrit en deux ou trois lettres : fr, ro, pcm")]
    Langue,
    /// Too many partners at once.
    #[error("un annuaire de partenaires a mille structures au plus")]
    TropDePartenaires,
}

impl GestionInvalide {
    /// The stable code, to quote.
    pub fn code(self) -> &'static str {
        match self {
            Self::Part => "gestion-part",
            Self::Periode => "gestion-periode",
            Self::Temps => "gestion-temps",
            Self::TempsChevauche => "gestion-temps-chevauche",
            Self::Texte => "gestion-texte",
            Self::Ligne => "gestion-ligne",
            Self::Financeur => "gestion-financeur",
            Self::ConventionInconnue => "convention-inconnue",
            Self::Exercice => "gestion-exercice",
            Self::Lien => "gestion-lien",
            Self::Langue => "gestion-langue",
            Self::TropDePartenaires => "gestion-partenaires",
        }
    }
}

impl Session {
    /// The acts of the association's own journal.
    pub(crate) async fn actes_de_l_association(&self) -> Result<Vec<Acte>, ErreurApp> {
        let journal = self.journal(self.flux_association()).await?;
        Ok(journal.map(|journal| journal.actes).unwrap_or_default())
    }

    /// Tells something over what was read of it (`lu`; `None` for what is new). Told twice, it is
    /// written once. `lire` says which thing a fact tells, and what of it.
    ///
    /// # Errors
    /// [`ErreurApp::Perime`] when somebody told it otherwise since.
    pub(crate) async fn dire<I: Copy + PartialEq, T: Clone + PartialEq>(
        &self,
        fait: Fait,
        lu: Option<ActeId>,
        lire: impl Fn(&Fait) -> Option<(I, Option<&T>)>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let Some((id, contenu)) = lire(&fait) else {
            return Ok(());
        };
        for essai in 1.. {
            let Some(mut journal) = self.journal(self.flux_association()).await? else {
                return Err(ErreurApp::Efface);
            };
            let present = dits(&journal.actes, &lire).into_iter().find(|dit| dit.id == id);
            if present.as_ref().map(|dit| &dit.contenu) == contenu {
                return Ok(());
            }
            if let Some(dit) = present
                && lu != Some(dit.acte)
            {
                let dernier = journal.actes.iter().find(|acte| acte.id == dit.acte);
                let dernier = dernier.ok_or(ErreurApp::Efface)?;
                let (actuel, quand, par) = (dernier.rang, dernier.consigne_a, dernier.auteur);
                return Err(ErreurApp::Perime { actuel, quand, par });
            }
            let (id, survenu_le, fait) = (contexte.acte(), contexte.aujourdhui, fait.clone());
            let nouveau = NouvelActe { id, survenu_le, fait, recit: None };
            let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
            match self.ecrire(&[ajout]).await {
                Ok(_) => return Ok(()),
                // Something else was told meanwhile: what is told of this one is read again.
                Err(ErreurApp::Perime { .. }) if essai < ESSAIS => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Ok(())
    }
}

/// A text of one to `max` characters, trimmed.
pub(crate) fn texte(texte: &str, max: usize) -> Result<String, GestionInvalide> {
    let texte = texte.trim();
    let commande = texte.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if texte.is_empty() || commande || texte.chars().count() > max {
        return Err(GestionInvalide::Texte);
    }
    Ok(texte.to_owned())
}
