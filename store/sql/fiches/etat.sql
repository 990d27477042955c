-- Store::etat_fiches, at each list. One row, and the end of the index fiches_numero.
select generation, (select coalesce(max(numero), 0) from fiches) from etat_fiches where cle = 1
