-- verifier: keys, tokens and fiches of streams that do not exist, or that were erased.
-- Anti-joins on the primary key of tetes.
select 'cles_flux', flux from cles_flux as k
where not exists (select 1 from tetes as t where t.flux = k.flux and t.efface = 0)
union
select 'jetons', 'dossier/' || dossier from jetons as j
where not exists (select 1 from tetes as t where t.flux = 'dossier/' || j.dossier and t.efface = 0)
union
select 'fiches', flux from fiches as f
where not exists (select 1 from tetes as t where t.flux = f.flux and t.efface = 0)
order by 1, 2
