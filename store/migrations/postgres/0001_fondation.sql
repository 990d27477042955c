-- The journal. PostgreSQL keeps rows in order of insertion; the primary key gives stream order.
-- Text compares byte by byte, as SQLite does, whatever the locale of the server.
create table actes (
    flux text collate "C" not null,
    rang bigint not null,
    id text collate "C" not null,
    survenu_le text collate "C" not null,
    consigne_a bigint not null,
    auteur text collate "C" not null,
    empreinte bytea not null,
    fait bytea not null,
    scelle bytea,
    primary key (flux, rang)
);
create unique index actes_id on actes (id);

-- Head of each stream. signe: rank covered by the last signed head. efface: 1 once erased.
create table tetes (
    flux text collate "C" not null primary key,
    rang bigint not null,
    empreinte bytea not null,
    signe bigint not null,
    efface bigint not null
);

create table tetes_signees (
    numero bigint not null primary key,
    jour text collate "C" not null,
    precedente bytea not null,
    contenu bytea not null,
    empreinte bytea not null,
    cle_publique bytea not null,
    signature bytea not null
);

create table association (
    id text collate "C" not null primary key,
    cle_de_signature bytea not null,
    secours_cle_publique bytea not null,
    secours_attestation bytea not null
);

create table membres (
    membre text collate "C" not null primary key,
    identifiant text collate "C" not null unique,
    cle_publique bytea not null,
    attestation bytea not null,
    sel bytea not null,
    memoire_kio bigint not null,
    passes bigint not null,
    voies bigint not null,
    cle_privee bytea not null,
    actif bigint not null
);

create table compartiments_publics (
    compartiment text collate "C" not null primary key,
    version bigint not null,
    cle_publique bytea not null,
    attestation bytea not null
);

create table cles_compartiments (
    compartiment text collate "C" not null references compartiments_publics (compartiment),
    destinataire text collate "C" not null,
    version bigint not null,
    enveloppe bytea not null,
    primary key (compartiment, destinataire)
);

create table cles_association (
    nom text collate "C" not null primary key,
    compartiment text collate "C" not null references compartiments_publics (compartiment),
    version bigint not null,
    enveloppe bytea not null
);

-- Deleting the rows of a stream erases the person.
create table cles_flux (
    flux text collate "C" not null,
    compartiment text collate "C" not null,
    version bigint not null,
    enveloppe bytea not null,
    primary key (flux, compartiment)
);

-- Projections: random ids, dates and opaque codes only.
create table vue_dossiers (
    dossier text collate "C" not null primary key,
    code bytea not null,
    ouvert_le text collate "C" not null,
    modifie_le text collate "C" not null
);

create table vue_echeances (
    dossier text collate "C" not null references vue_dossiers (dossier),
    code bytea not null,
    jour text collate "C" not null,
    primary key (dossier, code, jour)
);
create index vue_echeances_jour on vue_echeances (jour);

create table jetons (
    jeton bytea not null,
    dossier text collate "C" not null references vue_dossiers (dossier),
    primary key (jeton, dossier)
);
create index jetons_dossier on jetons (dossier);
