//! Passphrases, recovery, grants, and what a forger of the database meets.

use domain::Compartiment;
use vault::{
    CleDeSecours, Coffre, Destinataire, ErreurVault, MembreScelle, ParametresPhrase,
    changer_phrase, fonder, recuperer,
};

use crate::atelier::{
    PHRASE, alea, arrivee, association, bits_retournes, dossier, flux_cree, membre, nouveau,
};

const ESSAIS: ParametresPhrase = ParametresPhrase::ESSAIS;

#[test]
fn only_the_passphrase_opens() {
    let fondation = association();
    let registre = fondation.trousseau.registre();
    let cheffe = &fondation.trousseau.membres[0];
    let coffre = Coffre::ouvrir(cheffe, PHRASE, &registre).unwrap();
    assert_eq!(coffre.membre(), Some(membre(1)));
    assert_eq!(coffre.compartiments().count(), Compartiment::TOUS.len());
    for phrase in ["autre", "quatre mots pour l'atelier ", "Quatre mots pour l'atelier"] {
        let erreur = Coffre::ouvrir(cheffe, phrase, &registre).unwrap_err();
        assert_eq!(erreur, ErreurVault::PhraseIncorrecte);
    }
    assert_eq!(Coffre::ouvrir(cheffe, "", &registre).unwrap_err(), ErreurVault::PhraseVide);
}

#[test]
fn a_passphrase_is_the_same_on_every_keyboard() {
    let fondation = fonder(&nouveau(1, "été à Nîmes"), &mut alea(1)).unwrap();
    let decomposee = "e\u{301}te\u{301} a\u{300} Ni\u{302}mes";
    let registre = fondation.trousseau.registre();
    Coffre::ouvrir(&fondation.trousseau.membres[0], decomposee, &registre).unwrap();
}

#[test]
fn a_damaged_member_is_not_a_wrong_passphrase() {
    let fondation = association();
    let registre = fondation.trousseau.registre();
    let cheffe = &fondation.trousseau.membres[0];
    let ouvrir = |membre: &MembreScelle| Coffre::ouvrir(membre, PHRASE, &registre).unwrap_err();
    for cle_privee in bits_retournes(&cheffe.cle_privee) {
        let change = MembreScelle { cle_privee, ..cheffe.clone() };
        assert_eq!(ouvrir(&change), ErreurVault::Altere);
    }
    for sel in bits_retournes(&cheffe.sel) {
        let change = MembreScelle { sel: sel.try_into().unwrap(), ..cheffe.clone() };
        assert_eq!(ouvrir(&change), ErreurVault::Deplace);
    }
    let autre = MembreScelle { membre: membre(2), ..cheffe.clone() };
    assert_eq!(ouvrir(&autre), ErreurVault::Deplace);
    let parametres = ParametresPhrase { passes: 2, ..ESSAIS };
    assert_eq!(ouvrir(&MembreScelle { parametres, ..cheffe.clone() }), ErreurVault::Deplace);
    assert_eq!(
        ouvrir(&MembreScelle { actif: false, ..cheffe.clone() }),
        ErreurVault::MembreInactif
    );
}

#[test]
fn ruinous_parameters_are_refused() {
    for parametres in [
        ParametresPhrase { memoire_kio: u32::MAX, ..ESSAIS },
        ParametresPhrase { passes: 1000, ..ESSAIS },
        ParametresPhrase { passes: 0, ..ESSAIS },
        ParametresPhrase { voies: 1000, ..ESSAIS },
    ] {
        let premier = vault::NouveauMembre { parametres, ..nouveau(1, PHRASE) };
        let erreur = fonder(&premier, &mut alea(1)).unwrap_err();
        assert_eq!(erreur, ErreurVault::ParametresRefuses);
    }
}

#[test]
fn the_default_cost_opens() {
    let parametres = ParametresPhrase::default();
    let premier = vault::NouveauMembre { parametres, ..nouveau(1, PHRASE) };
    let fondation = fonder(&premier, &mut alea(1)).unwrap();
    let registre = fondation.trousseau.registre();
    Coffre::ouvrir(&fondation.trousseau.membres[0], PHRASE, &registre).unwrap();
}

#[test]
fn a_new_passphrase_seals_one_private_key_again() {
    let fondation = association();
    let registre = fondation.trousseau.registre();
    let cheffe = &fondation.trousseau.membres[0];
    let change = changer_phrase(cheffe, PHRASE, ("nouvelle", ESSAIS), &mut alea(5)).unwrap();
    assert_eq!(change.cle_publique, cheffe.cle_publique);
    Coffre::ouvrir(&change, "nouvelle", &registre).unwrap();
    let erreur = Coffre::ouvrir(&change, PHRASE, &registre).unwrap_err();
    assert_eq!(erreur, ErreurVault::PhraseIncorrecte);
    let refus = changer_phrase(cheffe, "fausse", ("nouvelle", ESSAIS), &mut alea(5)).unwrap_err();
    assert_eq!(refus, ErreurVault::PhraseIncorrecte);
    let refus = changer_phrase(cheffe, PHRASE, ("", ESSAIS), &mut alea(5)).unwrap_err();
    assert_eq!(refus, ErreurVault::PhraseVide);
}

#[test]
fn the_recovery_key_is_read_as_a_person_types_it() {
    let cle = association().cle_de_secours;
    let texte = cle.texte();
    assert_eq!(texte.len(), 47);
    assert_eq!(texte.split('-').count(), 8);
    let relue = CleDeSecours::lire(&texte).unwrap();
    assert_eq!(*relue.texte(), *texte);
    let minuscules = texte.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(*CleDeSecours::lire(&minuscules).unwrap().texte(), *texte);
    for place in 0..texte.len() {
        let mut faute = texte.as_bytes().to_vec();
        faute[place] = if faute[place] == b'Z' { b'Y' } else { b'Z' };
        let faute = String::from_utf8(faute).unwrap();
        assert!(CleDeSecours::lire(&faute).is_err(), "{place}");
    }
    for illisible in ["", "ABCDE", &texte[..46], &format!("{}0", *texte), "é", "UUUUU-UUUUU"] {
        let erreur = CleDeSecours::lire(illisible).unwrap_err();
        assert_eq!(erreur, ErreurVault::CleDeSecoursIllisible);
    }
}

#[test]
fn the_recovery_key_makes_access_anew() {
    let mut fondation = association();
    let (benevole, _) = arrivee(&mut fondation, 2, &[Compartiment::Social]);
    let (rangees, _) = flux_cree(&fondation.coffre, 1);
    let trousseau = &mut fondation.trousseau;
    let nouvelle = ("retrouvee", ESSAIS);
    let acces = recuperer(
        &fondation.cle_de_secours,
        &trousseau.secours,
        &benevole,
        &trousseau.registre(),
        nouvelle,
        &mut alea(6),
    )
    .unwrap();
    trousseau.enveloppes.retain(|e| e.destinataire != acces.enveloppes[0].destinataire);
    trousseau.enveloppes.extend(acces.enveloppes);
    let registre = trousseau.registre();
    let coffre = Coffre::ouvrir(&acces.membre, "retrouvee", &registre).unwrap();
    let tenus: Vec<_> = coffre.compartiments().collect();
    assert_eq!(tenus, [Compartiment::Faits, Compartiment::Social]);
    coffre.ouvrir_flux(dossier(1), &rangees).unwrap();
    assert!(Coffre::ouvrir(&benevole, PHRASE, &registre).is_err());
}

#[test]
fn the_recovery_key_opens_everything_of_its_association_only() {
    let fondation = association();
    let trousseau = &fondation.trousseau;
    let coffre = Coffre::ouvrir_secours(
        &fondation.cle_de_secours,
        &trousseau.secours,
        &trousseau.registre(),
    )
    .unwrap();
    assert_eq!(coffre.membre(), None);
    assert_eq!(coffre.compartiments().count(), Compartiment::TOUS.len());
    let etrangere = fonder(&nouveau(1, PHRASE), &mut alea(77)).unwrap().cle_de_secours;
    let erreur =
        Coffre::ouvrir_secours(&etrangere, &trousseau.secours, &trousseau.registre()).unwrap_err();
    assert_eq!(erreur, ErreurVault::CleDeSecoursEtrangere);
}

#[test]
fn another_recovery_key_replaces_the_first() {
    let mut fondation = association();
    let (cle, secours, enveloppes) = fondation.coffre.remplacer_secours(&mut alea(8)).unwrap();
    let trousseau = &mut fondation.trousseau;
    trousseau.enveloppes.retain(|e| e.destinataire != enveloppes[0].destinataire);
    trousseau.enveloppes.extend(enveloppes);
    let registre = trousseau.registre();
    Coffre::ouvrir_secours(&cle, &secours, &registre).unwrap();
    let ancienne = Coffre::ouvrir_secours(&fondation.cle_de_secours, &secours, &registre);
    assert_eq!(ancienne.unwrap_err(), ErreurVault::CleDeSecoursEtrangere);
    let ancien_secours = trousseau.secours;
    assert!(Coffre::ouvrir_secours(&fondation.cle_de_secours, &ancien_secours, &registre).is_err());
}

#[test]
fn nobody_grants_what_she_does_not_hold() {
    let mut fondation = association();
    let (_, benevole) = arrivee(&mut fondation, 2, &[Compartiment::Social]);
    let refus = benevole.inscrire(&nouveau(3, PHRASE), &[Compartiment::Sante], &mut alea(3));
    assert_eq!(refus.unwrap_err(), ErreurVault::CleAbsente(Compartiment::Sante));
    assert_eq!(
        benevole.remplacer_secours(&mut alea(3)).unwrap_err(),
        ErreurVault::CleAbsente(Compartiment::Identite)
    );
}

#[test]
fn a_granted_compartment_is_taken_in_without_the_passphrase() {
    let mut fondation = association();
    let (scelle, mut benevole) = arrivee(&mut fondation, 2, &[]);
    let enveloppe = fondation.coffre.accorder(&scelle, Compartiment::Sante, &mut alea(3)).unwrap();
    fondation.trousseau.enveloppes.push(enveloppe);
    benevole.actualiser(&fondation.trousseau.registre()).unwrap();
    assert!(benevole.detient(Compartiment::Sante));
    fondation.coffre.actualiser(&fondation.trousseau.registre()).unwrap();
    assert_eq!(fondation.coffre.membre(), Some(membre(1)));
}

#[test]
fn a_key_slipped_into_the_database_is_refused() {
    let mut fondation = association();
    let (scelle, _) = arrivee(&mut fondation, 2, &[]);
    let intruse = fonder(&nouveau(2, "intruse"), &mut alea(66)).unwrap();
    // Her own public key in place of a member's, before a grant.
    let cle_publique = intruse.trousseau.membres[0].cle_publique;
    let change = MembreScelle { cle_publique, ..scelle.clone() };
    let refus = fondation.coffre.accorder(&change, Compartiment::Sante, &mut alea(3));
    assert_eq!(refus.unwrap_err(), ErreurVault::NonAtteste);
    // With an attestation of her making.
    let attestation = intruse.trousseau.membres[0].attestation;
    let change = MembreScelle { attestation, ..change };
    let refus = fondation.coffre.accorder(&change, Compartiment::Sante, &mut alea(3));
    assert_eq!(refus.unwrap_err(), ErreurVault::NonAtteste);
    // Her own compartment key, to which new files would be sealed.
    let mut faux = fondation.trousseau.clone();
    faux.publics[3] = intruse.trousseau.publics[3];
    let erreur = Coffre::ouvrir(&scelle, PHRASE, &faux.registre()).unwrap_err();
    assert_eq!(erreur, ErreurVault::NonAtteste);
    faux.publics.remove(3);
    let erreur = Coffre::ouvrir(&scelle, PHRASE, &faux.registre()).unwrap_err();
    assert_eq!(erreur, ErreurVault::NonAtteste);
}

#[test]
fn nobody_names_herself_among_the_recipients() {
    let mut fondation = association();
    let (benevole, _) = arrivee(&mut fondation, 2, &[]);
    // A row of her own making, in the hope of the next rotation or of a lost passphrase.
    let trousseau = &mut fondation.trousseau;
    let mut ajoutee = trousseau
        .enveloppes
        .iter()
        .find(|enveloppe| enveloppe.compartiment == Compartiment::Sante)
        .unwrap()
        .clone();
    ajoutee.destinataire = Destinataire::Membre(membre(2));
    trousseau.enveloppes.push(ajoutee);
    let acces = fondation.coffre.recreer_acces(
        &benevole,
        &trousseau.enveloppes,
        ("nouvelle", ESSAIS),
        &mut alea(3),
    );
    assert_eq!(acces.unwrap_err(), ErreurVault::NonAtteste);
    let depart = fondation.coffre.exclure(
        membre(1),
        &trousseau.membres,
        &trousseau.secours,
        &trousseau.enveloppes,
        &mut alea(3),
    );
    assert_eq!(depart.unwrap_err(), ErreurVault::NonAtteste);
}

#[test]
fn every_flipped_bit_of_a_registry_is_refused() {
    let fondation = association();
    let cheffe = &fondation.trousseau.membres[0];
    let refuse = |trousseau: &vault::Trousseau| {
        let erreur = Coffre::ouvrir(cheffe, PHRASE, &trousseau.registre()).unwrap_err();
        assert_eq!(erreur, ErreurVault::Altere);
    };
    let mut trousseau = fondation.trousseau.clone();
    for rang in [0, 3] {
        let intacte = trousseau.enveloppes[rang].enveloppe.clone();
        for enveloppe in bits_retournes(&intacte) {
            trousseau.enveloppes[rang].enveloppe = enveloppe;
            refuse(&trousseau);
        }
        trousseau.enveloppes[rang].enveloppe = intacte;
    }
    for rang in 0..trousseau.cles_association.len() {
        let intacte = trousseau.cles_association[rang].enveloppe.clone();
        for enveloppe in bits_retournes(&intacte).step_by(7) {
            trousseau.cles_association[rang].enveloppe = enveloppe;
            refuse(&trousseau);
        }
        trousseau.cles_association[rang].enveloppe = intacte;
    }
    Coffre::ouvrir(cheffe, PHRASE, &trousseau.registre()).unwrap();
}

#[test]
fn an_envelope_addressed_to_another_does_not_open() {
    let mut fondation = association();
    let (scelle, _) = arrivee(&mut fondation, 2, &[]);
    let mut trousseau = fondation.trousseau.clone();
    let sienne = trousseau
        .enveloppes
        .iter()
        .find(|e| e.destinataire == Destinataire::Membre(membre(1)))
        .unwrap()
        .clone();
    for enveloppe in &mut trousseau.enveloppes {
        if enveloppe.destinataire == Destinataire::Membre(membre(2)) {
            enveloppe.enveloppe.clone_from(&sienne.enveloppe);
        }
    }
    let erreur = Coffre::ouvrir(&scelle, PHRASE, &trousseau.registre()).unwrap_err();
    assert_eq!(erreur, ErreurVault::Deplace);
}
