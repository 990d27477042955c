-- ajouter, effacer (the dossier, twice). Primary keys: its tokens are in its list, 16 bytes each.
delete from jetons where dossier = $1 and jeton in (
    with recursive morceau (jeton, reste) as (
        select substr(jetons, 1, 16), substr(jetons, 17) from listes_jetons where dossier = $2
        union all
        select substr(reste, 1, 16), substr(reste, 17) from morceau where length(reste) > 0
    )
    select jeton from morceau
)
