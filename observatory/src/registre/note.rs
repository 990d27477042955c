//! What a relation amounts to, in one French sentence made from its figures.

use super::controles::{Attendu, Constat, Controle};
use super::erreur::Probleme;
use super::expression::{Noeud, Operateur};
use super::figures::{Registre, Version};
use super::nombre::Nombre;
use super::tolerance::{Tolerance, Verdict};

/// The computation with its numbers, then how it compares with what was printed.
pub(super) fn de(
    controle: &Controle,
    registre: &Registre,
    constat: &Constat,
) -> Result<String, Probleme> {
    let calcul = avec_les_nombres(controle.expression.racine(), registre)?;
    let total = ecrit(&constat.calcule);
    let calcul = if calcul == total { calcul } else { format!("{calcul} = {total}") };
    Ok(format!("{calcul} : {}.", conclusion(controle, constat)))
}

fn conclusion(controle: &Controle, constat: &Constat) -> String {
    let attendu = match &controle.attendu {
        Attendu::Figure(nom) => format!("{} imprimé ({nom})", ecrit(&constat.attendu)),
        Attendu::Nombre(_) => format!("{} attendu", ecrit(&constat.attendu)),
    };
    let tient = constat.verdict == Verdict::Tient;
    let choix = |oui: &'static str, non: &'static str| if tient { oui } else { non };
    let ecart = constat.calcule.moins(&constat.attendu);
    match &controle.tolerance {
        Tolerance::Egal if tient => format!("égal à {attendu}"),
        Tolerance::Egal => format!("{attendu}, écart de {}", ecrit(&ecart.absolu())),
        Tolerance::Arrondi(decimales) => {
            let arrondi = constat.calcule.arrondi(*decimales);
            let arrondi = arrondi.en_francais(Some(*decimales));
            format!("arrondi à {arrondi}, {} {attendu}", choix("comme", "et non"))
        }
        Tolerance::Absolue(permis) => format!(
            "écart de {} avec {attendu}, {} {}",
            ecrit(&ecart.absolu()),
            choix("dans la limite de", "au-delà de"),
            ecrit(permis)
        ),
        Tolerance::Relative(part) => {
            let cent = Nombre::entier(100);
            let relatif = ecart.absolu().fois(&cent).sur(&constat.attendu.absolu());
            let relatif = relatif.map_or_else(|| "?".into(), |r| ecrit(&r));
            format!(
                "écart de {relatif} % avec {attendu}, {} {} %",
                choix("dans la limite de", "au-delà de"),
                ecrit(&part.fois(&cent))
            )
        }
        Tolerance::AuPlus => {
            format!("{} {attendu}", choix("ne dépasse pas", "dépasse"))
        }
        Tolerance::Moins => {
            format!("{} {attendu}", choix("inférieur à", "n'est pas inférieur à"))
        }
        Tolerance::AuMoins => {
            format!("{} {attendu}", choix("atteint", "n'atteint pas"))
        }
        Tolerance::Plus => {
            format!("{} {attendu}", choix("supérieur à", "n'est pas supérieur à"))
        }
        Tolerance::Entre(bas, haut) => {
            format!("{} l'intervalle de {} à {}", choix("dans", "hors de"), ecrit(bas), ecrit(haut))
        }
        Tolerance::Lecture => format!(
            "{attendu} ; ce sont les mots qui sont comparés, par un lecteur : {}",
            choix("ils s'accordent", "ils se contredisent")
        ),
    }
}

fn ecrit(nombre: &Nombre) -> String {
    nombre.en_francais(None)
}

/// The expression with the value of each figure in its place.
fn avec_les_nombres(noeud: &Noeud, registre: &Registre) -> Result<String, Probleme> {
    match noeud {
        Noeud::Nombre(nombre) => Ok(ecrit(nombre)),
        Noeud::Figure(nom) => registre.valeur(nom, Version::Imprimee).map(|valeur| ecrit(&valeur)),
        Noeud::Oppose(dedans) => Ok(format!("\u{2212}{}", entre(dedans, registre, force(noeud))?)),
        Noeud::Operation(signe, gauche, droite) => {
            let (mot, apres) = match signe {
                Operateur::Plus => ("+", force(noeud)),
                Operateur::Moins => ("\u{2212}", force(noeud) + 1),
                Operateur::Fois => ("×", force(noeud)),
                Operateur::Sur => ("÷", force(noeud) + 1),
            };
            let gauche = entre(gauche, registre, force(noeud))?;
            Ok(format!("{gauche} {mot} {}", entre(droite, registre, apres)?))
        }
    }
}

/// In parentheses when it is negative, or binds less than what surrounds it.
fn entre(noeud: &Noeud, registre: &Registre, autour: u8) -> Result<String, Probleme> {
    let texte = avec_les_nombres(noeud, registre)?;
    let negatif = texte.starts_with('\u{2212}');
    Ok(if negatif || force(noeud) < autour { format!("({texte})") } else { texte })
}

fn force(noeud: &Noeud) -> u8 {
    match noeud {
        Noeud::Operation(Operateur::Plus | Operateur::Moins, _, _) => 1,
        Noeud::Operation(Operateur::Fois | Operateur::Sur, _, _) => 3,
        Noeud::Oppose(_) => 5,
        Noeud::Nombre(_) | Noeud::Figure(_) => 7,
    }
}
