/* Brings the worker that keeps seen pages for readers without a network (sw.js, from assets/worker.js).
   Opened from a folder there is none; where none can be had, nothing is missed. */
(function () {
  "use strict";

  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) { return; }
  var root = new URL(document.documentElement.dataset.root || "./", location.href);
  var seenBefore = navigator.serviceWorker.controller;

  window.addEventListener("load", function () {
    navigator.serviceWorker.register(new URL("sw.js", root).href, { scope: root.pathname, updateViaCache: "none" })
      .then(function () { return navigator.serviceWorker.ready; })
      .then(function (registration) {
        if (!seenBefore) { registration.active.postMessage({ keep: location.href }); }
      })
      .catch(function () { /* a private window, or no room: the page is complete without it */ });
  });
})();
