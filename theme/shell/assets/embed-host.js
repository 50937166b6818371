/* For the pages of others that show a picture of this site: gives each frame the height of what is in it. It listens
   to this site's frames only, and changes nothing but their height. */
(function () {
  "use strict";
  var home = new URL(document.currentScript.src).origin;
  function frames() { return Array.prototype.slice.call(document.getElementsByTagName("iframe")); }
  window.addEventListener("message", function (event) {
    var told = event.data;
    if (event.origin !== home || !told || told.type !== "minhbach-height") { return; }
    if (!(told.height > 0 && told.height < 20000)) { return; }
    frames().forEach(function (frame) {
      if (frame.contentWindow === event.source) { frame.style.height = told.height + "px"; }
    });
  });
  /* Frames that were there before this script have spoken already: they are asked again. */
  frames().forEach(function (frame) {
    if (frame.src.indexOf(home + "/") === 0) { frame.contentWindow.postMessage({ type: "minhbach-ask" }, home); }
  });
})();
