//! The policy: one line a right, one column a role.
//!
//! It says which doors a role may push. Which *files* are behind them is decided by `app` (team,
//! follow-up, separation), and what can be *read* in a file by the keys a member holds.

use domain::Role;

/// Something a member may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Droit {
    /// Her own session, passphrase, second factor and preferences.
    SonCompte,
    /// Today, the active list, searching.
    Lister,
    /// Reading a file she may see.
    LireDossier,
    /// Opening a file, recording and correcting acts.
    Consigner,
    /// Erasing a person.
    Effacer,
    /// Members: adding one, changing her role, removing her.
    GererMembres,
    /// Handing keys over, replacing them, giving access back.
    TenirCles,
    /// Who read what.
    LireAcces,
    /// The year's figures.
    LireChiffres,
    /// What would be contributed to a federation: exact small counts, of nobody by name.
    Contribuer,
    /// Keeping a federation: its packets, its edition.
    TenirFederation,
    /// The forecast: public scenarios, no one's file.
    Prevoir,
    /// Teams: their members, their files, who follows whom.
    GererEquipes,
    /// Separating two people, or no longer.
    Separer,
    /// Opening another team's file for a stated reason.
    BriserGlace,
    /// Looking into broken glasses.
    ControlerBris,
    /// Taking files out.
    Exporter,
    /// Offices open to the public, and the directory that says so.
    TenirAnnuaire,
    /// Sittings of the commission: convening, agenda, opinions.
    Commission,
    /// Documents of a file: preparing, issuing, reading again. What each may say depends on keys.
    PreparerDocument,
    /// Posts, the load, and everyone's time.
    TenirPostes,
    /// Her own time, and nobody else's.
    NoterTemps,
    /// Funders, agreements, what is due.
    LireSubventions,
    /// Telling them: budgets, amounts, words.
    TenirSubventions,
    /// The report of a year: exact counts, of nobody by name.
    RendreCompte,
    /// The library, and the partners' directory.
    LireBibliotheque,
    /// Adding to the library.
    TenirBibliotheque,
    /// Reading activities: work done, nobody's name.
    LireActivites,
    /// Noting and correcting activities, writing models of messages.
    NoterActivites,
}

const C: Role = Role::Cheffe;
const T: Role = Role::TravailleuseSociale;
const B: Role = Role::Benevole;
const S: Role = Role::Sante;
const J: Role = Role::Juriste;
const M: Role = Role::Mineurs;
const X: Role = Role::Statistiques;
const A: Role = Role::Administration;
const D: Role = Role::Dpo;

/// Each right, the roles that have it, and its key in the texts.
pub const DROITS: &[(Droit, &[Role])] = &[
    (Droit::SonCompte, &[C, T, B, S, J, M, X, A, D]),
    (Droit::Lister, &[C, T, B, S, J, M]),
    (Droit::LireDossier, &[C, T, B, S, J, M]),
    (Droit::Consigner, &[C, T, B, S, J, M]),
    (Droit::Effacer, &[C]),
    (Droit::GererMembres, &[C, A]),
    (Droit::TenirCles, &[C]),
    (Droit::LireAcces, &[C, D]),
    (Droit::LireChiffres, &[C, T, S, J, M, X]),
    (Droit::Contribuer, &[C, X]),
    (Droit::TenirFederation, &[C, X]),
    (Droit::Prevoir, &[C, T, S, J, M, X, A]),
    (Droit::GererEquipes, &[C]),
    (Droit::Separer, &[C, T]),
    (Droit::BriserGlace, &[T, S, J, M]),
    (Droit::ControlerBris, &[C, D]),
    (Droit::Exporter, &[C, T, S, J, M]),
    (Droit::TenirAnnuaire, &[C, A]),
    (Droit::Commission, &[C, T, J]),
    (Droit::PreparerDocument, &[C, T, S, J, M]),
    (Droit::TenirPostes, &[C]),
    (Droit::NoterTemps, &[C, T, B, S, J, M, X, A, D]),
    (Droit::LireSubventions, &[C, X, A]),
    (Droit::TenirSubventions, &[C, A]),
    (Droit::RendreCompte, &[C, X]),
    (Droit::LireBibliotheque, &[C, T, B, S, J, M, X, A, D]),
    (Droit::TenirBibliotheque, &[C, T, S, J, M, A]),
    (Droit::LireActivites, &[C, T, B, S, J, M, X]),
    (Droit::NoterActivites, &[C, T, B, S, J, M]),
];

/// Whether a role has a right.
pub fn permis(role: Role, droit: Droit) -> bool {
    DROITS.iter().any(|(autre, roles)| *autre == droit && roles.contains(&role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_right_has_one_line() {
        for (droit, _) in DROITS {
            assert_eq!(DROITS.iter().filter(|(autre, _)| autre == droit).count(), 1, "{droit:?}");
        }
    }

    #[test]
    fn who_keeps_the_keys_or_the_figures_pushes_no_door_to_a_person() {
        let portes = [
            Droit::Lister,
            Droit::LireDossier,
            Droit::Consigner,
            Droit::Effacer,
            Droit::Separer,
            Droit::BriserGlace,
            Droit::Exporter,
            Droit::Commission,
            Droit::PreparerDocument,
        ];
        for role in [Role::Administration, Role::Statistiques, Role::Dpo] {
            assert!(portes.iter().all(|porte| !permis(role, *porte)), "{role:?}");
        }
    }
}
