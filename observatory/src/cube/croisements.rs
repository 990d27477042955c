//! Every one-, two- and three-way count of many records at once.
//!
//! A record is a small code in each of several columns. A cell of a table is a number in mixed
//! radix, so that counting is one addition in a dense array: no hashing, no sorting. Three-way
//! tables are counted, the others are their sums.

/// Records counted before going on to the next columns: they stay in the processor's cache.
const BLOC: usize = 1 << 15;

/// One table: the columns it crosses, and a count for each cell, the last column fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Croisement {
    /// Ranks of the columns, in order.
    pub axes: Vec<usize>,
    /// Counts.
    pub comptes: Vec<u32>,
}

/// A cell once small counts are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vue {
    /// Nobody.
    Vide,
    /// Somebody, too few to say how many.
    Masquee,
    /// So many.
    Publiee(u32),
}

/// Records that cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCroisements {
    /// Columns of different lengths, or not as many sizes as columns.
    #[error("les colonnes n'ont pas la même longueur")]
    Longueurs,
    /// A code beyond the size of its column.
    #[error("un code de la colonne {0} dépasse sa taille")]
    Code(usize),
}

impl Croisement {
    /// Cells once counts from one to `seuil` are hidden. Hiding small counts alone protects nobody:
    /// margins give them back.
    pub fn seuiller(&self, seuil: u32) -> impl Iterator<Item = Vue> {
        self.comptes.iter().map(move |compte| match *compte {
            0 => Vue::Vide,
            compte if compte <= seuil => Vue::Masquee,
            compte => Vue::Publiee(compte),
        })
    }
}

/// Counts every table of one to three of the columns. `tailles` says how many codes each has.
///
/// # Errors
/// [`ErreurCroisements`]: lengths differ, or a code is beyond its size.
pub fn croiser(colonnes: &[Vec<u8>], tailles: &[u8]) -> Result<Vec<Croisement>, ErreurCroisements> {
    verifier(colonnes, tailles)?;
    let taille = |rang: usize| tailles.get(rang).copied().map_or(1, usize::from);
    let nombre = colonnes.len();
    let mut tables = Vec::new();
    for a in 0..nombre {
        for b in a + 1..nombre {
            for c in b + 1..nombre {
                let cases = taille(a) * taille(b) * taille(c);
                tables.push(Croisement { axes: vec![a, b, c], comptes: vec![0; cases] });
            }
        }
    }
    compter(colonnes, tailles, &mut tables);
    let mut tout = Vec::new();
    for a in 0..nombre {
        tout.push(marge(colonnes, tailles, &tables, &[a]));
    }
    for a in 0..nombre {
        for b in a + 1..nombre {
            tout.push(marge(colonnes, tailles, &tables, &[a, b]));
        }
    }
    tout.extend(tables);
    Ok(tout)
}

fn verifier(colonnes: &[Vec<u8>], tailles: &[u8]) -> Result<(), ErreurCroisements> {
    let longueur = colonnes.first().map_or(0, Vec::len);
    if colonnes.len() != tailles.len() || colonnes.iter().any(|c| c.len() != longueur) {
        return Err(ErreurCroisements::Longueurs);
    }
    for (rang, (colonne, taille)) in colonnes.iter().zip(tailles).enumerate() {
        // A maximum over the whole column, and not a search: it is vectorised.
        if colonne.iter().copied().max().is_some_and(|plus_grand| plus_grand >= *taille) {
            return Err(ErreurCroisements::Code(rang));
        }
    }
    Ok(())
}

/// Counts three-way tables, block after block.
fn compter(colonnes: &[Vec<u8>], tailles: &[u8], tables: &mut [Croisement]) {
    // Two codes of eight bits: their pair has sixteen.
    let mut paires = vec![0_u16; BLOC];
    let longueur = colonnes.first().map_or(0, Vec::len);
    let mut debut = 0;
    while debut < longueur {
        let bloc = |rang: usize| {
            let colonne = colonnes.get(rang).map(Vec::as_slice).unwrap_or_default();
            colonne.get(debut..longueur.min(debut + BLOC)).unwrap_or_default()
        };
        let mut paire = None;
        for table in tables.iter_mut() {
            let [a, b, c] = table.axes.as_slice() else { continue };
            if paire != Some((*a, *b)) {
                paire = Some((*a, *b));
                let rayon = tailles.get(*b).copied().map_or(1, u16::from);
                for (paire, (a, b)) in paires.iter_mut().zip(bloc(*a).iter().zip(bloc(*b))) {
                    *paire = u16::from(*a) * rayon + u16::from(*b);
                }
            }
            let rayon = tailles.get(*c).copied().map_or(1, usize::from);
            for (paire, c) in paires.iter().zip(bloc(*c)) {
                let case = usize::from(*paire) * rayon + usize::from(*c);
                if let Some(compte) = table.comptes.get_mut(case) {
                    *compte += 1;
                }
            }
        }
        debut += BLOC;
    }
}

/// A one- or two-way table: the sum of a three-way one, or a count of its own without any.
fn marge(
    colonnes: &[Vec<u8>],
    tailles: &[u8],
    tables: &[Croisement],
    axes: &[usize],
) -> Croisement {
    let taille = |rang: &usize| tailles.get(*rang).copied().map_or(1, usize::from);
    let mut comptes = vec![0_u32; axes.iter().map(taille).product()];
    let mut plus = |case: usize, nombre: u32| {
        if let Some(compte) = comptes.get_mut(case) {
            *compte += nombre;
        }
    };
    let table = tables.iter().find(|table| axes.iter().all(|axe| table.axes.contains(axe)));
    if let Some(table) = table {
        for (case, nombre) in table.comptes.iter().enumerate() {
            let (mut reste, mut voulue, mut poids) = (case, 0, 1);
            for axe in table.axes.iter().rev() {
                if axes.contains(axe) {
                    voulue += reste % taille(axe) * poids;
                    poids *= taille(axe);
                }
                reste /= taille(axe);
            }
            plus(voulue, *nombre);
        }
    } else {
        for rang in 0..colonnes.first().map_or(0, Vec::len) {
            let code = |axe: &usize| colonnes.get(*axe).and_then(|c| c.get(rang)).copied();
            let case = axes
                .iter()
                .fold(0, |case, axe| case * taille(axe) + code(axe).map_or(0, usize::from));
            plus(case, 1);
        }
    }
    Croisement { axes: axes.to_vec(), comptes }
}
