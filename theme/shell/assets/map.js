/* The tile map shows another target, or the end of another year. The page holds the map of today; the file with all
   other maps is loaded once a reader turns to the choices, and hands itself over by calling minhbach.maps. The
   choice stands in the address (#xem=…&luc=…), so that it can be sent, and the back button undoes it. Every word
   comes from the page or from that file. */
(function () {
  "use strict";

  var TODAY = "hom-nay";
  var form = document.querySelector("[data-map-switch]");
  var part = form && form.closest("[data-map]");
  if (!part) { return; }
  var says = part.querySelector("[data-map-says]"), legend = part.querySelector(".legend");
  var past = part.querySelector("[data-map-past]"), places = part.querySelector("[data-map-places]");
  var page = part.querySelector("[data-map-page]"), svg = part.querySelector("svg.tile-map");
  var usual = {}, maps = null, loading = null;

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /* --- the file with all maps --- */
  window.minhbach.maps = function (given) { maps = given; };
  function load() {
    loading = loading || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = form.dataset.src;
      script.onload = done;
      script.onerror = function () { loading = null; script.remove(); failed(); };
      document.head.appendChild(script);
    });
    return loading;
  }

  /* --- the choice --- */
  function asked() {
    var hash = new URLSearchParams(location.hash.slice(1)), wanted = {};
    Object.keys(usual).forEach(function (name) {
      var box = form.elements[name], id = hash.get(name);
      var known = Array.prototype.some.call(box.options, function (option) { return option.value === id; });
      wanted[name] = known ? id : usual[name];
    });
    return wanted;
  }
  function isAsked() { return /(^|[#&])(xem|luc)=/.test(location.hash); }
  function choose() {
    var parts = new URLSearchParams();
    Object.keys(usual).forEach(function (name) { parts.set(name, form.elements[name].value); });
    location.hash = parts.toString();
  }

  /* --- the map --- */
  function statusOf(map, number) {
    var found = maps.statuses[map.s[number]];
    return { css: found[0], badge: found[1], word: found[2], shape: found[3] };
  }
  function drawTile(tile, map) {
    var number = maps.units.indexOf(tile.dataset.place), status = statusOf(map, number);
    var detail = maps.details[map.d[number]][0];
    var words = { name: tile.dataset.name, status: status.word, detail: detail };
    var spoken = window.minhbach.fill(maps.spoken[detail ? 1 : 0], words);
    var island = tile.classList.contains("tile--island") ? " tile--island" : "";
    tile.setAttribute("class", "tile" + island + " tile--" + status.css + " tone--" + status.css);
    tile.setAttribute("aria-label", spoken);
    tile.querySelector("title").textContent = spoken;
    tile.querySelector("path").setAttribute("d", status.shape);
  }
  function badge(number) {
    var status = maps.statuses[number];
    return make("span", "badge badge--" + status[1], status[2]);
  }
  /* The key's numbers open the list of the places they count. */
  function drawKey(map) {
    legend.replaceChildren();
    legend.hidden = false;
    map.k.forEach(function (number) {
      var row = make("li"), count = map.s.filter(function (one) { return one === number; }).length;
      var button = make("button", "map-count fig", String(count));
      button.type = "button";
      button.addEventListener("click", function () {
        places.open = true;
        var told = places.querySelector("[data-status='" + number + "']");
        told.focus();
        told.scrollIntoView({ block: "nearest" });
      });
      row.append(badge(number), " ", button);
      legend.append(row);
    });
  }
  function drawPlace(tile, map) {
    var row = make("li"), number = maps.units.indexOf(tile.dataset.place);
    var detail = maps.details[map.d[number]], address = tile.getAttribute("href");
    var name = make("a", "", tile.dataset.name);
    name.href = address;
    row.append(name);
    if (detail[0]) {
      var figure = make(detail[1] ? "a" : "span", detail[1] ? "fig" : "", detail[0]);
      if (detail[1]) { figure.href = address + "#" + detail[1]; }
      row.append(": ", figure);
    }
    return row;
  }
  function byName(tiles) {
    var collator = new Intl.Collator(document.documentElement.lang);
    return tiles.sort(function (one, other) { return collator.compare(one.dataset.name, other.dataset.name); });
  }
  function drawPlaces(map, tiles) {
    var list = places.querySelector("dl");
    list.replaceChildren();
    places.hidden = false;
    map.k.forEach(function (number) {
      var group = make("div"), head = make("dt"), told = make("dd"), rows = make("ul", "map-places");
      var own = tiles.filter(function (tile) { return map.s[maps.units.indexOf(tile.dataset.place)] === number; });
      head.tabIndex = -1;
      head.dataset.status = number;
      head.append(badge(number), " " + own.length);
      own.forEach(function (tile) { rows.append(drawPlace(tile, map)); });
      told.append(rows);
      group.append(head, told);
      list.append(group);
    });
  }
  function drawPage(subject) {
    if (!page) { return; }
    var link = page.querySelector("a"), address = maps.maps[subject].page;
    page.hidden = !address;
    link.href = document.documentElement.dataset.root + address + (location.protocol === "file:" ? "index.html" : "");
  }
  function draw(wanted) {
    var subject = wanted.xem || form.dataset.fixed, time = wanted.luc || TODAY;
    var map = maps.maps[subject].times[time], tiles = Array.prototype.slice.call(svg.querySelectorAll("[data-place]"));
    var names = Object.keys(usual).map(function (name) { return form.elements[name].selectedOptions[0].textContent; });
    tiles.forEach(function (tile) { drawTile(tile, map); });
    drawKey(map);
    drawPlaces(map, byName(tiles.filter(function (tile) { return !tile.classList.contains("tile--island"); })));
    drawPage(subject);
    svg.querySelector("title").textContent = names.join(" · ");
    svg.querySelector("desc").textContent = map.say;
    past.hidden = time === TODAY;
    says.textContent = map.say;
  }

  function show() {
    var wanted = asked();
    Object.keys(wanted).forEach(function (name) { form.elements[name].value = wanted[name]; });
    if (!maps) { says.textContent = form.dataset.waiting; }
    return load().then(function () { draw(asked()); }, function () { says.textContent = form.dataset.broken; });
  }

  form.querySelectorAll("select").forEach(function (box) {
    usual[box.name] = box.options[0].value;
    box.value = usual[box.name];
    box.addEventListener("change", choose);
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("focusin", function () { load().catch(function () { /* said once it is asked for */ }); });
  window.addEventListener("hashchange", function () { if (isAsked() || maps) { show(); } });
  form.hidden = false;
  if (isAsked()) { show().then(function () { part.scrollIntoView({ behavior: "instant" }); }); }
})();
