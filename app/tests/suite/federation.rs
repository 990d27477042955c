//! A federation of five associations, and one of a hundred: whatever comes, in whatever order.

use app::contribuer::Contribution;
use app::federation::{Campagne, Enveloppe, Inscrite, RefusPaquet, Registre, sceller};
use app::{CleFederation, ParametresPhrase};
use domain::{AssociationId, Horodatage, Jour, MembreId};
use observatory::paquets::{Contenu, ErreurPaquet, Tables, canonique, table_protegee};
use observatory::pool::{Edition, ErreurPool, Pool};
use observatory::{Compteurs, FaitDate, Sexe, Sorte, tables};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use tableau::{Case, Periode};
use vault::{Coffre, NouveauMembre, empreinte_paquet, fonder};

const ANNEE: i16 = 2025;

struct Scene {
    alea: ChaCha20Rng,
    cle: CleFederation,
    campagne: Campagne,
    coffres: Vec<Coffre>,
}

fn association(rang: usize) -> AssociationId {
    let mut octets = [7; 16];
    octets[15] = u8::try_from(rang).unwrap();
    AssociationId::depuis_octets(octets)
}

fn coffre(alea: &mut ChaCha20Rng) -> Coffre {
    let membre = NouveauMembre {
        membre: MembreId::depuis_octets([1; 16]),
        identifiant: "responsable",
        phrase: "peu importe",
        parametres: ParametresPhrase::ESSAIS,
    };
    fonder(&membre, alea).unwrap().coffre
}

fn jour(texte: &str) -> Jour {
    texte.parse().unwrap()
}

impl Scene {
    fn nouvelle(nombre: usize) -> Self {
        let mut alea = ChaCha20Rng::seed_from_u64(57);
        let coffres: Vec<Coffre> = (0..nombre).map(|_| coffre(&mut alea)).collect();
        let inscrites = coffres.iter().enumerate().map(|(rang, coffre)| Inscrite {
            association: association(rang),
            nom: format!("Association fictive {rang}"),
            cle: coffre.cle_de_signature(),
        });
        let campagne = Campagne {
            nom: "Fédération fictive".into(),
            periode: Periode::annee(ANNEE).unwrap(),
            catalogue: tables::VERSION.into(),
            cloture: jour("2026-03-31"),
            inscrites: inscrites.collect(),
        };
        Self { cle: CleFederation::tirer(&mut alea), alea, campagne, coffres }
    }

    /// People with a gender, an age, acts and pathways, all drawn.
    fn contenu(&mut self, rang: usize, personnes: u32) -> Contenu {
        let mut compteurs = Compteurs::nouveaux(ANNEE).unwrap();
        for _ in 0..personnes {
            let mut sous = |borne: u32| self.alea.next_u32() % borne;
            let le = |mois: u32| jour(&format!("{ANNEE}-{:02}-15", mois + 1));
            let sexe = if sous(10) < 8 { Sexe::F } else { Sexe::TOUS[sous(4) as usize] };
            let code = u8::try_from(Sexe::TOUS.iter().position(|s| *s == sexe).unwrap()).unwrap();
            let debut = jour("2024-01-01");
            let mut faits = vec![
                FaitDate::pendant(Sorte::Sexe, debut, None).code(code),
                FaitDate::pendant(Sorte::Naissance, debut, None).nombre(1960 + sous(50)),
                FaitDate::pendant(Sorte::Origine, debut, None).code(u8::try_from(sous(4)).unwrap()),
                FaitDate::pendant(Sorte::Ouvert, debut, None),
                FaitDate::le(Sorte::Accompagnement, le(sous(12)))
                    .code(u8::try_from(sous(9)).unwrap()),
            ];
            if sous(3) == 0 {
                faits.push(FaitDate::le(Sorte::PspDemande, le(sous(12))));
            }
            compteurs.compter_personne(&faits);
        }
        Contenu {
            association: association(rang),
            catalogue: tables::VERSION.into(),
            generateur: "essais".into(),
            periode: Periode::annee(ANNEE).unwrap(),
            consigne_avant: Horodatage::depuis_micros(1_767_300_000_000_000),
            remplace: None,
            sel: [u8::try_from(rang).unwrap(); 32],
            tables: Tables::Exactes(tables::annuelles(&compteurs).unwrap()),
        }
    }

    fn signer(&self, rang: usize, contenu: Contenu) -> Contribution {
        let octets = contenu.octets();
        Contribution {
            empreinte: empreinte_paquet(&octets),
            cle: self.coffres[rang].cle_de_signature(),
            signature: self.coffres[rang].signer_paquet(&octets),
            contenu,
        }
    }

    fn fichier(&mut self, contribution: &Contribution) -> Vec<u8> {
        sceller(contribution, &self.cle.publique(), &mut self.alea).unwrap()
    }

    fn recevoir(&self, registre: &mut Registre, fichier: &[u8]) -> Result<(), RefusPaquet> {
        let signe = Enveloppe::lire(fichier)?.ouvrir(Some(&self.cle))?;
        registre.recevoir(&self.campagne, signe, jour("2026-03-01"))
    }
}

fn octets(edition: &Edition) -> Vec<u8> {
    canonique(&edition.tables.iter().map(table_protegee).collect::<Vec<_>>().into())
}

fn federation(nombre: usize, personnes: u32) {
    let mut scene = Scene::nouvelle(nombre);
    let contributions: Vec<Contribution> = (0..nombre)
        .map(|rang| {
            let contenu = scene.contenu(rang, personnes + u32::try_from(rang % 3).unwrap());
            scene.signer(rang, contenu)
        })
        .collect();
    let mut fichiers: Vec<Vec<u8>> = contributions.iter().map(|c| scene.fichier(c)).collect();
    let mut registre = Registre::default();
    for fichier in &fichiers {
        scene.recevoir(&mut registre, fichier).unwrap();
    }
    // A replay is refused, sealed again or not.
    let rejoue = scene.fichier(&contributions[1]);
    for fichier in [&fichiers[1], &rejoue] {
        assert_eq!(scene.recevoir(&mut registre, fichier), Err(RefusPaquet::DejaRecu));
    }
    let edition = registre.mettre_en_commun().unwrap().publier(&[]).unwrap();
    assert!(edition.attaquees > 0 && edition.bilan()[0].1 > 0, "small counts were masked");
    for table in &edition.tables {
        let personnes = tables::regle(&table.entete.unite).seuil > 0;
        let petite = |case: &Case| matches!(case, Case::Publiee(1..=5));
        assert!(!(personnes && table.cases.iter().any(petite)), "{:?}", table.entete.indicateur);
    }
    // Another order, the same bytes.
    fichiers.reverse();
    let mut autre = Registre::default();
    for fichier in &fichiers {
        scene.recevoir(&mut autre, fichier).unwrap();
    }
    assert_eq!(autre, registre);
    let encore = autre.mettre_en_commun().unwrap().publier(&[]).unwrap();
    assert_eq!(octets(&encore), octets(&edition));
}

#[test]
fn five_associations_publish_together() {
    federation(5, 80);
}

#[test]
fn a_hundred_associations_publish_together() {
    federation(100, 4);
}

#[test]
fn a_packet_that_replaces_another_may_come_before_it() {
    let mut scene = Scene::nouvelle(2);
    let premier = scene.contenu(0, 40);
    let premier = scene.signer(0, premier);
    let mut corrige = scene.contenu(0, 50);
    let seconde = scene.signer(0, corrige.clone());
    corrige.remplace = Some(premier.empreinte);
    let corrige = scene.signer(0, corrige);
    let files = [&premier, &corrige, &seconde].map(|c| scene.fichier(c));
    let [premier_f, corrige_f, seconde_f] = files;
    let mut registre = Registre::default();
    scene.recevoir(&mut registre, &premier_f).unwrap();
    // A second one that names nothing is refused, with the one to name.
    let actuel = premier.empreinte;
    assert_eq!(scene.recevoir(&mut registre, &seconde_f), Err(RefusPaquet::Second { actuel }));
    scene.recevoir(&mut registre, &corrige_f).unwrap();
    let mut autre = Registre::default();
    scene.recevoir(&mut autre, &corrige_f).unwrap();
    scene.recevoir(&mut autre, &premier_f).unwrap();
    assert_eq!(autre, registre);
    assert_eq!(registre.nombre(), 2);
    let actuels: Vec<_> = registre.actuels().map(|(empreinte, _)| *empreinte).collect();
    assert_eq!(actuels, [corrige.empreinte]);
}

#[test]
fn what_must_be_refused_is_refused_and_changes_nothing() {
    let mut scene = Scene::nouvelle(3);
    let bon = scene.contenu(0, 30);
    let mut registre = Registre::default();
    let mut refus = |scene: &mut Scene, contribution: &Contribution| {
        let fichier = scene.fichier(contribution);
        let refus = scene.recevoir(&mut registre, &fichier).unwrap_err();
        assert_eq!(registre, Registre::default());
        assert!(!refus.code().is_empty() && !refus.conseil().is_empty());
        refus
    };
    // Forged: changed after it was signed, signed by a stranger, signed for another.
    let mut change = scene.signer(0, bon.clone());
    change.contenu = scene.contenu(0, 31);
    assert_eq!(refus(&mut scene, &change), RefusPaquet::Signature);
    let inconnu = coffre(&mut ChaCha20Rng::seed_from_u64(99));
    let mut etranger = scene.signer(0, bon.clone());
    etranger.cle = inconnu.cle_de_signature();
    etranger.signature = inconnu.signer_paquet(&bon.octets());
    assert_eq!(refus(&mut scene, &etranger), RefusPaquet::Inconnue);
    let usurpe = scene.signer(1, bon.clone());
    assert_eq!(refus(&mut scene, &usurpe), RefusPaquet::Usurpation);
    // Another year, another list of tables, a table missing, counts masked.
    let autre = Contenu { periode: Periode::annee(2024).unwrap(), ..bon.clone() };
    let autre = scene.signer(0, autre);
    assert!(matches!(refus(&mut scene, &autre), RefusPaquet::Periode { .. }));
    let autre = scene.signer(0, Contenu { catalogue: "2019-01.1".into(), ..bon.clone() });
    assert!(matches!(refus(&mut scene, &autre), RefusPaquet::Catalogue { .. }));
    let Tables::Exactes(toutes) = bon.tables.clone() else { panic!("exact") };
    let moins = Tables::Exactes(toutes[1..].to_vec());
    let moins = scene.signer(0, Contenu { tables: moins, ..bon.clone() });
    assert_eq!(refus(&mut scene, &moins), RefusPaquet::Incomplet);
    let protegees = Pool::nouveau(vec![toutes]).unwrap().publier(&[]).unwrap().tables;
    let protege = Contenu { tables: Tables::Protegees(protegees), ..bon.clone() };
    let protege = scene.signer(0, protege);
    assert_eq!(refus(&mut scene, &protege), RefusPaquet::Protege);

    // Late; damaged; sealed to another; not a packet; another version.
    let contribution = scene.signer(0, bon.clone());
    let fichier = scene.fichier(&contribution);
    let signe = Enveloppe::lire(&fichier).unwrap().ouvrir(Some(&scene.cle)).unwrap();
    let tard = registre.recevoir(&scene.campagne, signe, jour("2026-04-01"));
    assert_eq!(tard, Err(RefusPaquet::Close(jour("2026-03-31"))));
    let mut abime = fichier.clone();
    *abime.last_mut().unwrap() ^= 1;
    assert_eq!(scene.recevoir(&mut registre, &abime), Err(RefusPaquet::PasPourNous));
    let autre = CleFederation::tirer(&mut scene.alea).publique();
    let ailleurs = sceller(&contribution, &autre, &mut scene.alea).unwrap();
    assert_eq!(scene.recevoir(&mut registre, &ailleurs), Err(RefusPaquet::PasPourNous));
    assert_eq!(scene.recevoir(&mut registre, b"bonjour"), Err(RefusPaquet::PasUnPaquet));
    let texte = String::from_utf8(bon.octets()).unwrap();
    let futur = texte.replace("\"format\":2", "\"format\":3");
    assert_eq!(Contenu::lire(futur.as_bytes()), Err(ErreurPaquet::Version(3)));
    let ample = texte.replacen(',', ", ", 1);
    assert_eq!(Contenu::lire(ample.as_bytes()), Err(ErreurPaquet::Forme));
    assert_eq!(Contenu::lire(texte.as_bytes()).unwrap(), bon);
    assert_eq!(registre, Registre::default());
    assert!(matches!(registre.mettre_en_commun(), Err(ErreurPool::Vide)));
}
