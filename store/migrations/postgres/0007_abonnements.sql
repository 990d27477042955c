-- The calendar that a member's telephone fetches (decision 25). empreinte: hash of a token that is
-- kept nowhere. cle_publique: what calendars are sealed to. contenu: the last one, sealed. fait_a,
-- lu_a: when it was made, and last fetched (0: never).
create table abonnements (
    membre text collate "C" not null primary key references membres (membre),
    empreinte bytea not null unique,
    cle_publique bytea not null,
    contenu bytea not null,
    fait_a bigint not null,
    lu_a bigint not null
);
