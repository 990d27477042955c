//! From the fields of a form, or of a command, to an activity; and back.

use domain::activite::{Milieu, SeanceCollective, Sortie};
use domain::detail_seance::{
    Atelier, DetailSeance, Evaluation, NiveauScolaire, PreventionCiblee, PreventionScolaire,
    PublicCible, ThemeAtelier, ThemeEvars,
};
use domain::formation::{Formation, PublicFormation, QUALIOPI};
use domain::permanence::{
    ActiviteAccueil, GenreActivite, MomentAccueil, Permanence, ServiceAccueil, ServiceRendu,
};
use domain::seance_en_ligne::{Envoi, SeanceEnLigne, SupportEnLigne};
use domain::stage::{CadreStage, MotifAchat, MotifCompte, QuestionnaireStage, Stage};
use domain::texte_sans_contact::{TexteRefuse, TexteSansContact};
use domain::{Fait, Jour};

use super::Genre;

/// Largest count accepted: beyond, a finger slipped.
const NOMBRE_MAX: u32 = 1_000_000;

/// A field that does not read. It names the field, never what was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurSaisie {
    /// It must be filled in.
    #[error("le champ « {0} » est à remplir")]
    Manque(String),
    /// It is not what is expected there.
    #[error("le champ « {0} » ne se lit pas")]
    Illisible(String),
    /// A text that would make the journal a list of people.
    #[error("le champ « {champ} » {}", refus_en_mots(*.refus))]
    Texte {
        /// Which field.
        champ: String,
        /// What was found in it.
        refus: TexteRefuse,
    },
    /// A field that this kind of activity does not have.
    #[error("un champ n'existe pas pour ce genre d'activité")]
    Inconnu,
}

fn refus_en_mots(refus: TexteRefuse) -> &'static str {
    match refus {
        TexteRefuse::Vide => "est à remplir",
        TexteRefuse::TropLong => "est trop long : 2 000 caractères au plus",
        TexteRefuse::Telephone => "contient ce qui ressemble à un numéro de téléphone : retirez-le",
        TexteRefuse::Courriel => "contient ce qui ressemble à une adresse de courriel : retirez-la",
        TexteRefuse::Lien => "contient ce qui ressemble à un lien ou à un site : retirez-le",
        TexteRefuse::Pseudonyme => "contient ce qui ressemble à un nom de compte : retirez-le",
    }
}

/// Names and values, as typed.
pub type Champs = [(String, String)];

/// Reads an activity. `base` is what it corrects: what a form does not show is kept from it.
///
/// # Errors
/// [`ErreurSaisie`], the first in the order of the fields.
pub fn lire(genre: Genre, champs: &Champs, base: Option<&Fait>) -> Result<Fait, ErreurSaisie> {
    let lu = Lecture { champs };
    lu.tous_connus(genre)?;
    match genre {
        Genre::Sortie => lu.sortie(base).map(Fait::Sortie),
        Genre::Permanence => lu.permanence().map(Fait::Permanence),
        Genre::EnLigne => lu.en_ligne().map(Fait::SeanceEnLigne),
        Genre::Atelier | Genre::Scolaire | Genre::Ciblee | Genre::Formation | Genre::Stage => {
            lu.seance(genre).map(Fait::Seance)
        }
    }
}

/// Fields of the form itself, that no kind has.
const DU_FORMULAIRE: [&str; 5] = ["jeton", "id", "apres", "le", "quoi"];

#[derive(Clone, Copy)]
struct Lecture<'a> {
    champs: &'a Champs,
}

impl Lecture<'_> {
    fn tous_connus(self, genre: Genre) -> Result<(), ErreurSaisie> {
        let connus = genre.champs();
        let connu = |nom: &str| {
            DU_FORMULAIRE.contains(&nom)
                || connus.iter().any(|champ| champ.nom == nom)
                || (genre == Genre::EnLigne && modele(nom).is_some())
        };
        let tous = self.champs.iter().all(|(nom, _)| connu(nom));
        if tous { Ok(()) } else { Err(ErreurSaisie::Inconnu) }
    }

    fn valeur(&self, nom: &str) -> &str {
        let champ = self.champs.iter().find(|(autre, _)| autre == nom);
        champ.map_or("", |(_, valeur)| valeur.trim())
    }

    fn entier(&self, nom: &str) -> Result<Option<u32>, ErreurSaisie> {
        nombre(nom, self.valeur(nom))
    }

    fn petit(&self, nom: &str) -> Result<Option<u16>, ErreurSaisie> {
        let petit = self.entier(nom)?.map(u16::try_from).transpose();
        petit.map_err(|_| ErreurSaisie::Illisible(nom.to_owned()))
    }

    fn requis(&self, nom: &str) -> Result<u32, ErreurSaisie> {
        self.entier(nom)?.ok_or_else(|| ErreurSaisie::Manque(nom.to_owned()))
    }

    fn choix<T: Copy>(&self, nom: &str, tous: &[(T, &'static str)]) -> Result<T, ErreurSaisie> {
        let donne = self.valeur(nom);
        if donne.is_empty() {
            return Err(ErreurSaisie::Manque(nom.to_owned()));
        }
        let trouve = tous.iter().find(|(_, code)| *code == donne);
        trouve.map(|(v, _)| *v).ok_or_else(|| ErreurSaisie::Illisible(nom.to_owned()))
    }

    fn texte(&self, nom: &str) -> Result<TexteSansContact, ErreurSaisie> {
        texte(nom, self.valeur(nom))
    }

    fn jour(&self, nom: &str) -> Result<Option<Jour>, ErreurSaisie> {
        let texte = self.valeur(nom);
        if texte.is_empty() {
            return Ok(None);
        }
        texte.parse().map(Some).map_err(|_| ErreurSaisie::Illisible(nom.to_owned()))
    }

    /// Counts of a family, those left empty or nil left out.
    fn famille<T: Copy>(
        &self,
        prefixe: &str,
        tous: &[(T, &'static str)],
    ) -> Result<Vec<(T, u32)>, ErreurSaisie> {
        let mut comptes = Vec::new();
        for (genre, code) in tous {
            if let Some(nombre) = self.entier(&format!("{prefixe}-{code}"))?.filter(|n| *n > 0) {
                comptes.push((*genre, nombre));
            }
        }
        Ok(comptes)
    }

    fn sortie(self, base: Option<&Fait>) -> Result<Sortie, ErreurSaisie> {
        let base = match base {
            Some(Fait::Sortie(sortie)) => sortie.clone(),
            Some(_) | None => Sortie::default(),
        };
        Ok(Sortie {
            milieu: self.choix("milieu", &Milieu::TOUS)?,
            duree_minutes: self.entier("duree-minutes")?,
            equipe: self.entier("equipe")?,
            rencontrees: self.entier("rencontrees")?,
            nouvelles: self.entier("nouvelles")?,
            orientees: self.entier("orientees")?,
            messages: self.entier("messages")?,
            reponses: self.entier("reponses")?,
            ..base
        })
    }

    fn permanence(self) -> Result<Permanence, ErreurSaisie> {
        let services = self.famille("service", &ServiceAccueil::TOUS)?;
        let ensemble = self.famille("ensemble", &GenreActivite::TOUS)?;
        let service = |(genre, nombre)| ServiceRendu { genre, nombre };
        let activite = |(genre, participations)| ActiviteAccueil { genre, participations };
        Ok(Permanence {
            moment: self.choix("moment", &MomentAccueil::TOUS)?,
            visites: self.requis("visites")?,
            reconnues: self.entier("reconnues")?,
            premieres: self.entier("premieres")?,
            services: services.into_iter().map(service).collect(),
            activites: ensemble.into_iter().map(activite).collect(),
        })
    }

    fn en_ligne(self) -> Result<SeanceEnLigne, ErreurSaisie> {
        Ok(SeanceEnLigne {
            support: self.choix("support", &SupportEnLigne::TOUS)?,
            duree_minutes: self.entier("duree-minutes")?,
            equipe: self.entier("equipe")?,
            messages: self.requis("messages")?,
            reponses: self.requis("reponses")?,
            conversations: self.entier("conversations")?,
            rencontres: self.entier("rencontres")?,
            envois: self.envois()?,
        })
    }

    /// Messages and replies of each version of a model: `messages:MODELE:VERSION`.
    fn envois(self) -> Result<Vec<Envoi>, ErreurSaisie> {
        let mut envois: Vec<Envoi> = Vec::new();
        for (nom, valeur) in self.champs {
            let Some((quoi, identifiant, version)) = modele(nom) else {
                continue;
            };
            let Some(nombre) = nombre(nom, valeur.trim())? else {
                continue;
            };
            let place = envois.iter().position(|e| e.modele == identifiant && e.version == version);
            let neuf = Envoi { modele: identifiant, version, messages: 0, reponses: 0 };
            let rang = place.unwrap_or(envois.len());
            if place.is_none() {
                envois.push(neuf);
            }
            if let Some(envoi) = envois.get_mut(rang) {
                match quoi {
                    "messages" => envoi.messages = nombre,
                    _ => envoi.reponses = nombre,
                }
            }
        }
        envois.retain(|envoi| envoi.messages > 0 || envoi.reponses > 0);
        Ok(envois)
    }

    fn seance(self, genre: Genre) -> Result<SeanceCollective, ErreurSaisie> {
        let (detail, presents) = match genre {
            Genre::Scolaire => (DetailSeance::Scolaire(self.scolaire()?), "eleves"),
            Genre::Ciblee => (DetailSeance::Ciblee(self.ciblee()?), "presents"),
            Genre::Formation => (DetailSeance::Formation(self.formation()?), "stagiaires"),
            Genre::Stage => (DetailSeance::Stage(self.stage()?), "presents"),
            Genre::Atelier | Genre::Sortie | Genre::Permanence | Genre::EnLigne => {
                let theme = self.choix("theme-atelier", &ThemeAtelier::TOUS)?;
                (DetailSeance::Atelier(Atelier { theme }), "presents")
            }
        };
        Ok(SeanceCollective {
            genre: detail.genre(),
            duree_minutes: self.entier("duree-minutes")?,
            participants: Some(self.requis(presents)?),
            detail: Some(Box::new(detail)),
        })
    }

    fn scolaire(self) -> Result<PreventionScolaire, ErreurSaisie> {
        Ok(PreventionScolaire {
            etablissement: self.texte("etablissement")?,
            niveau: self.choix("niveau", &NiveauScolaire::TOUS)?,
            theme: self.choix("theme-evars", &ThemeEvars::TOUS)?,
            evaluation: self.evaluation()?,
        })
    }

    fn ciblee(self) -> Result<PreventionCiblee, ErreurSaisie> {
        let nommee = !self.valeur("structure").is_empty();
        Ok(PreventionCiblee {
            public: self.choix("public-cible", &PublicCible::TOUS)?,
            structure: if nommee { Some(self.texte("structure")?) } else { None },
            evaluation: self.evaluation()?,
        })
    }

    fn formation(self) -> Result<Formation, ErreurSaisie> {
        let illisible = || ErreurSaisie::Illisible("preuves".to_owned());
        let mut preuves: Vec<u8> = Vec::new();
        for (_, valeur) in self.champs.iter().filter(|(nom, _)| nom == "preuves") {
            for numero in valeur.split([',', ' ']).filter(|numero| !numero.is_empty()) {
                let numero: u8 = numero.parse().map_err(|_| illisible())?;
                if !QUALIOPI.iter().any(|indicateur| indicateur.numero == numero) {
                    return Err(illisible());
                }
                preuves.push(numero);
            }
        }
        preuves.sort_unstable();
        preuves.dedup();
        Ok(Formation {
            programme: self.texte("programme")?,
            public: self.choix("public-formation", &PublicFormation::TOUS)?,
            demi_journees: self.petit("demi-journees")?,
            feuilles: self.entier("feuilles")?,
            attestations: self.entier("attestations")?,
            preuves,
            evaluation: self.evaluation()?,
        })
    }

    fn evaluation(self) -> Result<Option<Evaluation>, ErreurSaisie> {
        let utiles = self.entier("evaluations-utiles")?;
        match (self.entier("evaluations")?, utiles) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(ErreurSaisie::Manque("evaluations".to_owned())),
            (Some(reponses), utiles) => {
                Ok(Some(Evaluation { reponses, utiles: utiles.unwrap_or(0) }))
            }
        }
    }

    fn stage(self) -> Result<Stage, ErreurSaisie> {
        let manque = || ErreurSaisie::Manque("duree-jours".to_owned());
        let heures = centiemes("heures-par-jour", self.valeur("heures-par-jour"))?;
        let illisible = |_| ErreurSaisie::Illisible("heures-par-jour".to_owned());
        Ok(Stage {
            tribunal: self.texte("tribunal")?,
            cadre: self.choix("cadre-stage", &CadreStage::TOUS)?,
            duree_jours: self.petit("duree-jours")?.ok_or_else(manque)?,
            seances: self.petit("seances")?,
            heures_par_jour_centiemes: heures.map(u32::try_from).transpose().map_err(illisible)?,
            cout_centimes: centiemes("cout-euros", self.valeur("cout-euros"))?,
            plus_ancienne_condamnation: self.jour("plus-ancienne-condamnation")?,
            convoques: self.entier("convoques")?,
            attestations: self.entier("attestations")?,
            avant: self.questionnaire("avant")?,
            apres: self.questionnaire("apres")?,
        })
    }

    fn questionnaire(self, quand: &str) -> Result<Option<QuestionnaireStage>, ErreurSaisie> {
        let nom = format!("{quand}-questionnaires");
        let renoncent = self.entier(&format!("{quand}-renoncent"))?;
        let motifs = self.famille(&format!("{quand}-motif"), &MotifAchat::TOUS)?;
        let compte = |(motif, nombre)| MotifCompte { motif, nombre };
        match self.entier(&nom)? {
            None if renoncent.is_none() && motifs.is_empty() => Ok(None),
            None => Err(ErreurSaisie::Manque(nom)),
            Some(reponses) => Ok(Some(QuestionnaireStage {
                reponses,
                renoncent: renoncent.unwrap_or(0),
                motifs: motifs.into_iter().map(compte).collect(),
            })),
        }
    }
}

/// A text that reaches nobody.
///
/// # Errors
/// [`ErreurSaisie::Texte`], [`ErreurSaisie::Manque`].
pub(super) fn texte(champ: &str, texte: &str) -> Result<TexteSansContact, ErreurSaisie> {
    TexteSansContact::lire(texte).map_err(|refus| match refus {
        TexteRefuse::Vide => ErreurSaisie::Manque(champ.to_owned()),
        TexteRefuse::TropLong
        | TexteRefuse::Telephone
        | TexteRefuse::Courriel
        | TexteRefuse::Lien
        | TexteRefuse::Pseudonyme => ErreurSaisie::Texte { champ: champ.to_owned(), refus },
    })
}

fn nombre(nom: &str, texte: &str) -> Result<Option<u32>, ErreurSaisie> {
    if texte.is_empty() {
        return Ok(None);
    }
    let lu = texte.parse::<u32>().ok().filter(|nombre| *nombre <= NOMBRE_MAX);
    lu.map(Some).ok_or_else(|| ErreurSaisie::Illisible(nom.to_owned()))
}

/// A number with two decimals at most, in hundredths.
fn centiemes(nom: &str, texte: &str) -> Result<Option<u64>, ErreurSaisie> {
    if texte.is_empty() {
        return Ok(None);
    }
    let illisible = || ErreurSaisie::Illisible(nom.to_owned());
    let (entiers, decimales) = texte.split_once([',', '.']).unwrap_or((texte, ""));
    let chiffres = |partie: &str| partie.chars().all(|signe| signe.is_ascii_digit());
    let lisible = !entiers.is_empty()
        && chiffres(entiers)
        && chiffres(decimales)
        && entiers.len() <= 6
        && decimales.len() <= 2;
    if !lisible {
        return Err(illisible());
    }
    let entiers: u64 = entiers.parse().map_err(|_| illisible())?;
    let decimales: u64 = format!("{decimales:0<2}").parse().map_err(|_| illisible())?;
    Ok(Some(entiers * 100 + decimales))
}

/// Which count of which version of which model a field is.
fn modele(nom: &str) -> Option<(&str, domain::ActiviteId, u16)> {
    let (quoi, reste) = nom.split_once(':')?;
    let (identifiant, version) = reste.split_once(':')?;
    let connu = matches!(quoi, "messages" | "reponses");
    connu.then_some((quoi, identifiant.parse().ok()?, version.parse().ok()?))
}
