// The kill switch: lay this file over sw.js on the host. Browsers that keep the site fetch it with the next page that is opened online: it
// takes away what they keep of this site and itself. Answers are not touched. Leave it there until no one asks for it any more.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const kept = `brobygger-offline:${new URL(self.registration.scope).pathname}`;
  event.waitUntil(caches.delete(kept).then(() => self.registration.unregister()));
});
