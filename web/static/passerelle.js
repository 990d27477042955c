// What a page gains when scripts run. Every page works without them.
"use strict";
(() => {
  // A draft: what is typed is handed to the server as it goes; without network it stays in the page
  // and leaves as soon as the network is back. Nothing is written in the browser's own storage.
  for (const form of document.querySelectorAll("form[data-brouillon]")) {
    const etat = form.querySelector("[data-etat]");
    const dire = (cle) => { if (etat) etat.textContent = etat.dataset[cle] ?? ""; };
    let attente = 0, envoi = false, encore = false, modifie = false, perdu = false;
    const plusTard = (delai) => { clearTimeout(attente); attente = setTimeout(garder, delai); };
    async function garder() {
      if (envoi) { encore = true; return; }
      envoi = true; modifie = false;
      try {
        const reponse = await fetch(form.dataset.brouillon, {
          method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual",
          credentials: "same-origin", headers: { Accept: "text/plain" },
        });
        perdu = false;
        if (reponse.ok) {
          // The next save is over this one.
          form.elements.brouillon.value = await reponse.text();
          dire("garde");
        } else {
          modifie = true;
          dire({ 401: "session", 409: "ailleurs" }[reponse.status] ?? "refus");
        }
      } catch { perdu = modifie = true; dire("horsligne"); plusTard(4000); }
      envoi = false;
      if (encore) { encore = false; garder(); }
    }
    form.addEventListener("input", () => { modifie = true; plusTard(800); });
    addEventListener("online", () => { if (modifie) plusTard(0); });
    addEventListener("offline", () => dire("horsligne"));
    // A telephone put away may never come back to this page.
    document.addEventListener("visibilitychange", () => { if (document.hidden && modifie) plusTard(0); });
    // Sending without network would replace the page by the browser's own error: it waits instead.
    form.addEventListener("submit", (ev) => {
      if (!navigator.onLine || perdu) { ev.preventDefault(); dire("horsligne"); plusTard(0); return; }
      clearTimeout(attente);
    });
  }
  // Fields that only make sense for some kinds of act: those whose code begins so.
  for (const choix of document.querySelectorAll("select[data-montre]")) {
    const blocs = [...choix.form.querySelectorAll("[data-pour]")];
    const montrer = () => {
      let vus = 0;
      for (const bloc of blocs) {
        const voulu = bloc.dataset.pour.split(" ").some((debut) => choix.value.startsWith(debut));
        bloc.hidden = !voulu;
        bloc.querySelectorAll("input,select,textarea").forEach((champ) => { champ.disabled = !voulu; });
        vus += voulu ? 1 : 0;
      }
      // The values of what is observed.
      choix.form.elements.valeur?.setAttribute("list", `valeurs-${choix.value.split(":")[1]}`);
      choix.form.querySelectorAll("details[data-precisions]").forEach((d) => { d.hidden = !vus; d.open = vus > 0; });
    };
    choix.addEventListener("change", montrer);
    montrer();
  }
  for (const bouton of document.querySelectorAll("button[data-imprimer]")) {
    bouton.hidden = false;
    bouton.addEventListener("click", () => print());
  }
})();
