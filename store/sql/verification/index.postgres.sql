-- verifier: names what the table no longer gives. Any plan.
select id, flux, rang from actes
