//! Administrative situation, as the field abbreviates it.

use std::sync::LazyLock;

use domain::profil::SituationAdministrative;

use super::lexique::Lexique;

static SITUATIONS: LazyLock<Lexique<SituationAdministrative>> = LazyLock::new(|| {
    use SituationAdministrative::{
        Aps, ApsPsp, Autre, CarteResident, CarteSejour, CitoyenneUe, Deboutee, DemandeAsile,
        DemandeAsileAda, Dublin, Francaise, Protegee, Recepisse, RecepisseRenouvellement,
        SansTitre, Visa,
    };
    Lexique::new(&[
        (ApsPsp, "aps psp|aps parcours*|aps l425*|aps l 425*|aps 425*|aps prostitution|psp aps"),
        (Aps, "aps|autorisation* provisoire*"),
        (
            RecepisseRenouvellement,
            "recepiss* renouv*|recep* renouv*|recepiss* de renouv*|recep* de renouv*|\
             rec renouv*|renouv* recep*|recepiss* rnv|recepiss* pour renouv*|\
             recepiss* de demande de renouv*|en renouvellement|renouvellement en cours|\
             renouvellement titre*|renouvellement de titre*|renouvellement cs",
        ),
        (Recepisse, "recepiss*|recep*|rcs|rec|recipiss*|recipice*|api|attestation de prolongation"),
        (Dublin, "dublin*|da dublin*|procedure dublin*|dub|reglement dublin"),
        (
            DemandeAsileAda,
            "ada|da ada|da avec ada|ada en cours|demande* asile ada|allocation demandeu* d asile",
        ),
        (
            Deboutee,
            "deboute*|asile rejete*|asile refuse*|rejet asile|rejet d asile|rejet ofpra*|\
             rejet cnda|ofpra rejet|cnda rejet*|refus asile|refus d asile|rejet de l asile|\
             rejet da|da rejete*|da refuse*|demande d asile rejete*|demande d asile refuse*",
        ),
        (
            Protegee,
            "refugie*|statut de refugie*|protection subsidiaire|protection internationale|\
             beneficiaire de la protection*|ps|bpi|bps|protege*|statut refugie*|prot sub*|\
             protection sub*|protection asile|carte de refugie*",
        ),
        (
            CarteResident,
            "carte* resident*|carte* de resident*|cr|cr 10*|resident*|titre* 10 ans|10 ans|\
             carte* 10 ans|titre* de sejour 10 ans|cs 10 ans|ts 10 ans|cr10*|carte* permanente",
        ),
        (
            Francaise,
            "fr|fra|francais*|france|nationalite francaise|cni|cnif|naturalise*|\
             de nationalite franc*",
        ),
        (
            SansTitre,
            "refus de titre*|refus titre*|refus de sejour|refus sejour|refus ts|refus cs|\
             sans titre*|sans papier*|sans document*|sans droit*|irreguli*|situation irreguli*|\
             st|sp|clandestin*|aucun titre|aucun|aucune|aucun droit|aucun papier|aucun document|\
             pas de titre*|pas de papier*|pas de document*|pas de droit*|rien|neant|\
             non regularise*|\
             non reguli*|sans titre de sejour|sans statut|oqtf|sous oqtf|sans ts|sans cs|sans tds|\
             titre expire*|ts expire*|sans autorisation*|non",
        ),
        (
            CarteSejour,
            "cs*|cst|csp|vpf|vie privee*|carte* de sejour*|carte* sejour*|titre* de sejour*|\
             titre* sejour*|titre*|ts|tds|tsp|carte* temporaire*|carte* pluriannuelle*|\
             pluriannuel*|cp|carte un an|carte 1 an|salarie*|passeport talent|talent*|\
             admission exc*|\
             certificat de residence*|crt|cra|carte 4 ans|carte 2 ans|regularise*",
        ),
        (
            DemandeAsile,
            "da|demande* d asile*|demandeu* d asile*|demandeu* asile|demande* asile*|asile*|\
             en demande d asile|ofpra*|cnda*|recours cnda|recours ofpra|ada*|atda|\
             attestation de demande*|attestation* asile|reexamen*|procedure normale|\
             procedure acceleree|dem asile|dem d asile|d asile|demandeuse*|demandeur*|gudda",
        ),
        (
            CitoyenneUe,
            "ue|eu|eee|union europeenne|citoyen* europ*|citoyen* ue|europeen*|communautaire*|\
             ressortissant* ue|ressortissant* europ*|intra ue|membre ue|citoyen* de l ue|\
             citoyen* de l union|ressortissant* de l ue|ressortissant* communautaire*|suisse|eea",
        ),
        (Visa, "visa*|vls*|court sejour|touriste*|tourisme|schengen"),
        (
            Autre,
            "autre*|apatride*|dcem|document de circulation|titre* etranger|titre espagnol|\
             titre italien|carte espagnole|carte italienne|permesso|tir",
        ),
    ])
});

/// The situation a text says. Two-letter abbreviations count inside a text too: "DA en cours".
pub(crate) fn sejour(texte: &str) -> Option<SituationAdministrative> {
    SITUATIONS.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use SituationAdministrative::{
            Aps, ApsPsp, CarteResident, CarteSejour, CitoyenneUe, Deboutee, DemandeAsile,
            DemandeAsileAda, Dublin, Francaise, Protegee, Recepisse, RecepisseRenouvellement,
            SansTitre, Visa,
        };
        for (attendue, textes) in [
            (Aps, "APS|A.P.S|aps 6 mois|autorisation provisoire de séjour"),
            (ApsPsp, "APS PSP|APS (L.425-4)"),
            (Dublin, "dublin|Dublinée|procédure Dublin|DA - Dublin"),
            (SansTitre, "sans titre|Sans papiers|irrégulière|situation irrégulière|aucun titre"),
            (Recepisse, "récépissé|Récép.|recepisse"),
            (RecepisseRenouvellement, "récépissé de renouvellement|récép. renouvellement"),
            (Deboutee, "débouté|déboutée|Déboutée du droit d'asile|asile rejeté"),
            (DemandeAsile, "DA|demande d'asile|demandeuse d'asile|DA en cours|recours CNDA"),
            (DemandeAsileAda, "ADA|DA (ADA)"),
            (Francaise, "FR|française|Nationalité française"),
            (CarteSejour, "CS 1 an|CSP|CST|carte de séjour|TS|titre de séjour 1 an|CS|carte VPF"),
            (CarteResident, "CR 10 ans|carte de résident|carte résident|titre de séjour 10 ans"),
            (CitoyenneUe, "UE|citoyenne UE|européenne|ressortissante UE"),
            (Protegee, "réfugiée|Protection subsidiaire|statut de réfugié|BPI"),
            (Visa, "visa|visa touristique"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(sejour(texte), Some(attendue), "{texte}");
            }
        }
        for texte in ["", "bleu", "pas de visa", "42"] {
            assert_eq!(sejour(texte), None, "{texte}");
        }
    }
}
