-- Store::suivre_flux, Store::lire_flux, Store::lire_actes_depuis, ajouter (stale write): acts and
-- the keys of their stream packed in one row, as a row per act costs more to hand over than to
-- read.
-- Primary key (flux, rang), then that of cles_flux.
select a.*, k.* from (
    select count(*), coalesce(min(rang), 0), coalesce(max(rang), 0),
        convert_to(string_agg(id, ''), 'UTF8'),
        convert_to(string_agg(survenu_le, ''), 'UTF8'),
        convert_to(string_agg(consigne_a::text, ','), 'UTF8'),
        convert_to(string_agg(auteur, ''), 'UTF8'),
        convert_to(string_agg(length(fait)::text, ','), 'UTF8'),
        string_agg(fait, ''),
        convert_to(string_agg(coalesce(length(scelle), -1)::text, ','), 'UTF8'),
        string_agg(scelle, '')
    from (
        select rang, id, survenu_le, consigne_a, auteur, fait, scelle from actes
        where flux = $1 and rang >= $2 and rang <= $3 order by rang
    ) as s
) as a, (
    select
        convert_to(
            string_agg(
                compartiment || ',' || version || ',' || length(enveloppe), '/'
                order by compartiment
            ),
            'UTF8'
        ),
        string_agg(enveloppe, '' order by compartiment)
    from cles_flux where flux = $4
) as k
