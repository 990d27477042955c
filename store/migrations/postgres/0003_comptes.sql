-- What is personal to a member, sealed under a key that only her private key leads to (decision
-- 12). nom: opaque. objet: opaque code of what the slot is about, so that erasing a person deletes
-- her drafts unread, and that a lost second factor is removed by who cannot read it.
create table casiers (
    membre text collate "C" not null references membres (membre),
    nom bytea not null,
    version bigint not null,
    contenu bytea not null,
    objet bytea,
    primary key (membre, nom)
);
create index casiers_objet on casiers (objet);

-- Who read what, the latest first: reading acts alone, so that other acts cost nothing more.
create index actes_lectures on actes (survenu_le, consigne_a, flux, rang)
    where flux >= 'lectures/' and flux < 'lectures0';
