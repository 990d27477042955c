-- verifier: keys, tokens, fiches and views of streams that do not exist, or that were erased.
-- Anti-joins on the primary key of tetes.
select 'cles_flux', flux from cles_flux as k
where not exists (select 1 from tetes as t where t.flux = k.flux and t.efface = 0)
union
select 'vue_dossiers', 'dossier/' || dossier from vue_dossiers as v
where not exists (select 1 from tetes as t where t.flux = 'dossier/' || v.dossier and t.efface = 0)
union
select 'vue_echeances', 'dossier/' || dossier from vue_echeances as v
where not exists (select 1 from vue_dossiers as d where d.dossier = v.dossier)
union
select 'jetons', 'dossier/' || dossier from jetons as j
where not exists (select 1 from vue_dossiers as d where d.dossier = j.dossier)
union
select 'fiches', flux from fiches as f
where not exists (select 1 from tetes as t where t.flux = f.flux and t.efface = 0)
order by 1, 2
