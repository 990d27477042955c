//! Following every stream's chain, act after act, whatever order rows come in.

use std::collections::BTreeMap;

use domain::Flux;
use vault::EMPREINTE_ORIGINE;

use super::acte_brut::ActeBrut;
use super::{Degat, Nature};

/// A stream expected in the table: its head, and what was last signed of it.
pub(super) struct Attendu {
    pub(super) flux: Flux,
    /// Rank and hash of the head; `None` when its row does not read.
    pub(super) tete: Option<(i64, [u8; 32])>,
    /// Rank and hash last signed.
    pub(super) signe: Option<(i64, [u8; 32])>,
    pub(super) vu: bool,
}

/// Acts that are not where a stream expects them.
struct Lacune {
    nom: String,
    flux: Flux,
    de: i64,
    a: i64,
    /// What the missing act's hash may follow.
    avant: Vec<[u8; 32]>,
}

/// The stream being read.
struct Courant {
    nom: String,
    flux: Flux,
    /// Rank of the next act.
    suivant: i64,
    /// What the next act's hash may follow: the hash stored in the act before, and the hash it
    /// should have. They differ when that act is damaged, and the next one tells which was right.
    /// Empty when that act is missing: the next one is then taken as it is.
    avant: Vec<[u8; 32]>,
    dernier: Option<String>,
}

/// Reads acts one by one and collects what is wrong.
pub(super) struct Chaine {
    attendus: BTreeMap<String, Attendu>,
    courant: Option<Courant>,
    egares: Vec<ActeBrut>,
    lacunes: Vec<Lacune>,
    pub(super) actes: u64,
    pub(super) degats: Vec<Degat>,
}

impl Chaine {
    pub(super) fn new(attendus: BTreeMap<String, Attendu>) -> Self {
        Self {
            attendus,
            courant: None,
            egares: Vec::new(),
            lacunes: Vec::new(),
            actes: 0,
            degats: Vec::new(),
        }
    }

    /// Forgets what was read, to read again otherwise.
    pub(super) fn recommencer(&mut self) {
        for attendu in self.attendus.values_mut() {
            attendu.vu = false;
        }
        *self = Self::new(std::mem::take(&mut self.attendus));
    }

    pub(super) fn lire(&mut self, acte: ActeBrut) {
        self.actes += 1;
        if self.courant.as_ref().is_none_or(|courant| Some(courant.flux) != acte.flux) {
            let Some(attendu) = self.attendus.get_mut(&acte.nom).filter(|attendu| !attendu.vu)
            else {
                self.egares.push(acte);
                return;
            };
            attendu.vu = true;
            let courant = Courant {
                nom: acte.nom.clone(),
                flux: attendu.flux,
                suivant: 1,
                avant: vec![EMPREINTE_ORIGINE],
                dernier: None,
            };
            self.finir();
            self.courant = Some(courant);
        }
        if let Some(mut courant) = self.courant.take() {
            self.suivre(&mut courant, acte);
            self.courant = Some(courant);
        }
    }

    fn suivre(&mut self, courant: &mut Courant, acte: ActeBrut) {
        let attendu = self.attendus.get(&courant.nom);
        let tete = attendu.and_then(|attendu| attendu.tete);
        let signe = attendu.and_then(|attendu| attendu.signe);
        let rang = match acte.rang {
            Some(rang) if rang == courant.suivant => rang,
            // Acts before it are missing, unless it is itself out of the stream.
            Some(rang) if rang > courant.suivant && tete.is_none_or(|(fin, _)| rang <= fin) => {
                self.lacunes.push(Lacune {
                    nom: courant.nom.clone(),
                    flux: courant.flux,
                    de: courant.suivant,
                    a: rang - 1,
                    avant: std::mem::take(&mut courant.avant),
                });
                rang
            }
            _ => {
                self.egares.push(acte);
                return;
            }
        };
        let calculees = courant.avant.iter();
        let calculees: Vec<[u8; 32]> =
            calculees.filter_map(|avant| acte.calculer(courant.flux, rang, avant)).collect();
        if let Some(colonne) = acte.illisible() {
            self.noter(&courant.nom, &acte, Nature::Illisible, colonne);
        } else if !calculees.is_empty()
            && acte.empreinte.is_none_or(|stockee| !calculees.contains(&stockee))
        {
            self.noter(&courant.nom, &acte, Nature::Chaine, "");
        }
        // A hash that follows settles the matter; otherwise the next act may follow either.
        courant.avant = match acte.empreinte {
            Some(stockee) if calculees.contains(&stockee) => vec![stockee],
            stockee => stockee.into_iter().chain(calculees).collect(),
        };
        if signe.is_some_and(|(au, signee)| au == rang && !courant.avant.contains(&signee)) {
            self.noter(&courant.nom, &acte, Nature::Signature, "");
        }
        courant.suivant = rang.saturating_add(1);
        courant.dernier = acte.id;
    }

    /// Compares the end of the stream just read with its head and what was signed.
    fn finir(&mut self) {
        let Some(courant) = self.courant.take() else {
            return;
        };
        let dernier = courant.suivant - 1;
        let attendu = self.attendus.get(&courant.nom);
        let degat = |nature, rang, detail: &str| Degat {
            flux: courant.nom.clone(),
            rang: Some(rang),
            acte: courant.dernier.clone(),
            nature,
            detail: detail.to_owned(),
        };
        if let Some((au, _)) = attendu.and_then(|attendu| attendu.signe)
            && au > dernier
        {
            self.degats.push(degat(Nature::Signature, dernier, "des actes signes manquent apres"));
        }
        match attendu.and_then(|attendu| attendu.tete) {
            None => self.degats.push(degat(Nature::Tete, dernier, "illisible")),
            Some((rang, _)) if rang > dernier => self.lacunes.push(Lacune {
                nom: courant.nom,
                flux: courant.flux,
                de: courant.suivant,
                a: rang,
                avant: courant.avant,
            }),
            Some((rang, empreinte)) if rang < dernier || !courant.avant.contains(&empreinte) => {
                self.degats.push(degat(Nature::Tete, dernier, ""));
            }
            Some(_) => {}
        }
    }

    /// After the last act: what was never found, and what was found elsewhere. `index` has
    /// the ids, streams and ranks that the index of ids still knows.
    pub(super) fn conclure(mut self, index: &[(String, String, i64)]) -> (u64, Vec<Degat>) {
        self.finir();
        let absents = self.attendus.iter().filter(|(_, attendu)| !attendu.vu);
        let absents: Vec<_> = absents
            .map(|(nom, attendu)| Lacune {
                nom: nom.clone(),
                flux: attendu.flux,
                de: 1,
                a: attendu.tete.map_or(1, |(rang, _)| rang),
                avant: vec![EMPREINTE_ORIGINE],
            })
            .collect();
        self.lacunes.extend(absents);
        for lacune in std::mem::take(&mut self.lacunes) {
            if !self.retrouver(&lacune) {
                self.manquer(&lacune, index);
            }
        }
        for acte in std::mem::take(&mut self.egares) {
            let connu = self.attendus.contains_key(&acte.nom);
            let nature = if connu { Nature::Rang } else { Nature::Orphelin };
            let nature = if acte.illisible().is_some() { Nature::Illisible } else { nature };
            self.noter(&acte.nom.clone(), &acte, nature, acte.illisible().unwrap_or_default());
        }
        for degat in &mut self.degats {
            nommer(degat, index);
        }
        (self.actes, self.degats)
    }

    /// Whether anything is wrong, so that the index of ids is worth reading.
    pub(super) fn est_suspecte(&mut self) -> bool {
        self.finir();
        !self.lacunes.is_empty()
            || !self.degats.is_empty()
            || !self.egares.is_empty()
            || self.attendus.values().any(|attendu| !attendu.vu)
    }

    /// One act is missing and one act found elsewhere is intact if put back in its place.
    fn retrouver(&mut self, lacune: &Lacune) -> bool {
        if lacune.de != lacune.a {
            return false;
        }
        let intact = |acte: &ActeBrut| {
            let calculees = lacune.avant.iter();
            calculees
                .filter_map(|avant| acte.calculer(lacune.flux, lacune.de, avant))
                .any(|calculee| Some(calculee) == acte.empreinte)
        };
        let Some(place) = self.egares.iter().position(intact) else {
            return false;
        };
        let acte = self.egares.swap_remove(place);
        let (nature, trouve) = if acte.flux == Some(lacune.flux) {
            (Nature::Rang, acte.rang.map_or_else(String::new, |rang| rang.to_string()))
        } else {
            (Nature::Flux, acte.nom)
        };
        self.degats.push(Degat {
            flux: lacune.nom.clone(),
            rang: Some(lacune.de),
            acte: acte.id,
            nature,
            detail: format!("trouve {trouve}"),
        });
        true
    }

    fn manquer(&mut self, lacune: &Lacune, index: &[(String, String, i64)]) {
        let degat = |rang, acte: Option<&String>, detail| Degat {
            flux: lacune.nom.clone(),
            rang: Some(rang),
            acte: acte.cloned(),
            nature: Nature::Manquant,
            detail,
        };
        let connus = index
            .iter()
            .filter(|(_, flux, rang)| *flux == lacune.nom && (lacune.de..=lacune.a).contains(rang));
        let avant = self.degats.len();
        self.degats.extend(connus.map(|(id, _, rang)| degat(*rang, Some(id), String::new())));
        if self.degats.len() == avant {
            let detail = if lacune.de == lacune.a {
                String::new()
            } else {
                format!("jusqu'au rang {}", lacune.a)
            };
            self.degats.push(degat(lacune.de, None, detail));
        }
    }

    fn noter(&mut self, flux: &str, acte: &ActeBrut, nature: Nature, detail: &str) {
        self.degats.push(Degat {
            flux: flux.to_owned(),
            rang: acte.rang,
            acte: acte.id.clone(),
            nature,
            detail: detail.to_owned(),
        });
    }
}

/// The index of ids holds a copy of each id: it names an act whose row no longer says it.
fn nommer(degat: &mut Degat, index: &[(String, String, i64)]) {
    let place =
        |(_, flux, rang): &&(String, String, i64)| *flux == degat.flux && Some(*rang) == degat.rang;
    let Some((id, ..)) = index.iter().find(place) else {
        return;
    };
    match &degat.acte {
        None => degat.acte = Some(id.clone()),
        Some(acte) if acte != id => degat.detail = format!("{} index {id}", degat.detail),
        Some(_) => {}
    }
}
