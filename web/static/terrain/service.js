// Keeps the shell of one version whole: VERSION and COQUILLE come before this, from the server.
// It never sees what is typed, and keeps no page that names anybody.
"use strict";

const BOITE = `terrain-${VERSION}`;

self.addEventListener("install", (ev) => {
  // All of it or none: a shell cut in the middle is not installed, the one before stays.
  const demandes = COQUILLE.map((chemin) => new Request(chemin, { cache: "reload" }));
  ev.waitUntil(caches.open(BOITE).then((boite) => boite.addAll(demandes)));
});

self.addEventListener("activate", (ev) => {
  ev.waitUntil((async () => {
    const boites = await caches.keys();
    const vieilles = boites.filter((nom) => nom.startsWith("terrain-") && nom !== BOITE);
    await Promise.all(vieilles.map((nom) => caches.delete(nom)));
    await self.clients.claim();
  })());
});

// The page says when: never under somebody's fingers.
self.addEventListener("message", (ev) => {
  if (ev.data === "passer") self.skipWaiting();
});

self.addEventListener("fetch", (ev) => {
  const adresse = new URL(ev.request.url);
  if (ev.request.method !== "GET" || adresse.origin !== self.location.origin) return;
  if (COQUILLE.includes(adresse.pathname)) {
    ev.respondWith((async () => {
      const boite = await caches.open(BOITE);
      return (await boite.match(adresse.pathname)) ?? fetch(ev.request);
    })());
  } else if (adresse.pathname === "/terrain" && ev.request.mode === "navigate") {
    // Its language is the server's to choose; without it, the telephone's.
    const langue = (self.navigator.language ?? "fr").startsWith("en") ? "en" : "fr";
    ev.respondWith(fetch(ev.request).catch(() => Response.redirect(`/terrain/${langue}`)));
  }
});
