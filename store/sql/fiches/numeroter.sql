-- ajouter, vues_reconstruire, poser_fiches: what this transaction wrote. Index fiches_numero.
update fiches set numero = (select numero from etat_fiches where cle = 1) where numero = 0
