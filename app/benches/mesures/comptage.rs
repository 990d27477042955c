//! Counting alone, once decrypted. `benches/comptage_duckdb.py` runs it and times DuckDB on the
//! facts it leaves in the target directory.

use std::fmt::Write as _;
use std::io::Write as _;

use domain::dossier::effectif::effectifs;
use domain::{Flux, Jour, MembreId, Regard};
use observatory::{Compteurs, Extraction, FaitDate, extraire};

use crate::base::{atelier, nationale};
use crate::mesure::{Durees, chronometrer, dire, lisible};

const ANNEE: i16 = 2024;
const TOURS: usize = 15;

/// Facts of everyone, person after person, and where each person's begin.
#[derive(Default)]
struct Faits {
    faits: Vec<FaitDate>,
    debuts: Vec<usize>,
}

pub(crate) fn mesurer() {
    let faits = tirer();
    let mut un_fil = Vec::new();
    let mut deux_fils = Vec::new();
    let mut compteurs = Compteurs::nouveaux(ANNEE).unwrap();
    for _ in 0..TOURS {
        un_fil.push(chronometrer(|| faits.compter(0, faits.debuts.len())).0);
        let (duree, comptes) = chronometrer(|| faits.compter_a_deux());
        deux_fils.push(duree);
        compteurs = comptes;
    }
    let (un_fil, deux_fils) = (Durees::de(un_fil), Durees::de(deux_fils));
    println!("{} people, {} facts", faits.debuts.len(), faits.faits.len());
    dire(
        "Counting alone, once decrypted",
        &format!("{}, one thread {}", lisible(deux_fils.mediane()), lisible(un_fil.mediane())),
        "DuckDB: benches/comptage_duckdb.py",
        None,
    );
    exporter(&faits, &compteurs, deux_fils.mediane());
}

/// Every fact of the national draw, as the figures extract them from acts in force.
fn tirer() -> Faits {
    let generateur = nationale();
    let (mut tous, mut extraction) = (Faits::default(), Extraction::default());
    for dossier in generateur.dossiers() {
        let flux = Flux::Dossier(dossier.id);
        let auteur = MembreId::depuis_octets([7; 16]);
        let actes: Vec<_> =
            (1..).zip(dossier.actes).map(|(rang, acte)| acte.en_acte(flux, rang, auteur)).collect();
        let en_vigueur = effectifs(&actes, &Regard::au(Jour::DERNIER));
        extraction.faits.clear();
        extraire(en_vigueur.iter().map(|acte| (acte.survenu_le, acte.fait)), &mut extraction);
        tous.debuts.push(tous.faits.len());
        tous.faits.extend_from_slice(&extraction.faits);
    }
    tous
}

impl Faits {
    fn de(&self, personne: usize) -> &[FaitDate] {
        let fin = self.debuts.get(personne + 1).copied().unwrap_or(self.faits.len());
        &self.faits[self.debuts[personne]..fin]
    }

    fn compter(&self, premiere: usize, apres: usize) -> Compteurs {
        let mut compteurs = Compteurs::nouveaux(ANNEE).unwrap();
        for personne in premiere..apres {
            compteurs.compter_personne(self.de(personne));
        }
        compteurs
    }

    fn compter_a_deux(&self) -> Compteurs {
        let milieu = self.debuts.len() / 2;
        std::thread::scope(|portee| {
            let reste = portee.spawn(|| self.compter(milieu, self.debuts.len()));
            let mut compteurs = self.compter(0, milieu);
            compteurs.ajouter(&reste.join().unwrap());
            compteurs
        })
    }
}

/// Leaves the facts, our figures and our time where the script reads them.
fn exporter(faits: &Faits, compteurs: &Compteurs, secondes: f64) {
    let lieu = atelier().join("comptage");
    std::fs::create_dir_all(&lieu).unwrap();
    let fichier = std::fs::File::create(lieu.join("faits.csv")).unwrap();
    let mut fichier = std::io::BufWriter::new(fichier);
    writeln!(fichier, "personne,sorte,code,nombre,du,au").unwrap();
    for personne in 0..faits.debuts.len() {
        for fait in faits.de(personne) {
            let sorte = fait.sorte as u8;
            let FaitDate { code, nombre, du, au, .. } = fait;
            writeln!(fichier, "{personne},{sorte},{code},{nombre},{du},{au}").unwrap();
        }
    }
    fichier.flush().unwrap();
    let mut chiffres = format!("{{\"secondes\":{secondes},\"annee\":{ANNEE},\"chiffres\":[");
    for (rang, (id, [f, h, t, inconnu])) in compteurs.lignes().enumerate() {
        let virgule = if rang == 0 { "" } else { "," };
        write!(chiffres, "{virgule}[\"{id}\",{f},{h},{t},{inconnu}]").unwrap();
    }
    chiffres.push_str("]}\n");
    std::fs::write(lieu.join("chiffres.json"), chiffres).unwrap();
}
