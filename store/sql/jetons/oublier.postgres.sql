-- ajouter, effacer (the dossier, twice). Primary keys: its tokens are in its list, 16 bytes each.
delete from jetons where dossier = $1 and jeton in (
    select substring(l.jetons from 16 * n + 1 for 16)
    from listes_jetons as l, generate_series(0, octet_length(l.jetons) / 16 - 1) as n
    where l.dossier = $2
)
