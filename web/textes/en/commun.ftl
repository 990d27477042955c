# What frames every page.
aller-au-contenu = Skip to content
fictif = Fictitious association: nobody here exists.
menu = Menu
menu-aujourdhui = Today
menu-dossiers = Active list
menu-recherche = Search
menu-chiffres = Figures
menu-prevision = Forecast
menu-membres = Members
menu-acces = Access log
menu-compte = My account
verrouiller = Lock
verrouiller-tout = Lock everything, for the whole unit
se-deconnecter = Sign out
nom-de-langue = English
theme-systeme = System colours
theme-clair = Light theme
theme-sombre = Dark theme
revenir-accueil = Back to the first page
retour-dossier = Back to the file
annuler = Cancel
enregistrer = Save
imprimer = Print
oui = yes
non = no
tous = All
inconnu = not recorded
page-suivante = Next page
page-precedente = Previous page
page-sur = Page { $page }
aujourdhui-meme = today
dans-jours = { $n ->
    [one] tomorrow
   *[other] in { $n } days
}
depuis-jours = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}
depuis-le = since { $jour }
mois-court-1 = Jan
mois-court-2 = Feb
mois-court-3 = Mar
mois-court-4 = Apr
mois-court-5 = May
mois-court-6 = Jun
mois-court-7 = Jul
mois-court-8 = Aug
mois-court-9 = Sep
mois-court-10 = Oct
mois-court-11 = Nov
mois-court-12 = Dec
role-cheffe = head of unit
role-travailleuse-sociale = social worker
role-benevole = volunteer
role-sante = health
role-juriste = legal
role-mineurs = minors' worker
role-statistiques = statistics
role-administration = administration
role-dpo = data protection officer
