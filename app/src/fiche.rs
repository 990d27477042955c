//! What a list, a search or the day shows of a file: small, sealed under the file's own keys and
//! written with each of its acts, so that nobody opens a whole journal to show one line.

use std::fmt;

use domain::profil::{Attribut, Naissance, Rubrique};
use domain::psp::Etape;
use domain::recit::Identite;
use domain::rendez_vous::RendezVous;
use domain::{Acte, Compartiment, Departement, Dossier, DossierId, EquipeId, Flux, Jour, MembreId};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use store::{FicheLue, FicheScellee};
use vault::{ClesFlux, Coffre, ErreurVault};
use zeroize::Zeroize as _;

use crate::echeance::{Echeance, echeances};
use crate::visibilite::{Lien, liens};

/// Version of the written form: an older fiche is made again from its journal.
pub(crate) const VERSION: u32 = 3;

/// What the facts' key opens.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Situation {
    #[n(0)]
    pub(crate) ouvert_le: Option<Jour>,
    #[n(1)]
    pub(crate) dernier_acte_le: Option<Jour>,
    #[n(2)]
    pub(crate) clos: bool,
    #[n(3)]
    pub(crate) etape: Option<Etape>,
    #[n(4)]
    pub(crate) equipe: Option<EquipeId>,
    /// Who follows her, in order.
    #[n(5)]
    pub(crate) suivi_par: Vec<MembreId>,
    /// Whom separations bind to her, in order.
    #[n(6)]
    pub(crate) liens: Vec<Lien>,
    /// What falls due, soonest first.
    #[n(7)]
    pub(crate) echeances: Vec<Echeance>,
    /// Appointments that nothing has settled yet.
    #[n(8)]
    pub(crate) rendez_vous: Vec<RendezVous>,
    /// Her request to come, when it lacks something.
    #[n(9)]
    pub(crate) a_completer: Option<ACompleter>,
}

/// A request that lacks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct ACompleter {
    /// Her department; `None`: not known, so that any sitting may be hers.
    #[n(0)]
    pub(crate) departement: Option<Departement>,
    /// The day she comes of age, when known: never before the commission until then.
    #[n(1)]
    pub(crate) majeure_le: Option<Jour>,
}

impl ACompleter {
    /// What a file lacks, when it prepares a request.
    pub(crate) fn de(etat: &Dossier) -> Option<Self> {
        if !domain::completude::reste_a_completer(etat) {
            return None;
        }
        let departement = match etat.observe(Rubrique::Departement) {
            Some(Attribut::Departement(valeur)) => valeur.connue().copied(),
            Some(_) | None => None,
        };
        let majeure_le = etat.naissance().and_then(Naissance::majeure_le);
        Some(Self { departement, majeure_le })
    }

    /// The last day to file for the next sitting she may be before.
    pub(crate) fn depot(&self, depots: &[(Departement, Jour, Jour)]) -> Option<Jour> {
        let sien = |(departement, seance, _): &&(Departement, Jour, Jour)| {
            let la = self.departement.is_none_or(|sien| sien == *departement);
            la && self.majeure_le.is_none_or(|majeure_le| majeure_le <= *seance)
        };
        depots.iter().filter(sien).map(|(_, _, depot)| *depot).min()
    }
}

/// One file in the repertoire. Wiped on drop; its `Debug` is mute.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Fiche {
    pub(crate) dossier: DossierId,
    pub(crate) situation: Situation,
    /// How she is named, when the session reads names.
    pub(crate) identite: Option<Identite>,
}

impl Fiche {
    /// What the acts of a file amount to, in a list.
    pub(crate) fn tirer(dossier: DossierId, actes: &[Acte], etat: &Dossier) -> Self {
        let situation = Situation {
            ouvert_le: etat.ouvert_le,
            dernier_acte_le: etat.dernier_acte_le,
            clos: etat.clos.is_some(),
            etape: etat.psp.etape(),
            equipe: etat.equipe,
            suivi_par: etat.suivi_par.iter().copied().collect(),
            liens: liens(actes),
            echeances: echeances(etat),
            rendez_vous: etat.rendez_vous.clone(),
            a_completer: ACompleter::de(etat),
        };
        Self { dossier, situation, identite: etat.identite.clone() }
    }

    /// Seals it. The name is left as it was when the session does not read names.
    pub(crate) fn sceller(
        &self,
        rang: u32,
        cles: &ClesFlux,
        nomme: bool,
        alea: &mut impl CryptoRng,
    ) -> Result<FicheScellee, ErreurVault> {
        let faits = cles.sceller_fiche(Compartiment::Faits, &self.situation, alea)?;
        let identite = nomme
            .then(|| cles.sceller_fiche(Compartiment::Identite, &self.identite, alea))
            .transpose()?;
        Ok(FicheScellee { version: VERSION, rang, faits, identite })
    }

    /// Opens one as far as the session's keys allow. `None` for another version, or another stream
    /// than a file's.
    pub(crate) fn ouvrir(coffre: &Coffre, lue: &FicheLue) -> Result<Option<Self>, ErreurVault> {
        let Flux::Dossier(dossier) = lue.flux else {
            return Ok(None);
        };
        if lue.fiche.version != VERSION {
            return Ok(None);
        }
        let cles = coffre.ouvrir_flux(lue.flux, &lue.cles)?;
        let situation = cles.ouvrir_fiche(Compartiment::Faits, &lue.fiche.faits)?;
        let identite = match &lue.fiche.identite {
            Some(scellee) if cles.detient(Compartiment::Identite) => {
                cles.ouvrir_fiche(Compartiment::Identite, scellee)?
            }
            Some(_) | None => None,
        };
        Ok(Some(Self { dossier, situation, identite }))
    }
}

impl Drop for Fiche {
    fn drop(&mut self) {
        if let Some(identite) = &mut self.identite {
            let noms = [&mut identite.nom, &mut identite.prenom, &mut identite.dite];
            for nom in noms.into_iter().flatten() {
                nom.zeroize();
            }
            identite.telephones.iter_mut().for_each(String::zeroize);
        }
    }
}

impl fmt::Debug for Fiche {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fiche(…)")
    }
}
