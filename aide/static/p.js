// What a page gains when scripts run: leaving faster, and choosing among contacts in a folder.
"use strict";
(() => {
  const corps = document.body, quitter = document.querySelector("a.quitter");
  const dit = document.querySelector("[role=status]");
  let parti = false;
  // Blank first: the way out may be slow. Then this entry of the history becomes the other site's.
  function partir() {
    parti = true;
    const voile = document.createElement("div");
    voile.className = "voile";
    voile.setAttribute("role", "alert");
    corps.append(voile);
    corps.classList.add("parti");
    // After insertion: screen readers say it more surely.
    voile.textContent = dit.dataset.parti;
    location.replace(quitter.href);
  }
  quitter.addEventListener("click", (ev) => { ev.preventDefault(); partir(); });
  // A page the browser keeps aside is kept blank. Shown again by "back", it is asked for again: the
  // server answers with the page, or, once the visit has ended, with the way out.
  addEventListener("pagehide", () => corps.classList.add("parti"));
  addEventListener("pageshow", (ev) => {
    if (parti) location.replace(quitter.href);
    else if (ev.persisted) location.reload();
  });

  // Three presses of Shift alone, five seconds apart at most. Typing a capital is not one.
  document.querySelector(".appuis").hidden = false;
  let appuis = 0, seul = false, minuterie = 0;
  function oublier(fin) {
    clearTimeout(minuterie);
    if (appuis && fin) dit.textContent = dit.dataset.fin;
    appuis = 0;
  }
  addEventListener("keydown", (ev) => {
    if (ev.key !== "Shift") { seul = false; oublier(false); return; }
    if (!ev.repeat) seul = !(ev.ctrlKey || ev.altKey || ev.metaKey);
  });
  addEventListener("keyup", (ev) => {
    if (ev.key !== "Shift" || !seul) return;
    seul = false;
    clearTimeout(minuterie);
    appuis += 1;
    if (appuis === 3) { partir(); return; }
    dit.textContent = appuis === 1 ? dit.dataset.deux : dit.dataset.un;
    minuterie = setTimeout(() => oublier(true), 5000);
  });

  // A link within a page would leave one more entry in the history: the focus moves instead. In a
  // folder, nothing ends a visit: pages replace one another, so that leaving leaves none behind.
  document.addEventListener("click", (ev) => {
    const lien = ev.target.closest?.("a[href]");
    if (!lien || ev.defaultPrevented || ev.button || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
    if (lien.getAttribute("href").startsWith("#")) {
      ev.preventDefault();
      const cible = document.querySelector(lien.hash);
      cible?.focus(); cible?.scrollIntoView();
    } else if ("seul" in corps.dataset && lien.protocol === location.protocol && lien.host === location.host) {
      ev.preventDefault();
      location.replace(lien.href);
    }
  });

  for (const bouton of document.querySelectorAll("button[data-imprimer]")) {
    bouton.hidden = false;
    bouton.addEventListener("click", () => print());
  }

  // In a folder, what is chosen stays in the page: contacts are hidden and sorted here.
  const filtre = document.querySelector("form[data-filtre]");
  if (!filtre) return;
  const liste = document.querySelector(".contacts"), contacts = [...liste.children];
  const { besoin, ou, langue } = filtre.elements;
  const mots = (texte) => texte.split(" ").filter(Boolean);
  const km = (a, b) => {
    if (a.length < 2 || b.length < 2) return Infinity;
    const [la, lo, lb, lp] = [...a, ...b].map((d) => d * Math.PI / 180);
    const c = Math.sin((lb - la) / 2) ** 2 + Math.cos(la) * Math.cos(lb) * Math.sin((lp - lo) / 2) ** 2;
    return Math.round(2 * 6371 * Math.asin(Math.min(1, Math.sqrt(c))));
  };
  const phrases = new Map(contacts.map((c) => [c, c.querySelector("[data-km]").textContent]));
  function choisir() {
    const ici = mots(ou.selectedOptions[0].dataset.p ?? "");
    const pour = (c) => !ou.value || "f" in c.dataset || mots(c.dataset.z).some((z) => z === "*" || z === ou.value);
    const sert = (c) => pour(c) && (!besoin.value || mots(c.dataset.b).includes(besoin.value));
    const aucun = !contacts.some(sert);
    document.querySelector("[data-autres]").hidden = !aucun;
    const rangs = new Map(contacts.map((c) => {
      const loin = km(ici, mots(c.dataset.p)), parle = mots(c.dataset.l).includes(langue.value);
      c.hidden = !(aucun ? pour(c) : sert(c));
      c.querySelector("[data-km]").textContent = ou.value && !("f" in c.dataset) && loin < Infinity
        ? liste.dataset.distance.replace("%", loin) : phrases.get(c);
      return [c, (langue.value && !parle ? 1e6 : 0) + (loin < Infinity ? loin : 1e5)];
    }));
    const tries = ou.value || langue.value ? [...contacts].sort((a, b) => rangs.get(a) - rangs.get(b)) : contacts;
    liste.append(...tries);
  }
  filtre.hidden = false;
  filtre.addEventListener("change", choisir);
  choisir();
})();
