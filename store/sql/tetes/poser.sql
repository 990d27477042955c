-- ajouter, restaurer. Primary key, one row.
insert into tetes (flux, rang, empreinte, signe, efface)
values ($1, $2, $3, $4, $5)
on conflict (flux) do update set rang = excluded.rang, empreinte = excluded.empreinte
