-- What lists and deadlines read is in the sealed fiches: nothing of a file's dates stays in clear.
create table jetons_seuls (
    jeton blob not null,
    dossier text not null,
    primary key (jeton, dossier)
) without rowid;
insert into jetons_seuls (jeton, dossier)
select jeton, dossier from jetons order by jeton, dossier;
drop table jetons;
alter table jetons_seuls rename to jetons;
create index jetons_dossier on jetons (dossier);
drop table vue_echeances;
drop table vue_dossiers;

-- The last number is that of the last fiche: one row fewer to write with each act.
alter table etat_fiches drop column numero;
