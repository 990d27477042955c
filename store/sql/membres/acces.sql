-- At each request: by the primary keys of membres and tetes, and the six rows of
-- compartiments_publics.
select membres.actif,
    (select cast(sum(version) as bigint) from compartiments_publics),
    (select cast(coalesce(max(rang), 0) as bigint) from tetes where flux = $1),
    membres.cle_publique
from membres where membre = $2
