-- Store::lire_flux, Store::lire_actes_depuis, ajouter (stale write): a stream packed in one row, as
-- a row per act costs more to hand over than to read. Primary key (flux, rang), in order.
-- group_concat keeps bytes as they are and passes over what is null.
select count(*), coalesce(min(rang), 0), coalesce(max(rang), 0),
    cast(group_concat(id, '') as blob),
    cast(group_concat(survenu_le, '') as blob),
    cast(group_concat(consigne_a, ',') as blob),
    cast(group_concat(auteur, '') as blob),
    cast(group_concat(length(fait), ',') as blob),
    cast(group_concat(fait, '') as blob),
    cast(group_concat(coalesce(length(scelle), -1), ',') as blob),
    cast(group_concat(scelle, '') as blob)
from actes where flux = $1 and rang >= $2
