// What is shown. Every word comes from the page: nothing is written here in any language, and no
// text ever becomes HTML.

export const element = (id) => document.getElementById(id);

export function mot(cle) {
  return document.querySelector(`[data-mot="${cle}"]`)?.textContent ?? "";
}

// Said aloud by screen readers, and shown at the top.
export function annoncer(cle, suite = "") {
  const dit = cle ? `${mot(cle)} ${suite}`.trim() : "";
  const annonce = element("annonce");
  // Said once, not at each tap. Hidden, the page has no place to say it.
  if (annonce && annonce.textContent !== dit) annonce.textContent = dit;
}

const VUES = ["creer", "ouvrir", "accueil", "sortie"];

// One view at a time; the keyboard goes to its title, so that nobody is left in what is hidden.
export function montrer(nom) {
  for (const vue of VUES) element(`vue-${vue}`).hidden = vue !== nom;
  const titre = element(`titre-${nom}`);
  if (!titre) return;
  titre.tabIndex = -1;
  titre.focus();
}

function faire(nom, texte, attributs = {}) {
  const nouveau = document.createElement(nom);
  if (texte) nouveau.textContent = texte;
  for (const [cle, valeur] of Object.entries(attributs)) nouveau.setAttribute(cle, valeur);
  return nouveau;
}

// A button whose name says about what, for who does not see where it stands.
function bouton(texte, apropos, faireLe, genre = "sobre") {
  const nouveau = faire("button", texte, { type: "button", class: genre });
  nouveau.append(faire("span", ` : ${apropos}`, { class: "invisible" }));
  nouveau.addEventListener("click", faireLe);
  return nouveau;
}

// A day as this page's language writes it.
function jour(texte) {
  const [annee, mois, quantieme] = texte.split("-").map(Number);
  const langue = document.documentElement.lang === "en" ? "en-GB" : "fr-FR";
  return new Date(annee, mois - 1, quantieme).toLocaleDateString(langue);
}

function endroit(sortie) {
  const choix = [...element("endroit").options];
  const dit = choix.find((option) => option.value === sortie.endroit)?.textContent ?? "";
  const secteur = sortie.secteur ? `, ${mot("secteur")} ${sortie.secteur}` : "";
  const jointe = sortie.jonction ? `, ${mot("jointe")}` : "";
  return `${dit}${secteur}${jointe}`;
}

// The places, in the order of the page: a code says one by its rank.
export function endroits() {
  return [...element("endroit").options].map((option) => option.value);
}

// Three digits, then three: as they are read aloud.
const enDeux = (code) => String(code).replace(/^(...)/, "$1 ");

export function peindreSortie(sortie, retirer) {
  element("sortie-ou").textContent = `${jour(sortie.le)}, ${endroit(sortie)}`;
  // The same code for a third telephone.
  const code = sortie.ralliement ?? sortie.jonction;
  element("ralliement").hidden = !code;
  element("ralliement-code").textContent = code ? enDeux(code) : "";
  for (const sortieDe of document.querySelectorAll("[data-valeur]")) {
    sortieDe.textContent = sortie.compteurs[sortieDe.dataset.valeur];
  }
  for (const sortieDe of document.querySelectorAll("[data-donne]")) {
    sortieDe.textContent = sortie.materiel[sortieDe.dataset.donne] ?? 0;
  }
  for (const coche of document.querySelectorAll("[name=remarque]")) {
    coche.checked = sortie.remarques.includes(coche.value);
  }
  element("mineures").hidden = !sortie.remarques.includes("mineures-possibles");
  element("rencontres").replaceChildren(...sortie.rencontres.map((rencontre) => {
    const ligne = faire("li", "", { class: "rang entre" });
    ligne.append(faire("span", rencontre.surnom));
    ligne.append(bouton(mot("retirer"), rencontre.surnom, () => retirer(rencontre.id)));
    return ligne;
  }));
}

// Outings that wait, each with what the server said of it. A refused one may be dated again, or
// thrown away in two presses.
export function peindreAttente(sorties, { dater, jeter }) {
  element("attente-vide").hidden = sorties.length > 0;
  element("envoyer").hidden = sorties.length === 0;
  element("attente").replaceChildren(...sorties.map((sortie) => {
    const ligne = faire("li");
    const titre = `${mot("sortie")} ${jour(sortie.le)}, ${endroit(sortie)}`;
    const nombre = `${sortie.compteurs.rencontrees} ${mot("rencontrees")}`;
    ligne.append(faire("p", `${titre}, ${nombre}`));
    if (sortie.motif) {
      const motif = mot(`motif-${sortie.motif}`) || mot("motif-illisible");
      ligne.append(faire("p", motif, { class: "avis garde" }));
      const rang = faire("div", "", { class: "rang bas" });
      if (sortie.motif === "futur") rang.append(champDeJour(sortie, titre, dater));
      rang.append(bouton(mot("jeter"), titre, (ev) => {
        const seconde = bouton(mot("jeter-sur"), titre, () => jeter(sortie), "danger");
        ev.currentTarget.replaceWith(seconde);
        seconde.focus();
      }));
      ligne.append(rang);
    }
    return ligne;
  }));
}

function champDeJour(sortie, titre, dater) {
  const etiquette = faire("label", mot("dater"));
  etiquette.append(faire("span", ` : ${titre}`, { class: "invisible" }));
  const champ = faire("input", "", { type: "date", required: "" });
  champ.value = sortie.le;
  champ.addEventListener("change", () => { if (champ.value) dater(sortie, champ.value); });
  etiquette.append(champ);
  return etiquette;
}

// Nothing of what was noted stays in the page once it is locked.
export function oublier() {
  for (const liste of ["rencontres", "attente"]) element(liste).replaceChildren();
  for (const formulaire of document.forms) formulaire.reset();
  for (const sortieDe of document.querySelectorAll("output")) sortieDe.textContent = "0";
  for (const coche of document.querySelectorAll("[name=remarque]")) coche.checked = false;
  element("sortie-ou").textContent = "";
  element("ralliement-code").textContent = "";
  element("confirmer-fin").hidden = true;
}
