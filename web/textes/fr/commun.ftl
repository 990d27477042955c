# Ce qui encadre chaque page.
aller-au-contenu = Aller au contenu
fictif = Association fictive : personne ici n'existe.
menu = Menu
menu-aujourdhui = Aujourd'hui
menu-dossiers = File active
menu-recherche = Rechercher
menu-chiffres = Chiffres
menu-prevision = Prévision
menu-membres = Membres
menu-acces = Accès
menu-compte = Mon compte
verrouiller = Verrouiller
verrouiller-tout = Tout verrouiller, pour toute l'équipe
se-deconnecter = Se déconnecter
nom-de-langue = Français
theme-systeme = Couleurs du système
theme-clair = Thème clair
theme-sombre = Thème sombre
revenir-accueil = Revenir à l'accueil
retour-dossier = Revenir au dossier
annuler = Annuler
enregistrer = Enregistrer
imprimer = Imprimer
oui = oui
non = non
tous = Tous
inconnu = non renseigné
page-suivante = Page suivante
page-precedente = Page précédente
page-sur = Page { $page }
aujourdhui-meme = aujourd'hui
dans-jours = { $n ->
    [one] demain
   *[other] dans { $n } jours
}
depuis-jours = { $n ->
    [one] hier
   *[other] il y a { $n } jours
}
depuis-le = depuis le { $jour }
mois-court-1 = janv.
mois-court-2 = févr.
mois-court-3 = mars
mois-court-4 = avr.
mois-court-5 = mai
mois-court-6 = juin
mois-court-7 = juil.
mois-court-8 = août
mois-court-9 = sept.
mois-court-10 = oct.
mois-court-11 = nov.
mois-court-12 = déc.
role-cheffe = cheffe de service
role-travailleuse-sociale = travailleuse sociale
role-benevole = bénévole
role-sante = santé
role-juriste = juriste
role-mineurs = référente mineurs
role-statistiques = statistiques
role-administration = administration
role-dpo = déléguée à la protection des données
