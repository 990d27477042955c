// What a page gains when scripts run. Every page works without them.
"use strict";
(() => {
  // A draft: what is typed is handed to the server as it goes; without network it stays in the page
  // and leaves as soon as the network is back. Nothing is written in the browser's own storage.
  for (const form of document.querySelectorAll("form[data-brouillon]")) {
    const etat = form.querySelector("[data-etat]");
    const dire = (cle) => { if (etat) etat.textContent = etat.dataset[cle] ?? ""; };
    let attente = 0, envoi = false, encore = false, modifie = false;
    const garder = async () => {
      if (envoi) { encore = true; return; }
      envoi = true;
      try {
        const reponse = await fetch(form.dataset.brouillon, {
          method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual",
          credentials: "same-origin",
        });
        dire(reponse.ok ? "garde" : "session");
      } catch { dire("horsligne"); attente = setTimeout(garder, 4000); }
      envoi = false;
      if (encore) { encore = false; garder(); }
    };
    form.addEventListener("input", () => {
      modifie = true;
      clearTimeout(attente);
      attente = setTimeout(garder, 800);
    });
    addEventListener("online", () => { if (modifie) { clearTimeout(attente); garder(); } });
    addEventListener("offline", () => dire("horsligne"));
    // Sending without network would replace the page by the browser's own error: it waits instead.
    form.addEventListener("submit", (ev) => {
      if (!navigator.onLine) { ev.preventDefault(); dire("horsligne"); return; }
      clearTimeout(attente);
      form.querySelectorAll("button").forEach((bouton) => { bouton.setAttribute("aria-disabled", "true"); });
    });
  }
  // Fields that only make sense for one kind of act.
  for (const choix of document.querySelectorAll("select[data-montre]")) {
    const montrer = () => {
      for (const bloc of document.querySelectorAll(`[data-pour^="${choix.dataset.montre}:"]`)) {
        const voulu = bloc.dataset.pour.split(":")[1].split(" ").includes(choix.value);
        bloc.hidden = !voulu;
        bloc.querySelectorAll("input,select,textarea").forEach((champ) => { champ.disabled = !voulu; });
      }
    };
    choix.addEventListener("change", montrer);
    montrer();
  }
  for (const bouton of document.querySelectorAll("button[data-imprimer]")) {
    bouton.hidden = false;
    bouton.addEventListener("click", () => print());
  }
})();
