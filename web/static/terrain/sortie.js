// An outing: what is counted and noted, before any screen and any store.

// A UUID of version 7, as the server makes its own: time, then chance.
export function uuid7() {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  const millis = BigInt(Date.now());
  for (let rang = 0; rang < 6; rang += 1) {
    octets[rang] = Number((millis >> BigInt(8 * (5 - rang))) & 0xffn);
  }
  octets[6] = 0x70 | (octets[6] & 0x0f);
  octets[8] = 0x80 | (octets[8] & 0x3f);
  const hexa = [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  return hexa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// The civil day here, not in Greenwich: an outing is at night.
export function jourCivil(instant) {
  const deux = (nombre) => String(nombre).padStart(2, "0");
  const annee = String(instant.getFullYear()).padStart(4, "0");
  return `${annee}-${deux(instant.getMonth() + 1)}-${deux(instant.getDate())}`;
}

const nombre = (texte) => (texte ? Number(texte) : null);

// What a colleague types to count with this outing: its kind of place, by rank from 1, four digits of
// chance, and one that shows a slip (Luhn's). It names nobody, and opens nothing.
export function ralliement(rang) {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] % 10_000;
  const cinq = `${rang + 1}${String(chance).padStart(4, "0")}`;
  return Number(cinq + cle(cinq));
}

// The rank of the place, or -1 where the digits are not those of an outing.
export function rangDuCode(texte) {
  const chiffres = texte.replace(/\s/g, "");
  if (!/^[1-9][0-9]{5}$/.test(chiffres)) return -1;
  return cle(chiffres.slice(0, 5)) === chiffres[5] ? Number(chiffres[0]) - 1 : -1;
}

function cle(chiffres) {
  const somme = [...chiffres].reverse().reduce((somme, chiffre, rang) => {
    const compte = Number(chiffre) * (rang % 2 ? 1 : 2);
    return somme + (compte > 9 ? compte - 9 : compte);
  }, 0);
  return String((10 - (somme % 10)) % 10);
}

// What a second telephone counts of an outing begun on another: its place is in the code, the rest
// is the first one's to say.
export function rallier(texte, endroit) {
  const sortie = commencer({ endroit });
  return { ...sortie, ralliement: null, jonction: Number(texte.replace(/\s/g, "")) };
}

// `cle` names the record and says nothing; `id` names the outing for good.
export function commencer({ endroit, secteur, departement, equipe, code = null }) {
  return {
    forme: 2, cle: hasard(), id: uuid7(), le: jourCivil(new Date()), debut: Date.now(), finie: false,
    motif: null, endroit, secteur: nombre(secteur), equipe: nombre(equipe),
    departement: departement ? departement.toUpperCase() : null,
    compteurs: { rencontrees: 0, nouvelles: 0, orientees: 0 },
    materiel: {}, remarques: [], rencontres: [], duree: null, ralliement: code, jonction: null,
  };
}

function hasard() {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  return [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}

const MAX = 9999;
const borner = (valeur, bas) => Math.min(MAX, Math.max(bas, valeur));

// New and referred people are among those met, and so are those already followed.
export function compter(sortie, quoi, pas) {
  const c = sortie.compteurs;
  c[quoi] = borner(c[quoi] + pas, 0);
  if (quoi === "rencontrees") {
    c.rencontrees = borner(c.rencontrees, sortie.rencontres.length);
    c.nouvelles = Math.min(c.nouvelles, c.rencontrees);
    c.orientees = Math.min(c.orientees, c.rencontrees);
  }
  c.rencontrees = Math.max(c.rencontrees, c.nouvelles, c.orientees);
}

export function donner(sortie, genre, pas) {
  const nouveau = borner((sortie.materiel[genre] ?? 0) + pas, 0);
  if (nouveau) sortie.materiel[genre] = nouveau;
  else delete sortie.materiel[genre];
}

// Somebody already followed is somebody met.
export function noter(sortie, surnom) {
  sortie.rencontres.push({ id: uuid7(), surnom });
  const c = sortie.compteurs;
  c.rencontrees = Math.max(c.rencontrees, sortie.rencontres.length);
}

export function retirer(sortie, id) {
  sortie.rencontres = sortie.rencontres.filter((rencontre) => rencontre.id !== id);
}

export function finir(sortie) {
  sortie.finie = true;
  const minutes = Math.round((Date.now() - sortie.debut) / 60_000);
  // A clock that was set in between measures nothing.
  sortie.duree = minutes >= 0 && minutes <= 24 * 60 ? minutes : null;
}

// The form the server reads: number 2. One noted before it has neither code: the server reads both.
export function ecrire(sortie) {
  const { id, le, endroit, departement, secteur, equipe, remarques } = sortie;
  const { ralliement = null, jonction = null } = sortie;
  return {
    ralliement, jonction,
    id, le, endroit, departement, secteur, equipe, duree_minutes: sortie.duree, ...sortie.compteurs,
    materiel: Object.entries(sortie.materiel), remarques,
    rencontres: sortie.rencontres.map(({ id, surnom }) => ({ id, surnom })),
  };
}
