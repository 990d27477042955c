-- verifier: every head. The whole table.
select flux, rang, empreinte from tetes
