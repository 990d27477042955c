//! An agreement as a form holds it: its budget is a text of one line each.

use domain::ConventionId;
use domain::gestion::Dit;
use domain::gestion::montant;
use domain::gestion::subvention::{Engagement, LigneBudget};
use serde::Deserialize;

use crate::reponse::ErreurWeb;
use crate::requete::champ;

/// What a form says of an agreement.
#[derive(Default, Deserialize)]
pub(crate) struct Saisie {
    pub(crate) convention: String,
    pub(crate) lu: String,
    pub(crate) financeur: String,
    pub(crate) numero: String,
    pub(crate) objet: String,
    pub(crate) du: String,
    pub(crate) au: String,
    pub(crate) departement: String,
    pub(crate) budget: String,
    pub(crate) indicateurs: String,
}

impl Saisie {
    /// What a form shows of an agreement that is there.
    pub(crate) fn de(dit: &Dit<ConventionId, Engagement>) -> Self {
        let e = &dit.contenu;
        let lignes = e.lignes.iter().map(|ligne| {
            let montant = montant::ecrire(ligne.prevu_centimes, ',');
            format!("{} ; {} ; {} ; {montant}", ligne.numero, ligne.compte, ligne.libelle)
        });
        Self {
            convention: dit.id.to_string(),
            lu: dit.acte.to_string(),
            financeur: e.financeur.to_string(),
            numero: e.numero.clone(),
            objet: e.objet.clone(),
            du: e.du.to_string(),
            au: e.au.to_string(),
            departement: e.departement.map(|d| d.to_string()).unwrap_or_default(),
            budget: lignes.collect::<Vec<_>>().join("\n"),
            indicateurs: e.indicateurs.join("\n"),
        }
    }

    /// What it says.
    pub(crate) fn engagement(&self) -> Result<Engagement, ErreurWeb> {
        let lignes = self.budget.lines().filter(|ligne| !ligne.trim().is_empty());
        let indicateurs = self.indicateurs.lines().map(str::trim).filter(|id| !id.is_empty());
        Ok(Engagement {
            financeur: champ::id(&self.financeur)?,
            numero: self.numero.clone(),
            objet: self.objet.clone(),
            du: champ::jour_dit(&self.du)?,
            au: champ::jour_dit(&self.au)?,
            departement: champ::departement(&self.departement)?,
            lignes: lignes.map(ligne).collect::<Result<_, _>>()?,
            indicateurs: indicateurs.map(str::to_owned).collect(),
        })
    }
}

/// `number ; account ; what for ; amount`.
fn ligne(texte: &str) -> Result<LigneBudget, ErreurWeb> {
    let mut parties = texte.splitn(4, ';').map(str::trim);
    let mut partie = || parties.next().ok_or(ErreurWeb::Champ("ligne-budget"));
    let (numero, compte, libelle, montant) = (partie()?, partie()?, partie()?, partie()?);
    Ok(LigneBudget {
        numero: numero.parse().map_err(|_| ErreurWeb::Champ("ligne-budget"))?,
        compte: compte.parse().map_err(|_| ErreurWeb::Champ("ligne-budget"))?,
        libelle: libelle.to_owned(),
        prevu_centimes: champ::centimes(montant)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_shown_reads_back() {
        let lue = ligne("1 ; 64 ; Salaires ; 54 000,50").unwrap();
        assert_eq!((lue.numero, lue.compte, lue.prevu_centimes), (1, 64, 5_400_050));
        let engagement = Saisie {
            financeur: "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42".to_owned(),
            du: "2025-01-01".to_owned(),
            au: "2025-12-31".to_owned(),
            budget: "1 ; 64 ; Salaires ; 54 000,50\n\n2;74;État;12".to_owned(),
            ..Saisie::default()
        }
        .engagement()
        .unwrap();
        let id = "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f43".parse().unwrap();
        let acte = "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f44".parse().unwrap();
        let dit = Dit { id, contenu: engagement.clone(), le: engagement.du, acte };
        assert_eq!(Saisie::de(&dit).engagement().unwrap(), engagement);
        for refuse in ["1 ; 64 ; Salaires", "a ; 64 ; x ; 1", "1 ; 64 ; x ; y"] {
            assert!(ligne(refuse).is_err(), "{refuse}");
        }
    }
}
