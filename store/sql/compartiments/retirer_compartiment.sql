-- changer_cles, a rotated compartment. Prefix of the primary key.
delete from cles_compartiments where compartiment = $1
