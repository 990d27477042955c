// Locking by itself, and hiding at once.

const DELAI = 2 * 60 * 1000;
// Two presses closer than this are one gesture.
const RAPIDE = 600;

// Calls `verrouiller` once nobody has touched the page for two minutes. The clock is the wall's: a
// telephone asleep runs no timer, and is locked as soon as it wakes.
export function veiller(verrouiller) {
  let dernier = Date.now();
  const toucher = () => { dernier = Date.now(); };
  const regarder = () => {
    const ecoule = Date.now() - dernier;
    // A clock set back tells nothing any more: locked too.
    if (ecoule >= DELAI || ecoule < 0) { verrouiller(); toucher(); }
  };
  for (const geste of ["pointerdown", "keydown", "input"]) {
    // Looked at first: the touch that wakes a telephone does not open what should be locked.
    addEventListener(geste, () => { regarder(); toucher(); }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", regarder);
  addEventListener("pagehide", verrouiller);
  setInterval(regarder, 1000);
}

// The button, two quick taps on the top band, or Escape twice.
export function cacher(bouton, bandeau, faire) {
  let tape = -RAPIDE, echappe = -RAPIDE;
  const deux = (avant, ev) => ev.timeStamp - avant < RAPIDE;
  bouton.addEventListener("click", faire);
  addEventListener("pointerdown", (ev) => {
    // On the band; or anywhere, once the page is blank.
    if (document.body.firstChild && !bandeau.contains(ev.target)) return;
    if (ev.target.closest?.("button")) return;
    if (deux(tape, ev)) faire();
    tape = ev.timeStamp;
  });
  addEventListener("keydown", (ev) => {
    if (ev.key !== "Escape" || ev.repeat) return;
    if (deux(echappe, ev)) faire();
    echappe = ev.timeStamp;
  }, { capture: true });
}

// A blank page: nothing of this one to see, not even its title. Gives what puts it back, for the
// one case where the page is all there is.
export function vider() {
  const [titre, contenu] = [document.title, [...document.body.childNodes]];
  document.title = "\u00a0";
  document.body.replaceChildren();
  return () => { document.title = titre; document.body.replaceChildren(...contenu); };
}
