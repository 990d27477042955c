-- Store::lectures. Index actes_lectures, read backwards from a place: one page.
select rang, id, survenu_le, consigne_a, auteur, fait, scelle, flux from actes
where flux >= 'lectures/' and flux < 'lectures0' and survenu_le >= $1
    and (survenu_le, consigne_a, flux, rang) < ($2, $3, $4, $5)
order by survenu_le desc, consigne_a desc, flux desc, rang desc
limit $6
