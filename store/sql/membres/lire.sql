-- Store::acces. A few dozen rows: no index needed.
select membre, identifiant, cle_publique, attestation, sel, memoire_kio, passes, voies,
    cle_privee, actif
from membres order by membre
