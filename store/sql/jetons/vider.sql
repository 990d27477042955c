-- Reconstruction. The whole table.
delete from jetons
