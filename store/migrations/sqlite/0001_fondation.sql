-- The journal. Clustered by (flux, rang): a dossier, or the whole table in stream order, is read
-- sequentially whatever the order of insertion. Narratives come last in the record, so that a scan
-- of facts does not touch the pages they overflow on.
create table actes (
    flux text not null,
    rang bigint not null,
    id text not null,
    survenu_le text not null,
    consigne_a bigint not null,
    auteur text not null,
    empreinte blob not null,
    fait blob not null,
    scelle blob,
    primary key (flux, rang)
) without rowid;
create unique index actes_id on actes (id);

-- Head of each stream. signe: rank covered by the last signed head. efface: 1 once erased.
create table tetes (
    flux text not null primary key,
    rang bigint not null,
    empreinte blob not null,
    signe bigint not null,
    efface bigint not null
) without rowid;

create table tetes_signees (
    numero bigint not null primary key,
    jour text not null,
    precedente blob not null,
    contenu blob not null,
    empreinte blob not null,
    cle_publique blob not null,
    signature blob not null
) without rowid;

create table association (
    id text not null primary key,
    cle_de_signature blob not null,
    secours_cle_publique blob not null,
    secours_attestation blob not null
) without rowid;

create table membres (
    membre text not null primary key,
    identifiant text not null unique,
    cle_publique blob not null,
    attestation blob not null,
    sel blob not null,
    memoire_kio bigint not null,
    passes bigint not null,
    voies bigint not null,
    cle_privee blob not null,
    actif bigint not null
) without rowid;

create table compartiments_publics (
    compartiment text not null primary key,
    version bigint not null,
    cle_publique blob not null,
    attestation blob not null
) without rowid;

create table cles_compartiments (
    compartiment text not null references compartiments_publics (compartiment),
    destinataire text not null,
    version bigint not null,
    enveloppe blob not null,
    primary key (compartiment, destinataire)
) without rowid;

create table cles_association (
    nom text not null primary key,
    compartiment text not null references compartiments_publics (compartiment),
    version bigint not null,
    enveloppe blob not null
) without rowid;

-- Deleting the rows of a stream erases the person.
create table cles_flux (
    flux text not null,
    compartiment text not null,
    version bigint not null,
    enveloppe blob not null,
    primary key (flux, compartiment)
) without rowid;

-- Projections: random ids, dates and opaque codes only.
create table vue_dossiers (
    dossier text not null primary key,
    code blob not null,
    ouvert_le text not null,
    modifie_le text not null
) without rowid;

create table vue_echeances (
    dossier text not null references vue_dossiers (dossier),
    code blob not null,
    jour text not null,
    primary key (dossier, code, jour)
) without rowid;
create index vue_echeances_jour on vue_echeances (jour);

create table jetons (
    jeton blob not null,
    dossier text not null references vue_dossiers (dossier),
    primary key (jeton, dossier)
) without rowid;
create index jetons_dossier on jetons (dossier);
