# Ce qui n'a pas marché : ce qui s'est passé, puis quoi faire. Rien de personne.
erreur-titre = Cela n'a pas marché
erreur-a-citer = À citer si vous demandez de l'aide :
erreur-horloge = La machine ne donne pas l'heure ou pas d'aléa.
erreur-interdit = Votre rôle ne donne pas accès à cette page.
erreur-interdit-conseil = Si vous en avez besoin, parlez-en à votre cheffe de service.
erreur-introuvable = Cette page n'existe pas.
erreur-methode = Cette page ne s'utilise pas ainsi.
erreur-formulaire-illisible = Le formulaire n'est pas arrivé entier, ou il est trop long.
erreur-formulaire-illisible-conseil = Revenez en arrière : votre saisie y est encore. Puis envoyez de nouveau.
erreur-jeton-refuse = Ce formulaire ne vient pas de cette session.
erreur-jeton-refuse-conseil = Rechargez la page, puis recommencez. Rien n'a été enregistré.
erreur-freinee = { $n ->
    [one] Trop d'essais. Attendez 1 seconde.
   *[other] Trop d'essais. Attendez { $n } secondes.
}
erreur-gabarit = Cette page n'a pas pu être composée.
erreur-panique = Le programme a rencontré une erreur imprévue.
erreur-panique-conseil = Rien n'a été enregistré à moitié. Revenez en arrière et recommencez ; si cela se répète, donnez le repère ci-dessous.
erreur-dossier-inconnu = Aucun dossier que vous puissiez voir ne porte cet identifiant.
erreur-dossier-inconnu-conseil = La recherche le retrouve s'il vous est ouvert. Sinon, parlez-en à votre cheffe de service.
erreur-dossier-efface = Ce dossier a été effacé : plus rien ne peut le lire.
erreur-membre-inconnu = Aucun membre ne porte cet identifiant.
erreur-identifiant-pris = Un membre porte déjà cet identifiant.
erreur-identifiant-pris-conseil = Revenez en arrière et choisissez-en un autre.
erreur-dernier-membre = La dernière personne qui tient toutes les clés ne peut pas partir.
erreur-dernier-membre-conseil = Ajoutez d'abord une autre cheffe de service.
erreur-cle-absente = Votre rôle ne tient pas la clé qu'il faut pour lire ou écrire ceci.
erreur-cle-absente-conseil = Une cheffe de service peut la remettre.
erreur-annee-hors-calendrier = L'année va de 1 à 9999.
