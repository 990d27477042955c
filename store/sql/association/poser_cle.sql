-- initialiser, changer_cles, restaurer. Primary key.
insert into cles_association (nom, compartiment, version, enveloppe)
values ($1, $2, $3, $4)
on conflict (nom) do update set compartiment = excluded.compartiment,
    version = excluded.version, enveloppe = excluded.enveloppe
