-- initialiser, changer_cles, restaurer. Primary key, unique identifiant.
insert into membres
    (membre, identifiant, cle_publique, attestation, sel,
    memoire_kio, passes, voies, cle_privee, actif)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (membre) do update set identifiant = excluded.identifiant,
    cle_publique = excluded.cle_publique, attestation = excluded.attestation, sel = excluded.sel,
    memoire_kio = excluded.memoire_kio, passes = excluded.passes, voies = excluded.voies,
    cle_privee = excluded.cle_privee, actif = excluded.actif
