-- effacer. Primary key.
update tetes set efface = 1 where flux = $1
