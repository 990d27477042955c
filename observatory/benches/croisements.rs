//! Every one-, two- and three-way count of a million records of eight categories, small counts
//! hidden. `benches/croisements_pairs.py` runs it, then NumPy and DuckDB on the same records, and
//! compares every cell.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench stops and prints")]

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use observatory::cube::croisements::{Vue, croiser};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

const LIGNES: usize = 1_000_000;
/// Groups of each category: those of a national cube, department first.
const TAILLES: [u8; 8] = [102, 7, 4, 24, 5, 3, 12, 11];
const SEUIL: u32 = 5;
const TOURS: usize = 9;

fn main() {
    let colonnes = tirer();
    let (mut durees, mut publiees) = (Vec::new(), Vec::new());
    for _ in 0..TOURS {
        let (duree, tables) = chronometrer(&colonnes);
        durees.push(duree);
        publiees = tables;
    }
    durees.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (_, mediane) = durees.get(TOURS / 2).copied().unwrap();
    let mur = durees.iter().map(|(mur, _)| *mur).fold(f64::INFINITY, f64::min);
    let habitees = publiees.iter().flat_map(|(_, vues)| vues).filter(|v| **v != Vue::Vide).count();
    println!(
        "{LIGNES} records, {} tables, {habitees} cells with somebody: {:.0} ms of processor \
         ({:.0} to {:.0}), best by the wall {:.0} ms",
        publiees.len(),
        mediane * 1e3,
        durees.first().unwrap().1 * 1e3,
        durees.last().unwrap().1 * 1e3,
        mur * 1e3
    );
    exporter(&colonnes, &publiees, mediane);
}

type Tables = Vec<(Vec<usize>, Vec<Vue>)>;

/// Seconds by the wall and of processor, and the tables with small counts hidden.
#[expect(clippy::disallowed_methods, reason = "timings belong to benches")]
fn chronometrer(colonnes: &[Vec<u8>]) -> ((f64, f64), Tables) {
    let (debut, avant) = (Instant::now(), processeur());
    let tables = croiser(colonnes, &TAILLES).unwrap();
    let vues = tables.into_iter().map(|table| {
        let vues = table.seuiller(SEUIL).collect();
        (table.axes, vues)
    });
    let vues = vues.collect();
    let mur = debut.elapsed().as_secs_f64();
    // Where the kernel does not say, the wall is all there is.
    let duree = processeur().zip(avant).map_or(mur, |(apres, avant)| apres - avant);
    ((mur, duree), vues)
}

/// Processor time of this thread so far, in seconds.
fn processeur() -> Option<f64> {
    let texte = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanosecondes: f64 = texte.split(' ').next()?.parse().ok()?;
    Some(nanosecondes / 1e9)
}

/// Skewed draws: a few groups hold most people, as in life.
fn tirer() -> Vec<Vec<u8>> {
    let mut alea = ChaCha20Rng::seed_from_u64(57);
    let mut unite = || f64::from(alea.next_u32()) / f64::from(u32::MAX);
    let mut colonnes = vec![Vec::with_capacity(LIGNES); TAILLES.len()];
    for _ in 0..LIGNES {
        for (colonne, taille) in colonnes.iter_mut().zip(TAILLES) {
            let part = unite().powf(1.7).min(0.999_999);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 101"
            )]
            colonne.push((part * f64::from(taille)) as u8);
        }
    }
    colonnes
}

/// Leaves the records, our cells and our time where the script reads them. A cell is a number of
/// 32 bits: 0 for nobody, all ones where the count is hidden.
fn exporter(colonnes: &[Vec<u8>], publiees: &Tables, secondes: f64) {
    let lieu = Path::new(env!("CARGO_TARGET_TMPDIR")).join("croisements");
    std::fs::create_dir_all(&lieu).unwrap();
    std::fs::write(lieu.join("colonnes.bin"), colonnes.concat()).unwrap();
    let mut cellules =
        std::io::BufWriter::new(std::fs::File::create(lieu.join("cellules.bin")).unwrap());
    let mut axes = Vec::new();
    for (table, vues) in publiees {
        axes.push(format!("{table:?}"));
        for vue in vues {
            let nombre = match vue {
                Vue::Vide => 0,
                Vue::Masquee => u32::MAX,
                Vue::Publiee(nombre) => *nombre,
            };
            cellules.write_all(&nombre.to_le_bytes()).unwrap();
        }
    }
    cellules.flush().unwrap();
    let json = format!(
        "{{\"secondes\":{secondes},\"lignes\":{LIGNES},\"seuil\":{SEUIL},\"tailles\":{TAILLES:?},\
         \"axes\":[{}]}}\n",
        axes.join(",")
    );
    std::fs::write(lieu.join("mesure.json"), json).unwrap();
}
