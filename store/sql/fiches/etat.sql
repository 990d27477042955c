-- Store::etat_fiches, at each list. One row.
select generation, numero from etat_fiches where cle = 1
