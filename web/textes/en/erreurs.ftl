# What did not work: what happened, then what to do. Nothing of anyone.
erreur-titre = That did not work
erreur-a-citer = To quote if you ask for help:
erreur-horloge = The machine gives no time or no randomness.
erreur-interdit = Your role does not give access to this page.
erreur-interdit-conseil = If you need it, talk to your head of unit.
erreur-introuvable = This page does not exist.
erreur-methode = This page is not used that way.
erreur-formulaire-illisible = The form did not arrive whole, or is too long.
erreur-formulaire-illisible-conseil = Go back: what you typed is still there. Then send it again.
erreur-jeton-refuse = This form does not come from this session.
erreur-jeton-refuse-conseil = Reload the page and start again. Nothing was recorded.
erreur-freinee = { $n ->
    [one] Too many attempts. Wait 1 second.
   *[other] Too many attempts. Wait { $n } seconds.
}
erreur-gabarit = This page could not be put together.
erreur-panique = The program met an unexpected error.
erreur-panique-conseil = Nothing was half recorded. Go back and try again; if it happens again, give the reference below.
erreur-dossier-inconnu = No file that you may see has this identifier.
erreur-dossier-inconnu-conseil = Searching finds it if it is open to you. Otherwise, talk to your head of unit.
erreur-dossier-efface = This file was erased: nothing can read it any more.
erreur-membre-inconnu = No member has this sign-in name.
erreur-identifiant-pris = A member already has this sign-in name.
erreur-identifiant-pris-conseil = Go back and choose another.
erreur-dernier-membre = The last person who holds every key cannot leave.
erreur-dernier-membre-conseil = Add another head of unit first.
erreur-cle-absente = Your role does not hold the key needed to read or write this.
erreur-cle-absente-conseil = A head of unit can hand it over.
erreur-annee-hors-calendrier = Years go from 1 to 9999.
