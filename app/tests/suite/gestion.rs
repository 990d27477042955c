//! Posts, grants, the library, partners: who may, what is written once, what a report says.

use annuaire::Besoin;
use app::bibliotheque::DemandeGuide;
use app::consigner::AConsigner;
use app::exporter::Forme;
use app::gestion::GestionInvalide;
use app::partenaires::{DemandePartenaire, ImportPartenaires};
use app::subventions::{FormeRapport, Rapport, SansChiffre};
use app::{Contexte, ErreurApp, Session};
use demo::{Generateur, Taille};
use domain::fait::{Accompagnement, Domaine};
use domain::gestion::bibliotheque::FicheGuide;
use domain::gestion::poste::{ActiviteTemps, Fonction, NiveauCharge, PosteTenu, TempsPasse};
use domain::gestion::subvention::{
    Engagement, FicheFinanceur, GenreFinanceur, LigneBudget, RapportFinanceur, Realise,
    SuiteRapport,
};
use domain::{ConventionId, Departement, Fait, Jour, Role};
use observatory::Dimension;
use observatory::catalogue::{Catalogue, Plan};
use observatory::cube::Periode;
use testkit::classeur::{Cellule, Classeur};

use crate::commun::sur_chaque_moteur;

const XLSX: FormeRapport = FormeRapport::Tableau(Forme::Xlsx);
const CSV: FormeRapport = FormeRapport::Tableau(Forme::Csv);

fn jour(texte: &str) -> Jour {
    texte.parse().unwrap()
}

fn annee(annee: i16) -> Periode {
    let jours = Jour::premier_de_l_an(annee).zip(Jour::dernier_de_l_an(annee)).unwrap();
    Periode::nouvelle(jours.0, jours.1).unwrap()
}

fn poste(session: &Session, centiemes: u16) -> PosteTenu {
    let (membre, fonction) = (session.membre(), Fonction::Accompagnement);
    PosteTenu { membre, fonction, centiemes, du: jour("2020-01-01"), au: None }
}

fn refuse_le_role<T: std::fmt::Debug>(resultat: &Result<T, ErreurApp>) {
    assert!(matches!(resultat, Err(ErreurApp::Role(_))), "{resultat:?}");
}

fn invalide<T: std::fmt::Debug>(resultat: Result<T, ErreurApp>, attendu: GestionInvalide) {
    match resultat {
        Err(ErreurApp::Gestion(faute)) => assert_eq!(faute, attendu),
        autre => panic!("{autre:?}"),
    }
}

#[test]
fn a_post_is_told_once_changed_over_what_was_read_and_refused_to_others() {
    sur_chaque_moteur(|mut essai| async move {
        let travailleuse = essai.accueillir(Role::TravailleuseSociale).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let id = contexte.poste();
        for _ in 0..2 {
            session.tenir_poste(id, Some(poste(session, 80)), None, contexte).await.unwrap();
        }
        let lus = session.postes().await.unwrap();
        assert_eq!((lus.len(), lus[0].contenu.centiemes), (1, 80));
        let perime = session.tenir_poste(id, Some(poste(session, 50)), None, contexte).await;
        assert!(matches!(perime, Err(ErreurApp::Perime { .. })), "{perime:?}");
        let lu = Some(lus[0].acte);
        session.tenir_poste(id, Some(poste(session, 50)), lu, contexte).await.unwrap();
        for centiemes in [0, 101] {
            let faux = Some(poste(session, centiemes));
            let tenu = session.tenir_poste(id, faux, None, contexte).await;
            invalide(tenu, GestionInvalide::Part);
        }
        refuse_le_role(&travailleuse.postes().await);
        let sien = Some(poste(&travailleuse, 100));
        refuse_le_role(&travailleuse.tenir_poste(id, sien, None, contexte).await);
        refuse_le_role(&travailleuse.charge_psp(contexte.aujourdhui).await);
        assert_eq!(travailleuse.alerte_charge(contexte).await.unwrap(), None);
        travailleuse.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn the_load_is_the_observatory_s_count_and_the_morning_says_the_same() {
    sur_chaque_moteur(|mut essai| async move {
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let generateur = Generateur::new(Taille::Petite, 57, contexte.aujourdhui);
        session.remplir(&generateur, contexte, &mut |_| ()).await.unwrap();
        assert_eq!(session.alerte_charge(contexte).await.unwrap(), None, "no post is told");
        let charge = session.charge_psp(contexte.aujourdhui).await.unwrap();
        assert_eq!(charge.niveau(), NiveauCharge::SansPoste);
        assert!(charge.psp > 1, "{charge:?}");
        let id = contexte.poste();
        session.tenir_poste(id, Some(poste(session, 1)), None, contexte).await.unwrap();
        let charge = session.charge_psp(contexte.aujourdhui).await.unwrap();
        assert_eq!(charge.niveau(), NiveauCharge::Dessus);
        assert_eq!(session.alerte_charge(contexte).await.unwrap(), Some(charge));
        essai.finir().await;
    });
}

#[test]
fn time_is_told_once_never_twice_for_a_day_and_seen_by_herself_and_her_head_of_unit() {
    sur_chaque_moteur(|mut essai| async move {
        let travailleuse = essai.accueillir(Role::TravailleuseSociale).await;
        let autre = essai.accueillir(Role::Juriste).await;
        let dossier = essai.dossier("QUAI").await;
        let contexte = &mut essai.contexte;
        let fait = Fait::Accompagnement(Accompagnement {
            domaine: Domaine::Logement,
            duree_minutes: Some(45),
        });
        let acte =
            AConsigner { faits: vec![fait], recit: None, survenu_le: None, apres: None, id: None };
        travailleuse.consigner(dossier, acte, contexte).await.unwrap();
        let temps = |session: &Session, du: &str, au: &str, minutes| TempsPasse {
            membre: session.membre(),
            activite: ActiviteTemps::Accueil,
            du: jour(du),
            au: jour(au),
            minutes,
        };
        let sien = temps(&travailleuse, "2026-11-01", "2026-11-07", Some(90));
        for _ in 0..2 {
            travailleuse.noter_temps(sien, None, contexte).await.unwrap();
        }
        let chevauche = temps(&travailleuse, "2026-11-07", "2026-11-08", Some(10));
        let refus = travailleuse.noter_temps(chevauche, None, contexte).await;
        invalide(refus, GestionInvalide::TempsChevauche);
        let trop = temps(&travailleuse, "2026-11-10", "2026-11-10", Some(24 * 60 + 1));
        invalide(travailleuse.noter_temps(trop, None, contexte).await, GestionInvalide::Temps);
        // Nobody but a head of unit tells somebody else's.
        refuse_le_role(&autre.noter_temps(sien, None, contexte).await);

        let lu = travailleuse.temps(annee(2026), contexte).await.unwrap();
        let lignes: Vec<_> = lu.lignes.iter().map(|l| (l.activite, l.des_actes, l.dites)).collect();
        let attendues = [(ActiviteTemps::Accompagnement, 45, 0), (ActiviteTemps::Accueil, 0, 90)];
        assert_eq!(lignes, attendues);
        assert_eq!(essai.session.temps(annee(2026), contexte).await.unwrap(), lu);
        let rien = autre.temps(annee(2026), contexte).await.unwrap();
        assert!(rien.lignes.is_empty() && rien.dits.is_empty(), "{rien:?}");
        let rien = essai.session.mon_temps(annee(2026), contexte).await.unwrap();
        assert!(rien.lignes.is_empty() && rien.dits.is_empty(), "{rien:?}");
        // Told by mistake.
        let retire = TempsPasse { minutes: None, ..sien };
        travailleuse.noter_temps(retire, Some(lu.dits[0].acte), contexte).await.unwrap();
        assert!(travailleuse.temps(annee(2026), contexte).await.unwrap().dits.is_empty());
        travailleuse.fermer().await;
        autre.fermer().await;
        essai.finir().await;
    });
}

fn engagement(
    financeur: domain::FinanceurId,
    departement: Option<Departement>,
    indicateurs: Vec<String>,
) -> Engagement {
    let ligne = |numero, compte, libelle: &str, prevu_centimes| LigneBudget {
        numero,
        compte,
        libelle: libelle.to_owned(),
        prevu_centimes,
    };
    Engagement {
        financeur,
        numero: "57-1".to_owned(),
        objet: "=1+1".to_owned(),
        du: jour("2025-01-01"),
        au: jour("2026-12-31"),
        departement,
        lignes: vec![ligne(1, 64, "+cmd", 5_000_000), ligne(2, 74, "État", 5_000_000)],
        indicateurs,
    }
}

/// A funder and an agreement that asks for these figures.
async fn convenir(
    session: &Session,
    departement: Option<Departement>,
    indicateurs: Vec<String>,
    contexte: &mut Contexte,
) -> ConventionId {
    let (financeur, convention) = (contexte.financeur(), contexte.convention());
    let fiche = FicheFinanceur { nom: "DRDFE".to_owned(), genre: GenreFinanceur::Programme137 };
    session.tenir_financeur(financeur, Some(fiche), None, contexte).await.unwrap();
    let dit = engagement(financeur, departement, indicateurs);
    for _ in 0..2 {
        session.tenir_convention(convention, Some(dit.clone()), None, contexte).await.unwrap();
    }
    convention
}

/// Every figure of a report is the one of the observatory's own table for that scope.
async fn compare(session: &Session, rapport: &Rapport, ou: Option<Departement>) -> usize {
    let exercice = rapport.exercice;
    let periode = Periode::nouvelle(exercice.du, exercice.au).unwrap();
    let annuels = session.chiffres_annuels(exercice.annee, None).await.unwrap();
    let mut comparees = 0;
    for chiffre in &rapport.chiffres {
        let Ok(valeur) = chiffre.valeur else { continue };
        let indicateur = chiffre.indicateur.unwrap();
        comparees += 1;
        if indicateur.par.is_some() {
            let attendu = annuels.compteurs.total(&chiffre.demande).unwrap();
            assert_eq!(valeur.champs(), [attendu.to_string()], "{}", chiffre.demande);
            continue;
        }
        // One table each takes a while: one in six.
        if comparees % 6 != 1 {
            continue;
        }
        let plan = Plan {
            id: "essai".to_owned(),
            titre: String::new(),
            indicateurs: vec![chiffre.demande.clone()],
            dimensions: ou.map(|_| Dimension::Departement).into_iter().collect(),
        };
        let tableau = session.tableau(&plan, periode, None).await.unwrap();
        let voulu = ou.map(|ou| ou.code().to_owned());
        let ligne = tableau.lignes.iter().find(|l| l.groupes.first().cloned().flatten() == voulu);
        match ligne {
            Some(ligne) => assert_eq!(valeur, ligne.cellules[0], "{}", chiffre.demande),
            None => assert!(valeur.champs().iter().all(|c| c.is_empty() || c == "0")),
        }
    }
    comparees
}

#[test]
fn a_report_says_what_the_observatory_says_for_the_same_scope_or_why_not() {
    sur_chaque_moteur(|mut essai| async move {
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let generateur = Generateur::new(Taille::Petite, 57, contexte.aujourdhui);
        session.remplir(&generateur, contexte, &mut |_| ()).await.unwrap();
        let catalogue = Catalogue::embarque();
        let mut tous: Vec<String> = catalogue.indicateurs().iter().map(|i| i.id.clone()).collect();
        tous.extend(["actes.logement".to_owned(), "=nuitées".to_owned()]);
        let du_57 = Some("57".parse().unwrap());
        // Sixty figures at most an agreement: the catalogue takes two.
        let moities = |ou| tous.chunks(45).map(move |moitie| (ou, moitie));
        for (ou, moitie) in [None, du_57].into_iter().flat_map(moities) {
            let convention = convenir(session, ou, moitie.to_vec(), contexte).await;
            let cle = (convention, 2025);
            let rapport = session.rapport_financeur(cle, None, contexte).await.unwrap();
            assert_eq!(rapport.chiffres.len(), moitie.len());
            let comparees = compare(session, &rapport, ou).await;
            // Posts and grants, last in the catalogue, are the whole association's.
            assert!(comparees > 15 || (ou.is_some() && moitie[0] != tous[0]), "{comparees}");
            for chiffre in &rapport.chiffres {
                let pourquoi = chiffre.valeur.err();
                let indicateur = catalogue.indicateur(&chiffre.demande);
                let attendu = match (chiffre.demande.as_str(), indicateur) {
                    ("=nuitées", _) => Some(SansChiffre::HorsCatalogue),
                    ("actes.logement", _) => ou.map(|_| SansChiffre::AnneeEntiere),
                    (_, Some(i)) if i.par.is_some() => Some(SansChiffre::Divise),
                    (_, Some(i)) if !i.dimensions.contains(&Dimension::Departement) => {
                        ou.map(|_| SansChiffre::SansDepartement)
                    }
                    _ => None,
                };
                assert_eq!(pourquoi, attendu, "{} {ou:?}", chiffre.demande);
            }
            if ou.is_none() && moitie[0] == tous[0] {
                let personnes = rapport.chiffres.iter().find(|c| c.demande == "personnes");
                let nombre = personnes.unwrap().valeur.unwrap().champs()[0].parse::<u64>();
                assert!(nombre.unwrap() > 20);
                // As known now: found again whatever is recorded since.
                essai_avance(contexte);
                let avant = session
                    .rapport_financeur(cle, Some(contexte.maintenant), contexte)
                    .await
                    .unwrap();
                assert_eq!(avant.chiffres, rapport.chiffres);
            }
        }
        essai.finir().await;
    });
}

fn essai_avance(contexte: &mut Contexte) {
    let micros = contexte.maintenant.micros() + 60_000_000;
    contexte.maintenant = domain::Horodatage::depuis_micros(micros);
}

#[test]
fn a_report_leaves_with_stable_columns_inert_cells_and_a_trace() {
    sur_chaque_moteur(|mut essai| async move {
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let demandes = vec!["sorties".to_owned(), "=HYPERLINK(1)".to_owned()];
        let convention = convenir(session, None, demandes, contexte).await;
        for (annee, centimes) in [(2025, 100_050), (2026, 5_100_000)] {
            let realise = Realise { convention, ligne: 1, annee, centimes: Some(centimes) };
            for _ in 0..2 {
                session.noter_realise(realise, None, contexte).await.unwrap();
            }
        }
        let inconnue = Realise { convention, ligne: 9, annee: 2025, centimes: Some(1) };
        let refus = session.noter_realise(inconnue, None, contexte).await;
        invalide(refus, GestionInvalide::Ligne);
        let ailleurs = Realise { convention, ligne: 1, annee: 2027, centimes: Some(1) };
        let refus = session.noter_realise(ailleurs, None, contexte).await;
        invalide(refus, GestionInvalide::Exercice);

        let rapport = session.rapport_financeur((convention, 2026), None, contexte).await.unwrap();
        let xlsx = session.ecrire_rapport(&rapport, XLSX, contexte).await.unwrap();
        assert_eq!(xlsx.nom, "rapport-2026.xlsx");
        assert_eq!(format!("{xlsx:?}"), "RapportEcrit(…)");
        let mut classeur = Classeur::lire(&xlsx.octets);
        let feuille = classeur.premiere();
        let titres: Vec<&Cellule> = feuille.lignes[0].iter().collect();
        let attendus = app::subventions::COLONNES.map(|titre| Cellule::Texte(titre.to_owned()));
        assert_eq!(titres, attendus.iter().collect::<Vec<_>>());
        let ligne = feuille.lignes.iter().find(|l| l[1] == Cellule::Texte("64-1".to_owned()));
        let ligne = ligne.unwrap();
        assert_eq!(ligne[2], Cellule::Texte("+cmd".to_owned()), "a text, never a formula");
        assert_eq!(ligne[5..9], [50_000.0, 51_000.0, 52_000.5, 2_000.5].map(Cellule::Nombre));
        let sorties = feuille.lignes.iter().find(|l| l[1] == Cellule::Texte("sorties".to_owned()));
        assert_eq!(sorties.unwrap()[4], Cellule::Nombre(0.0));

        let csv = session.ecrire_rapport(&rapport, CSV, contexte).await.unwrap();
        let csv = String::from_utf8(csv.octets).unwrap();
        for inerte in ["\"'=1+1\"", "\"'+cmd\"", "\"'=HYPERLINK(1)\"", "\"2000.50\""] {
            assert!(csv.contains(inerte), "{inerte} {csv}");
        }
        let mut lecteur = csv.lines().skip(1).map(|ligne| ligne.split("\",\"").count());
        assert!(lecteur.all(|colonnes| colonnes == 10), "{csv}");
        essai.finir().await;
    });
}

#[test]
fn a_report_is_due_for_whom_it_concerns_until_it_is_handed_in() {
    sur_chaque_moteur(|mut essai| async move {
        let administration = essai.accueillir(Role::Administration).await;
        let statistiques = essai.accueillir(Role::Statistiques).await;
        let juriste = essai.accueillir(Role::Juriste).await;
        let contexte = &mut essai.contexte;
        let convention = convenir(&administration, None, Vec::new(), contexte).await;
        let dus = |dus: Vec<app::subventions::RapportDu>| {
            dus.iter().map(|du| (du.exercice.annee, du.le.to_string())).collect::<Vec<_>>()
        };
        let jusqu_au = jour("2027-06-30");
        let attendus = vec![(2025, "2026-06-30".to_owned()), (2026, "2027-06-30".to_owned())];
        for elle in [&essai.session, &administration, &statistiques] {
            assert_eq!(dus(elle.rapports_dus(jusqu_au).await.unwrap()), attendus);
            let la_veille = elle.rapports_dus(jusqu_au.veille()).await.unwrap();
            assert_eq!(dus(la_veille), attendus[..1]);
        }
        assert!(juriste.rapports_dus(jusqu_au).await.unwrap().is_empty());
        refuse_le_role(&juriste.subventions().await);
        // Whoever keeps the accounts does not read the figures; whoever counts does not tell.
        let cle = (convention, 2025);
        refuse_le_role(&administration.rapport_financeur(cle, None, contexte).await);
        let realise = Realise { convention, ligne: 1, annee: 2025, centimes: Some(1) };
        refuse_le_role(&statistiques.noter_realise(realise, None, contexte).await);

        let dire = |suite| RapportFinanceur { convention, annee: 2025, suite };
        for _ in 0..2 {
            let rendu = dire(SuiteRapport::Rendu);
            administration.rendre_rapport(rendu, None, contexte).await.unwrap();
        }
        assert_eq!(dus(essai.session.rapports_dus(jusqu_au).await.unwrap()), attendus[1..]);
        let lu = essai.session.subventions().await.unwrap().rendus[0].acte;
        let non = dire(SuiteRapport::NonRendu);
        administration.rendre_rapport(non, Some(lu), contexte).await.unwrap();
        assert_eq!(dus(essai.session.rapports_dus(jusqu_au).await.unwrap()), attendus);
        for session in [administration, statistiques, juriste] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn a_guide_is_found_by_word_language_and_audience() {
    sur_chaque_moteur(|mut essai| async move {
        let benevole = essai.accueillir(Role::Benevole).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let fiche = FicheGuide {
            titre: "Guide fictif".to_owned(),
            description: "Repérer et écouter".to_owned(),
            langues: vec!["fr".to_owned(), "ro".to_owned()],
            lien: "https://exemple.invalid/guide".to_owned(),
            ..FicheGuide::default()
        };
        let id = contexte.guide();
        for _ in 0..2 {
            session.tenir_guide(id, Some(fiche.clone()), None, contexte).await.unwrap();
        }
        let faux = FicheGuide { lien: "http://exemple.invalid".to_owned(), ..fiche.clone() };
        let refus = session.tenir_guide(contexte.guide(), Some(faux), None, contexte).await;
        invalide(refus, GestionInvalide::Lien);
        let chercher = |mots: &str, langue: &str| DemandeGuide {
            mots: mots.to_owned(),
            langue: Some(langue.to_owned()),
            public: None,
        };
        assert_eq!(benevole.guides(&chercher("reperer", "ro")).await.unwrap().len(), 1);
        assert!(benevole.guides(&chercher("reperer", "en")).await.unwrap().is_empty());
        refuse_le_role(&benevole.tenir_guide(id, Some(fiche), None, contexte).await);
        benevole.fermer().await;
        essai.finir().await;
    });
}

const PARTENAIRES: &str = include_str!("../donnees/partenaires.json");

#[test]
fn partners_are_imported_once_found_by_need_and_distance_and_leave_as_they_came() {
    sur_chaque_moteur(|mut essai| async move {
        let juriste = essai.accueillir(Role::Juriste).await;
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        refuse_le_role(&juriste.importer_partenaires(PARTENAIRES, contexte).await);
        let importe = session.importer_partenaires(PARTENAIRES, contexte).await.unwrap();
        assert_eq!(importe, ImportPartenaires { ajoutes: 2, changes: 0, inchanges: 0 });
        let encore = session.importer_partenaires(PARTENAIRES, contexte).await.unwrap();
        assert_eq!(encore, ImportPartenaires { ajoutes: 0, changes: 0, inchanges: 2 });
        let change = PARTENAIRES.replace("Accueil de Metz", "Accueil de Toul");
        let change = session.importer_partenaires(&change, contexte).await.unwrap();
        assert_eq!(change, ImportPartenaires { ajoutes: 0, changes: 1, inchanges: 1 });
        let faux = PARTENAIRES.replace("2026-01-02", "hier");
        let refus = session.importer_partenaires(&faux, contexte).await;
        assert!(matches!(refus, Err(ErreurApp::Annuaire(_))), "{refus:?}");

        let pres = |km| DemandePartenaire {
            besoin: Some(Besoin::Sante),
            departement: Some("57".parse().unwrap()),
            langue: None,
            km,
        };
        let noms = |trouves: Vec<app::partenaires::PartenaireTrouve>| {
            trouves.into_iter().map(|t| t.structure.nom).collect::<Vec<_>>()
        };
        let tous = juriste.chercher_partenaires(&pres(None)).await.unwrap();
        assert_eq!(noms(tous.clone()), ["Accueil de Toul", "Accueil de Nice"]);
        let proches = juriste.chercher_partenaires(&pres(Some(50))).await.unwrap();
        assert_eq!(noms(proches), ["Accueil de Toul"]);
        let autre = DemandePartenaire { besoin: Some(Besoin::Droit), ..pres(None) };
        assert!(juriste.chercher_partenaires(&autre).await.unwrap().is_empty());

        let sorti = session.exporter_partenaires().await.unwrap().publier();
        assert!(!sorti.contains("CANARI"), "nobody's name is kept");
        let relu = session.importer_partenaires(&sorti, contexte).await.unwrap();
        assert_eq!(relu, ImportPartenaires { ajoutes: 0, changes: 0, inchanges: 2 });
        let (qui, lu) = (tous[0].partenaire, Some(tous[0].acte));
        session.retirer_partenaire(qui, lu, contexte).await.unwrap();
        assert_eq!(session.exporter_partenaires().await.unwrap().structures().len(), 1);
        juriste.fermer().await;
        essai.finir().await;
    });
}

/// The association's own offices and the national contacts too: what others are given is read by
/// the reference models. `benches/data_inclusion.sh` installs them; without, this says nothing.
#[test]
fn a_directory_that_leaves_is_accepted_by_the_reference_models() {
    let Some(python) = testkit::modeles_d_annuaire() else { return };
    sur_chaque_moteur(|mut essai| {
        let python = python.clone();
        async move {
            let (session, contexte) = (&essai.session, &mut essai.contexte);
            session.importer_partenaires(PARTENAIRES, contexte).await.unwrap();
            let nationaux = annuaire::nationaux().ecrire();
            session.importer_partenaires(&nationaux, contexte).await.unwrap();
            let annuaire = session.exporter_partenaires().await.unwrap();
            assert!(annuaire.structures().len() > 5);
            let fichier = essai.place.chemin("partenaires.json");
            std::fs::write(&fichier, annuaire.publier()).unwrap();
            let (accepte, dit) = testkit::valider_annuaire(&python, &fichier);
            assert!(accepte, "{dit}");
            // A field of the wrong form is refused: the models are at work.
            let faux = annuaire.publier().replace("57000", "5700");
            std::fs::write(&fichier, faux).unwrap();
            let (accepte, dit) = testkit::valider_annuaire(&python, &fichier);
            assert!(!accepte && dit.contains("code_postal"), "{dit}");
            essai.finir().await;
        }
    });
}
