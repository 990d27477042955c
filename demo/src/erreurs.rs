//! What gets recorded wrong: a day, an area, a number of children, an act entered twice.

use domain::fait::{Accompagnement, Domaine};
use domain::profil::{Attribut, Naissance};
use domain::psp::{Demande, Evenement, Fin, Seance};
use domain::{Fait, Jour, Valeur};

use crate::alea::Alea;

/// A mistake, to be corrected later.
pub(crate) enum Erreur {
    /// Dated this many days too early.
    Jour(i32),
    /// Something else was written.
    Contenu(Fait),
    /// Entered twice.
    EnTrop,
}

/// A likely mistake on this fact, with at most `marge` days to go back. `None`: nobody gets this
/// one wrong.
pub(crate) fn tirer(alea: &mut Alea, fait: &Fait, marge: i32) -> Option<Erreur> {
    if let Fait::Accompagnement(juste) = fait {
        return accompagnement(alea, *juste, marge);
    }
    if let Fait::Observation(attribut) = fait {
        return attribut_faux(attribut).map(|faux| Erreur::Contenu(Fait::Observation(faux)));
    }
    if let Fait::Sortie(sortie) = fait {
        let mut faux = sortie.clone();
        let de_trop = 1 + alea.moins_de(9);
        faux.rencontrees = faux.rencontrees.map(|nombre| nombre + de_trop);
        faux.messages = faux.messages.map(|nombre| nombre + de_trop);
        return Some(Erreur::Contenu(Fait::Sortie(faux)));
    }
    if matches!(fait, Fait::Note) {
        return mauvais_jour(alea, marge);
    }
    None
}

fn accompagnement(alea: &mut Alea, juste: Accompagnement, marge: i32) -> Option<Erreur> {
    match alea.pondere(&[(5, 0), (3, 1), (2, 2)]) {
        0 => mauvais_jour(alea, marge),
        1 => {
            let mut faux = juste;
            faux.domaine = alea.parmi(&Domaine::TOUS).0;
            (faux != juste).then_some(Erreur::Contenu(Fait::Accompagnement(faux)))
        }
        _ => Some(Erreur::EnTrop),
    }
}

fn mauvais_jour(alea: &mut Alea, marge: i32) -> Option<Erreur> {
    let recul = alea.entre(1, 21).min(marge);
    (recul > 0).then_some(Erreur::Jour(recul))
}

fn attribut_faux(attribut: &Attribut) -> Option<Attribut> {
    if let Attribut::Naissance(Valeur::Connue(Naissance::Le(jour))) = attribut {
        let faux = Naissance::Le(jour.plus_annees(-1));
        return Some(Attribut::Naissance(Valeur::Connue(faux)));
    }
    if let Attribut::EnfantsEnFrance(Valeur::Connue(nombre)) = attribut {
        let faux = nombre.saturating_add(1);
        return Some(Attribut::EnfantsEnFrance(Valeur::Connue(faux)));
    }
    if let Attribut::Nationalite(Valeur::Connue(_)) = attribut {
        return Some(Attribut::Nationalite(Valeur::Inconnue));
    }
    if let Attribut::Victime(Valeur::Connue(victime)) = attribut {
        let mut faux = *victime;
        faux.traite = !faux.traite;
        return Some(Attribut::Victime(Valeur::Connue(faux)));
    }
    None
}

/// The same step on another day. `None`: its date is its own proof, and is not got wrong.
pub(crate) fn redater(evenement: &Evenement, le: Jour) -> Option<Evenement> {
    if let Evenement::Demande(Demande { deposee_le: Some(_) }) = evenement {
        let deposee_le = Some(le);
        return Some(Evenement::Demande(Demande { deposee_le }));
    }
    if let Evenement::Decision(decision) = evenement {
        let mut faux = decision.clone();
        faux.decidee_le = le;
        return Some(Evenement::Decision(faux));
    }
    if let Evenement::Seance(_) = evenement {
        return Some(Evenement::Seance(Seance { tenue_le: le }));
    }
    if let Evenement::RenouvellementDemande { .. } = evenement {
        return Some(Evenement::RenouvellementDemande { deposee_le: le });
    }
    if let Evenement::Fin(fin) = evenement {
        return Some(Evenement::Fin(Fin { finie_le: le, ..*fin }));
    }
    None
}
