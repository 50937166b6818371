/* Places side by side. The page holds a column for each place in a <template>; this lays the chosen ones beside each
   other and keeps the choice in the address (?tinh=…,…). Every word comes from the page. */
(function () {
  "use strict";

  var form = document.querySelector("[data-chooser]"), compared = document.querySelector("[data-compared]");
  if (!form || !compared) { return; }
  var least = Number(form.dataset.least), most = Number(form.dataset.most);
  var status = form.querySelector("[role=status]"), chips = form.querySelector("[data-chosen]");
  var choices = form.querySelector("[data-choices]"), filter = form.querySelector("input[type=search]");
  var columns = new Map(), chosen = [];

  function each(selector, act, within) { (within || form).querySelectorAll(selector).forEach(act); }
  var fill = window.minhbach.fill;
  function nameOf(unit) { return columns.get(unit).dataset.name; }

  /* --- the address --- */
  function asked() {
    var ids = (new URLSearchParams(location.search).get("tinh") || "").split(",");
    return ids.filter(function (id, n) { return columns.has(id) && ids.indexOf(id) === n; }).slice(0, most);
  }
  function keep() {
    var query = chosen.length ? "?tinh=" + chosen.join(",") : "";
    if (query === location.search) { return; }
    try { history.pushState(null, "", location.pathname + query); } catch (error) { location.search = query; }
  }

  /* --- the tables --- */
  function cellsOf(unit) {
    var cells = {};
    each("[data-row]", function (cell) { cells[cell.dataset.row] = cell; }, columns.get(unit).content.cloneNode(true));
    return cells;
  }
  function headCell(cell) {
    var head = document.createElement("th");
    head.scope = "col";
    head.append.apply(head, cell.cloneNode(true).childNodes);
    return head;
  }
  function nothing(words) {
    var cell = document.createElement("td"), told = document.createElement("div");
    told.className = "muted";
    told.textContent = words;
    cell.append(told);
    return cell;
  }
  function fillRow(row, places, words, least) {
    var known = 0, years = new Set();
    places.forEach(function (place) {
      var cell = place.cells[row.dataset.row];
      known += cell && !("apart" in cell.dataset) ? 1 : 0;
      if (cell && cell.dataset.year) { years.add(cell.dataset.year); }
      cell = cell || nothing(words);
      cell.removeAttribute("data-row");
      cell.dataset.label = place.name;
      row.append(cell);
    });
    row.hidden = known < least;
    each("[data-years]", function (note) { note.hidden = years.size < 2; }, row);
  }
  function fillTable(table, places) {
    var heads = table.tHead.rows[0];
    each("td[data-label], th[scope=col]", function (old) { old.remove(); }, table);
    places.forEach(function (place) { heads.append(headCell(place.cells.head)); });
    each("tbody tr", function (row) { fillRow(row, places, table.dataset.none, Number(table.dataset.known)); }, table);
  }
  function drawTables() {
    var enough = chosen.length >= least;
    compared.hidden = !enough;
    if (!enough) { return; }
    var places = chosen.map(function (unit) { return { name: nameOf(unit), cells: cellsOf(unit) }; });
    each("table.compared", function (table) { fillTable(table, places); }, compared);
    each("[data-group]", function (group) { group.hidden = !group.querySelector("tbody tr:not([hidden])"); }, compared);
    each("[data-no-context]", function (note) { note.hidden = compared.querySelector("[data-group]:not([hidden])") !== null; }, compared);
    if (location.protocol === "file:") { window.minhbach.nameFiles(compared); }
  }

  /* --- the choice --- */
  function chip(unit) {
    var item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "chip chip--remove";
    button.textContent = nameOf(unit);
    button.setAttribute("aria-label", fill(form.dataset.remove, { name: nameOf(unit) }));
    button.addEventListener("click", function () { change(unit, false); choices.open = true; filter.focus(); });
    item.append(button);
    return item;
  }
  function drawAlike() {
    var place = form.querySelector("[data-alike]");
    place.replaceChildren();
    chosen.forEach(function (unit) { place.append.apply(place, cellsOf(unit).alike.childNodes); });
    each("[data-add]", function (button) {
      button.disabled = chosen.length >= most || chosen.indexOf(button.dataset.add) !== -1;
    });
  }
  function tell() {
    var names = chosen.map(nameOf).join(", ");
    var words = [chosen.length >= least ? fill(form.dataset.many, { names: names }) : form.dataset.few];
    if (chosen.length >= most) { words.push(form.dataset.full); }
    status.textContent = words.join(" ");
  }
  function draw() {
    chips.replaceChildren.apply(chips, chosen.map(chip));
    each("input[type=checkbox]", function (box) {
      box.checked = chosen.indexOf(box.value) !== -1;
      box.disabled = chosen.length >= most && !box.checked;
    });
    drawAlike();
    drawTables();
    tell();
  }
  function change(unit, wanted) {
    chosen = chosen.filter(function (one) { return one !== unit; });
    if (wanted && chosen.length < most) { chosen.push(unit); }
    keep();
    draw();
  }

  /* --- finding a place, with marks or without --- */
  function narrow() {
    var words = window.minhbach.fold(filter.value).split(" ").filter(Boolean), left = 0;
    each("[data-search]", function (item) {
      var text = window.minhbach.fold(item.dataset.search);
      item.hidden = !words.every(function (word) { return text.indexOf(word) !== -1; });
      left += item.hidden ? 0 : 1;
    });
    form.querySelector("[data-nothing]").hidden = left > 0;
  }
  /* Enter takes the one place that is left. */
  function takeOnly(event) {
    var left = form.querySelectorAll("[data-search]:not([hidden]) input:not(:disabled):not(:checked)");
    event.preventDefault();
    if (filter.value && left.length === 1) {
      change(left[0].value, true);
      filter.value = "";
      narrow();
    }
  }

  document.querySelectorAll("template[data-unit]").forEach(function (column) { columns.set(column.dataset.unit, column); });
  form.addEventListener("change", function (event) {
    if (event.target.type === "checkbox") { change(event.target.value, event.target.checked); }
  });
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-add]");
    if (button) { change(button.dataset.add, true); status.scrollIntoView({ block: "nearest" }); }
  });
  form.addEventListener("submit", takeOnly);
  filter.addEventListener("input", narrow);
  window.addEventListener("popstate", function () { chosen = asked(); draw(); });
  chosen = asked();
  choices.open = chosen.length < least;
  form.hidden = false;
  draw();
})();
