-- ajouter, when the head is remembered. Primary key, twice. A head that is no longer the one
-- remembered gives a null rank, which the table refuses.
insert into tetes (flux, rang, empreinte, signe, efface)
values (
    $1,
    (select $2 from tetes where flux = $3 and rang = $4 and empreinte = $5 and efface = 0),
    $6, 0, 0
)
on conflict (flux) do update set rang = excluded.rang, empreinte = excluded.empreinte
