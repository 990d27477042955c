-- initialiser, changer_cles, restaurer. Primary key.
insert into cles_compartiments (compartiment, destinataire, version, enveloppe)
values ($1, $2, $3, $4)
on conflict (compartiment, destinataire) do update
set version = excluded.version, enveloppe = excluded.enveloppe
