//! What the association's journal says of who sees whom: teams, separations, broken glass.

use std::collections::{BTreeMap, BTreeSet};

use domain::dossier::effectif::effectifs;
use domain::fait::Choix;
use domain::separation::BrisDeGlace;
use domain::{Acte, ActeId, DossierId, EquipeId, Fait, Horodatage, Jour, MembreId, Regard, Role};

use crate::roles::{Fiche as FicheMembre, fiches};

/// A glass that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bris {
    /// The act that broke it.
    pub(crate) acte: ActeId,
    pub(crate) membre: MembreId,
    pub(crate) dossier: DossierId,
    pub(crate) depuis: Horodatage,
    /// That instant excluded.
    pub(crate) jusqu_a: Horodatage,
    pub(crate) motif: String,
    /// Who looked into it.
    pub(crate) vu_par: BTreeSet<MembreId>,
}

/// A separation in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posee {
    pub(crate) par: MembreId,
    pub(crate) le: Jour,
    pub(crate) a: Horodatage,
    pub(crate) motif: Option<String>,
}

/// Who sees whom, as the association's journal says it. The default knows nobody.
#[derive(Debug, Default)]
pub(crate) struct Regles {
    /// Rank of the last act read.
    pub(crate) rang: u32,
    pub(crate) membres: BTreeMap<MembreId, FicheMembre>,
    pub(crate) equipes: BTreeMap<EquipeId, String>,
    pub(crate) equipe_de: BTreeMap<MembreId, EquipeId>,
    /// By pair, the smaller id first.
    pub(crate) separations: BTreeMap<(DossierId, DossierId), Posee>,
    pub(crate) bris: Vec<Bris>,
}

impl Regles {
    /// Reads the journal. Acts count in the order they were recorded: a rule holds from then on.
    pub(crate) fn lire(actes: &[Acte]) -> Self {
        let mut regles = Self { membres: fiches(actes), ..Self::default() };
        regles.rang = actes.iter().map(|acte| acte.rang).max().unwrap_or(0);
        let mut en_vigueur = effectifs(actes, &Regard::au(Jour::DERNIER));
        en_vigueur.sort_by_key(|effectif| effectif.acte.rang);
        for effectif in &en_vigueur {
            regles.appliquer(effectif.acte, effectif.fait);
        }
        // Who left is in no team any more.
        let membres = &regles.membres;
        regles.equipe_de.retain(|membre, _| membres.get(membre).is_some_and(|fiche| fiche.actif));
        regles
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the facts that say who sees whom")]
    fn appliquer(&mut self, acte: &Acte, fait: &Fait) {
        match fait {
            Fait::Equipe(equipe) => {
                self.equipes.insert(equipe.equipe, equipe.nom.clone());
            }
            Fait::MembreEquipe(place) => {
                match place.equipe {
                    Some(equipe) => self.equipe_de.insert(place.membre, equipe),
                    None => self.equipe_de.remove(&place.membre),
                };
            }
            Fait::Separation(separation) => {
                let paire = paire(separation.a, separation.b);
                match separation.choix {
                    Choix::Donne => {
                        let (par, le, a) = (acte.auteur, acte.survenu_le, acte.consigne_a);
                        let motif = separation.motif.clone();
                        // Set again while in force, it holds since the first time.
                        self.separations.entry(paire).or_insert(Posee { par, le, a, motif });
                    }
                    Choix::Retire => {
                        self.separations.remove(&paire);
                    }
                }
            }
            Fait::BrisDeGlace(bris) => self.bris.push(lire_bris(acte, bris)),
            Fait::BrisVu { acte: vu } => {
                if let Some(bris) = self.bris.iter_mut().find(|bris| bris.acte == *vu) {
                    bris.vu_par.insert(acte.auteur);
                }
            }
            _ => {}
        }
    }

    /// The files that this one is separated from, and what set it.
    pub(crate) fn separes_de(
        &self,
        dossier: DossierId,
    ) -> impl Iterator<Item = (DossierId, &Posee)> {
        self.separations.iter().filter_map(move |((a, b), posee)| match dossier {
            autre if autre == *a => Some((*b, posee)),
            autre if autre == *b => Some((*a, posee)),
            _ => None,
        })
    }

    /// The glass that a member broke on a file and that is still open, the last to close.
    pub(crate) fn glace(
        &self,
        membre: MembreId,
        dossier: DossierId,
        maintenant: Horodatage,
    ) -> Option<&Bris> {
        let siens = self.bris.iter().filter(|b| b.membre == membre && b.dossier == dossier);
        siens.filter(|bris| maintenant < bris.jusqu_a).max_by_key(|bris| bris.jusqu_a)
    }

    /// A member's role; `None` once she left.
    pub(crate) fn role(&self, membre: MembreId) -> Option<Role> {
        self.membres.get(&membre).filter(|fiche| fiche.actif).map(|fiche| fiche.role)
    }
}

fn lire_bris(acte: &Acte, bris: &BrisDeGlace) -> Bris {
    Bris {
        acte: acte.id,
        membre: acte.auteur,
        dossier: bris.dossier,
        depuis: acte.consigne_a,
        jusqu_a: bris.jusqu_a,
        motif: bris.motif.clone(),
        vu_par: BTreeSet::new(),
    }
}

/// The pair, whatever the order it is named in.
pub(crate) fn paire(a: DossierId, b: DossierId) -> (DossierId, DossierId) {
    (a.min(b), a.max(b))
}
