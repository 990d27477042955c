// A key from a code, and records sealed under it. WebCrypto only: no primitive of ours.

// OWASP asks 600,000 for PBKDF2-SHA-256 (2023). A telephone of ten years takes some two seconds.
export const TOURS = 1_000_000;
// A record's length must not tell what it holds: each is padded to a multiple of this, in bytes.
const PAS = 2048;

const octets = (texte) => new TextEncoder().encode(texte);

export function sel() {
  return crypto.getRandomValues(new Uint8Array(16));
}

// The key never leaves the browser's own memory: it cannot be exported, nor stored by us.
export async function deriver(code, sel, tours) {
  // Two keyboards may write one accent in two ways.
  const matiere = await crypto.subtle.importKey(
    "raw", octets(code.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: sel, iterations: tours },
    matiere, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

// Bound to its place: a record moved under another name does not open.
const lieu = (nom) => octets(`passerelle terrain 1 ${nom}`);

export async function sceller(cle, nom, valeur) {
  const clair = octets(JSON.stringify(valeur));
  const longueur = Math.ceil((clair.length + 4) / PAS) * PAS;
  const bourre = new Uint8Array(longueur);
  new DataView(bourre.buffer).setUint32(0, clair.length);
  bourre.set(clair, 4);
  // A new random number each time: with one key, a few thousand writes are far from repeating it.
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const chiffre = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: lieu(nom) }, cle, bourre);
  bourre.fill(0);
  clair.fill(0);
  return { iv, chiffre: new Uint8Array(chiffre) };
}

// Throws when the key, the place or the bytes are not the right ones.
export async function ouvrir(cle, nom, { iv, chiffre }) {
  const rendu = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv, additionalData: lieu(nom) }, cle, chiffre);
  const bourre = new Uint8Array(rendu);
  const longueur = new DataView(rendu).getUint32(0);
  return JSON.parse(new TextDecoder().decode(bourre.subarray(4, 4 + longueur)));
}
