-- effacer, Reconstruction: readers start again. One row.
update etat_fiches set generation = generation + 1 where cle = 1
