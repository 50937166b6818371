/* The search page. Asks the index with the folded query, puts the hits in an order a reader
   expects, and keeps the address (?q=…) in step so that a search can be sent to someone. */
(function () {
  "use strict";

  var STEP = 20;          /* hits shown at a time */
  var LOOKED_AT = 40;     /* best hits of the index whose titles are compared with the query */
  var WAIT = 180;         /* milliseconds after the last key */
  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  var fold = window.minhbach.fold;
  var collator = new Intl.Collator(document.documentElement.lang || "vi", { numeric: true });
  var root = document.documentElement.dataset.root || "./", home = document.documentElement.dataset.home || root;
  var index = null, markers = {}, turn = 0, timer = 0, shown = STEP;
  var form, query, facets, count, list, more, hints, sample;

  /* The engine and what is told of its hits come at once; the engine works in this page, since a worker
     of its own would be asked for, started and answered first. */
  function load() {
    if (!index) {
      index = Promise.all([engine(), told("hits.json").then(known)])
        .then(function (parts) { return { engine: parts[0], known: parts[1] }; });
      index.catch(function () { index = null; });
    }
    return index;
  }
  /* Read from a folder there is no server to ask: then the list of everything is a script of its own. */
  function engine() {
    if (window.minhbach.folder) { return Promise.resolve(window.minhbach.folder.engine); }
    return import(new URL(home + "pagefind/pagefind.js", document.baseURI).href)
      .then(function (pagefind) {
        return Promise.resolve(pagefind.options({ noWorker: true, ranking: { termSimilarity: 2, pageLength: 0.9 } }))
          .then(function () { return pagefind.init(); })
          .then(function () { return pagefind; });
      });
  }
  /* Asked anew each time: a list of yesterday would not know the entries of today's index. */
  function told(name) {
    if (window.minhbach.folder) { return Promise.resolve(window.minhbach.folder[name]); }
    return fetch(home + "pagefind/" + name, { cache: "no-cache" }).then(function (answer) { return answer.json(); });
  }
  /* hits.json: its columns, then for each entry its id in the index and its values. */
  function known(list) {
    var metas = {};
    list.hits.forEach(function (values) {
      var meta = {};
      list.columns.forEach(function (name, at) { meta[name] = values[at + 1]; });
      metas[values[0]] = meta;
    });
    return metas;
  }

  /* A word with its tone moved to the end, so that hoà and hòa are the same marked word. */
  function marked(text) {
    return text.replace(/Ƣ/g, "Ư").replace(/ƣ/g, "ư").toLowerCase().normalize("NFD")
      .split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)
      .map(function (word) {
        var tones = (word.match(TONES) || []).join("");
        return word.replace(TONES, "").normalize("NFC") + tones;
      });
  }
  function hasMarks(text) { return /[\p{Mn}đ]/u.test(text.toLowerCase().normalize("NFD")); }
  function missing(haystack, words) {
    return words.filter(function (word) { return haystack.indexOf(word) === -1; }).length;
  }

  /* Lower comes first: exact title, exact other name, marks as typed, words missing
     from title and other names, weight of its kind, title begins with the query. */
  function places(hit, asked, words) {
    var title = fold(hit.meta.title || ""), names = (hit.meta.keywords || "").split("|");
    var known = (title + " " + names.join(" ")).split(" ");
    return [
      title === asked ? 0 : 1,
      names.indexOf(asked) !== -1 ? 0 : 1,
      hasMarks(words.typed) ? missing(marked(hit.meta.title || ""), marked(words.typed)) : 0,
      missing(known, words.folded),
      Number(hit.meta.rank || 5),
      (title + " ").indexOf(asked + " ") === 0 ? 0 : 1,
      -Math.round(hit.score * 4)
    ];
  }
  function order(hits, typed) {
    var asked = fold(typed);
    var words = { typed: typed, folded: asked.split(" ") };
    hits.forEach(function (hit) { hit.places = places(hit, asked, words); });
    return hits.sort(function (one, other) {
      for (var i = 0; i < one.places.length; i += 1) {
        if (one.places[i] !== other.places[i]) { return one.places[i] - other.places[i]; }
      }
      return collator.compare(one.meta.title, other.meta.title);
    });
  }

  /* A filter is a made-up word that stands in every entry it lets through. */
  function chosen() {
    return facets.map(function (select) {
      return (markers[select.dataset.facet] || {})[select.value];
    }).filter(Boolean);
  }

  function say(key, values) {
    count.textContent = window.minhbach.fill(count.dataset[key] || "", values || {});
  }

  /* Texts of the data stand between isolates (U+2068, U+2069) on pages of another language: they say theirs. */
  function tell(element, text) {
    var language = document.documentElement.dataset.original;
    text.split(/\u2068([^\u2069]*)\u2069/).forEach(function (piece, at, pieces) {
      if (at % 2 === 0) { element.append(piece); return; }
      var part = pieces.join("") === piece ? element : element.appendChild(document.createElement("span"));
      part.lang = language;
      part.append(piece);
    });
  }
  function show(hit) {
    var meta = hit.meta, item = sample.content.cloneNode(true);
    var link = item.querySelector("a");
    tell(link, meta.title);
    link.href = root + meta.address;
    item.querySelector(".hit__kind").textContent = meta.kind || "";
    tell(item.querySelector(".hit__summary"), meta.summary || "");
    item.querySelector(".hit__facts").textContent =
      [fold(meta.province || "") === fold(meta.title) ? "" : meta.province, meta.status].filter(Boolean).join(" · ");
    item.querySelectorAll("p:empty").forEach(function (empty) { empty.remove(); });
    list.appendChild(item);
  }

  function render(hits, total, typed, near) {
    list.textContent = "";
    hits.slice(0, shown).forEach(show);
    more.hidden = total <= shown;
    hints.hidden = total > 0 && !near;
    say(total === 0 ? "none" : near ? "near" : total === 1 ? "one" : "many",
      { n: total, q: typed });
  }

  function clear() {
    list.textContent = "";
    count.textContent = "";
    more.hidden = true;
    hints.hidden = true;
  }

  function collect(results, known) {
    return results.slice(0, Math.max(LOOKED_AT, shown))
      .filter(function (result) { return known[result.id]; })
      .map(function (result) { return { meta: known[result.id], score: result.score }; });
  }

  /* The index wants every word. When nothing has them all, what has all but one is next best,
     then what has at least half of them. */
  function ask(pagefind, words, filters) {
    function find(some) { return pagefind.search(some.concat(filters).join(" ")); }
    function any(lists, least) {
      return Promise.all(lists.map(find)).then(function (answers) {
        var found = {};
        answers.forEach(function (answer) {
          answer.results.forEach(function (result) {
            var known = found[result.id] || (found[result.id] = { id: result.id, score: 0, times: 0 });
            known.score += result.score;
            known.times += 1;
          });
        });
        return Object.keys(found).map(function (id) { return found[id]; })
          .filter(function (each) { return each.times >= least; })
          .sort(function (one, other) { return other.score - one.score; });
      });
    }
    return find(words).then(function (answer) {
      if (answer.results.length || words.length < 2) { return { results: answer.results, near: false }; }
      var butOne = words.map(function (left, at) {
        return words.filter(function (word, place) { return place !== at; });
      });
      return any(butOne, 1).then(function (results) {
        return results.length || words.length === 2 ? results
          : any(words.map(function (word) { return [word]; }), words.length / 2);
      }).then(function (results) { return { results: results, near: true }; });
    });
  }

  function search() {
    var typed = query.value.trim(), mine = (turn += 1);
    var words = fold(typed).split(" ").filter(Boolean).slice(0, 12), filters = chosen();
    if (!words.length && !filters.length) { clear(); return; }
    if (!list.children.length) { say("waiting"); }
    load().then(function (index) {
      return ask(index.engine, words, filters).then(function (answer) {
        if (mine !== turn) { return; }
        render(order(collect(answer.results, index.known), typed), answer.results.length, typed, answer.near);
      });
    }).catch(function () {
      if (mine === turn) { clear(); say("broken"); hints.hidden = false; }
    });
  }

  /* While the reader is still typing, the parts of the index with these words are already on their way. */
  function fetchAhead() {
    var words = fold(query.value);
    if (words.length < 3) { return; }
    load().then(function (index) { return index.engine.preload(words); })
      .catch(function () { /* the search itself says what is wrong */ });
  }

  function address() {
    var parts = new URLSearchParams();
    if (query.value.trim()) { parts.set("q", query.value.trim()); }
    facets.forEach(function (select) { if (select.value) { parts.set(select.name, select.value); } });
    var text = parts.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : ""));
  }

  function changed() {
    shown = STEP;
    address();
    search();
  }

  function option(select, value, number) {
    var each = document.createElement("option");
    each.value = value;
    each.textContent = value + " (" + number + ")";
    select.appendChild(each);
  }

  /* facets.json: for each filter its values as [value, word, count], in dictionary order. */
  function fill(values, wanted) {
    facets.forEach(function (select) {
      var name = select.dataset.facet, value = wanted.get(select.name);
      markers[name] = {};
      values[name].forEach(function (each) {
        markers[name][each[0]] = each[1];
        option(select, each[0], each[2]);
      });
      select.value = value in markers[name] ? value : "";
      select.parentNode.hidden = values[name].length === 0;
    });
    document.getElementById("bo-loc").hidden = false;
  }

  function listen() {
    form.addEventListener("submit", function (event) { event.preventDefault(); changed(); });
    query.addEventListener("input", function () {
      fetchAhead();
      clearTimeout(timer);
      timer = setTimeout(changed, WAIT);
    });
    facets.forEach(function (select) { select.addEventListener("change", changed); });
    more.addEventListener("click", function () {
      var before = list.children.length;
      shown += STEP;
      search();
      setTimeout(function () {
        var next = list.children[before];
        if (next) { next.querySelector("a").focus(); }
      }, WAIT);
    });
  }

  function start() {
    form = document.getElementById("tim-kiem");
    if (!form) { return; }
    query = document.getElementById("q");
    facets = Array.prototype.slice.call(form.querySelectorAll("select[data-facet]"));
    count = document.getElementById("so-ket-qua");
    list = document.getElementById("ket-qua");
    more = document.getElementById("xem-them");
    hints = document.getElementById("goi-y");
    sample = document.getElementById("mau-ket-qua");
    var wanted = new URLSearchParams(location.search);
    query.value = wanted.get("q") || "";
    listen();
    if (!query.value) { query.focus({ preventScroll: true }); }
    load();
    told("facets.json")
      .then(function (values) { fill(values, wanted); })
      .catch(function () { /* the search itself says what is wrong */ })
      .then(search);
  }

  start();
})();
