-- The tokens of one dossier in one row: an index of its own cost a fifth of an import.
create table listes_jetons (
    dossier text primary key,
    jetons blob not null
) without rowid;
insert into listes_jetons (dossier, jetons)
select dossier, unhex(group_concat(hex(jeton), '' order by jeton)) from jetons
group by dossier order by dossier;
drop index jetons_dossier;
