-- Store::parcours: the streams of a range and how long each is. Primary key.
select flux, rang from tetes where flux >= $1 and flux < $2 order by flux
