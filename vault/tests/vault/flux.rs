//! Acts sealed and opened.

use domain::fait::{Accompagnement, Domaine};
use domain::{Acte, ActeId, Compartiment, Fait, Recit};
use proptest::prelude::*;
use vault::{ActeScelle, EMPREINTE_ORIGINE, ErreurVault, EtatRecit};

use crate::atelier::{
    acte, alea, arrivee, association, bits_retournes, dossier, flux_cree, membre, recits,
};

#[test]
fn what_is_sealed_opens() {
    let coffre = association().coffre;
    let (rangees, neuves) = flux_cree(&coffre, 1);
    let rouvertes = coffre.ouvrir_flux(dossier(1), &rangees).unwrap();
    for recit in recits("une note") {
        let acte = acte(dossier(1), Some(recit));
        let scelle = neuves.sceller(&acte, &mut alea(3)).unwrap();
        for cles in [&neuves, &rouvertes] {
            let ouvert = cles.ouvrir(&scelle).unwrap();
            assert_eq!(ouvert.acte, acte);
            assert_eq!(ouvert.recit, EtatRecit::Lu);
        }
    }
    let scelle = neuves.sceller(&acte(dossier(1), None), &mut alea(3)).unwrap();
    assert_eq!(rouvertes.ouvrir(&scelle).unwrap().recit, EtatRecit::Aucun);
}

#[test]
fn any_flipped_bit_is_an_alteration() {
    let coffre = association().coffre;
    let (rangees, cles) = flux_cree(&coffre, 1);
    let acte = acte(dossier(1), recits("une note").into_iter().next());
    let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();
    for fait in bits_retournes(&scelle.fait) {
        let erreur = cles.ouvrir(&ActeScelle { fait, ..scelle.clone() }).unwrap_err();
        assert_eq!(erreur, ErreurVault::Altere);
    }
    for recit in bits_retournes(scelle.scelle.as_ref().unwrap()) {
        let change = ActeScelle { scelle: Some(recit), ..scelle.clone() };
        assert_eq!(cles.ouvrir(&change).unwrap_err(), ErreurVault::Altere);
    }
    for mut rangee in rangees {
        for enveloppe in bits_retournes(&rangee.enveloppe.clone()) {
            rangee.enveloppe = enveloppe;
            let erreur = coffre.ouvrir_flux(dossier(1), std::slice::from_ref(&rangee)).unwrap_err();
            assert_eq!(erreur, ErreurVault::Altere);
        }
    }
}

#[test]
fn any_cut_is_an_alteration() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let scelle = cles.sceller(&acte(dossier(1), None), &mut alea(3)).unwrap();
    for longueur in 0..scelle.fait.len() {
        let fait = scelle.fait[..longueur].to_vec();
        let erreur = cles.ouvrir(&ActeScelle { fait, ..scelle.clone() }).unwrap_err();
        assert_eq!(erreur, ErreurVault::Altere, "{longueur}");
    }
}

#[test]
fn a_ciphertext_moved_elsewhere_says_so() {
    let coffre = association().coffre;
    let (rangees, cles) = flux_cree(&coffre, 1);
    let (autres_rangees, autres_cles) = flux_cree(&coffre, 2);
    let recit = Some(Recit::Sante("une note".to_owned()));
    let scelle = cles.sceller(&acte(dossier(1), recit), &mut alea(3)).unwrap();

    let autre_acte = ActeScelle { id: ActeId::depuis_octets([8; 16]), ..scelle.clone() };
    assert_eq!(cles.ouvrir(&autre_acte).unwrap_err(), ErreurVault::Deplace);
    let autre_champ = ActeScelle { fait: scelle.scelle.clone().unwrap(), ..scelle.clone() };
    assert_eq!(cles.ouvrir(&autre_champ).unwrap_err(), ErreurVault::Deplace);
    let autre_champ = ActeScelle { scelle: Some(scelle.fait.clone()), ..scelle.clone() };
    assert_eq!(cles.ouvrir(&autre_champ).unwrap_err(), ErreurVault::Deplace);
    let autre_flux = ActeScelle { flux: dossier(2), ..scelle.clone() };
    assert_eq!(cles.ouvrir(&autre_flux).unwrap_err(), ErreurVault::Deplace);
    assert_eq!(autres_cles.ouvrir(&autre_flux).unwrap_err(), ErreurVault::Deplace);

    // Data keys: of another stream, of another compartment.
    let mut melange = rangees.clone();
    melange[0].enveloppe.clone_from(&autres_rangees[0].enveloppe);
    assert_eq!(coffre.ouvrir_flux(dossier(1), &melange).unwrap_err(), ErreurVault::Deplace);
    melange[0].enveloppe.clone_from(&rangees[1].enveloppe);
    assert_eq!(coffre.ouvrir_flux(dossier(1), &melange).unwrap_err(), ErreurVault::Deplace);
    assert_eq!(coffre.ouvrir_flux(dossier(1), &autres_rangees).unwrap_err(), ErreurVault::Deplace);
    assert_eq!(coffre.ouvrir_faits(&rangees[1]).unwrap_err(), ErreurVault::Deplace);
}

#[test]
fn a_narrative_removed_or_added_is_an_alteration() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let recit = Some(Recit::Social("une note".to_owned()));
    let avec = cles.sceller(&acte(dossier(1), recit), &mut alea(3)).unwrap();
    let sans = cles.sceller(&acte(dossier(1), None), &mut alea(4)).unwrap();
    let retire = ActeScelle { scelle: None, ..avec.clone() };
    assert_eq!(cles.ouvrir(&retire).unwrap_err(), ErreurVault::Altere);
    let ajoute = ActeScelle { scelle: avec.scelle, ..sans };
    assert_eq!(cles.ouvrir(&ajoute).unwrap_err(), ErreurVault::Altere);
}

#[test]
fn a_compartment_not_held_stays_closed_with_every_row() {
    let mut fondation = association();
    let (_, benevole) = arrivee(&mut fondation, 2, &[Compartiment::Social]);
    assert!(!benevole.detient(Compartiment::Sante));
    assert_eq!(
        benevole.compartiments().collect::<Vec<_>>(),
        [Compartiment::Faits, Compartiment::Social]
    );
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    let siennes = benevole.ouvrir_flux(dossier(1), &rangees).unwrap();
    for recit in recits("une note") {
        let compartiment = recit.compartiment();
        let acte = acte(dossier(1), Some(recit));
        let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();
        let ouvert = siennes.ouvrir(&scelle).unwrap();
        assert_eq!(ouvert.acte.fait, acte.fait);
        if compartiment == Compartiment::Social {
            assert_eq!(ouvert.acte.recit, acte.recit);
        } else {
            assert_eq!(ouvert.acte.recit, None);
            assert_eq!(ouvert.recit, EtatRecit::SansCle(compartiment));
            let refus = siennes.sceller(&acte, &mut alea(4)).unwrap_err();
            assert_eq!(refus, ErreurVault::CleAbsente(compartiment));
        }
    }
}

#[test]
fn a_member_creates_a_file_with_compartments_she_does_not_hold() {
    let mut fondation = association();
    let (_, benevole) = arrivee(&mut fondation, 2, &[]);
    let (rangees, cles) = flux_cree(&benevole, 1);
    assert_eq!(rangees.len(), Compartiment::TOUS.len());
    let acte = acte(dossier(1), Some(Recit::Sante("une note".to_owned())));
    let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();
    let relues = fondation.coffre.ouvrir_flux(dossier(1), &rangees).unwrap();
    assert_eq!(relues.ouvrir(&scelle).unwrap().acte, acte);
    let siennes = benevole.ouvrir_flux(dossier(1), &rangees).unwrap();
    assert!(siennes.detient(Compartiment::Faits));
    assert!(!siennes.detient(Compartiment::Sante));
}

#[test]
fn an_erased_person_is_unreadable() {
    let fondation = association();
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    let recit = Some(Recit::Sante("une note".to_owned()));
    let scelle = cles.sceller(&acte(dossier(1), recit), &mut alea(3)).unwrap();
    let erreur = fondation.coffre.ouvrir_flux(dossier(1), &[]).unwrap_err();
    assert_eq!(erreur, ErreurVault::CleDetruite);
    // One compartment destroyed.
    let sans_sante: Vec<_> =
        rangees.iter().filter(|r| r.compartiment != Compartiment::Sante).cloned().collect();
    let restantes = fondation.coffre.ouvrir_flux(dossier(1), &sans_sante).unwrap();
    let ouvert = restantes.ouvrir(&scelle).unwrap();
    assert_eq!(ouvert.recit, EtatRecit::Detruit(Compartiment::Sante));
    // The facts destroyed.
    let sans_faits: Vec<_> =
        rangees.iter().filter(|r| r.compartiment != Compartiment::Faits).cloned().collect();
    let restantes = fondation.coffre.ouvrir_flux(dossier(1), &sans_faits).unwrap();
    assert_eq!(restantes.ouvrir(&scelle).unwrap_err(), ErreurVault::CleDetruite);
}

#[test]
fn counting_opens_only_facts_and_reuses_memory() {
    fn partageable<T: Send + Sync>(_: &T) {}
    let fondation = association();
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    let faits = rangees.iter().find(|r| r.compartiment == Compartiment::Faits).unwrap();
    let comptees = fondation.coffre.ouvrir_faits(faits).unwrap();
    partageable(&fondation.coffre);
    partageable(&comptees);
    assert!(!comptees.detient(Compartiment::Identite));
    let acte = acte(dossier(1), Some(Recit::Justice("une note".to_owned())));
    let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();
    let mut clair = Vec::with_capacity(256);
    let memoire = clair.as_ptr();
    for _ in 0..3 {
        let brut = comptees.ouvrir_fait_brut(&scelle.id, &scelle.fait, &mut clair).unwrap();
        assert_eq!(brut.recit, Some(Compartiment::Justice));
        assert_eq!(brut.decoder().unwrap(), acte.fait);
    }
    assert_eq!(clair.as_ptr(), memoire);
    let ailleurs = ActeId::depuis_octets([1; 16]);
    assert!(comptees.ouvrir_fait_brut(&ailleurs, &scelle.fait, &mut clair).is_err());
    assert!(clair.is_empty());
}

#[test]
fn lengths_tell_neither_the_kind_nor_the_words() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let longueurs = |acte: &Acte| {
        let scelle = cles.sceller(acte, &mut alea(3)).unwrap();
        (scelle.fait.len(), scelle.scelle.map(|recit| recit.len()))
    };
    let sans = acte(dossier(1), None);
    let accompagnement = Accompagnement { domaine: Domaine::Sante, duree_minutes: Some(45) };
    for fait in [Fait::Note, Fait::Identite, Fait::Accompagnement(accompagnement)] {
        assert_eq!(longueurs(&Acte { fait, ..sans.clone() }), longueurs(&sans));
    }
    let note = |recit| longueurs(&acte(dossier(1), Some(recit)));
    let courte = note(Recit::Social(String::new()));
    for recit in recits(&"x".repeat(200)) {
        assert_eq!(note(recit), courte);
    }
}

#[test]
fn nothing_in_clear_tells_the_compartment_of_a_narrative() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let en_tetes: Vec<_> = recits("une note")
        .into_iter()
        .map(|recit| {
            let scelle = cles.sceller(&acte(dossier(1), Some(recit)), &mut alea(3)).unwrap();
            (scelle.fait[..13].to_vec(), scelle.scelle.unwrap()[..13].to_vec())
        })
        .collect();
    assert!(en_tetes.iter().all(|en_tete| *en_tete == en_tetes[0]));
}

#[test]
fn every_field_is_in_the_chain() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let base = cles.sceller(&acte(dossier(1), None), &mut alea(3)).unwrap();
    let mut empreintes: Vec<[u8; 32]> = [
        base.clone(),
        ActeScelle { id: ActeId::depuis_octets([8; 16]), ..base.clone() },
        ActeScelle { flux: dossier(2), ..base.clone() },
        ActeScelle { rang: 2, ..base.clone() },
        ActeScelle { survenu_le: "2026-03-03".parse().unwrap(), ..base.clone() },
        ActeScelle { consigne_a: domain::Horodatage::depuis_micros(1), ..base.clone() },
        ActeScelle { auteur: membre(2), ..base.clone() },
        ActeScelle { fait: Vec::new(), ..base.clone() },
        ActeScelle { scelle: Some(Vec::new()), ..base.clone() },
        ActeScelle { scelle: Some(vec![0]), ..base.clone() },
    ]
    .iter()
    .map(|acte| acte.empreinte(&EMPREINTE_ORIGINE))
    .collect();
    empreintes.push(base.empreinte(&[1; 32]));
    let distinctes: std::collections::BTreeSet<_> = empreintes.iter().collect();
    assert_eq!(distinctes.len(), empreintes.len());
    assert_eq!(base.empreinte(&EMPREINTE_ORIGINE), base.clone().empreinte(&EMPREINTE_ORIGINE));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_narrative_comes_back(texte in ".{0,2000}", sorte in 0usize..5, graine: u64) {
        let coffre = association().coffre;
        let (_, cles) = flux_cree(&coffre, 1);
        let recit = recits(&texte)[sorte].clone();
        let acte = acte(dossier(1), Some(recit));
        let scelle = cles.sceller(&acte, &mut alea(graine)).unwrap();
        prop_assert_eq!(cles.ouvrir(&scelle).unwrap().acte, acte);
    }

    #[test]
    fn garbage_never_opens_nor_panics(octets in proptest::collection::vec(any::<u8>(), 0..300)) {
        let coffre = association().coffre;
        let (rangees, cles) = flux_cree(&coffre, 1);
        let base = cles.sceller(&acte(dossier(1), None), &mut alea(3)).unwrap();
        let change = ActeScelle { fait: octets.clone(), ..base };
        prop_assert!(cles.ouvrir(&change).is_err());
        let mut rangee = rangees[0].clone();
        rangee.enveloppe = octets;
        prop_assert!(coffre.ouvrir_flux(dossier(1), &[rangee]).is_err());
    }
}

#[test]
fn a_fiche_opens_in_its_place_and_with_its_key_only() {
    let coffre = association().coffre;
    let (_, cles) = flux_cree(&coffre, 1);
    let (_, autres) = flux_cree(&coffre, 2);
    let dit = "une ligne de liste".to_owned();
    let scelle = cles.sceller_fiche(Compartiment::Identite, &dit, &mut alea(3)).unwrap();
    assert_eq!(cles.ouvrir_fiche::<String>(Compartiment::Identite, &scelle).unwrap(), dit);
    assert!(cles.ouvrir_fiche::<String>(Compartiment::Faits, &scelle).is_err());
    assert!(autres.ouvrir_fiche::<String>(Compartiment::Identite, &scelle).is_err());
    for change in bits_retournes(&scelle) {
        assert!(cles.ouvrir_fiche::<String>(Compartiment::Identite, &change).is_err());
    }
    // A longer name does not show.
    let long = "un autre nom, bien plus long".to_owned();
    let autre = cles.sceller_fiche(Compartiment::Identite, &long, &mut alea(4)).unwrap();
    assert_eq!(autre.len(), scelle.len());
}
