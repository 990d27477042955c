// The store of the telephone: IndexedDB, every record sealed. In clear there are a salt, a number
// of turns, a count of attempts, and random names of records. Nothing else.

import { TOURS, deriver, ouvrir, sceller, sel } from "./chiffre.js";

const BASE = "notes";
// A wrong code of more than these erases everything.
export const ESSAIS = 10;
const TEMOIN = "temoin";

function attendre(demande) {
  return new Promise((rendre, refuser) => {
    demande.onsuccess = () => rendre(demande.result);
    demande.onerror = () => refuser(demande.error);
  });
}

function finir(transaction) {
  return new Promise((rendre, refuser) => {
    transaction.oncomplete = () => rendre();
    transaction.onabort = transaction.onerror = () => refuser(transaction.error);
  });
}

export class Magasin {
  durable = true;
  // Whether no code was chosen yet.
  neuf = true;
  #base;
  #cle = null;
  #file = Promise.resolve();
  #generation = 0;

  // Throws where the browser refuses storage or cryptography.
  static async installer() {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) throw new Error("no storage");
    const demande = indexedDB.open(BASE, 1);
    demande.onupgradeneeded = () => {
      demande.result.createObjectStore("reglages", { keyPath: "nom" });
      demande.result.createObjectStore("fiches", { keyPath: "cle" });
    };
    const magasin = new Magasin();
    magasin.#base = await attendre(demande);
    // Another tab that erases everything must not wait for this one.
    magasin.#base.onversionchange = () => magasin.#base.close();
    const code = await magasin.#reglage();
    magasin.neuf = !code;
    // Killed in the middle of the last attempt, it was an attempt all the same.
    if (code && code.essais >= ESSAIS) await magasin.effacer();
    // Asked for, so that a full telephone does not throw it away first. It may refuse.
    navigator.storage?.persist?.().catch(() => {});
    return magasin;
  }

  get ouvert() { return this.#cle !== null; }

  // On the disk before it is said to be: the browser may be killed right after.
  #ecriture(nom) {
    return this.#base.transaction(nom, "readwrite", { durability: "strict" });
  }

  #reglage() {
    const lecture = this.#base.transaction("reglages", "readonly");
    return attendre(lecture.objectStore("reglages").get("code"));
  }

  async #regler(code) {
    const transaction = this.#ecriture("reglages");
    transaction.objectStore("reglages").put(code);
    await finir(transaction);
  }

  async creer(code) {
    const grain = sel();
    const cle = await deriver(code, grain, TOURS);
    const temoin = await sceller(cle, TEMOIN, TEMOIN);
    await this.#regler({ nom: "code", sel: grain, tours: TOURS, essais: 0, temoin });
    this.#cle = cle;
    this.neuf = false;
  }

  // 0: open. Otherwise how many attempts are left, or null once everything was erased.
  async deverrouiller(code) {
    const reglage = await this.#reglage();
    if (!reglage) return null;
    // Counted before it is tried: closing the page in the middle gives nothing back.
    const essais = reglage.essais + 1;
    await this.#regler({ ...reglage, essais });
    const cle = await deriver(code, reglage.sel, reglage.tours);
    try {
      await ouvrir(cle, TEMOIN, reglage.temoin);
    } catch {
      if (essais < ESSAIS) return ESSAIS - essais;
      await this.effacer();
      return null;
    }
    await this.#regler({ ...reglage, essais: 0 });
    this.#cle = cle;
    return 0;
  }

  verrouiller() { this.#cle = null; }

  async lire() {
    await this.#file;
    const lecture = this.#base.transaction("fiches", "readonly");
    const fiches = await attendre(lecture.objectStore("fiches").getAll());
    const cle = this.#cle;
    return Promise.all(fiches.map((fiche) => ouvrir(cle, fiche.cle, fiche)));
  }

  // One write after the other, in the order of the gestures.
  #enfiler(faire) {
    const generation = this.#generation;
    const suite = this.#file.then(() => {
      // Erased since: what was being written must not come back.
      if (generation === this.#generation) return faire();
    });
    this.#file = suite.catch(() => {});
    return suite;
  }

  // The key and the record are taken now: a lock in the middle loses no gesture.
  async ecrire(fiche) {
    const cle = this.#cle;
    const copie = structuredClone(fiche);
    return this.#enfiler(async () => {
      const scelle = await sceller(cle, copie.cle, copie);
      const transaction = this.#ecriture("fiches");
      transaction.objectStore("fiches").put({ cle: copie.cle, ...scelle });
      await finir(transaction);
    });
  }

  async retirer(cle) {
    return this.#enfiler(async () => {
      const transaction = this.#ecriture("fiches");
      transaction.objectStore("fiches").delete(cle);
      await finir(transaction);
    });
  }

  // Records and salt go: without the salt, no code opens what a disk may still hold of them.
  async effacer() {
    this.#cle = null;
    this.#generation += 1;
    await this.#file;
    const transaction = this.#base.transaction(
      ["fiches", "reglages"], "readwrite", { durability: "strict" });
    transaction.objectStore("fiches").clear();
    transaction.objectStore("reglages").clear();
    await finir(transaction);
    this.neuf = true;
  }
}
