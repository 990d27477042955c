-- effacer on SQLite: rows are put back in fresh pages. The whole table.
delete from cles_flux
