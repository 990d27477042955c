-- Store::chercher (a JSON array of hexadecimal). Primary key, once for each token.
select dossier, count(*) from jetons
where jeton in (select unhex(value) from json_each($1)) group by dossier order by dossier
