-- The tokens of one dossier in one row: an index of its own cost a fifth of an import.
create table listes_jetons (
    dossier text collate "C" primary key,
    jetons bytea not null
);
insert into listes_jetons (dossier, jetons)
select dossier, string_agg(jeton, ''::bytea order by jeton) from jetons group by dossier;
drop index jetons_dossier;
