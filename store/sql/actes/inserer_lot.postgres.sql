-- ajouter, restaurer. Checked against the primary key and actes_id, one array per column
-- (Insertion).
insert into actes (flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle)
select * from unnest(
    $1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
    $6::text[], $7::bytea[], $8::bytea[], $9::bytea[]
)
