//! Opening a file of 200 acts, beside reading and decrypting as many bytes.

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use domain::{DossierId, Flux, MembreId, Regard, fold};
use rand_core::Rng as _;
use rusqlite::{Connection, params};
use store::Ajout;
use vault::ActeScelle;

use crate::base::{self, AUJOURDHUI, contexte, couches, creer, nationale};
use crate::mesure::{Durees, attendre, chronometrer, dire, lisible};
use crate::nue;

const ACTES: usize = 200;
const DOSSIERS: u8 = 40;
const TOURS: usize = 15;

/// What a sealed field has around its content, and what it is bound to: vault's layout.
const EN_TETE: usize = 13;
const NONCE: usize = 24;
const TAG: usize = 16;
const LIE: [u8; 48] = [5; 48];

pub(crate) async fn mesurer() {
    let lieu = tempfile::tempdir_in(base::atelier()).unwrap();
    let chemin = lieu.path().join("base.db");
    let session = creer(&chemin).await;
    let nue = Nue::nouvelle(&nue::durable(&lieu.path().join("nue.db")));
    let nue_connexion = nue::durable(&lieu.path().join("nue.db"));
    let flux = remplir(&chemin, &nue_connexion, &nue).await;
    let (mut notre, mut limite) = (Vec::new(), Vec::new());
    for tour in 0..TOURS + 2 {
        let (ouvrir, etats) = attendre(async {
            let mut etats = 0;
            for flux in &flux {
                let journal = session.journal(*flux).await.unwrap().unwrap();
                etats += fold(&journal.actes, &Regard::au(AUJOURDHUI)).accompagnements.len();
            }
            etats
        })
        .await;
        let (lire, octets) =
            chronometrer(|| flux.iter().map(|flux| nue.lire(&nue_connexion, *flux)).sum::<usize>());
        assert!(etats > 0 && octets > 0);
        // The first two warm the caches.
        if tour >= 2 {
            notre.push(ouvrir / f64::from(DOSSIERS));
            limite.push(lire / f64::from(DOSSIERS));
        }
    }
    let (notre, limite) = (Durees::de(notre), Durees::de(limite));
    let rapport = notre.mediane() / limite.mediane();
    dire(
        "Open one file of 200 acts: load, open, fold",
        &lisible(notre.mediane()),
        &format!("{}, × {rapport:.2}", lisible(limite.mediane())),
        Some(rapport <= 3.0),
    );
    session.fermer().await;
}

/// Files of fictitious acts, in our base and in the bare one.
async fn remplir(chemin: &std::path::Path, nue: &Connection, limite: &Nue) -> Vec<Flux> {
    let (store, coffre) = couches(chemin).await;
    let generateur = nationale();
    let mut alea = contexte().alea;
    let mut fictifs = generateur.dossiers().flat_map(|dossier| dossier.actes);
    let mut tous = Vec::new();
    for numero in 1..=DOSSIERS {
        let flux = Flux::Dossier(DossierId::v8([numero; 16]));
        let (cles, ouvertes) = coffre.creer_flux(flux, &mut alea).unwrap();
        let actes: Vec<ActeScelle> = (1..)
            .zip(fictifs.by_ref().take(ACTES))
            .map(|(rang, acte)| acte.en_acte(flux, rang, MembreId::depuis_octets([7; 16])))
            .map(|acte| ouvertes.sceller(&acte, &mut alea).unwrap())
            .collect();
        limite.ecrire(nue, &actes);
        store.ajouter(&[Ajout { actes, cles, vues: None }]).await.unwrap();
        tous.push(flux);
    }
    store.fermer().await;
    tous
}

/// Sealed fields of the same lengths, opened by the cipher alone.
struct Nue(XChaCha20Poly1305);

impl Nue {
    fn nouvelle(connexion: &Connection) -> Self {
        connexion
            .execute_batch(
                "create table nue (flux text, rang integer, id text, fait blob, scelle blob, \
                 primary key (flux, rang)) without rowid",
            )
            .unwrap();
        Self(XChaCha20Poly1305::new(&[9; 32].into()))
    }

    fn ecrire(&self, connexion: &Connection, actes: &[ActeScelle]) {
        let transaction = connexion.unchecked_transaction().unwrap();
        for acte in actes {
            let ligne = params![
                acte.flux.to_string(),
                acte.rang,
                acte.id.to_string(),
                self.sceller(acte.fait.len()),
                acte.scelle.as_ref().map(|scelle| self.sceller(scelle.len())),
            ];
            transaction.execute("insert into nue values (?1, ?2, ?3, ?4, ?5)", ligne).unwrap();
        }
        transaction.commit().unwrap();
    }

    fn sceller(&self, longueur: usize) -> Vec<u8> {
        let mut octets = vec![0; longueur];
        contexte().alea.fill_bytes(&mut octets);
        let (tete, reste) = octets.split_at_mut(EN_TETE + NONCE);
        let nonce = XNonce::try_from(&tete[EN_TETE..]).unwrap();
        let (corps, fin) = reste.split_at_mut(longueur - EN_TETE - NONCE - TAG);
        let tag = self.0.encrypt_inout_detached(&nonce, &LIE, corps.into()).unwrap();
        fin.copy_from_slice(&tag);
        octets
    }

    fn lire(&self, connexion: &Connection, flux: Flux) -> usize {
        let mut lecture = connexion
            .prepare_cached("select id, fait, scelle from nue where flux = ?1 order by rang")
            .unwrap();
        let mut lignes = lecture.query([flux.to_string()]).unwrap();
        let (mut total, mut clair) = (0, Vec::new());
        while let Some(ligne) = lignes.next().unwrap() {
            total += self.ouvrir(ligne.get_ref(1).unwrap().as_blob().unwrap(), &mut clair);
            if let Some(recit) = ligne.get_ref(2).unwrap().as_blob_or_null().unwrap() {
                total += self.ouvrir(recit, &mut clair);
            }
        }
        total
    }

    fn ouvrir(&self, scelle: &[u8], clair: &mut Vec<u8>) -> usize {
        let (tete, reste) = scelle.split_at(EN_TETE + NONCE);
        let nonce = XNonce::try_from(&tete[EN_TETE..]).unwrap();
        let (corps, tag) = reste.split_at(reste.len() - TAG);
        clair.clear();
        clair.extend_from_slice(corps);
        let tag = Tag::try_from(tag).unwrap();
        self.0.decrypt_inout_detached(&nonce, &LIE, clair.as_mut_slice().into(), &tag).unwrap();
        clair.len()
    }
}
