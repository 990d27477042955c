-- ajouter, restaurer. Checked against the primary key and actes_id, one row.
insert into actes (flux, rang, id, survenu_le, consigne_a, auteur, empreinte, fait, scelle)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
