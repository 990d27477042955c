//! One person through the pages, from a first contact to the end of the pathway: each deadline is
//! on the page of the day on its day, each document is produced, each refusal says its article.

use app::echeance::Nature;
use axum::http::StatusCode;
use testkit::{Place, canari};

use crate::serveur::{Navigateur, Page, Serveur};

struct Histoire {
    serveur: Serveur,
    elle: Navigateur,
    /// Path of her file.
    dossier: String,
    /// Kinds of documents issued from her file.
    emis: Vec<&'static str>,
}

impl Histoire {
    fn au(&self, jour: &str) {
        self.serveur.heure.au(jour);
    }

    /// Records an act in its form.
    async fn acte(&mut self, champs: &[(&str, &str)]) -> Page {
        let page = self.elle.lire(&format!("{}/actes/nouveau", self.dossier)).await;
        let (apres, id) = (page.champ("apres"), page.champ("id"));
        let mut tous = vec![("apres", &*apres), ("id", &*id)];
        tous.extend_from_slice(champs);
        self.elle.poster(&format!("{}/actes", self.dossier), &tous).await
    }

    async fn noter(&mut self, jour: &str, champs: &[(&str, &str)]) {
        self.au(jour);
        let page = self.acte(champs).await;
        assert_eq!(page.lieu(), self.dossier, "{champs:?}: {}", page.texte);
    }

    /// Refused with its article, and nothing typed is lost.
    async fn refuser(&mut self, champs: &[(&str, &str)], article: &str) {
        let mut tous = vec![("recit", "dit mot pour mot")];
        tous.extend_from_slice(champs);
        let page = self.acte(&tous).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY, "{champs:?}");
        assert!(page.texte.contains(article), "{article}: {}", page.texte);
        assert!(page.texte.contains("dit mot pour mot"), "{}", page.texte);
    }

    /// What falls due is exactly this, and the page of each of these days shows it.
    async fn dues(&mut self, jour: &str, attendues: &[(Nature, &str)]) {
        self.au(jour);
        let mut contexte = self.serveur.heure.contexte();
        let aujourdhui = contexte.aujourdhui;
        let dues = self.serveur.cheffe.echeances(aujourdhui, 800, &mut contexte).await.unwrap();
        let dues: Vec<(Nature, String)> =
            dues.iter().map(|due| (due.echeance.nature, due.echeance.le.to_string())).collect();
        let attendues: Vec<(Nature, String)> =
            attendues.iter().map(|(nature, le)| (*nature, (*le).to_owned())).collect();
        assert_eq!(dues, attendues, "on {jour}");
        for (nature, le) in &dues {
            self.au(le);
            let page = self.elle.lire("/aujourdhui").await.texte;
            let dit = mots(*nature);
            let [annee, mois, quantieme] = le.split('-').collect::<Vec<_>>().try_into().unwrap();
            let ligne = format!("{dit}, <strong>{quantieme}/{mois}/{annee}</strong>");
            assert!(page.contains(&ligne), "{ligne}: {page}");
        }
        self.au(jour);
    }

    /// Prepares a document with the fields proposed, sees it, issues it, reads it again.
    async fn document(&mut self, lieu: &str, genre: &'static str, pour: &str, dits: &[&str]) {
        let page = self.elle.lire(&format!("{lieu}/nouveau?genre={genre}")).await;
        assert_eq!(page.statut, StatusCode::OK, "{genre}: {}", page.texte);
        let mut champs = vec![("genre".to_owned(), genre.to_owned())];
        let proposes = page.texte.split("name=\"champs\" value=\"").skip(1);
        for propose in proposes.filter(|m| m.split('>').next().unwrap().ends_with("checked")) {
            champs.push(("champs".to_owned(), propose.split('"').next().unwrap().to_owned()));
        }
        let tous: Vec<(&str, &str)> = champs.iter().map(|(nom, v)| (&**nom, &**v)).collect();
        let vue = self.elle.poster(&format!("{lieu}/apercu"), &tous).await;
        assert_eq!(vue.statut, StatusCode::OK, "{genre}: {}", vue.texte);
        for dit in dits {
            assert!(vue.texte.contains(dit), "{genre}: {dit}: {}", vue.texte);
        }
        let avant = self.emis(lieu).await.len();
        let (id, apres) = (vue.champ("id"), vue.champ("apres"));
        let mut envoi = vec![("id", &*id), ("apres", &*apres), ("pour", pour), ("forme", "odt")];
        envoi.extend_from_slice(&tous);
        assert_eq!(self.elle.poster(lieu, &envoi).await.lieu(), lieu, "{genre}");
        let emis = self.emis(lieu).await;
        assert_eq!(emis.len(), avant + 1, "{genre}");
        let octets = self.elle.lire(&format!("{lieu}/{}", emis[0])).await;
        assert!(octets.texte.starts_with("PK"), "{genre}");
        self.emis.push(genre);
    }

    /// The acts that issued documents, the last first.
    async fn emis(&mut self, lieu: &str) -> Vec<String> {
        let page = self.elle.lire(lieu).await.texte;
        let actes = page.split("<tr id=\"").skip(1);
        actes.map(|acte| acte.split('"').next().unwrap().to_owned()).collect()
    }

    async fn son_document(&mut self, genre: &'static str, pour: &str, dits: &[&str]) {
        let lieu = format!("{}/documents", self.dossier);
        self.document(&lieu, genre, pour, dits).await;
    }

    /// A step of the sitting, by the form that has this marker in it.
    async fn seance(&mut self, lieu: &str, marque: &str, champs: &[(&str, &str)]) {
        let page = self.elle.lire(lieu).await;
        let fin = page.texte.find(marque).unwrap_or_else(|| panic!("{marque}: {}", page.texte));
        let forme = &page.texte[page.texte[..fin].rfind("<form").unwrap()..];
        let cache = |nom: &str| {
            let debut = format!("name=\"{nom}\" value=\"");
            forme[forme.find(&debut).unwrap() + debut.len()..].split('"').next().unwrap().to_owned()
        };
        let (id, apres) = (cache("id"), cache("apres"));
        let mut tous = vec![("id", &*id), ("apres", &*apres)];
        tous.extend_from_slice(champs);
        let page = self.elle.poster(lieu, &tous).await;
        assert_eq!(page.lieu(), lieu, "{champs:?}: {}", page.texte);
    }
}

fn mots(nature: Nature) -> &'static str {
    match nature {
        Nature::DepotRenouvellement => "Déposer la demande de renouvellement du PSP",
        Nature::FinPeriode => "Fin de la période de six mois du PSP",
        Nature::FinParcours => "Fin des vingt-quatre mois du PSP",
        Nature::FinAps => "Fin de l&#39;autorisation provisoire de séjour",
        Nature::FinAfis => "Fin de l&#39;AFIS",
        Nature::Recours => "Dernier jour prudent pour contester le refus",
        Nature::RecoursLimite => "Dernier jour pour saisir le tribunal",
        Nature::RejetImplicite => "Le silence vaut rejet du recours gracieux",
        Nature::EtatCivil => "Rendez-vous d&#39;état civil",
        Nature::DepotDemande => "Demande de PSP incomplète avant la séance",
        Nature::RecoursOqtf => "Dernier jour prudent pour contester l&#39;OQTF",
        Nature::SilenceTitre => "Le silence vaut refus du titre de séjour",
        Nature::RendezVous
        | Nature::FinDroit
        | Nature::RenouvellementDroit
        | Nature::Audience
        | Nature::ReponseContenu
        | Nature::RelanceAlerte => panic!("{nature:?} is not of this story"),
    }
}

async fn premier_contact(place: Place) -> Histoire {
    let serveur = Serveur::ouvrir(place, 41).await;
    let mut elle = serveur.connecter("cheffe").await;
    serveur.heure.au("2023-01-05");
    let id = elle.lire("/dossiers/nouveau").await.champ("id");
    let nom = canari("nom");
    let champs = [("id", &*id), ("prenom", "Nour"), ("nom", &*nom), ("verifie", "oui")];
    let dossier = elle.poster("/dossiers", &champs).await.lieu().to_owned();
    assert!(dossier.starts_with("/dossiers/"), "{dossier}");
    Histoire { serveur, elle, dossier, emis: Vec::new() }
}

/// Civil status is missing: an appointment, then the document; then all that a request needs.
async fn completer(h: &mut Histoire) {
    h.refuser(&[("quoi", "psp:decision:accord")], "R.121-12-9").await;
    for champs in [
        [("quoi", "souhait:exprime"), ("valeur", "")],
        [("quoi", "consentement:accompagnement:donne"), ("valeur", "")],
        [("quoi", "observation:naissance"), ("valeur", "1998-05-04")],
        [("quoi", "observation:departement"), ("valeur", "57")],
    ] {
        h.noter("2023-01-05", &champs).await;
    }
    let rendez_vous = [
        ("quoi", "etat-civil:passeport:rendez-vous"),
        ("autre_jour", "2023-02-01"),
        ("frais", "120"),
        ("recit", "au consulat"),
    ];
    h.noter("2023-01-10", &rendez_vous).await;
    h.dues("2023-01-10", &[(Nature::EtatCivil, "2023-02-01")]).await;
    for quoi in [
        "etat-civil:passeport:obtenu",
        "piece:cessation:recue",
        "piece:situation:recue",
        "projet:besoin:logement",
        "projet:engagement:emploi",
        "projet:avis:favorable",
    ] {
        h.noter("2023-02-02", &[("quoi", quoi)]).await;
    }
    let manque = h.elle.lire(&format!("{}/demande", h.dossier)).await.texte;
    assert_eq!(manque.matches("etiquette garde").count(), 1, "one piece is missing: {manque}");
    h.noter("2023-02-02", &[("quoi", "piece:identite:recue")]).await;
    let manque = h.elle.lire(&format!("{}/demande", h.dossier)).await.texte;
    assert_eq!(manque.matches("etiquette garde").count(), 0, "{manque}");
    let liste = h.elle.lire(&format!("{}/etat-civil", h.dossier)).await.texte;
    assert!(liste.contains("120,00 €") && liste.contains("01/02/2023"), "{liste}");
    assert!(!liste.contains("au consulat"), "what is told is not shown unasked: {liste}");
    let liste = h.elle.lire(&format!("{}/etat-civil?recits=true", h.dossier)).await.texte;
    assert!(liste.contains("au consulat"), "{liste}");
    h.dues("2023-02-02", &[]).await;
    let nom = canari("nom");
    h.son_document("demande-psp", "prefecture", &[&nom, "4 mai 1998"]).await;
    h.son_document("engagements", "personne", &[]).await;
    let dits = [&*nom, "120,00 €", "passeport : obtenu, 2 février 2023"];
    h.son_document("demarches-etat-civil", "prefecture", &dits).await;
    h.noter("2023-02-10", &[("quoi", "psp:demande")]).await;
}

/// The commission sits, and is in favour; the prefect alone decides.
async fn commission(h: &mut Histoire) {
    h.au("2023-02-12");
    crate::commission::convoquer(&mut h.elle, "2023-03-20", "4").await;
    let id = h.dossier.strip_prefix("/dossiers/").unwrap().to_owned();
    let lieu = "/commission/57/2023-03-20";
    let page = crate::commission::inscrire(&mut h.elle, id.parse().unwrap(), "57/2023-03-20").await;
    assert_eq!(page.lieu(), lieu, "{}", page.texte);
    let documents = format!("{lieu}/documents");
    h.document(&documents, "ordre-du-jour", "commission", &["20 mars 2023", &id[..8]]).await;
    h.au("2023-03-20");
    let membre =
        [("quoi", "membre"), ("designation", "Mme X, cheffe de bureau"), ("college", "prefecture")];
    h.seance(lieu, "id=\"designation\"", &membre).await;
    let page = h.elle.lire(lieu).await;
    let acte = page.texte.split("name=\"membre\" value=\"").nth(1).unwrap();
    let acte = acte.split('"').next().unwrap().to_owned();
    let presence = [("quoi", "presence"), ("membre", &*acte), ("maniere", "presente")];
    h.seance(lieu, &acte, &presence).await;
    h.seance(lieu, "value=\"ouvrir\"", &[("quoi", "ouvrir")]).await;
    let avis = [
        ("quoi", "avis"),
        ("dossier", &*id),
        ("avis", "favorable"),
        ("siegent", &*acte),
        ("pour", "1"),
        ("motifs", "un projet construit"),
    ];
    h.seance(lieu, "value=\"avis\"", &avis).await;
    h.seance(lieu, "value=\"clore\"", &[("quoi", "clore")]).await;
    let dits = ["Mme X, cheffe de bureau", "1 pour, 0 contre, 0 abstentions", &id[..8]];
    h.document(&documents, "proces-verbal", "commission", &dits).await;
    h.son_document("avis", "commission", &["20 mars 2023", "favorable"]).await;
}

/// Refused for an OQTF; a recours gracieux that silence rejects; then the court.
async fn refus(h: &mut Histoire) {
    let refus = [
        ("quoi", "psp:decision:refus"),
        ("autre_jour", "2023-04-03"),
        ("motifs", "oqtf"),
        ("ecrite", "oui"),
        ("mentionne", "oui"),
        ("preuve", "lettre-recommandee"),
        ("recit", "vous faites l'objet d'une OQTF"),
    ];
    h.noter("2023-04-03", &refus).await;
    h.dues("2023-04-03", &[(Nature::Recours, "2023-06-02"), (Nature::RecoursLimite, "2023-06-05")])
        .await;
    h.au("2023-05-02");
    let dits = ["vous faites l&#39;objet d&#39;une OQTF", "3 avril 2023", "PROJET", "2 juin 2023"];
    h.son_document("recours-gracieux", "prefecture", &dits).await;
    let gracieux = [("quoi", "psp:recours:gracieux"), ("accuse", "oui")];
    h.noter("2023-05-02", &gracieux).await;
    // Two clear months after 2 July end on a Sunday.
    let attendues = [
        (Nature::RejetImplicite, "2023-07-02"),
        (Nature::Recours, "2023-09-01"),
        (Nature::RecoursLimite, "2023-09-04"),
    ];
    h.dues("2023-05-02", &attendues).await;
    h.au("2023-07-05");
    h.son_document("requete", "tribunal", &["2 juillet 2023", "PROJET"]).await;
    let registre = h.elle.lire("/commission/registre?du=2023-01-01&au=2023-12-31").await.texte;
    assert!(registre.contains("lettre recommandée") && !registre.contains(&canari("nom")));
    h.emis.push("registre-notifications");
}

/// A new decision grants entry; the refusal stays. Then permit, allowance, three renewals, the end.
async fn parcours(h: &mut Histoire) {
    let accord = |quoi, le| {
        [("quoi", quoi), ("autre_jour", le), ("ecrite", "oui"), ("preuve", "remise-en-main")]
    };
    h.noter("2023-07-20", &accord("psp:decision:accord", "2023-07-20")).await;
    h.noter("2023-08-01", &[("quoi", "psp:aps"), ("autre_jour", "2024-01-31")]).await;
    h.noter("2023-08-01", &[("quoi", "psp:afis:ouverte"), ("autre_jour", "2024-01-19")]).await;
    let attendues = [
        (Nature::DepotRenouvellement, "2023-11-20"),
        (Nature::FinPeriode, "2024-01-19"),
        (Nature::FinAfis, "2024-01-19"),
        (Nature::FinAps, "2024-01-31"),
    ];
    h.dues("2023-08-01", &attendues).await;
    for (rang, (depot, le)) in
        [("2023-11-20", "2024-01-15"), ("2024-05-20", "2024-07-15"), ("2024-11-20", "2025-01-15")]
            .into_iter()
            .enumerate()
    {
        h.au(depot);
        let dit = format!("renouvellement n° {}", rang + 1);
        h.son_document("renouvellement-psp", "prefecture", &[&dit]).await;
        h.noter(depot, &[("quoi", "psp:renouvellement")]).await;
        h.noter(le, &accord("psp:renouvellement:accord", le)).await;
    }
    // Nobody told of the permit and the allowance that came after the first ones.
    let attendues = [
        (Nature::FinAfis, "2024-01-19"),
        (Nature::FinAps, "2024-01-31"),
        (Nature::FinParcours, "2025-07-19"),
    ];
    h.dues("2025-01-15", &attendues).await;
    h.au("2025-02-01");
    h.refuser(&[("quoi", "psp:renouvellement")], "R.121-12-10").await;
    h.son_document("attestation", "organisme", &["5 janvier 2023"]).await;
    h.noter("2025-07-19", &[("quoi", "psp:fin:cdi")]).await;
    h.refuser(&[("quoi", "psp:renouvellement")], "R.121-12-9").await;
    h.dues("2025-07-19", &[]).await;
    let fiche = h.elle.lire(&h.dossier).await.texte;
    assert!(fiche.contains("notifiée le 03/04/2023"), "the refusal stays: {fiche}");
    let bilan = h.elle.lire("/chiffres/bilan?annee=2023").await.texte;
    assert!(bilan.contains("moins de 6") && !bilan.contains(&canari("nom")), "{bilan}");
    h.emis.push("bilan-activite");
}

/// A minor, in another file: what is written of her goes to who protects her.
async fn mineure(h: &mut Histoire) {
    let id = h.elle.lire("/dossiers/nouveau").await.champ("id");
    let champs = [("id", &*id), ("prenom", "Awa"), ("verifie", "oui")];
    let sienne = h.elle.poster("/dossiers", &champs).await.lieu().to_owned();
    let autre = std::mem::replace(&mut h.dossier, sienne);
    let naissance = [("quoi", "observation:naissance"), ("valeur", "2010-03-02")];
    h.noter("2025-07-19", &naissance).await;
    h.refuser(&[("quoi", "psp:demande")], "L.226-2-1").await;
    h.son_document("information-preoccupante", "departement", &["2 mars 2010"]).await;
    h.son_document("signalement", "procureur", &["2 mars 2010"]).await;
    h.dossier = autre;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_first_contact_to_completion_through_the_pages() {
    for place in Place::toutes() {
        let mut h = Box::pin(premier_contact(place)).await;
        completer(&mut h).await;
        commission(&mut h).await;
        refus(&mut h).await;
        parcours(&mut h).await;
        mineure(&mut h).await;
        for (_, code) in domain::document::GenreDocument::TOUS {
            assert!(h.emis.contains(&code), "{code} was not produced: {:?}", h.emis);
        }
        let rapport = h.serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}
