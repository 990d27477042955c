-- Reconstruction. The whole table.
delete from fiches
