//! From a table to a scenario, value by value.

use toml::{Table, Value};

use crate::calibrage::{Cible, Inconnue, SortieConnue};
use crate::cout::Tarifs;
use crate::scenario::lecteur::{Borne, Lecteur, entier};
use crate::scenario::{
    Association, Commission, Decision, ErreurScenario, Mesure, Ordre, Preparation, Psp, Scenario,
    Surcharge, Territoire,
};

/// People a scenario may hold: beyond, it is a mistake or would not fit in memory.
const PERSONNES: u64 = 20_000_000;
/// Departments a scenario may hold.
const LIEUX: u32 = 10_000;
/// Years a scenario may last.
const ANNEES: i32 = 10_000;

pub(super) fn scenario(table: Table) -> Result<Scenario, ErreurScenario> {
    let mut lecteur = Lecteur::new(&table);
    let l = &mut lecteur;
    let (debut, fin) = (annee(l, "debut")?, annee(l, "fin")?);
    if fin < debut || fin - debut >= ANNEES {
        let raison = "la dernière année est avant la première, ou à plus de 10 000 ans";
        return Err(ErreurScenario::Incoherent { champ: "fin".into(), raison });
    }
    let inconnues = inconnues(l)?;
    let cibles = cibles(l)?;
    let mut scenario = Scenario {
        nom: l.texte("nom")?.to_owned(),
        titre: l.texte("titre")?.to_owned(),
        resume: l.texte("resume")?.to_owned(),
        debut,
        fin,
        mesure: mesure(l, debut, fin)?,
        souhaits: souhaits(l, debut, fin)?,
        territoires: territoires(l)?,
        association: Association {
            preparations_par_poste: l
                .facultatif("association.preparations_par_poste", Borne::Positif)?,
            psp_par_poste: l.facultatif("association.psp_par_poste", Borne::Positif)?,
        },
        preparation: Preparation {
            duree: l.loi("preparation.duree")?,
            part_documents_manquants: l
                .nombre("preparation.part_documents_manquants", Borne::Probabilite)?,
            delai_documents: l.loi("preparation.delai_documents")?,
        },
        commission: commission(l)?,
        decision: Decision {
            delai: l.loi("decision.delai")?,
            accord: l.nombre("decision.accord", Borne::Probabilite)?,
        },
        ouverture: l.loi("ouverture.delai")?,
        psp: psp(l)?,
        tarifs: tarifs(l)?,
        seuil_file: l.entier("seuil_file", Borne::Entier(1, 1_000_000))?,
        surcharge: surcharge(l)?,
        entrees: Vec::new(),
        inconnues,
        cibles,
        source: Table::new(),
    };
    scenario.entrees = lecteur.finir()?;
    scenario.source = table;
    verifier_taille(&scenario)?;
    Ok(scenario)
}

fn annee(l: &mut Lecteur<'_>, champ: &str) -> Result<i32, ErreurScenario> {
    let valeur = l.entier(champ, Borne::Annee)?;
    Ok(i32::try_from(valeur).unwrap_or_default())
}

fn mesure(l: &mut Lecteur<'_>, debut: i32, fin: i32) -> Result<Mesure, ErreurScenario> {
    if let Some(Value::String(mot)) = l.valeur("mesure") {
        return if mot == "regime" {
            Ok(Mesure::Regime)
        } else {
            Err(ErreurScenario::Genre {
                champ: "mesure".into(),
                attendu: "« regime », ou premiere_annee et derniere_annee, est",
            })
        };
    }
    l.oublier("mesure");
    let (de, a) = (annee(l, "mesure.premiere_annee")?, annee(l, "mesure.derniere_annee")?);
    if de < debut || a < de || a > fin {
        let raison = "les années mesurées ne sont pas dans celles du scénario";
        return Err(ErreurScenario::Incoherent { champ: "mesure".into(), raison });
    }
    Ok(Mesure::Annees(de, a))
}

fn souhaits(l: &mut Lecteur<'_>, debut: i32, fin: i32) -> Result<Vec<(i32, f64)>, ErreurScenario> {
    let facteur = l.facultatif("souhaits.facteur", Borne::PositifOuNul)?.unwrap_or(1.0);
    let manque = || ErreurScenario::Manque { champ: "souhaits.par_an".into() };
    let table = l.valeur("souhaits.par_an").ok_or_else(manque)?;
    if table.as_table().is_none_or(|table| table.contains_key("valeur")) {
        let par_an = l.nombre("souhaits.par_an", Borne::PositifOuNul)?;
        return Ok(vec![(debut, par_an * facteur)]);
    }
    l.oublier("souhaits.par_an");
    let mut annees = Vec::new();
    for cle in table.as_table().into_iter().flat_map(Table::keys) {
        let champ = format!("souhaits.par_an.{cle}");
        let annee: i32 =
            cle.parse().map_err(|_| ErreurScenario::ChampInconnu { champ: champ.clone() })?;
        if annee < debut || annee > fin {
            let raison = "cette année n'est pas dans le scénario";
            return Err(ErreurScenario::Incoherent { champ, raison });
        }
        annees.push((annee, l.nombre(&champ, Borne::PositifOuNul)? * facteur));
    }
    annees.sort_by_key(|(annee, _)| *annee);
    if annees.is_empty() {
        return Err(manque());
    }
    Ok(annees)
}

fn territoires(l: &mut Lecteur<'_>) -> Result<Vec<Territoire>, ErreurScenario> {
    let manque = || ErreurScenario::Manque { champ: "territoire".into() };
    let nombre = l.valeur("territoire").and_then(Value::as_array).map(Vec::len);
    l.oublier("territoire");
    let lus: Result<Vec<Territoire>, _> =
        (0..nombre.ok_or_else(manque)?).map(|rang| territoire(l, rang)).collect();
    let lus = lus?;
    let lieux = lus.iter().fold(0_u32, |somme, t| somme.saturating_add(t.nombre));
    if lieux == 0 {
        return Err(manque());
    }
    if lieux > LIEUX {
        let raison = "plus de 10 000 départements";
        return Err(ErreurScenario::Incoherent { champ: "territoire".into(), raison });
    }
    Ok(lus)
}

fn territoire(l: &mut Lecteur<'_>, rang: usize) -> Result<Territoire, ErreurScenario> {
    let champ = |nom: &str| format!("territoire.{rang}.{nom}");
    let nombre = l.facultatif(&champ("nombre"), Borne::Entier(1, LIEUX))?;
    let places = l.facultatif(&champ("places_par_seance"), Borne::Entier(1, 1_000_000))?;
    let prets = l.facultatif(&champ("dossiers_prets"), Borne::Entier(0, 1_000_000))?;
    Ok(Territoire {
        nom: l.texte(&champ("nom"))?.to_owned(),
        nombre: nombre.and_then(entier).unwrap_or(1),
        poids: l.facultatif(&champ("poids"), Borne::PositifOuNul)?.unwrap_or(1.0),
        postes: l.facultatif(&champ("postes"), Borne::PositifOuNul)?,
        seances_par_an: l.nombre(&champ("seances_par_an"), Borne::AuPlus(366))?,
        places_par_seance: places.and_then(entier),
        dossiers_prets: prets.and_then(entier).unwrap_or(0),
    })
}

fn commission(l: &mut Lecteur<'_>) -> Result<Commission, ErreurScenario> {
    let ordre = match l.texte("commission.ordre")? {
        "renouvellements-d-abord" => Ordre::RenouvellementsDAbord,
        "demandes-d-abord" => Ordre::DemandesDAbord,
        "arrivee" => Ordre::Arrivee,
        _ => {
            return Err(ErreurScenario::Genre {
                champ: "commission.ordre".into(),
                attendu: "« renouvellements-d-abord », « demandes-d-abord » ou « arrivee » est",
            });
        }
    };
    let premiere_seance_jours =
        l.facultatif("commission.premiere_seance_jours", Borne::PositifOuNul)?;
    Ok(Commission { ordre, premiere_seance_jours })
}

fn psp(l: &mut Lecteur<'_>) -> Result<Psp, ErreurScenario> {
    let psp = Psp {
        periode_mois: l.nombre("psp.periode_mois", Borne::Positif)?,
        periodes: u16::try_from(l.entier("psp.periodes", Borne::Entier(1, 100))?).unwrap_or(1),
        accord_renouvellement: l.nombre("psp.accord_renouvellement", Borne::Probabilite)?,
        fin_anticipee_par_periode: l.nombre("psp.fin_anticipee_par_periode", Borne::Probabilite)?,
        preavis_jours: l.nombre("psp.preavis_jours", Borne::PositifOuNul)?,
        emploi_au_terme: l.nombre("psp.emploi_au_terme", Borne::Probabilite)?,
    };
    if psp.preavis_jours > psp.periode_mois * crate::temps::JOURS_PAR_MOIS {
        let raison = "un renouvellement ne se demande pas avant le début de la période";
        return Err(ErreurScenario::Incoherent { champ: "psp.preavis_jours".into(), raison });
    }
    Ok(psp)
}

fn tarifs(l: &mut Lecteur<'_>) -> Result<Tarifs, ErreurScenario> {
    Ok(Tarifs {
        par_psp_an_euros: l.nombre("couts.par_psp_an_euros", Borne::PositifOuNul)?,
        afis_mensuelle_euros: l.nombre("couts.afis_mensuelle_euros", Borne::PositifOuNul)?,
        part_afis: l.nombre("couts.part_afis", Borne::Probabilite)?,
        associations_par_psp_an_euros: l
            .nombre("couts.associations_par_psp_an_euros", Borne::PositifOuNul)?,
    })
}

fn surcharge(l: &mut Lecteur<'_>) -> Result<Surcharge, ErreurScenario> {
    match l.valeur("surcharge_admise") {
        None | Some(Value::Boolean(false)) => Ok(Surcharge::Refusee),
        Some(Value::Boolean(true)) => Ok(Surcharge::Admise),
        Some(_) => Err(ErreurScenario::Genre {
            champ: "surcharge_admise".into(),
            attendu: "true ou false est",
        }),
    }
}

fn inconnues(l: &mut Lecteur<'_>) -> Result<Vec<Inconnue>, ErreurScenario> {
    let nombre = l.valeur("calibrage.inconnue").and_then(Value::as_array).map_or(0, Vec::len);
    l.oublier("calibrage.inconnue");
    (0..nombre)
        .map(|rang| {
            let champ = |nom: &str| format!("calibrage.inconnue.{rang}.{nom}");
            let inconnue = Inconnue {
                champ: l.texte(&champ("champ"))?.to_owned(),
                bas: l.reglage(&champ("bas"), Borne::PositifOuNul)?,
                haut: l.reglage(&champ("haut"), Borne::PositifOuNul)?,
            };
            if inconnue.haut <= inconnue.bas {
                let raison = "le haut de l'intervalle n'est pas au-dessus du bas";
                return Err(ErreurScenario::Incoherent { champ: champ("haut"), raison });
            }
            Ok(inconnue)
        })
        .collect()
}

fn cibles(l: &mut Lecteur<'_>) -> Result<Vec<Cible>, ErreurScenario> {
    let nombre = l.valeur("calibrage.cible").and_then(Value::as_array).map_or(0, Vec::len);
    l.oublier("calibrage.cible");
    (0..nombre)
        .map(|rang| {
            let champ = |nom: &str| format!("calibrage.cible.{rang}.{nom}");
            let sortie = l.texte(&champ("sortie"))?;
            let connue = SortieConnue::depuis_code(sortie);
            let inconnue = ErreurScenario::Genre {
                champ: champ("sortie"),
                attendu: "« en_cours », « demandes », « attente_mois », « accords », « refus » ou \
                          « sorties » est",
            };
            Ok(Cible {
                sortie: connue.ok_or(inconnue)?,
                annee: entier(l.reglage(&champ("annee"), Borne::Annee)?)
                    .and_then(|annee| i32::try_from(annee).ok())
                    .unwrap_or_default(),
                valeur: l.reglage(&champ("valeur"), Borne::PositifOuNul)?,
                tolerance: l.reglage(&champ("tolerance"), Borne::Positif)?,
            })
        })
        .collect()
}

fn verifier_taille(scenario: &Scenario) -> Result<(), ErreurScenario> {
    let par_an = scenario.souhaits.iter().map(|(_, par_an)| *par_an).fold(0.0, f64::max);
    let prets: f64 = scenario
        .territoires
        .iter()
        .map(|t| f64::from(t.nombre) * f64::from(t.dossiers_prets))
        .sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let personnes = (par_an * f64::from(scenario.annees()) + prets) as u64;
    if personnes > PERSONNES {
        return Err(ErreurScenario::TropGrand { personnes, limite: PERSONNES });
    }
    Ok(())
}
