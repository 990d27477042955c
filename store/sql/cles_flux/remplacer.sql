-- changer_cles. Primary key.
insert into cles_flux (flux, compartiment, version, enveloppe)
values ($1, $2, $3, $4)
on conflict (flux, compartiment) do update
set version = excluded.version, enveloppe = excluded.enveloppe
