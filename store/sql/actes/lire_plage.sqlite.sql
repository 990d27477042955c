-- Store::suivre_flux, Store::lire_flux, Store::lire_actes_depuis, ajouter (stale write): acts and
-- the keys of their stream packed in one row, as a row per act costs more to hand over than to
-- read.
-- Primary key (flux, rang), in order, then that of cles_flux.
-- group_concat keeps bytes as they are and passes over what is null.
select a.*, k.* from (
    select count(*), coalesce(min(rang), 0), coalesce(max(rang), 0),
        cast(group_concat(id, '') as blob),
        cast(group_concat(survenu_le, '') as blob),
        cast(group_concat(consigne_a, ',') as blob),
        cast(group_concat(auteur, '') as blob),
        cast(group_concat(length(fait), ',') as blob),
        cast(group_concat(fait, '') as blob),
        cast(group_concat(coalesce(length(scelle), -1), ',') as blob),
        cast(group_concat(scelle, '') as blob)
    from actes where flux = $1 and rang >= $2 and rang <= $3
) as a, (
    select
        cast(
            group_concat(compartiment || ',' || version || ',' || length(enveloppe), '/') as blob
        ),
        cast(group_concat(enveloppe, '') as blob)
    from cles_flux where flux = $4
) as k
