//! Reading and writing at a place without a panic: out of the sequence there is nothing.

/// A sequence read by rank.
pub(crate) trait Suite<T> {
    /// What is there; the default value outside.
    fn en(&self, rang: usize) -> T;
    /// Puts a value there; outside, nothing happens.
    fn mettre(&mut self, rang: usize, valeur: T);
}

impl<T: Copy + Default> Suite<T> for [T] {
    #[inline]
    fn en(&self, rang: usize) -> T {
        self.get(rang).copied().unwrap_or_default()
    }

    #[inline]
    fn mettre(&mut self, rang: usize, valeur: T) {
        if let Some(place) = self.get_mut(rang) {
            *place = valeur;
        }
    }
}
