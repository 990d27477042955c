-- verifier: names what the table no longer gives. Index actes_id alone, which has all three.
select id, flux, rang from actes indexed by actes_id
