-- Reconstruction, effacer. The whole table.
delete from listes_jetons
