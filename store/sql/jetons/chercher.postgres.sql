-- Store::chercher (an array). Primary key, once for each token. Every dossier of every token, end
-- to end: a row each, or grouping them here, takes several times as long.
select coalesce(string_agg(dossier, ''), '') from jetons where jeton = any($1)
