-- ajouter, vues_reconstruire, poser_fiches: the next number, and its row held until the end.
update etat_fiches set numero = numero + 1 where cle = 1
