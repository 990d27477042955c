// Sending. Only an answer that names an outing lets it go: whatever is cut is sent again, whole,
// and the server knows it by its id.

import { ecrire } from "./sortie.js";

// A message stays small: a poor network carries it, and a cut one loses little.
const LOT = 5;
// A network that answers nothing is no network.
const PATIENCE = 20_000;

const demander = (chemin, options) => fetch(chemin, {
  credentials: "same-origin", redirect: "manual", cache: "no-store",
  signal: AbortSignal.timeout(PATIENCE), ...options,
});

// The session is not open when the server leads to its door.
const porte = (reponse) => reponse.type === "opaqueredirect" || reponse.status === 401;

// Sends what is ended. `prise` is told each outing taken, `refusee` each refused with its reason,
// as answers come. Gives what happened: "envoye", "reste", "session", "interdit", "sans-reseau",
// "refus"; and whether the server has a newer page.
export async function envoyer(sorties, { version, schema }, { prise, refusee }) {
  let perimee = false;
  let reste = false;
  try {
    const seance = await demander("/terrain/seance");
    if (porte(seance)) return { issue: "session", perimee };
    if (seance.status === 403) return { issue: "interdit", perimee };
    if (!seance.ok) return { issue: "refus", perimee };
    const lue = await seance.json();
    perimee = lue.version !== version;
    for (let debut = 0; debut < sorties.length; debut += LOT) {
      const lot = sorties.slice(debut, debut + LOT);
      const reponse = await demander("/terrain/envoi", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Passerelle-Jeton": lue.jeton },
        body: JSON.stringify({ schema, version, sorties: lot.map(ecrire) }),
      });
      if (porte(reponse)) return { issue: "session", perimee };
      if (!reponse.ok) return { issue: "refus", perimee };
      const dite = await reponse.json();
      perimee = perimee || dite.a_jour === false;
      for (const sortie of lot) {
        const sienne = dite.sorties.find((autre) => autre.id === sortie.id);
        if (sienne?.etat === "recue" || sienne?.etat === "deja") {
          await prise(sortie);
        } else {
          reste = true;
          await refusee(sortie, sienne?.motif ?? "illisible");
        }
      }
    }
  } catch {
    return { issue: "sans-reseau", perimee };
  }
  return { issue: reste ? "reste" : "envoye", perimee };
}
