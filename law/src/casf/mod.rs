//! Code de l'action sociale et des familles.

pub mod d121_12_14;
pub mod l121_9;
pub mod l226_2_1;
pub mod l345_2_2;
pub mod r121_12_10;
pub mod r121_12_13_1;
pub mod r121_12_3;

use crate::point;
use crate::source::{Etiquette, Source};

/// The pathway: who, with whom, by whose decision.
pub static L121_9: Source = Source::new(
    "CASF L.121-9",
    Etiquette::Verifiee,
    "Le parcours est proposé à toute personne victime de prostitution, de proxénétisme ou de \
     traite ; il est construit avec elle, avec son accord, par une association agréée ; le préfet \
     autorise l'entrée après l'avis de la commission et de l'association.",
)
.depuis(2016, 4, 15);

/// The presumption of hardship that the pathway carries.
pub static L121_9_PRESOMPTION: Source = Source::new(
    "CASF L.121-9 II",
    Etiquette::Secondaire { sources: 2 },
    "La personne engagée dans le parcours est présumée en situation de gêne ou d'indigence pour \
     une remise d'impôt.",
)
.depuis(2016, 4, 15);

/// Seniority of the association.
pub static R121_12_1: Source = Source::new(
    "CASF R.121-12-1",
    Etiquette::Secondaire { sources: 3 },
    "L'association doit être déclarée depuis trois ans au moins quand elle demande l'agrément.",
)
.depuis(2016, 10, 31);

/// Request for approval, silence, length.
pub static R121_12_3: Source = Source::new(
    "CASF R.121-12-3",
    Etiquette::Verifiee,
    "Le préfet du siège agrée pour trois ans ; quatre mois de silence sur un dossier complet \
     valent agrément.",
)
.depuis(2016, 10, 31);

/// What the commission examines at renewal.
pub static R121_12_9: Source = Source::new(
    "CASF R.121-12-9",
    Etiquette::Verifiee,
    "Au renouvellement, la commission regarde les actions menées, les engagements tenus et les \
     difficultés rencontrées.",
)
.depuis(2016, 10, 31);

/// What the pathway may give.
pub static R121_12_11: Source = Source::new(
    "CASF R.121-12-11",
    Etiquette::Verifiee,
    "Dans le parcours, la personne peut recevoir un logement social aux conditions ordinaires, un \
     hébergement, un accompagnement de santé et d'insertion.",
)
.depuis(2016, 10, 31);

/// What the prefect's decision opens.
pub static R121_12_13: Source = Source::new(
    "CASF R.121-12-13",
    Etiquette::Verifiee,
    "La décision d'autoriser ou de renouveler ouvre l'AFIS et permet l'autorisation provisoire de \
     séjour.",
)
.depuis(2016, 10, 31);

/// Conditions of the AFIS.
pub static R121_12_13_1: Source = Source::new(
    "CASF R.121-12-13-1",
    Etiquette::Verifiee,
    "L'AFIS suppose, à la date de la décision : plus de dix-huit ans ; être française, \
     européenne, ou avoir un document de séjour de la liste ; des ressources du foyer inférieures \
     au RSA d'une personne seule ; ne recevoir, ni pouvoir recevoir, ni RSA ni ADA.",
)
.depuis(2017, 12, 2);

/// Amount of the AFIS.
pub static D121_12_14: Source = Source::new(
    "CASF D.121-12-14",
    Etiquette::Verifiee,
    "Le montant mensuel est fixé par décret, pour une personne seule et par enfant à charge.",
)
.depuis(2017, 4, 15);

/// The ministry's page.
pub static SOLIDARITES: Source = Source::new(
    "ministère des solidarités, page sur le parcours de sortie",
    Etiquette::Verifiee,
    "Le parcours est ouvert aux majeures ; il dure six mois, renouvelables, vingt-quatre mois au \
     plus.",
);

/// The Senate's report of July 2025.
pub static SENAT: Source = Source::new(
    "Sénat, rapport 814 (2024-2025)",
    Etiquette::Verifiee,
    "Six mois renouvelables, vingt-quatre mois au plus ; aucun décret n'a aligné l'AFIS sur le \
     RSA.",
);

/// The circular on the request's file.
pub static CIRCULAIRE_2017: Source = Source::new(
    "circulaire DGCS/B2/2017/18 du 31 janvier 2017",
    Etiquette::Secondaire { sources: 2 },
    "Le dossier comprend une attestation sur l'honneur d'avoir cessé la prostitution.",
)
.doute(&point::CESSATION);

/// Social support for minors in prostitution.
pub static L221_1: Source = Source::new(
    "CASF L.221-1",
    Etiquette::Verifiee,
    "L'aide sociale à l'enfance soutient les mineurs en situation de prostitution.",
);

/// Worrying information.
pub static L226_2_1: Source = Source::new(
    "CASF L.226-2-1",
    Etiquette::Ancienne,
    "Qui concourt à la protection de l'enfance transmet sans délai toute information préoccupante \
     au président du conseil départemental.",
);

/// Collecting and assessing worrying information.
pub static L226_3: Source = Source::new(
    "CASF L.226-3",
    Etiquette::Verifiee,
    "Le président du conseil départemental recueille et fait évaluer les informations \
     préoccupantes, à tout moment.",
);

/// Report to the prosecutor.
pub static L226_4: Source = Source::new(
    "CASF L.226-4",
    Etiquette::Ancienne,
    "Qui écrit au procureur en raison de la gravité en adresse copie au président du conseil \
     départemental.",
);

/// Minors in prostitution are deemed in danger.
pub static LOI_2002_305: Source = Source::new(
    "loi 2002-305 du 4 mars 2002, art. 13",
    Etiquette::Secondaire { sources: 3 },
    "Tout mineur qui se livre à la prostitution, même une fois, est réputé en danger et relève du \
     juge des enfants.",
);

/// Emergency shelter.
pub static L345_2_2: Source = Source::new(
    "CASF L.345-2-2",
    Etiquette::Verifiee,
    "Toute personne sans abri en détresse a accès, à tout moment, à un hébergement d'urgence ; le \
     texte ne pose aucune condition de séjour.",
);

/// Staying until an orientation.
pub static L345_2_3: Source = Source::new(
    "CASF L.345-2-3",
    Etiquette::Memoire,
    "La personne hébergée peut rester jusqu'à ce qu'une orientation adaptée lui soit proposée.",
)
.doute(&point::CONTINUITE_HEBERGEMENT);

/// State medical aid.
pub static L251_1: Source = Source::new(
    "CASF L.251-1",
    Etiquette::Ancienne,
    "Sans séjour régulier, l'aide médicale de l'État suppose trois mois de résidence et des \
     ressources sous un plafond.",
)
.doute(&point::AIDE_MEDICALE_ETAT);
