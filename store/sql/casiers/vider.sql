-- effacer, on SQLite: every page is given back, and overwritten.
delete from casiers
