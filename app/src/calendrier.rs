//! A calendar that says nothing of anyone: sittings by their department, deadlines by their number.

use std::collections::BTreeMap;

use domain::{Horodatage, Jour};
use icalendar::{Calendar, Component as _, Event, Property};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Days to come that a calendar covers.
const JOURS: u16 = 365;

impl Session {
    /// The calendar of the member at work, as an iCalendar text (RFC 5545): the sittings known, by
    /// department, and how many of the deadlines she sees fall on each day. No name, no id, no
    /// nature of a deadline: it ends up in a telephone.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn calendrier(&self, contexte: &mut Contexte) -> Result<String, ErreurApp> {
        let mut calendrier = Calendar::new();
        calendrier.name("Passerelle");
        let instant = contexte.maintenant;
        if super::commission::ROLES.contains(&self.role) {
            for lue in self.toutes_les_seances().await? {
                let annulee = lue.seance.quorum == Some(domain::commission::Quorum::NonAtteint);
                if lue.le >= contexte.aujourdhui && !annulee {
                    let titre = format!("Commission {}", lue.departement);
                    let uid = format!("commission-{}-{}", lue.departement, lue.le);
                    calendrier.push(evenement(&uid, &titre, lue.le, instant));
                }
            }
        }
        let mut par_jour: BTreeMap<Jour, usize> = BTreeMap::new();
        for due in self.echeances(contexte.aujourdhui, JOURS, contexte).await? {
            // What is late is looked at today.
            let le = due.echeance.le.max(contexte.aujourdhui);
            *par_jour.entry(le).or_default() += 1;
        }
        for (le, nombre) in par_jour {
            let titre = format!("Échéances : {nombre}");
            calendrier.push(evenement(&format!("echeances-{le}"), &titre, le, instant));
        }
        Ok(calendrier.to_string())
    }
}

/// A whole day. Its id is the same each time, so that importing again replaces it.
fn evenement(uid: &str, titre: &str, le: Jour, instant: Horodatage) -> Event {
    let jour = |jour: Jour| jour.to_string().replace('-', "");
    let date = |nom: &str, le: Jour| {
        let mut propriete = Property::new(nom, jour(le));
        propriete.add_parameter("VALUE", "DATE");
        propriete.done()
    };
    let mut evenement = Event::new();
    evenement.uid(&format!("{uid}@passerelle")).summary(titre);
    evenement.append_property(date("DTSTART", le));
    evenement.append_property(date("DTEND", le.plus_jours(1)));
    evenement.add_property("DTSTAMP", estampille(instant));
    // Nobody is invited: the day stays free.
    evenement.add_property("TRANSP", "TRANSPARENT");
    evenement.done()
}

/// An instant as RFC 5545 writes it, in coordinated universal time, to the second.
fn estampille(instant: Horodatage) -> String {
    let secondes = instant.micros().div_euclid(1_000_000).rem_euclid(86_400);
    let jour = instant.jour_utc().to_string().replace('-', "");
    format!("{jour}T{:02}{:02}{:02}Z", secondes / 3600, secondes / 60 % 60, secondes % 60)
}
