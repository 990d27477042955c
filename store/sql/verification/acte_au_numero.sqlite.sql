-- verifier: the act SQLite means by "row N missing from index actes_id". The table, in order.
select flux, rang, id from actes not indexed limit 1 offset $1
