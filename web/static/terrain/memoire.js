// Where the browser keeps nothing: the same store, gone with the page. The page says so.

export class Memoire {
  durable = false;
  ouvert = true;
  neuf = false;
  #fiches = new Map();

  async lire() { return [...this.#fiches.values()].map((fiche) => structuredClone(fiche)); }
  async ecrire(fiche) { this.#fiches.set(fiche.cle, structuredClone(fiche)); }
  async retirer(cle) { this.#fiches.delete(cle); }
  async effacer() { this.#fiches.clear(); }
  // Nothing is on a disk: locking hides the page, and loses nothing.
  verrouiller() {}
}
