/* Small helps for pages that are complete without them: the colours of the page, sortable tables,
   filters over rows. Loaded in the head so that a chosen theme shows from the first paint. */
(function () {
  "use strict";

  var root = document.documentElement;
  var collator = new Intl.Collator(root.lang || "vi", { numeric: true });

  /* The same folding as generator/text.py: lower case, no marks, đ as d, the rest one space. */
  function fold(text) {
    return text
      .replace(/Ƣ/g, "Ư").replace(/ƣ/g, "ư")
      .normalize("NFD").replace(/\p{Mn}/gu, "")
      .replace(/[đĐðÐƉ]/g, "d")
      .toLowerCase()
      .replace(/[^0-9a-z]+/g, " ").trim();
  }

  /* A message with its numbers, as Message in generator/language.py: {n} and {n:commitment|commitments}. */
  var KINDS = ["zero", "one", "two", "few", "many", "other"];
  function fill(text, values) {
    var rules = new Intl.PluralRules(root.lang || "vi");
    var kinds = KINDS.filter(function (kind) { return rules.resolvedOptions().pluralCategories.indexOf(kind) !== -1; });
    return text
      .replace(/\{(\w+):([^{}]*\|[^{}]*)\}/g, function (hole, name, list) {
        var forms = list.split("|");
        return forms[Math.min(kinds.indexOf(rules.select(values[name])), forms.length - 1)];
      })
      .replace(/\{(\w+)\}/g, function (hole, name) {
        var value = values[name];
        return value === undefined ? hole : typeof value === "number" ? value.toLocaleString(root.lang || "vi") : value;
      });
  }
  window.minhbach = { fold: fold, fill: fill, nameFiles: nameFiles };

  function remembered() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  function remember(theme) {
    try {
      if (theme) { localStorage.setItem("theme", theme); } else { localStorage.removeItem("theme"); }
    } catch (error) { /* private window: not kept */ }
  }
  /* Without a choice the device decides: light or dark, and more contrast where it asks for it. */
  function showTheme(theme) {
    if (["light", "dark", "contrast"].indexOf(theme) !== -1) { root.dataset.theme = theme; } else { delete root.dataset.theme; }
  }
  showTheme(remembered());

  /* The browser's own bar takes the colour of the page. */
  function paintBar() {
    var ground = getComputedStyle(root).getPropertyValue("--bg").trim();
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) { meta.content = ground; });
  }
  function setUpThemes() {
    var fold = document.querySelector("[data-themes]");
    if (!fold) { return; }
    fold.hidden = false;
    fold.querySelectorAll("input").forEach(function (choice) {
      choice.checked = choice.value === (root.dataset.theme || "");
      choice.addEventListener("change", function () {
        showTheme(choice.value);
        remember(choice.value);
        paintBar();
      });
    });
    if (root.dataset.theme) { paintBar(); }
  }

  /* What folds out over the page (menu, colours) folds in again: by Escape, by a click or a step elsewhere. */
  function setUpFold(fold) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !fold.open) { return; }
      if (fold.contains(document.activeElement)) { fold.querySelector("summary").focus(); }
      fold.open = false;
    });
    ["click", "focusin"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        if (!fold.contains(event.target)) { fold.open = false; }
      });
    });
  }

  /* --- sortable tables: <table data-sortable>, cells may carry data-value --- */
  function valueOf(row, column) {
    var cell = row.cells[column];
    return cell ? (cell.dataset.value !== undefined ? cell.dataset.value : cell.textContent.trim()) : "";
  }
  function compare(first, second) {
    if (first === "" || second === "") { return 0; }
    var a = Number(first), b = Number(second);
    return isNaN(a) || isNaN(b) ? collator.compare(first, second) : a - b;
  }
  function sortRows(table, column, direction) {
    Array.prototype.forEach.call(table.tBodies, function (body) {
      var rows = Array.prototype.slice.call(body.rows);
      rows.sort(function (one, other) {
        var first = valueOf(one, column), second = valueOf(other, column);
        /* empty cells stay at the end whichever way the column is sorted */
        if ((first === "") !== (second === "")) { return first === "" ? 1 : -1; }
        return direction * compare(first, second);
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  }
  /* The last word of a heading, which the arrow never leaves. */
  function withArrow(words) {
    var end = document.createElement("span");
    end.className = "sort__end";
    if (words.nodeType === Node.TEXT_NODE) {
      words.data = words.data.replace(/\s+$/, "");
      end.appendChild(words.splitText(Math.max(0, words.data.search(/\S+$/))));
    }
    return end;
  }
  function makeSortable(table) {
    var heads = table.tHead ? table.tHead.rows[table.tHead.rows.length - 1].cells : [];
    Array.prototype.forEach.call(heads, function (head, column) {
      if (head.hasAttribute("data-unsortable") || !head.textContent.trim()) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      button.appendChild(withArrow(button.lastChild));
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        Array.prototype.forEach.call(heads, function (each) { each.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sortRows(table, column, up ? 1 : -1);
      });
    });
  }

  /* --- row filter: <input data-filter="table-id">; a live line tells how many rows are left --- */
  function makeFilter(input) {
    var table = document.getElementById(input.dataset.filter);
    if (!table) { return; }
    var status = document.createElement("p");
    status.className = "filter-status muted";
    status.setAttribute("role", "status");
    input.insertAdjacentElement("afterend", status);
    input.addEventListener("input", function () {
      var words = fold(input.value).split(" ").filter(Boolean);
      var shown = 0, all = 0;
      Array.prototype.forEach.call(table.tBodies, function (body) {
        Array.prototype.forEach.call(body.rows, function (row) {
          var text = row.dataset.folded || (row.dataset.folded = fold(row.textContent));
          var match = words.every(function (word) { return text.indexOf(word) !== -1; });
          row.hidden = !match;
          all += 1;
          shown += match ? 1 : 0;
        });
      });
      status.textContent = words.length ? shown + "/" + all : "";
    });
  }

  /* --- texts to copy: <dd data-copy="button" data-copied="afterwards" data-copy-what="for whom it is read out"> --- */
  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  function makeCopyable(text) {
    var words = text.textContent.trim();
    var button = document.createElement("button");
    var status = document.createElement("span");
    button.type = "button";
    button.className = "copy";
    button.textContent = text.dataset.copy;
    button.setAttribute("aria-label", text.dataset.copyWhat);
    status.className = "small muted";
    status.setAttribute("role", "status");
    button.addEventListener("click", function () {
      function copied() { status.textContent = text.dataset.copied; }
      /* where the browser refuses, the text is left selected for the reader's own keys */
      function refused() { select(text); }
      if (navigator.clipboard) { navigator.clipboard.writeText(words).then(copied, refused); } else { refused(); }
    });
    if (text.tagName === "DD") { text.append(" ", button, " ", status); } else { text.after(button, " ", status); }
  }

  /* Everything folded away is opened for paper and put back afterwards. */
  function openForPrint() {
    document.querySelectorAll("main details:not([open])").forEach(function (each) {
      each.open = true;
      each.dataset.openedForPrint = "";
    });
  }
  function closeAfterPrint() {
    document.querySelectorAll("details[data-opened-for-print]").forEach(function (each) {
      each.open = false;
      delete each.dataset.openedForPrint;
    });
  }

  /* On a narrow screen pictures beside promises wait until they are asked for; on a phone a promise is its name,
     its status and its result until it is opened. */
  function foldPictures() {
    document.querySelectorAll("details[data-folds]").forEach(function (each) {
      var wide = each.dataset.folds === "phone" ? "(min-width: 40rem)" : "(min-width: 52rem)";
      if (!matchMedia(wide).matches) { each.open = false; }
    });
  }

  /* A link into a folded part opens it. */
  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var folded = target && target.closest("details:not([open])");
    for (var each = folded; each; each = each.parentElement.closest("details:not([open])")) { each.open = true; }
    if (folded) { target.scrollIntoView(); }
  }

  /* Opened from a folder there is no server to turn tinh/ into tinh/index.html. */
  function nameFiles(part) {
    part.querySelectorAll("a[href], form[action]").forEach(function (each) {
      var name = each.tagName === "FORM" ? "action" : "href";
      var parts = each.getAttribute(name).match(/^([^?#]*)(.*)$/);
      if (!/^[a-z]+:/i.test(parts[1]) && /\/$/.test(parts[1])) {
        each.setAttribute(name, parts[1] + "index.html" + parts[2]);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (location.protocol === "file:") { nameFiles(document); }
    setUpThemes();
    document.querySelectorAll("[data-fold]").forEach(setUpFold);
    document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
    document.querySelectorAll("input[data-filter]").forEach(makeFilter);
    document.querySelectorAll("[data-copy]").forEach(makeCopyable);
    foldPictures();
    openTarget();
  });
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", openForPrint);
  window.addEventListener("afterprint", closeAfterPrint);
})();
