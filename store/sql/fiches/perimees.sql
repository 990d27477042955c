-- Store::fiches_perimees, once a repertoire. Primary keys of tetes and of fiches.
select t.flux from tetes as t left join fiches as f on f.flux = t.flux
where t.flux >= 'dossier/' and t.flux < 'dossier0' and t.efface = 0
    and (f.flux is null or f.version <> $1 or f.rang <> t.rang)
order by t.flux
