-- Reconstruction. The whole table.
delete from vue_dossiers
