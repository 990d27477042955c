-- ecrire_abonnement. Primary key, one row: a new token replaces the one before.
insert into abonnements (membre, empreinte, cle_publique, contenu, fait_a, lu_a)
values ($1, $2, $3, $4, $5, 0)
on conflict (membre) do update set
    empreinte = excluded.empreinte,
    cle_publique = excluded.cle_publique,
    contenu = excluded.contenu,
    fait_a = excluded.fait_a,
    lu_a = 0
