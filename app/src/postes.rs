//! Posts, working time, and the load of exit pathways.
//!
//! Figures about a member's time are for the head of unit and for the member herself. This is the
//! program's rule, not the keys': the association's journal is under `faits`, which every member
//! holds (decision 28).

use std::collections::BTreeMap;

use domain::dossier::effectif::effectifs;
use domain::gestion::poste::{
    ActiviteTemps, ChargePsp, CleTemps, NiveauCharge, Poste, PosteTenu, TempsPasse, minutes_du_fait,
};
use domain::gestion::{Dit, Gestion, dits};
use domain::psp::Etape;
use domain::{Acte, ActeId, Fait, Flux, Jour, MembreId, PosteId, Regard, Role, fold};
use observatory::catalogue::Plan;
use observatory::cube::{Cellule, Periode};
use store::Genre;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::gestion::GestionInvalide;
use crate::session::Session;

/// A post, and who told it.
pub type PosteLu = Dit<PosteId, PosteTenu>;

/// Minutes of a member on an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LigneTemps {
    /// Who.
    pub membre: MembreId,
    /// On what.
    pub activite: ActiviteTemps,
    /// Noted with acts she recorded.
    pub des_actes: u64,
    /// Told beside.
    pub dites: u64,
}

/// Time over a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Temps {
    /// A line a member and an activity.
    pub lignes: Vec<LigneTemps>,
    /// What was told and can be told otherwise.
    pub dits: Vec<Dit<CleTemps, u32>>,
    /// Times told that reach outside the period: counted in none of its lines.
    pub a_cheval: usize,
}

impl Session {
    /// The posts, in the order they were first told.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks.
    pub async fn postes(&self) -> Result<Vec<PosteLu>, ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        Ok(dits(&self.actes_de_l_association().await?, Poste::lire))
    }

    /// Tells a post over what was read of it; `None` when it was told by mistake.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::Gestion`];
    /// [`ErreurApp::MembreInconnu`]; [`ErreurApp::Perime`].
    pub async fn tenir_poste(
        &self,
        poste: PosteId,
        tenu: Option<PosteTenu>,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        if let Some(tenu) = &tenu {
            if !(1..=100).contains(&tenu.centiemes) {
                return Err(GestionInvalide::Part.into());
            }
            if tenu.au.is_some_and(|au| au < tenu.du) {
                return Err(GestionInvalide::Periode.into());
            }
            if !self.regles().await?.membres.contains_key(&tenu.membre) {
                return Err(ErreurApp::MembreInconnu);
            }
        }
        let fait = Fait::Gestion(Gestion::Poste(Poste { poste, tenu: tenu.map(Box::new) }));
        self.dire(fait, lu, Poste::lire, contexte).await
    }

    /// Tells a time over what was read of it: her own, or anyone's for a head of unit.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Gestion`]; [`ErreurApp::Perime`].
    pub async fn noter_temps(
        &self,
        temps: TempsPasse,
        lu: Option<ActeId>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        if temps.membre != self.membre {
            self.exiger_role(&[Role::Cheffe]).await?;
            if !self.regles().await?.membres.contains_key(&temps.membre) {
                return Err(ErreurApp::MembreInconnu);
            }
        }
        let jours = temps.au.jours_depuis(temps.du);
        if !(0..=366).contains(&jours) {
            return Err(GestionInvalide::Periode.into());
        }
        if temps.au > contexte.aujourdhui {
            return Err(domain::dossier::decide::Refus::DansLeFutur.into());
        }
        let longueur = (i64::from(jours) + 1) * 24 * 60;
        if temps.minutes.is_some_and(|m| m == 0 || i64::from(m) > longueur) {
            return Err(GestionInvalide::Temps.into());
        }
        let actes = self.actes_de_l_association().await?;
        let chevauche = |dit: &Dit<CleTemps, u32>| {
            let (membre, activite, du, au) = dit.id;
            (membre, activite) == (temps.membre, temps.activite)
                && dit.id != temps.cle()
                && du <= temps.au
                && temps.du <= au
        };
        if temps.minutes.is_some() && dits(&actes, TempsPasse::lire).iter().any(chevauche) {
            return Err(GestionInvalide::TempsChevauche.into());
        }
        let fait = Fait::Gestion(Gestion::Temps(temps));
        self.dire(fait, lu, TempsPasse::lire, contexte).await
    }

    /// Time over a period: a head of unit's is everyone's, a member's is her own.
    ///
    /// # Errors
    /// A journal that does not open.
    pub async fn temps(
        &self,
        periode: Periode,
        contexte: &mut Contexte,
    ) -> Result<Temps, ErreurApp> {
        let tout = self.regles().await?.role(self.membre) == Some(Role::Cheffe);
        self.temps_de(periode, (!tout).then_some(self.membre), contexte).await
    }

    /// Her own time over a period, whoever she is.
    ///
    /// # Errors
    /// A journal that does not open.
    pub async fn mon_temps(
        &self,
        periode: Periode,
        contexte: &mut Contexte,
    ) -> Result<Temps, ErreurApp> {
        self.temps_de(periode, Some(self.membre), contexte).await
    }

    async fn temps_de(
        &self,
        periode: Periode,
        seule: Option<MembreId>,
        contexte: &mut Contexte,
    ) -> Result<Temps, ErreurApp> {
        let sien = |membre: MembreId| seule.is_none_or(|seule| seule == membre);
        let mut sommes: BTreeMap<(MembreId, ActiviteTemps), (u64, u64)> = BTreeMap::new();
        for flux in self.flux_touches(periode.du(), contexte).await? {
            let Some(journal) = self.journal_non_efface(flux).await? else {
                continue;
            };
            for (cle, minutes) in minutes_des_actes(&journal.actes, periode) {
                if sien(cle.0) {
                    sommes.entry(cle).or_default().0 += minutes;
                }
            }
        }
        let actes = self.actes_de_l_association().await?;
        let mut temps = Temps::default();
        for dit in dits(&actes, TempsPasse::lire) {
            let (membre, activite, du, au) = dit.id;
            if !sien(membre) || au < periode.du() || periode.au() < du {
                continue;
            }
            if periode.du() <= du && au <= periode.au() {
                sommes.entry((membre, activite)).or_default().1 += u64::from(dit.contenu);
            } else {
                temps.a_cheval += 1;
            }
            temps.dits.push(dit);
        }
        let lignes = sommes.into_iter().map(|((membre, activite), (des_actes, dites))| {
            LigneTemps { membre, activite, des_actes, dites }
        });
        temps.lignes = lignes.collect();
        Ok(temps)
    }

    /// Streams that an act may have touched since that day.
    async fn flux_touches(
        &self,
        du: Jour,
        contexte: &mut Contexte,
    ) -> Result<Vec<Flux>, ErreurApp> {
        let (repertoire, _) = self.repertoire_vu(contexte).await?;
        let mut flux: Vec<Flux> = repertoire.parcourir(|fiches| {
            let touchees =
                fiches.iter().filter(|fiche| fiche.situation.dernier_acte_le >= Some(du));
            touchees.map(|fiche| Flux::Dossier(fiche.dossier)).collect()
        });
        let activites = self.store.lister_flux(Genre::Activite).await?;
        flux.extend(activites.into_iter().map(|(flux, _)| flux));
        Ok(flux)
    }

    /// Exit pathways running on that day, as the observatory counts them, over full-time posts of
    /// support.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; an act that does not open.
    pub async fn charge_psp(&self, au: Jour) -> Result<ChargePsp, ErreurApp> {
        let postes = self.postes().await?;
        let plan = Plan {
            id: "charge".to_owned(),
            titre: String::new(),
            indicateurs: vec!["psp.en-cours".to_owned()],
            dimensions: Vec::new(),
        };
        let periode = Periode::nouvelle(au, au).map_err(|_| GestionInvalide::Periode)?;
        let tableau = self.tableau(&plan, periode, None).await?;
        let cellule = tableau.lignes.first().and_then(|ligne| ligne.cellules.first());
        let psp = match cellule {
            Some(Cellule::Compte(nombre)) => *nombre,
            Some(Cellule::Delai(_) | Cellule::Rapport { .. }) | None => 0,
        };
        Ok(ChargePsp::de(psp, postes.iter().map(|poste| &poste.contenu), au))
    }

    /// The load today, when it is over what the report asks: said to a head of unit each morning.
    /// Counted from the repertoire: the day does not open every journal.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn alerte_charge(
        &self,
        contexte: &mut Contexte,
    ) -> Result<Option<ChargePsp>, ErreurApp> {
        if self.regles().await?.role(self.membre) != Some(Role::Cheffe) {
            return Ok(None);
        }
        let postes = self.postes().await?;
        if postes.is_empty() {
            return Ok(None);
        }
        let (repertoire, _) = self.repertoire_vu(contexte).await?;
        let psp = repertoire.parcourir(|fiches| {
            fiches.iter().filter(|fiche| fiche.situation.etape == Some(Etape::EnCours)).count()
        });
        let psp = u64::try_from(psp).unwrap_or(u64::MAX);
        let postes = postes.iter().map(|poste| &poste.contenu);
        let charge = ChargePsp::de(psp, postes, contexte.aujourdhui);
        Ok((charge.niveau() == NiveauCharge::Dessus).then_some(charge))
    }
}

/// Minutes noted with the acts of one stream over a period, by author and activity, as the
/// observatory counts them (`temps.*`). Support given while a pathway runs is time on that pathway.
fn minutes_des_actes(actes: &[Acte], periode: Periode) -> Vec<((MembreId, ActiviteTemps), u64)> {
    let regard = Regard::au(Jour::DERNIER);
    let parcours = fold(actes, &regard).psp.parcours;
    let mut minutes = Vec::new();
    for effectif in effectifs(actes, &regard) {
        let le = effectif.survenu_le;
        if le < periode.du() || periode.au() < le {
            continue;
        }
        if let Some((activite, combien)) = minutes_du_fait(effectif.fait) {
            let de_psp = activite == ActiviteTemps::Accompagnement
                && parcours.iter().any(|parcours| parcours.court(le));
            let activite = if de_psp { ActiviteTemps::Psp } else { activite };
            minutes.push(((effectif.acte.auteur, activite), u64::from(combien)));
        }
    }
    minutes
}
