-- Store::rang. Primary key.
select rang from tetes where flux = $1
