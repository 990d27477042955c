//! A flip of any one bit of any stored act is found and named.

use domain::Flux;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use store::{Ajout, Nature, Store};

use crate::commun::{Essai, jour, sur_chaque_moteur, sur_sqlite};

/// A few streams of a few acts, all of them signed.
async fn peupler(essai: &mut Essai) -> Vec<Ajout> {
    let mut ajouts = Vec::new();
    for actes in [1, 3, 4] {
        ajouts.push(essai.ouverture(actes).0);
    }
    ajouts.push(essai.dans_l_association().await);
    essai.store.ajouter(&ajouts).await.unwrap();
    let cle = essai.coffre.cle_de_signature();
    essai.store.signer_tete(jour(1), cle, |message| essai.coffre.signer(message)).await.unwrap();
    ajouts
}

async fn brute(essai: &Essai) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(essai.place.fichier())
        .foreign_keys(false)
        .connect()
        .await
        .unwrap()
}

async fn executer(connexion: &mut SqliteConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(connexion).await.unwrap();
}

/// A value as SQL writes it.
fn litteral(genre: &str, octets: &[u8]) -> String {
    let hexa = octets.iter().fold(String::new(), |hexa, octet| format!("{hexa}{octet:02x}"));
    match genre {
        "null" => "null".to_owned(),
        "integer" => i64::from_be_bytes(octets.try_into().unwrap()).to_string(),
        "text" => format!("cast(x'{hexa}' as text)"),
        _ => format!("x'{hexa}'"),
    }
}

/// The same value with one bit flipped: each bit in turn for short values, a bit of each byte, not
/// the same each time, for long ones.
fn bascules(genre: &str, octets: &[u8]) -> Vec<Vec<u8>> {
    let mut bascules = Vec::new();
    for place in 0..octets.len() {
        let bits = if octets.len() > 8 { place % 8..place % 8 + 1 } else { 0..8 };
        for bit in bits {
            let mut autre = octets.to_vec();
            autre[place] ^= 1 << bit;
            bascules.push(autre);
        }
    }
    if genre == "null" {
        bascules.push(Vec::new());
    }
    bascules
}

const COLONNES: [&str; 9] =
    ["flux", "rang", "id", "survenu_le", "consigne_a", "auteur", "empreinte", "fait", "scelle"];

/// Bits of every column of every act, flipped in SQL then put back. The stream and the act are
/// named, by its rank when its id is what was flipped.
#[test]
fn every_bit_of_every_column_counts() {
    sur_sqlite(|mut essai| async move {
        peupler(&mut essai).await;
        let mut brute = brute(&essai).await;
        let actes = sqlx::query("select id, flux, rang from actes").fetch_all(&mut brute).await;
        for ligne in actes.unwrap() {
            let (id, flux, rang): (String, String, i64) =
                (ligne.get(0), ligne.get(1), ligne.get(2));
            for colonne in COLONNES {
                let sql = format!(
                    "select typeof({colonne}), cast({colonne} as blob), cast({colonne} as integer) \
                     from actes where id = '{id}'"
                );
                let lue = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut brute).await.unwrap();
                let genre: String = lue.get(0);
                let octets = if genre == "integer" {
                    lue.get_unchecked::<i64, _>(2).to_be_bytes().to_vec()
                } else {
                    lue.get_unchecked::<Vec<u8>, _>(1)
                };
                for autre in bascules(&genre, &octets) {
                    let valeur = litteral(if genre == "null" { "blob" } else { &genre }, &autre);
                    let ici = format!("where flux = '{flux}' and rang = {rang}");
                    let sql = format!("update actes set {colonne} = {valeur} {ici}");
                    if sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut brute).await.is_err() {
                        // Another act is already at that rank: the engine itself refuses.
                        continue;
                    }
                    let rapport = essai.store.verifier(None).await.unwrap();
                    let nomme = rapport.degats.iter().any(|degat| {
                        degat.flux == flux
                            && (degat.acte.as_ref() == Some(&id)
                                || (colonne == "id" && degat.rang == Some(rang)))
                    });
                    assert!(nomme, "{colonne} of {flux} {rang} {id} as {valeur}: {rapport:#?}");
                    let ici = if matches!(colonne, "flux" | "rang") {
                        format!("where id = '{id}'")
                    } else {
                        ici
                    };
                    let valeur = litteral(&genre, &octets);
                    executer(&mut brute, format!("update actes set {colonne} = {valeur} {ici}"))
                        .await;
                }
            }
        }
        brute.close().await.unwrap();
        essai.finir().await;
    });
}

/// Where each record of a table or an index lies in the file, its header included.
async fn enregistrements(
    essai: &Essai,
    fichier: &[u8],
    arbre: &str,
) -> Vec<std::ops::Range<usize>> {
    let mut brute = brute(essai).await;
    let taille: i64 = sqlx::query("pragma page_size").fetch_one(&mut brute).await.unwrap().get(0);
    let taille = usize::try_from(taille).unwrap();
    let pages = sqlx::query("select pageno from dbstat where name = $1").bind(arbre);
    let pages = pages.fetch_all(&mut brute).await.unwrap();
    brute.close().await.unwrap();
    let mut trouves = Vec::new();
    for page in pages {
        let debut = (usize::try_from(page.get::<i64, _>(0)).unwrap() - 1) * taille;
        let court =
            |place: usize| usize::from(u16::from_be_bytes([fichier[place], fichier[place + 1]]));
        // An interior page's header is four bytes longer, and so is each of its cells.
        let interieure = if fichier[debut] == 2 { 4 } else { 0 };
        for cellule in 0..court(debut + 3) {
            let mut place = debut + court(debut + 8 + interieure + 2 * cellule) + interieure;
            let mut longueur = 0;
            loop {
                longueur = longueur << 7 | usize::from(fichier[place] & 0x7f);
                place += 1;
                if fichier[place - 1] & 0x80 == 0 {
                    break;
                }
            }
            trouves.push(place..place + longueur);
        }
    }
    trouves
}

/// A bit of each byte of the records, flipped in the file itself: values, and the header that says
/// their types and lengths.
#[test]
fn every_byte_of_every_record_counts() {
    sur_sqlite(|mut essai| async move {
        let ajout = essai.ouverture(4).0;
        essai.store.ajouter(&[ajout]).await.unwrap();
        let ajouts = peupler(&mut essai).await;
        essai.store.fermer().await;
        let fichier = std::fs::read(essai.place.fichier()).unwrap();
        let table = enregistrements(&essai, &fichier, "actes").await;
        assert_eq!(table.len(), 4 + 1 + 3 + 4 + 1);
        // The index of ids holds a copy of three columns. What is damaged there makes neighbours
        // unreachable: some act is named, perhaps not that one; or none, when the types and lengths
        // that begin the record are what is damaged.
        let index = enregistrements(&essai, &fichier, "actes_id").await;
        assert_eq!(index.len(), table.len());
        let url = format!("sqlite:{}", essai.place.dossier.path().join("bascule.db").display());
        let places = table.into_iter().map(|place| (place, true));
        for (enregistrement, exact) in places.chain(index.into_iter().map(|place| (place, false))) {
            // The header is in the first bytes: every bit of it. One byte in 23 of the rest.
            let debut = enregistrement.start;
            let bits = enregistrement.clone().flat_map(|place| {
                let bits = if place - debut < 12 { 0..8 } else { place % 8..place % 8 + 1 };
                let voulu = place - debut < 12 || place % 23 == 0;
                bits.filter(move |_| voulu).map(move |bit| (place, bit))
            });
            for (place, bit) in bits {
                let mut bascule = fichier.clone();
                bascule[place] ^= 1 << bit;
                std::fs::write(url.strip_prefix("sqlite:").unwrap(), &bascule).unwrap();
                let store = Store::ouvrir(&url).await.unwrap();
                let rapport = store.verifier(None).await.unwrap();
                store.fermer().await;
                let record = &fichier[enregistrement.clone()];
                let contient = |texte: &str| record.windows(36).any(|vu| vu == texte.as_bytes());
                let nomme = rapport.degats.iter().any(|degat| {
                    let flux = degat.flux.rsplit('/').next().unwrap_or_default();
                    // An id that was itself damaged is still known to the index.
                    let mut noms =
                        degat.acte.iter().map(String::as_str).chain(degat.detail.split(' '));
                    (contient(flux) && noms.any(contient))
                        || (!exact && (degat.acte.is_some() || place - debut < 4))
                });
                assert!(nomme, "bit {bit} of byte {}: {rapport:#?}", place - debut);
            }
        }
        drop(ajouts);
        essai.place.quitter().await;
    });
}

/// On both engines: an act changed, removed, moved, cut off the end, added, or a head changed.
#[test]
fn whatever_is_done_to_the_journal_is_named() {
    sur_chaque_moteur(|mut essai| async move {
        let ajouts = peupler(&mut essai).await;
        let victime = &ajouts[2];
        let flux = victime.flux().unwrap().to_string();
        let ids: Vec<String> = victime.actes.iter().map(|acte| acte.id.to_string()).collect();
        let autre = ajouts[0].flux().unwrap();
        let ailleurs = Flux::Dossier(essai.dossier());
        let (un, quatre) = (format!("id = '{}'", ids[0]), format!("id = '{}'", ids[3]));
        let tete = format!("flux = '{flux}'");
        for (sql, nature, acte) in [
            (format!("update actes set survenu_le = '2023-01-09' where {un}"), Nature::Chaine, 0),
            (format!("update actes set auteur = id where {quatre}"), Nature::Chaine, 3),
            (
                format!("update actes set consigne_a = consigne_a + 1 where {quatre}"),
                Nature::Chaine,
                3,
            ),
            (format!("update actes set survenu_le = 'hier' where {un}"), Nature::Illisible, 0),
            (format!("update actes set rang = 9 where {quatre}"), Nature::Rang, 3),
            (format!("update actes set rang = 0 where {un}"), Nature::Rang, 0),
            (format!("update actes set flux = '{ailleurs}' where {un}"), Nature::Flux, 0),
            (format!("update actes set flux = 'x' where {quatre}"), Nature::Flux, 3),
            (format!("update actes set flux = '{autre}' where {quatre}"), Nature::Flux, 3),
            (format!("delete from actes where {un}"), Nature::Manquant, 9),
            (format!("delete from actes where {quatre}"), Nature::Manquant, 9),
            (format!("delete from actes where {tete}"), Nature::Manquant, 9),
            (format!("update tetes set rang = rang + 1 where {tete}"), Nature::Manquant, 9),
            (format!("update tetes set rang = rang - 1 where {tete}"), Nature::Tete, 3),
            (
                format!(
                    "update tetes set empreinte = (select empreinte from actes where {un}) \
                 where {tete}"
                ),
                Nature::Tete,
                3,
            ),
            (format!("delete from tetes where {tete}"), Nature::Tete, 3),
        ] {
            // On a copy of the base: each damage is found alone.
            let (place, store) = copier(&essai).await;
            alterer(&place.url, &sql).await;
            let cle = Some(essai.coffre.cle_de_signature());
            let rapport = store.verifier(cle).await.unwrap();
            let id = ids.get(acte);
            let nomme = rapport.degats.iter().any(|degat| {
                degat.nature == nature
                    && degat.flux == flux
                    && (id.is_none() || degat.acte.as_ref() == id)
            });
            assert!(nomme, "{sql}: {rapport:#?}");
            store.fermer().await;
            place.quitter().await;
        }
        essai.finir().await;
    });
}

/// Cutting the end of a stream together with its head shows only against the signed head.
#[test]
fn a_cut_end_contradicts_the_signed_head() {
    sur_chaque_moteur(|mut essai| async move {
        let ajouts = peupler(&mut essai).await;
        let victime = &ajouts[2];
        let flux = victime.flux().unwrap().to_string();
        alterer(
            &essai.place.url,
            &format!(
                "delete from actes where flux = '{flux}' and rang = 4;
                 update tetes set rang = 3, empreinte = (select empreinte from actes \
                 where flux = '{flux}' and rang = 3) where flux = '{flux}'"
            ),
        )
        .await;
        let rapport = essai.store.verifier(None).await.unwrap();
        assert_eq!(rapport.degats.len(), 1, "{:#?}", rapport.degats);
        assert_eq!(rapport.degats[0].nature, Nature::Signature);
        assert_eq!(rapport.degats[0].flux, flux);
        // And a signed head that is changed says so itself.
        for sql in [
            "update tetes_signees set jour = '2023-01-03'",
            "update tetes_signees set contenu = cle_publique",
            "update tetes_signees set numero = 2",
        ] {
            alterer(&essai.place.url, sql).await;
            let rapport = essai.store.verifier(None).await.unwrap();
            let nature = Nature::TeteSignee;
            assert!(rapport.degats.iter().any(|degat| degat.nature == nature), "{sql}");
        }
        essai.store.fermer().await;
        essai.place.quitter().await;
    });
}

/// The same journal on another base of the same engine.
async fn copier(essai: &Essai) -> (crate::commun::Place, Store) {
    let place = essai.place.autre().await;
    let (donnees, cles) = (place.dossier.path().join("d"), place.dossier.path().join("c"));
    essai.store.sauvegarder(&donnees, &cles).await.unwrap();
    let (store, _) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
    (place, store)
}

async fn alterer(url: &str, sql: &str) {
    if url.starts_with("sqlite:") {
        let options: SqliteConnectOptions = url.parse().unwrap();
        let mut connexion = options.foreign_keys(false).connect().await.unwrap();
        executer(&mut connexion, sql.to_owned()).await;
        connexion.close().await.unwrap();
    } else {
        let bassin = sqlx::PgPool::connect(url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&bassin).await.unwrap();
        bassin.close().await;
    }
}
