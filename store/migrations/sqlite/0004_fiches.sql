-- What a list shows of each file, sealed under the file's own keys: destroyed with them. numero:
-- that of the transaction that wrote it. version: of its written form. rang: of the last act it
-- comes from.
create table fiches (
    flux text not null primary key,
    numero bigint not null,
    version bigint not null,
    rang bigint not null,
    faits blob not null,
    identite blob
) without rowid;
create index fiches_numero on fiches (numero, flux);

-- One row, which every transaction that writes fiches holds to its end: numbers are seen in their
-- order. generation: changes when something was removed, so that readers start again.
create table etat_fiches (
    cle bigint not null primary key,
    generation bigint not null,
    numero bigint not null
) without rowid;
insert into etat_fiches (cle, generation, numero) values (1, 0, 0);
