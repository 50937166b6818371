/* Filters over what changed. The list is complete without it: it hides what was not asked for, counts what is
   left, keeps the choice in the address (?tinh=…&muc-tieu=…&loai=…&tu=…), and on the page of the latest changes
   fetches the pages of older years once they are needed. */
(function () {
  "use strict";

  var language = document.documentElement.lang || "vi";
  var form, list, status, boxes, usual = {}, older = null;

  function each(selector, act, within) { (within || document).querySelectorAll(selector).forEach(act); }
  function has(ids, wanted) { return !wanted || (" " + ids + " ").indexOf(" " + wanted + " ") !== -1; }
  function say(key, n) { status.textContent = window.minhbach.fill(status.dataset[key] || "", { n: n }); }
  function value(name) { return boxes[name] ? boxes[name].value : ""; }

  /* As the page writes days: in figures in Vietnamese, with the month's name elsewhere, and the day first in English. */
  function written(day) {
    var figures = language === "vi", tag = language === "en" ? "en-GB" : language;
    var two = figures ? "2-digit" : "numeric";
    return day.toLocaleDateString(tag, { day: two, month: figures ? "2-digit" : "long", year: "numeric" });
  }

  /* --- what is asked for --- */
  function concerns(item) {
    var day = item.dataset.day || "";
    return has(item.dataset.units, value("tinh")) && has(item.dataset.targets, value("muc-tieu")) &&
      (!value("tu") || !day || day >= value("tu"));
  }
  var LIGHT = ["confirmed", "wording", "text"];  // nothing else is said than before
  function isOfKind(item) {
    var kind = value("loai"), own = item.dataset.category;
    if (kind === "retreat") { return "retreat" in item.dataset; }
    return kind === "news" ? LIGHT.indexOf(own) === -1 : !kind || own === kind;
  }
  function asked() {
    return ["tinh", "muc-tieu", "loai"].some(function (name) { return value(name) && value(name) !== usual[name]; });
  }

  /* --- show and count --- */
  function showChanges() {
    var counts = { all: 0 };
    each("[data-change]", function (item) {
      item.hidden = !(concerns(item) && isOfKind(item));
      if (item.hidden || item.closest("[data-summary]")) { return; }
      counts.all += 1;
      counts[item.dataset.category] = (counts[item.dataset.category] || 0) + 1;
    });
    return counts;
  }
  function foldOut(part) {
    var left = part.querySelectorAll("[data-change]:not([hidden])").length;
    var told = part.querySelector("[data-words]");
    part.hidden = !left;
    told.textContent = window.minhbach.fill(told.dataset.words, { n: left });
    if (asked() && left) { part.open = true; }
  }
  function showEntries() {
    each("[data-entry]", function (entry) {
      each("details", foldOut, entry);
      each("ul.changes, [data-part]", function (part) { part.hidden = !part.querySelector("[data-change]:not([hidden])"); }, entry);
      var told = entry.querySelector("[data-change]:not([hidden])");
      entry.hidden = !told && !(!value("loai") && concerns(entry));
    });
    each("[data-month], [data-year], [data-summary]", function (part) {
      part.hidden = !part.querySelector("[data-entry]:not([hidden]), [data-change]:not([hidden])");
    });
  }
  /* What was asked for is not left in a fold. */
  function unfold() {
    each("details[data-batch]", foldOut);
    each("[data-batch] [data-part]", function (part) { part.hidden = !part.querySelector("[data-change]:not([hidden])"); });
    each("details[data-month]", function (month) { if (asked() && !month.hidden) { month.open = true; } });
  }
  function tell(counts) {
    var notes = document.querySelector("[data-entry]:not([hidden])");
    var many = status.dataset.here && !older ? "here" : "many";
    say(counts.all ? many : notes ? "notes" : "none", counts.all);
    each("[data-count]", function (place) {
      var n = counts[place.dataset.count] || 0;
      place.hidden = !n;
      place.textContent = window.minhbach.fill(place.dataset.words, { n: n.toLocaleString(language) });
    });
    each("[data-since]", function (place) {
      var day = value("tu") && new Date(value("tu") + "T00:00:00");
      if (day) { place.textContent = written(day); }
    });
  }
  function show() {
    var counts = showChanges();
    showEntries();
    unfold();
    tell(counts);
  }

  /* --- older years --- */
  function take(link) {
    return fetch(link.href).then(function (answer) {
      if (!answer.ok) { throw new Error(link.href); }
      return answer.text();
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      var year = page.querySelector("[data-changes] [data-year]");
      each("a[href]", function (a) { a.href = new URL(a.getAttribute("href"), link.href).href; }, year);
      each("[id]", function (named) { if (document.getElementById(named.id)) { named.removeAttribute("id"); } }, year);
      return document.importNode(year, true);
    });
  }
  function head(year) {
    var title = document.createElement("h2");
    title.textContent = year.getAttribute("aria-label");
    year.insertBefore(title, year.firstChild);
    list.appendChild(year);
  }
  function loadOlder() {
    if (!older) {
      var links = Array.prototype.slice.call(document.querySelectorAll("[data-year-link]"));
      if (!links.length) { return Promise.resolve(); }
      say("waiting");
      older = Promise.all(links.map(take)).then(function (years) { years.forEach(head); });
      older.catch(function () { older = null; });
    }
    return older;
  }

  /* --- the choice --- */
  function keep() {
    var parts = new URLSearchParams();
    Object.keys(boxes).forEach(function (name) {
      if (boxes[name].value !== usual[name]) { parts.set(name, boxes[name].value); }
    });
    var text = parts.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
  }
  function update() {
    (asked() ? loadOlder() : Promise.resolve()).then(show, function () { show(); say("broken"); });
  }
  function changed() { keep(); update(); }

  function start() {
    form = document.querySelector("[data-changes-form]");
    if (!form) { return; }
    list = document.querySelector("[data-changes]");
    status = form.querySelector("[role=status]");
    boxes = {};
    var wanted = new URLSearchParams(location.search);
    each("select, input", function (box) {
      boxes[box.name] = box;
      usual[box.name] = box.value;
      if (wanted.has(box.name)) { box.value = wanted.get(box.name); }
      box.addEventListener("change", changed);
    }, form);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    update();
  }

  start();
})();
