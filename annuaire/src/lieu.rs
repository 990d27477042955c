//! A place on the map, and how far another is.

/// A point of the Earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lieu {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// Mean radius of the Earth, in kilometres (IUGG).
const RAYON_KM: f64 = 6371.0;

impl Lieu {
    /// A place, when both numbers are on the map.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let existe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        existe.then_some(Self { latitude, longitude })
    }

    /// Kilometres to another place as the crow flies, rounded: roads are longer.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20,016")]
    pub fn distance_km(self, autre: Self) -> u32 {
        let (ici, la) = (self.latitude.to_radians(), autre.latitude.to_radians());
        let ecart = (la - ici) / 2.0;
        let travers = (autre.longitude - self.longitude).to_radians() / 2.0;
        let corde = ecart.sin().powi(2) + ici.cos() * la.cos() * travers.sin().powi(2);
        (2.0 * RAYON_KM * corde.sqrt().min(1.0).asin()).round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_is_392_km_from_lyon() {
        let paris = Lieu::new(48.86, 2.35).unwrap();
        let lyon = Lieu::new(45.76, 4.84).unwrap();
        assert!((389..=395).contains(&paris.distance_km(lyon)), "{}", paris.distance_km(lyon));
        assert_eq!(paris.distance_km(lyon), lyon.distance_km(paris));
        assert_eq!(paris.distance_km(paris), 0);
    }

    #[test]
    fn a_place_off_the_map_is_none() {
        assert_eq!(Lieu::new(91.0, 0.0), None);
        assert_eq!(Lieu::new(f64::NAN, 0.0), None);
    }
}
