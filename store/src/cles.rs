//! Key records, between their rows and their types.

use domain::{Compartiment, Flux};
use vault::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    NomCle, ParametresPhrase,
};

use crate::ErreurStore;
use crate::moteur::{Connexion, Ligne, Valeur, sql};

/// How the recovery key is named among recipients.
const SECOURS: &str = "secours";

pub(crate) fn membre(ligne: &Ligne) -> Result<MembreScelle, ErreurStore> {
    const TABLE: &str = "membres";
    Ok(MembreScelle {
        membre: ligne.lu(0, TABLE)?,
        identifiant: ligne.texte(1)?.to_owned(),
        cle_publique: ligne.tableau(2, TABLE)?,
        attestation: ligne.tableau(3, TABLE)?,
        sel: ligne.tableau(4, TABLE)?,
        parametres: ParametresPhrase {
            memoire_kio: ligne.entier_u32(5, TABLE)?,
            passes: ligne.entier_u32(6, TABLE)?,
            voies: ligne.entier_u32(7, TABLE)?,
        },
        cle_privee: ligne.octets(8)?.to_vec(),
        actif: ligne.entier(9)? != 0,
    })
}

pub(crate) async fn poser_membre(
    connexion: &mut Connexion<'_>,
    membre: &MembreScelle,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(&membre.membre.to_string()),
        Valeur::Texte(&membre.identifiant),
        Valeur::Octets(&membre.cle_publique),
        Valeur::Octets(&membre.attestation),
        Valeur::Octets(&membre.sel),
        Valeur::Entier(membre.parametres.memoire_kio.into()),
        Valeur::Entier(membre.parametres.passes.into()),
        Valeur::Entier(membre.parametres.voies.into()),
        Valeur::Octets(&membre.cle_privee),
        Valeur::Entier(membre.actif.into()),
    ];
    connexion.executer(sql!("membres/poser"), &valeurs).await
}

pub(crate) fn enveloppe(ligne: &Ligne) -> Result<EnveloppeCompartiment, ErreurStore> {
    const TABLE: &str = "cles_compartiments";
    Ok(EnveloppeCompartiment {
        compartiment: compartiment(ligne, 0, TABLE)?,
        destinataire: match ligne.texte(1)? {
            SECOURS => Destinataire::Secours,
            _ => Destinataire::Membre(ligne.lu(1, TABLE)?),
        },
        version: ligne.entier_u32(2, TABLE)?,
        enveloppe: ligne.octets(3)?.to_vec(),
    })
}

pub(crate) async fn poser_enveloppe(
    connexion: &mut Connexion<'_>,
    enveloppe: &EnveloppeCompartiment,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(enveloppe.compartiment.code()),
        Valeur::Texte(&nom_destinataire(enveloppe.destinataire)),
        Valeur::Entier(enveloppe.version.into()),
        Valeur::Octets(&enveloppe.enveloppe),
    ];
    connexion.executer(sql!("compartiments/poser_enveloppe"), &valeurs).await
}

pub(crate) fn nom_destinataire(destinataire: Destinataire) -> String {
    match destinataire {
        Destinataire::Secours => SECOURS.to_owned(),
        Destinataire::Membre(membre) => membre.to_string(),
    }
}

pub(crate) fn public(ligne: &Ligne) -> Result<CompartimentPublic, ErreurStore> {
    const TABLE: &str = "compartiments_publics";
    Ok(CompartimentPublic {
        compartiment: compartiment(ligne, 0, TABLE)?,
        version: ligne.entier_u32(1, TABLE)?,
        cle_publique: ligne.tableau(2, TABLE)?,
        attestation: ligne.tableau(3, TABLE)?,
    })
}

pub(crate) async fn poser_public(
    connexion: &mut Connexion<'_>,
    public: &CompartimentPublic,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(public.compartiment.code()),
        Valeur::Entier(public.version.into()),
        Valeur::Octets(&public.cle_publique),
        Valeur::Octets(&public.attestation),
    ];
    connexion.executer(sql!("compartiments/poser_public"), &valeurs).await
}

pub(crate) fn cle_association(ligne: &Ligne) -> Result<CleAssociation, ErreurStore> {
    const TABLE: &str = "cles_association";
    let nom = NomCle::depuis_code(ligne.texte(0)?);
    Ok(CleAssociation {
        nom: nom.ok_or(ErreurStore::Illisible { table: TABLE })?,
        compartiment: compartiment(ligne, 1, TABLE)?,
        version: ligne.entier_u32(2, TABLE)?,
        enveloppe: ligne.octets(3)?.to_vec(),
    })
}

pub(crate) async fn poser_cle_association(
    connexion: &mut Connexion<'_>,
    cle: &CleAssociation,
) -> Result<(), ErreurStore> {
    let valeurs = [
        Valeur::Texte(cle.nom.code()),
        Valeur::Texte(cle.compartiment.code()),
        Valeur::Entier(cle.version.into()),
        Valeur::Octets(&cle.enveloppe),
    ];
    connexion.executer(sql!("association/poser_cle"), &valeurs).await
}

/// Columns `compartiment, version, enveloppe`.
pub(crate) fn cle_flux(flux: Flux, ligne: &Ligne) -> Result<CleFlux, ErreurStore> {
    Ok(CleFlux {
        flux,
        compartiment: compartiment(ligne, 0, "cles_flux")?,
        version: ligne.entier_u32(1, "cles_flux")?,
        enveloppe: ligne.octets(2)?.to_vec(),
    })
}

fn compartiment(
    ligne: &Ligne,
    colonne: usize,
    table: &'static str,
) -> Result<Compartiment, ErreurStore> {
    Compartiment::depuis_code(ligne.texte(colonne)?).ok_or(ErreurStore::Illisible { table })
}
