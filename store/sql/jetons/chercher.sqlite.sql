-- Store::chercher (a JSON array of hexadecimal). Primary key, once for each token. Every dossier of
-- every token, end to end: a row each, or grouping them here, takes several times as long.
select coalesce(group_concat(dossier, ''), '') from jetons
where jeton in (select unhex(value) from json_each($1))
