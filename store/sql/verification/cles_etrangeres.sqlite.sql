-- verifier: rows whose parent is missing.
select "table" from pragma_foreign_key_check
