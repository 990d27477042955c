//! One durable act at a time, beside the bare insertion of the same bytes.

use app::Session;
use app::consigner::AConsigner;
use app::ouvrir_dossier::PremierContact;
use domain::recit::Identite;
use domain::{Acte, Compartiment, DossierId, Fait, Flux, MembreId};
use rand_chacha::ChaCha20Rng;
use rusqlite::{Connection, params};
use store::{Ajout, FicheScellee, Store, Vues};
use vault::{ClesFlux, Coffre};

use crate::base::{contexte, couches, creer, nationale};
use crate::mesure::{Durees, attendre, chronometrer, dire, lisible};
use crate::{base, nue};

/// Acts of one file, and files. Ours and the limit take turns every few acts, so that what slows
/// the disk for a tenth of a second slows both.
const ACTES: usize = 250;
const TOURS: usize = 9;
const PAR_TOUR: usize = 10;

/// A situation with a few deadlines, as long as those of the demonstration.
const FICHE: [u64; 24] = [1 << 20; 24];

pub(crate) async fn mesurer() {
    let lieu = tempfile::tempdir_in(base::atelier()).unwrap();
    let chemin = lieu.path().join("base.db");
    let session = creer(&chemin).await;
    let (store, coffre) = couches(&chemin).await;
    let nue = nue::durable(&lieu.path().join("nue.db"));
    nue.execute_batch(
        "create table nue (flux text, rang integer, id text, survenu_le text, consigne_a integer, \
         auteur text, empreinte blob, fait blob, scelle blob, fiche blob)",
    )
    .unwrap();
    let (mut notre, mut complet, mut limite) = (Vec::new(), Vec::new(), Vec::new());
    for tour in 0..TOURS {
        let mut ecrivain = Ecrivain::nouveau(&store, &coffre, tour).await;
        for debut in (1..=ACTES).step_by(PAR_TOUR) {
            let (duree, scelles) = attendre(ecrivain.ecrire(debut)).await;
            notre.push(duree);
            limite.push(chronometrer(|| inserer(&nue, &scelles)).0);
        }
        complet.push(consigner(&session).await);
    }
    let par_acte = |durees: Vec<f64>, actes: usize| {
        Durees::de(durees).mediane() / f64::from(u32::try_from(actes).unwrap())
    };
    let (notre, limite) = (par_acte(notre, PAR_TOUR), par_acte(limite, PAR_TOUR));
    let complet = par_acte(complet, ACTES);
    let debit = limite / notre;
    dire(
        "Durable appends, one act each (seal, chain, view)",
        &format!("{} ({:.0}/s)", lisible(notre), 1.0 / notre),
        &format!("{} ({:.0}/s), rate × {debit:.2}", lisible(limite), 1.0 / limite),
        Some(debit >= 0.5),
    );
    dire(
        "The whole use case (load, decide, seal, append, deadlines, tokens)",
        &format!("{} ({:.0}/s)", lisible(complet), 1.0 / complet),
        &format!("rate × {:.2}", limite / complet),
        None,
    );
    session.fermer().await;
    store.fermer().await;
}

/// Writes the acts of a fictitious person one by one.
struct Ecrivain<'a> {
    store: &'a Store,
    dossier: DossierId,
    cles: ClesFlux,
    alea: ChaCha20Rng,
    actes: Vec<Acte>,
}

impl<'a> Ecrivain<'a> {
    /// Opens the file: its first act is not measured.
    async fn nouveau(store: &'a Store, coffre: &'a Coffre, tour: usize) -> Self {
        let mut alea = contexte().alea;
        let dossier = DossierId::v8([u8::try_from(tour).unwrap() + 1; 16]);
        let flux = Flux::Dossier(dossier);
        let (rangees, cles) = coffre.creer_flux(flux, &mut alea).unwrap();
        let generateur = nationale();
        let premiere = u32::try_from(tour * 20).unwrap();
        let fictifs = (premiere..).flat_map(|indice| generateur.dossier(indice).actes);
        let actes: Vec<Acte> = (1..)
            .zip(fictifs.take(ACTES + 1))
            .map(|(rang, acte)| acte.en_acte(flux, rang, MembreId::depuis_octets([7; 16])))
            .collect();
        let mut ecrivain = Self { store, dossier, cles, alea, actes };
        let mut ajout = ecrivain.ajout(0);
        ajout.cles = rangees;
        store.ajouter(&[ajout]).await.unwrap();
        ecrivain
    }

    async fn ecrire(&mut self, debut: usize) -> Vec<Ajout> {
        let mut ecrits = Vec::with_capacity(PAR_TOUR);
        for numero in debut..debut + PAR_TOUR {
            let ajout = self.ajout(numero);
            self.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
            ecrits.push(ajout);
        }
        ecrits
    }

    fn ajout(&mut self, numero: usize) -> Ajout {
        let acte = &self.actes[numero];
        let fiche = FicheScellee {
            version: 1,
            rang: acte.rang,
            faits: self.cles.sceller_fiche(Compartiment::Faits, &FICHE, &mut self.alea).unwrap(),
            identite: None,
        };
        Ajout {
            actes: vec![self.cles.sceller(acte, &mut self.alea).unwrap()],
            cles: Vec::new(),
            vues: Some(Vues { dossier: self.dossier, jetons: None, fiche: Some(fiche) }),
        }
    }
}

/// The same bytes: a prepared statement, a transaction a row, no index, no chain.
fn inserer(nue: &Connection, ajouts: &[Ajout]) {
    let mut insertion = nue
        .prepare_cached("insert into nue values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
        .unwrap();
    for ajout in ajouts {
        let acte = &ajout.actes[0];
        let fiche = ajout.vues.as_ref().and_then(|vues| vues.fiche.as_ref());
        insertion
            .execute(params![
                acte.flux.to_string(),
                acte.rang,
                acte.id.to_string(),
                acte.survenu_le.to_string(),
                acte.consigne_a.micros(),
                acte.auteur.to_string(),
                [0_u8; 32],
                acte.fait,
                acte.scelle,
                fiche.map(|fiche| fiche.faits.as_slice()),
            ])
            .unwrap();
    }
}

/// Seconds to record as many acts in a new file through the use case: it grows as they come.
async fn consigner(session: &Session) -> f64 {
    let mut contexte = contexte();
    let identite = Identite { nom: Some("Rivage (fictif)".into()), ..Identite::default() };
    let contact = PremierContact { id: None, le: None, voie: None, identite };
    let (dossier, _) = session.ouvrir_dossier(contact, &mut contexte).await.unwrap();
    let (duree, ()) = attendre(async {
        for _ in 0..ACTES {
            let faits = vec![Fait::Note];
            let demande =
                AConsigner { faits, recit: None, survenu_le: None, apres: None, id: None };
            session.consigner(dossier, demande, &mut contexte).await.unwrap();
        }
    })
    .await;
    duree
}
