-- Store::chercher (an array). Primary key, once for each token.
select dossier, count(*) from jetons
where jeton = any($1) group by dossier order by dossier
