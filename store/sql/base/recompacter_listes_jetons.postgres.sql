-- effacer. Rewrites the table's files: deleted rows stay in them until then.
vacuum full listes_jetons
