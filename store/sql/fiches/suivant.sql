-- ajouter, vues_reconstruire, poser_fiches: the next number. End of the index fiches_numero.
select coalesce(max(numero), 0) + 1 from fiches
