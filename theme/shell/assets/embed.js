/* On an embedded page: tells the page around it how high it is, whenever that changes or is asked. */
(function () {
  "use strict";
  if (window.parent === window) { return; }
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ type: "minhbach-height", height: height }, "*");
  }
  window.addEventListener("message", function (event) {
    if (event.source === window.parent && event.data && event.data.type === "minhbach-ask") { tell(); }
  });
  new ResizeObserver(tell).observe(document.body);
})();
