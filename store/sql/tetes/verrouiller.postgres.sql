-- ajouter, effacer. Primary key. Other writers of the stream wait for this transaction.
select flux, rang, empreinte, efface from tetes where flux = $1 for update
