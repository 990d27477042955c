-- verifier: SQLite's own check of pages, indexes and not-null columns.
pragma integrity_check(100)
