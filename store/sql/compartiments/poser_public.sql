-- initialiser, changer_cles, restaurer. Primary key.
insert into compartiments_publics (compartiment, version, cle_publique, attestation)
values ($1, $2, $3, $4)
on conflict (compartiment) do update set version = excluded.version,
    cle_publique = excluded.cle_publique, attestation = excluded.attestation
