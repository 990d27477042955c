-- Reconstruction. The whole table.
delete from vue_echeances
