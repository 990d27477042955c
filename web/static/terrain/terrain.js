// The page of outings. What it does without a network: count, note, keep under a code, lock, hide.
// With one: send, and learn that a newer page is ready.

import { envoyer } from "./envoi.js";
import { Magasin } from "./magasin.js";
import { Memoire } from "./memoire.js";
import * as modele from "./sortie.js";
import { cacher, veiller, vider } from "./verrou.js";
import {
  annoncer, element, endroits, montrer, oublier, peindreAttente, peindreSortie,
} from "./vues.js";

const { version, schema } = document.body.dataset;
const soi = { version, schema: Number(schema) };

let magasin;
// The outing under way, and those that wait to be sent; nothing of them while locked.
let courante = null;
let finies = [];
let envoiEnCours = false;
let attente = null;

// ——— keeping

let ecritures = 0;

async function garder(sortie) {
  occuper(1);
  try {
    await magasin.ecrire(sortie);
    if (magasin.durable) annoncer("garde");
  } catch { annoncer("plein"); }
  occuper(-1);
}

// Busy until the last gesture is on the disk.
function occuper(pas) {
  ecritures += pas;
  element("contenu")?.setAttribute("aria-busy", ecritures > 0 ? "true" : "false");
}

function peindre() {
  // Hidden: there is nothing to paint on.
  if (!document.body.firstChild) return;
  if (courante) {
    peindreSortie(courante, (id) => changer(() => modele.retirer(courante, id)));
  }
  peindreAttente(finies, { dater, jeter });
}

// A gesture on the outing under way: done, shown, kept.
function changer(faire) {
  if (!courante) return;
  faire();
  peindre();
  garder(courante);
}

async function dater(sortie, jour) {
  sortie.le = jour;
  sortie.motif = null;
  await garder(sortie);
  peindre();
}

async function jeter(sortie) {
  await magasin.retirer(sortie.cle);
  finies = finies.filter((autre) => autre.cle !== sortie.cle);
  peindre();
}

// ——— the code

async function entrer() {
  const fiches = await magasin.lire();
  courante = fiches.find((sortie) => !sortie.finie) ?? null;
  finies = fiches.filter((sortie) => sortie.finie).sort((a, b) => a.debut - b.debut);
  element("verrouiller").hidden = !magasin.durable;
  element("effacement").hidden = false;
  peindre();
  montrer(courante ? "sortie" : "accueil");
  if (finies.length) envoyerTout();
}

function verrouiller() {
  if (!magasin?.durable || !magasin.ouvert) return;
  magasin.verrouiller();
  courante = null;
  finies = [];
  oublier();
  element("verrouiller").hidden = true;
  annoncer("verrouille");
  montrer("ouvrir");
}

async function creer(ev) {
  ev.preventDefault();
  const [code, encore] = [element("code-neuf").value, element("code-encore").value];
  if (code.length < 6) return annoncer("code-court");
  if (code !== encore) return annoncer("codes-differents");
  annoncer("calcul");
  ev.target.reset();
  await magasin.creer(code);
  annoncer("");
  await entrer();
}

let essai = false;
async function ouvrir(ev) {
  ev.preventDefault();
  // One attempt at a time: the count must follow.
  if (essai) return;
  essai = true;
  annoncer("calcul");
  const code = element("code-connu").value;
  ev.target.reset();
  try {
    const reste = await magasin.deverrouiller(code);
    if (reste === 0) {
      annoncer("");
      await entrer();
    } else if (reste === null) {
      efface();
    } else {
      annoncer("code-faux", reste);
      element("code-connu").focus();
    }
  } finally { essai = false; }
}

async function toutEffacer() {
  await magasin.effacer();
  efface();
}

function efface() {
  courante = null;
  finies = [];
  oublier();
  element("effacement").hidden = magasin.durable;
  element("effacement").open = false;
  element("verrouiller").hidden = true;
  peindre();
  annoncer("efface");
  montrer(magasin.durable ? "creer" : "accueil");
}

// ——— an outing

function commencer(ev) {
  ev.preventDefault();
  const champs = Object.fromEntries(new FormData(ev.target));
  const code = modele.ralliement(endroits().indexOf(champs.endroit));
  return partir(ev.target, modele.commencer({ ...champs, code }));
}

// A colleague counts already: what is counted here adds up with hers.
function rallier(ev) {
  ev.preventDefault();
  const code = element("code-sortie").value;
  const endroit = endroits()[modele.rangDuCode(code)];
  if (!endroit) return annoncer("code-de-sortie");
  annoncer("");
  element("rallier-bloc").open = false;
  return partir(ev.target, modele.rallier(code, endroit));
}

async function partir(formulaire, sortie) {
  courante = sortie;
  formulaire.reset();
  peindre();
  montrer("sortie");
  await garder(courante);
}

async function finir() {
  element("confirmer-fin").hidden = true;
  const sortie = courante;
  modele.finir(sortie);
  courante = null;
  finies.push(sortie);
  peindre();
  montrer("accueil");
  await garder(sortie);
  annoncer("finie");
  envoyerTout();
}

// ——— sending

async function envoyerTout() {
  if (envoiEnCours || !finies.length) return;
  envoiEnCours = true;
  annoncer("envoi");
  let surnoms = false;
  const parti = await envoyer([...finies], soi, {
    async prise(sortie) {
      // Locked meanwhile, the record goes all the same: it is on the server.
      await magasin.retirer(sortie.cle);
      finies = finies.filter((autre) => autre.cle !== sortie.cle);
      surnoms = surnoms || sortie.rencontres.length > 0;
      peindre();
    },
    async refusee(sortie, motif) {
      sortie.motif = motif;
      if (magasin.ouvert) await magasin.ecrire(sortie);
      peindre();
    },
  });
  envoiEnCours = false;
  if (!magasin.ouvert || !document.body.firstChild) return;
  element("se-connecter").hidden = parti.issue !== "session";
  if (surnoms) element("a-rapprocher").hidden = false;
  annoncer(parti.issue === "session" ? "" : parti.issue);
  if (parti.perimee) chercherMieux();
}

// ——— the page itself

function proposer(nouveau) {
  attente = nouveau;
  element("perimee").hidden = false;
}

async function chercherMieux() {
  const inscrit = await navigator.serviceWorker?.getRegistration("/terrain");
  await inscrit?.update().catch(() => {});
  if (inscrit?.waiting) proposer(inscrit.waiting);
}

async function sInscrire() {
  if (!navigator.serviceWorker) return;
  let remplacee = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first one takes a page that is right already; the next ones bring another page.
    if (remplacee) location.reload();
    remplacee = true;
  });
  const demande = { scope: "/terrain", updateViaCache: "none" };
  const inscrit = await navigator.serviceWorker.register("/terrain/service.js", demande);
  if (inscrit.waiting) proposer(inscrit.waiting);
  inscrit.addEventListener("updatefound", () => {
    const nouveau = inscrit.installing;
    nouveau?.addEventListener("statechange", () => {
      if (nouveau.state === "installed" && navigator.serviceWorker.controller) proposer(nouveau);
    });
  });
}

async function mettreAJour() {
  // The store is the same for both pages; what is ended goes first, while there is a network.
  await envoyerTout();
  attente?.postMessage("passer");
}

function brancher() {
  element("creer").addEventListener("submit", creer);
  element("ouvrir").addEventListener("submit", ouvrir);
  element("commencer").addEventListener("submit", commencer);
  element("rallier").addEventListener("submit", rallier);
  element("envoyer").addEventListener("click", envoyerTout);
  element("verrouiller").addEventListener("click", verrouiller);
  element("effacer").addEventListener("click", toutEffacer);
  element("mettre-a-jour").addEventListener("click", mettreAJour);
  element("finir").addEventListener("click", () => {
    element("confirmer-fin").hidden = false;
    element("finir-oui").focus();
  });
  element("finir-oui").addEventListener("click", finir);
  element("finir-non").addEventListener("click", () => { element("confirmer-fin").hidden = true; });
  for (const bouton of document.querySelectorAll("[data-compte]")) {
    const { compte, pas } = bouton.dataset;
    bouton.addEventListener("click", () => {
      changer(() => modele.compter(courante, compte, Number(pas)));
    });
  }
  for (const bouton of document.querySelectorAll("[data-materiel]")) {
    const { materiel, pas } = bouton.dataset;
    bouton.addEventListener("click", () => {
      changer(() => modele.donner(courante, materiel, Number(pas)));
    });
  }
  for (const coche of document.querySelectorAll("[name=remarque]")) {
    coche.addEventListener("change", () => changer(() => {
      const autres = courante.remarques.filter((code) => code !== coche.value);
      courante.remarques = coche.checked ? [...autres, coche.value] : autres;
    }));
  }
  element("noter").addEventListener("submit", (ev) => {
    ev.preventDefault();
    const surnom = element("surnom").value.trim();
    ev.target.reset();
    if (surnom) changer(() => modele.noter(courante, surnom));
  });
  addEventListener("online", () => { if (magasin.ouvert) envoyerTout(); });
  veiller(verrouiller);
}

// Hidden: locked, and nothing of the page left. Reloading brings it back, asking for the code. Where
// nothing is kept, reloading would lose everything: the same gesture brings it back.
let revenir = null;
cacher(element("cacher"), element("bandeau"), () => {
  if (revenir) { revenir(); revenir = null; peindre(); return; }
  verrouiller();
  const rendre = vider();
  if (magasin && !magasin.durable) revenir = rendre;
});

async function demarrer() {
  try { magasin = await Magasin.installer(); } catch { magasin = new Memoire(); }
  brancher();
  sInscrire().catch(() => {});
  if (!magasin.durable) {
    element("memoire").hidden = false;
    return entrer();
  }
  montrer(magasin.neuf ? "creer" : "ouvrir");
}

// Two tabs would write over each other: the second one waits. Killed, a tab lets go.
if (navigator.locks) {
  navigator.locks.request("terrain", { ifAvailable: true }, async (tenu) => {
    if (!tenu) { element("ailleurs").hidden = false; return; }
    await demarrer();
    await new Promise(() => {});
  });
} else {
  demarrer();
}
