-- effacer. Writes what memory holds; needs pg_checkpoint, done without when it is not granted.
checkpoint
