//! Code de l'entrée et du séjour des étrangers et du droit d'asile.

pub mod l425_1;
pub mod l425_3;
pub mod l425_4;
pub mod l614_1;
pub mod r425_2;
pub mod r432_2;
pub mod travail;

use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Nationalite};
use crate::point;
use crate::source::{Etiquette, Source};

/// The documents of residence.
pub static L411_1: Source = Source::new(
    "CESEDA L.411-1",
    Etiquette::Verifiee,
    "La liste des documents de séjour ; l'autorisation provisoire du parcours en fait partie.",
)
.depuis(2021, 5, 1);

/// Threat to public order.
pub static L412_5: Source = Source::new(
    "CESEDA L.412-5",
    Etiquette::Verifiee,
    "Une menace pour l'ordre public fait obstacle à la délivrance et au renouvellement, y compris \
     de l'autorisation provisoire du parcours.",
)
.depuis(2021, 5, 1);

/// Card after a complaint or a testimony.
pub static L425_1: Source = Source::new(
    "CESEDA L.425-1",
    Etiquette::Verifiee,
    "L'étrangère qui porte plainte ou témoigne contre des proxénètes ou des trafiquants, et a \
     rompu tout lien avec eux, se voit délivrer une carte d'un an.",
)
.depuis(2021, 5, 1);

/// Resident card after a final conviction.
pub static L425_3: Source = Source::new(
    "CESEDA L.425-3",
    Etiquette::Verifiee,
    "Après la condamnation définitive de la personne mise en cause, et si le séjour est régulier, \
     une carte de résident de dix ans est délivrée.",
)
.depuis(2021, 5, 1);

/// Provisional authorisation of the pathway.
pub static L425_4: Source = Source::new(
    "CESEDA L.425-4",
    Etiquette::Verifiee,
    "La victime qui a cessé la prostitution et est engagée dans le parcours peut recevoir une \
     autorisation provisoire de séjour de six mois au moins, qui permet de travailler.",
)
.depuis(2021, 5, 1);

/// Reflection period: information and rights.
pub static R425_1: Source = Source::new(
    "CESEDA R.425-1",
    Etiquette::Verifiee,
    "La police et la gendarmerie informent la victime possible de ses droits et du délai de \
     réflexion.",
)
.depuis(2021, 5, 1);

/// Reflection period: length and effect.
pub static R425_2: Source = Source::new(
    "CESEDA R.425-2",
    Etiquette::Verifiee,
    "Le délai de réflexion dure trente jours depuis la remise du récépissé ; aucun éloignement ne \
     peut alors être décidé ni exécuté ; travail, santé et accompagnement sont ouverts.",
)
.depuis(2021, 5, 1);

/// Card after a complaint: minors, rights attached.
pub static R425_5: Source = Source::new(
    "CESEDA R.425-5",
    Etiquette::Verifiee,
    "La carte est délivrée sur le récépissé de plainte ou la référence de la procédure ; dès seize \
     ans pour travailler ou se former.",
)
.depuis(2021, 5, 1);

/// Silence on a request for a residence document.
pub static R432_1: Source = Source::new(
    "CESEDA R.432-1",
    Etiquette::Verifiee,
    "Le silence sur une demande de titre de séjour vaut refus.",
)
.depuis(2021, 5, 1);

/// The time that silence takes.
pub static R432_2: Source = Source::new(
    "CESEDA R.432-2",
    Etiquette::Verifiee,
    "Le refus implicite naît au bout de quatre mois.",
)
.depuis(2021, 5, 1);

/// Unexecuted order to leave.
pub static L432_1_1: Source = Source::new(
    "CESEDA L.432-1-1",
    Etiquette::Verifiee,
    "Le préfet peut refuser, en le motivant, une carte de séjour à qui n'a pas exécuté une OQTF ; \
     le texte ne nomme pas l'autorisation provisoire.",
)
.depuis(2024, 1, 28);

/// The residence commission.
pub static L432_13: Source = Source::new(
    "CESEDA L.432-13",
    Etiquette::Verifiee,
    "La commission du titre de séjour est saisie avant le refus de cette carte de résident.",
)
.depuis(2021, 5, 1);

/// Asylum seekers must raise other grounds of residence in time.
pub static L431_2: Source = Source::new(
    "CESEDA L.431-2",
    Etiquette::Verifiee,
    "Qui demande l'asile doit invoquer dans un délai court tout autre droit au séjour.",
)
.depuis(2021, 5, 1)
.doute(&point::ASILE_EN_COURS);

/// Appeal against an order to leave.
pub static L614_1: Source = Source::new(
    "CESEDA L.614-1",
    Etiquette::Verifiee,
    "L'obligation de quitter le territoire se conteste devant le tribunal administratif.",
)
.depuis(2024, 7, 15);

/// One month.
pub static L911_1: Source = Source::new(
    "CESEDA L.911-1",
    Etiquette::Verifiee,
    "Un mois depuis la notification ; l'aide juridictionnelle se demande au plus tard avec le \
     recours.",
)
.depuis(2024, 7, 15);

/// Seven days.
pub static L921_1: Source = Source::new(
    "CESEDA L.921-1",
    Etiquette::Verifiee,
    "Sept jours en cas d'assignation à résidence ou de détention.",
)
.depuis(2024, 7, 15);

/// Forty-eight hours.
pub static L921_2: Source =
    Source::new("CESEDA L.921-2", Etiquette::Verifiee, "Quarante-huit heures en cas de rétention.")
        .depuis(2024, 7, 15);

/// Requires a third-country national, as the documents made for victims do. French and European
/// nationals put the question out of scope: the rule stops.
fn exige_hors_union(examen: &mut Examen<'_, '_>, source: &'static Source) -> bool {
    const CONDITION: &str = "Ni française ni européenne.";
    let constat = match examen.faits().personne.nationalite {
        Some(Nationalite::Francaise | Nationalite::Ue) => {
            examen.hors_champ(CONDITION);
            return false;
        }
        Some(Nationalite::HorsUe) => Constat::Remplie,
        None => Constat::Manque(CleFait::PersonneNationalite),
    };
    examen.exige(CONDITION, constat, source);
    true
}

/// Requires that no threat to public order be raised.
fn exige_sans_menace(examen: &mut Examen<'_, '_>) {
    let menace = examen.faits().sejour.menace_ordre_public;
    examen.exige(
        "Pas de menace pour l'ordre public.",
        Constat::faux(menace, CleFait::SejourMenaceOrdrePublic),
        &L412_5,
    );
}
