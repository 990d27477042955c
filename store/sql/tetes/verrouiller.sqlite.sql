-- ajouter, effacer. Primary key. The write lock is already held.
select flux, rang, empreinte, efface from tetes where flux = $1
