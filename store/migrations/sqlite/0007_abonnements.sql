-- The calendar that a member's telephone fetches (decision 25). empreinte: hash of a token that is
-- kept nowhere. cle_publique: what calendars are sealed to. contenu: the last one, sealed. fait_a,
-- lu_a: when it was made, and last fetched (0: never).
create table abonnements (
    membre text not null primary key references membres (membre),
    empreinte blob not null unique,
    cle_publique blob not null,
    contenu blob not null,
    fait_a bigint not null,
    lu_a bigint not null
) without rowid;
