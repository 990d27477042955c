-- ajouter, vues_reconstruire, poser_fiches: other writers wait until the end, so that numbers are
-- seen in their order. One row.
select generation from etat_fiches where cle = 1 for update
