//! A member leaves.

use domain::{Compartiment, Recit};
use vault::{CleFlux, Coffre, Destinataire, ErreurVault, EtatRecit, Fondation, Trousseau};

use crate::atelier::{PHRASE, acte, alea, arrivee, association, dossier, flux_cree, membre};

/// What the store does with a rotation.
fn ecrire(trousseau: &mut Trousseau, rotation: &vault::Rotation) {
    let touches: Vec<_> = rotation.compartiments().collect();
    trousseau.enveloppes.retain(|e| !touches.contains(&e.compartiment));
    trousseau.enveloppes.extend(rotation.enveloppes.iter().cloned());
    trousseau.publics.retain(|p| !touches.contains(&p.compartiment));
    trousseau.publics.extend(rotation.publics.iter().copied());
    trousseau.cles_association.retain(|c| !touches.contains(&c.compartiment));
    trousseau.cles_association.extend(rotation.cles_association.iter().cloned());
    if let Some(partie) = &rotation.partant {
        let membre = trousseau.membres.iter_mut().find(|membre| membre.membre == partie.membre);
        membre.unwrap().clone_from(partie);
    }
    let rangees = std::mem::take(&mut trousseau.cles_flux);
    for rangee in rangees {
        let nouvelle = rotation.reemballer(&rangee, &mut alea(12)).unwrap();
        trousseau.cles_flux.push(nouvelle.unwrap_or(rangee));
    }
}

fn depart(fondation: &mut Fondation, n: u8) -> vault::Rotation {
    let Trousseau { membres, secours, enveloppes, .. } = &fondation.trousseau;
    let rotation =
        fondation.coffre.exclure(membre(n), membres, secours, enveloppes, &mut alea(11)).unwrap();
    ecrire(&mut fondation.trousseau, &rotation);
    rotation
}

fn du_flux(trousseau: &Trousseau, n: u8) -> Vec<CleFlux> {
    trousseau.cles_flux.iter().filter(|cle| cle.flux == dossier(n)).cloned().collect()
}

#[test]
fn who_stays_reads_on_and_who_left_opens_nothing() {
    let mut fondation = association();
    let (partie, ancien_coffre) =
        arrivee(&mut fondation, 2, &[Compartiment::Sante, Compartiment::Identite]);
    let (restee, _) = arrivee(&mut fondation, 3, &[Compartiment::Social]);
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees.clone();
    let acte = acte(dossier(1), Some(Recit::Sante("une note".to_owned())));
    let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();

    let rotation = depart(&mut fondation, 2);
    assert_eq!(
        rotation.compartiments().collect::<Vec<_>>(),
        [Compartiment::Faits, Compartiment::Identite, Compartiment::Sante]
    );
    fondation.coffre.adopter(rotation);
    let trousseau = &fondation.trousseau;
    let registre = trousseau.registre();

    // Who left: neither her passphrase, nor her open session, on the new rows.
    let erreur = Coffre::ouvrir(&trousseau.membres[1], PHRASE, &registre).unwrap_err();
    assert_eq!(erreur, ErreurVault::MembreInactif);
    assert_eq!(
        Coffre::ouvrir(&partie, PHRASE, &registre).unwrap_err(),
        ErreurVault::CleAbsente(Compartiment::Faits)
    );
    let nouvelles = du_flux(trousseau, 1);
    let perimee = ancien_coffre.ouvrir_flux(dossier(1), &nouvelles).unwrap_err();
    assert_eq!(perimee, ErreurVault::ClePerimee(Compartiment::Faits));
    // Even when she relabels the rows.
    for nouvelle in nouvelles.iter().filter(|cle| cle.version == 2) {
        let maquillee = CleFlux { version: 1, ..nouvelle.clone() };
        assert!(ancien_coffre.ouvrir_flux(dossier(1), &[maquillee]).is_err());
    }
    let (neuves, _) = flux_cree(&fondation.coffre, 5);
    assert!(ancien_coffre.ouvrir_flux(dossier(5), &neuves).is_err());

    // Who stays: the head, a colleague, the recovery key; acts were not rewritten.
    let ouvert = fondation.coffre.ouvrir_flux(dossier(1), &nouvelles).unwrap();
    assert_eq!(ouvert.ouvrir(&scelle).unwrap().acte, acte);
    let collegue = Coffre::ouvrir(&restee, PHRASE, &registre).unwrap();
    let siennes = collegue.ouvrir_flux(dossier(1), &nouvelles).unwrap();
    let lu = siennes.ouvrir(&scelle).unwrap();
    assert_eq!(lu.recit, EtatRecit::SansCle(Compartiment::Sante));
    assert!(collegue.detient(Compartiment::Social));
    let secours =
        Coffre::ouvrir_secours(&fondation.cle_de_secours, &trousseau.secours, &registre).unwrap();
    assert_eq!(secours.compartiments().count(), Compartiment::TOUS.len());
}

#[test]
fn what_was_made_with_the_association_s_keys_stays() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[Compartiment::Identite]);
    let (rangees, _) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees;
    let ancien = fondation.trousseau.clone();
    depart(&mut fondation, 2);
    let registre = fondation.trousseau.registre();
    let mut avant = Coffre::ouvrir(&ancien.membres[0], PHRASE, &ancien.registre()).unwrap();
    let apres = Coffre::ouvrir(&ancien.membres[0], PHRASE, &registre).unwrap();
    assert_eq!(avant.id_derive(&[b"n", b"12"]), apres.id_derive(&[b"n", b"12"]));
    assert_eq!(avant.code_opaque("etat", b"1"), apres.code_opaque("etat", b"1"));
    assert_eq!(avant.jetons_requete("awa"), apres.jetons_requete("awa"));
    assert_eq!(avant.cle_de_signature(), apres.cle_de_signature());
    // A session opened before goes on after taking in the change; until then its keys are stale.
    let nouvelles = du_flux(&fondation.trousseau, 1);
    let perimee = avant.ouvrir_flux(dossier(1), &nouvelles).unwrap_err();
    assert_eq!(perimee, ErreurVault::ClePerimee(Compartiment::Faits));
    avant.actualiser(&registre).unwrap();
    avant.ouvrir_flux(dossier(1), &nouvelles).unwrap();
}

#[test]
fn a_second_departure_follows_the_first() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[]);
    arrivee(&mut fondation, 3, &Compartiment::TOUS);
    let (rangees, _) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees;
    for n in [2, 3] {
        let rotation = depart(&mut fondation, n);
        fondation.coffre.adopter(rotation);
    }
    let versions: Vec<u32> = fondation.trousseau.cles_flux.iter().map(|cle| cle.version).collect();
    assert_eq!(versions, [3, 2, 2, 2, 2, 2]);
    let rangees = du_flux(&fondation.trousseau, 1);
    fondation.coffre.ouvrir_flux(dossier(1), &rangees).unwrap();
    let registre = fondation.trousseau.registre();
    Coffre::ouvrir(&fondation.trousseau.membres[0], PHRASE, &registre).unwrap();
}

#[test]
fn a_key_sealed_by_a_volunteer_is_sealed_again_too() {
    let mut fondation = association();
    let (_, benevole) = arrivee(&mut fondation, 2, &[]);
    arrivee(&mut fondation, 3, &[Compartiment::Sante]);
    let (rangees, _) = flux_cree(&benevole, 1);
    fondation.trousseau.cles_flux = rangees;
    let rotation = depart(&mut fondation, 3);
    fondation.coffre.adopter(rotation);
    let rangees = du_flux(&fondation.trousseau, 1);
    let cles = fondation.coffre.ouvrir_flux(dossier(1), &rangees).unwrap();
    assert!(Compartiment::TOUS.into_iter().all(|compartiment| cles.detient(compartiment)));
}

#[test]
fn only_who_holds_a_secret_replaces_it() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[Compartiment::Sante]);
    let (_, sans_sante) = arrivee(&mut fondation, 3, &[Compartiment::Social]);
    let Trousseau { membres, secours, enveloppes, .. } = &fondation.trousseau;
    let refus = sans_sante.exclure(membre(2), membres, secours, enveloppes, &mut alea(11));
    assert_eq!(refus.unwrap_err(), ErreurVault::CleAbsente(Compartiment::Sante));
}

#[test]
fn a_departure_trusts_no_key_slipped_into_the_database() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[]);
    let (_, _) = arrivee(&mut fondation, 3, &[]);
    let trousseau = &mut fondation.trousseau;
    trousseau.membres[2].cle_publique = [7; 32];
    let refus = fondation.coffre.exclure(
        membre(2),
        &trousseau.membres,
        &trousseau.secours,
        &trousseau.enveloppes,
        &mut alea(11),
    );
    assert_eq!(refus.unwrap_err(), ErreurVault::NonAtteste);
    trousseau.secours.cle_publique = [7; 32];
    let refus = fondation.coffre.exclure(
        membre(3),
        &trousseau.membres,
        &trousseau.secours,
        &trousseau.enveloppes,
        &mut alea(11),
    );
    assert_eq!(refus.unwrap_err(), ErreurVault::NonAtteste);
}

#[test]
fn who_left_receives_no_new_envelope() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &Compartiment::TOUS);
    let rotation = depart(&mut fondation, 2);
    let sienne = Destinataire::Membre(membre(2));
    assert!(rotation.enveloppes.iter().all(|e| e.destinataire != sienne));
    let partie = rotation.partant.unwrap();
    assert!(partie.cle_privee.is_empty());
    assert!(!partie.actif);
}

/// What an administrator, who holds `faits` alone, can do at once.
fn reprendre(trousseau: &mut Trousseau, n: u8, compartiments: &[Compartiment]) {
    for enveloppe in &mut trousseau.enveloppes {
        if enveloppe.destinataire == Destinataire::Membre(membre(n))
            && compartiments.contains(&enveloppe.compartiment)
        {
            *enveloppe = enveloppe.reprise();
        }
    }
}

#[test]
fn an_envelope_taken_back_opens_nothing_and_its_secret_is_replaced_later() {
    let mut fondation = association();
    let (reduite, _) = arrivee(&mut fondation, 2, &[Compartiment::Sante, Compartiment::Identite]);
    let (rangees, _) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees;
    let coffre = &fondation.coffre;
    assert!(coffre.a_remplacer(&fondation.trousseau.enveloppes).is_empty());
    reprendre(&mut fondation.trousseau, 2, &[Compartiment::Sante]);
    let due = coffre.a_remplacer(&fondation.trousseau.enveloppes);
    assert_eq!(due, [Compartiment::Sante]);

    // She signs in, without what was taken back; a new access does not give it back either.
    let elle = Coffre::ouvrir(&reduite, PHRASE, &fondation.trousseau.registre()).unwrap();
    assert!(!elle.detient(Compartiment::Sante) && elle.detient(Compartiment::Identite));
    let nouvelle = (PHRASE, vault::ParametresPhrase::ESSAIS);
    let enveloppes = &fondation.trousseau.enveloppes;
    let recree = coffre.recreer_acces(&reduite, enveloppes, nouvelle, &mut alea(8)).unwrap();
    assert!(recree.enveloppes.iter().all(|e| e.compartiment != Compartiment::Sante));
    let refus = {
        let Trousseau { membres, secours, enveloppes, .. } = &fondation.trousseau;
        elle.remplacer(&due, membres, secours, enveloppes, &mut alea(9)).unwrap_err()
    };
    assert_eq!(refus, ErreurVault::CleAbsente(Compartiment::Sante));

    let rotation = {
        let Trousseau { membres, secours, enveloppes, .. } = &fondation.trousseau;
        fondation.coffre.remplacer(&due, membres, secours, enveloppes, &mut alea(9)).unwrap()
    };
    assert!(rotation.partant.is_none());
    assert_eq!(rotation.compartiments().collect::<Vec<_>>(), due);
    ecrire(&mut fondation.trousseau, &rotation);
    fondation.coffre.adopter(rotation);
    let trousseau = &fondation.trousseau;
    assert!(fondation.coffre.a_remplacer(&trousseau.enveloppes).is_empty());
    let sienne = Destinataire::Membre(membre(2));
    let les_siennes: Vec<_> = trousseau
        .enveloppes
        .iter()
        .filter(|e| e.destinataire == sienne)
        .map(|e| e.compartiment)
        .collect();
    assert_eq!(les_siennes, [Compartiment::Faits, Compartiment::Identite]);
    fondation.coffre.ouvrir_flux(dossier(1), &du_flux(trousseau, 1)).unwrap();
    // The recovery key still opens everything.
    let secours = Coffre::ouvrir_secours(
        &fondation.cle_de_secours,
        &trousseau.secours,
        &trousseau.registre(),
    );
    assert_eq!(secours.unwrap().compartiments().count(), Compartiment::TOUS.len());
}
