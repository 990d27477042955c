//! One document of each kind, about nobody who exists.

use documents::{Derive, Document, Entete, Selection, droit};
use domain::Jour;
use domain::document::GenreDocument as G;

pub(crate) const JOUR: Jour = Jour::constante(2026, 11, 27);

pub(crate) fn entete() -> Entete {
    let departement = "57".parse().ok();
    Entete { association: "Les Passeuses".to_owned(), departement, jour: JOUR }
}

/// Every field of the example of a kind.
pub(crate) fn derive(genre: G) -> Derive {
    exemple(genre).deriver(&Selection::tout(Document::champs(genre)), &entete())
}

pub(crate) fn exemple(genre: G) -> Document {
    let mut document = if genre == G::RecoursGracieux { recours() } else { Document::vide(genre) };
    for (code, texte) in valeurs(genre) {
        document.poser(code, texte).unwrap();
    }
    document
}

fn recours() -> Document {
    let faits = law::faits::lire(
        "date_du_jour = 2026-11-27\n[personne]\ndepartement = \"57\"\n[decision]\n\
         objet = \"entree\"\nsens = \"refus\"\nnotifiee_le = 2026-11-10\n\
         mentionne_recours = true\necrite = true\nmotifs = [\"oqtf\", \"dossier-incomplet\"]\n",
    );
    let analyse = droit::analyser(&faits.unwrap()).unwrap();
    documents::pieces::RecoursGracieux {
        motifs: analyse.motifs,
        etablis: analyse.etablis,
        a_verifier: analyse.a_verifier,
        points: analyse.points,
        prudente: analyse.date_prudente,
        limite: analyse.date_limite,
        ..Default::default()
    }
    .into()
}

const BESOINS: &str = "Elle cherche un logement stable, près du lieu de sa formation.\nElle \
                       demande à être accompagnée pour ouvrir un compte.";

#[expect(clippy::too_many_lines, reason = "one list a kind")]
fn valeurs(genre: G) -> &'static [(&'static str, &'static str)] {
    match genre {
        G::DemandePsp => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("naissance", "17 avril 1993"),
            ("nationalite", "NG"),
            ("langue", "anglais"),
            ("sejour", "demande d’asile rejetée"),
            ("hebergement", "hôtel"),
            ("victime", "prostitution\ntraite des êtres humains"),
            ("premier-contact", "2025-10-20"),
            ("accord", "2026-11-02"),
            ("besoins-sociaux", BESOINS),
            ("besoins-sante", "Un suivi régulier est en place."),
            ("besoins-emploi", "Cours de français, puis formation d’aide à domicile."),
            ("actions", "Chercher un hébergement\nInscription aux cours de français"),
            ("resultats", "Un hébergement stable et le niveau A2 en six mois."),
            ("engagements", "Venir aux rendez-vous\nSuivre les cours"),
            ("avis", "Avis favorable : le projet est construit et réaliste."),
            ("pieces", "Copie du récépissé\nAttestation de suivi"),
            ("referente", "A. M."),
        ],
        G::RenouvellementPsp => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("debut", "2026-05-04"),
            ("periode-du", "2026-05-04"),
            ("periode-au", "2026-11-03"),
            ("rang", "renouvellement n° 1 sur 3 au plus"),
            ("actions-menees", "Hébergement trouvé\nCours suivis"),
            ("engagements-tenus", "Présence à tous les rendez-vous"),
            ("difficultes", "Trois semaines d’arrêt pour raison de santé."),
            ("actions-prevues", "Formation d’aide à domicile"),
            ("avis", "Avis favorable."),
        ],
        G::Engagements => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("langue", "ar"),
            ("periode-du", "2026-05-04"),
            ("periode-au", "2026-11-03"),
            ("actions", "Chercher un hébergement\nInscrire aux cours de français"),
            ("actions-traduites", "البحث عن سكن\nالتسجيل في دروس اللغة الفرنسية"),
            ("engagements", "Venir aux rendez-vous"),
            ("engagements-traduits", "الحضور إلى المواعيد"),
        ],
        G::OrdreDuJour => &[
            ("seance-le", "2026-12-14"),
            ("heure", "9 h 30"),
            ("lieu", "Préfecture, salle 2"),
            ("quorum", "7 membres sur 13"),
            ("limite", "10"),
            (
                "dossiers",
                "1 | D-2026-014 | entrée | Les Passeuses | Mme R., qui le présente\n\
                          2 | D-2026-009 | renouvellement | L’Escale |",
            ),
            ("questions", "Calendrier de l’année prochaine"),
        ],
        G::ProcesVerbal => &[
            ("seance-le", "2026-12-14"),
            ("presidence", "Le secrétaire général"),
            ("presents", "Un magistrat\nUne médecin\nDeux associations agréées"),
            ("quorum", "atteint : 8 membres sur 13"),
            (
                "affaires",
                "D-2026-014 | entrée | favorable | 6 pour, 1 contre | Mme R. | \
                          « La situation de séjour n’est pas un critère. »",
            ),
            ("prochaine", "2027-03-15"),
        ],
        G::Avis => &[
            ("auteur", "la commission départementale"),
            ("reference", "D-2026-014"),
            ("objet", "entrée dans le parcours"),
            ("seance-le", "2026-12-14"),
            ("sens", "favorable"),
            ("raisons", "Le projet est construit et l’accompagnement en place."),
        ],
        G::RegistreNotifications => &[
            ("du", "2026-01-01"),
            ("au", "2026-11-27"),
            (
                "lignes",
                "D-2026-014 | entrée | refus | 2026-11-02 | 2026-11-10 | écrite, recours \
                        mentionnés | avant le 9 janvier 2027",
            ),
        ],
        G::RecoursGracieux => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("objet", "entrée dans le parcours"),
            ("decidee-le", "2026-11-02"),
            ("notifiee-le", "2026-11-10"),
            ("termes", "« L’intéressée fait l’objet d’une obligation de quitter le territoire. »"),
            ("situation", "Je suis les cours de français depuis mars et je vis à l’hôtel."),
        ],
        G::Requete => &[
            ("tribunal", "Strasbourg"),
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("adresse", "chez l’association Les Passeuses"),
            ("objet", "entrée dans le parcours"),
            ("decidee-le", "2026-11-02"),
            ("notifiee-le", "2026-11-10"),
            ("situation", "Elle suit les cours de français depuis mars."),
            ("pieces", "La décision\nLe recours gracieux et son accusé de réception"),
        ],
        G::InformationPreoccupante | G::Signalement => &[
            ("redacteur", "A. M."),
            ("fonction", "travailleuse sociale"),
            ("prenom", "Lou"),
            ("naissance", "seize ans"),
            (
                "faits",
                "3 novembre 2026 | Elle dit dormir « chez un ami qui a des règles ». | Elle\n\
                       9 novembre 2026 | Elle n’est pas rentrée au foyer. | Le foyer",
            ),
        ],
        G::Attestation => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("suivi-depuis", "2025-10-20"),
            ("usage", "l’inscription à une formation"),
            ("signataire", "A. M., cheffe de service"),
        ],
        G::DemarchesEtatCivil => &[
            ("nom", "QUAI"),
            ("prenom", "Nour"),
            ("naissance", "17 avril 1993"),
            ("nationalite", "NG"),
            (
                "demarches",
                "12 janvier 2026 | acte de naissance | démarche faite | |\n\
                          2 février 2026 | passeport | rendez-vous pris | 16 mars 2026 | 120,00 €\n\
                          16 mars 2026 | passeport | preuve gardée | | 35,50 €",
            ),
            ("frais-total", "155,50 €"),
            (
                "etat-des-documents",
                "acte de naissance : démarche faite, 12 janvier 2026\n\
                          passeport : preuve gardée, 16 mars 2026",
            ),
            ("preuves", "passeport, preuve du 16 mars 2026"),
            ("notes", "16 mars 2026 | passeport | Le consulat a demandé l’acte de naissance."),
            ("referente", "A. M."),
        ],
        G::BilanActivite => &[
            ("du", "2026-01-01"),
            ("au", "2026-12-31"),
            (
                "personnes",
                "personnes accompagnées | 142 | personnes\n\
                           dont nouvelles | 38 | personnes",
            ),
            ("activites", "sorties | 61 | sorties"),
        ],
    }
}
