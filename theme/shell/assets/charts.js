/* Pictures that answer for each of their numbers once a reader asks. The still picture stays in the page, hidden; the
   engine is loaded with the first picture asked for. What is told of a mark, and in which order, is in the picture's
   own file beside it (data-src), a script, so that it also loads from a folder opened without a server. */
(function () {
  "use strict";

  var own = document.currentScript, say = own.dataset;
  var loaded = {}, charts = {};
  window.minhbach = window.minhbach || {};
  window.minhbach.chart = function (stem, spec) { charts[stem] = spec; };

  /* A script is asked for once; after a failure it may be asked for again. */
  function load(address) {
    if (!loaded[address]) {
      loaded[address] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = function () {
          script.remove();
          delete loaded[address];
          failed(new Error(address));
        };
        document.head.appendChild(script);
      });
    }
    return loaded[address];
  }
  function element(tag, name, text) {
    var made = document.createElement(tag);
    made.className = name;
    if (text) { made.textContent = text; }
    return made;
  }
  function button(text, what) {
    var made = element("button", "live-button", text);
    made.type = "button";
    made.dataset.ready = "";
    made.addEventListener("click", what);
    return made;
  }

  /* --- the marks of a drawn view that have something to tell, in the order of reading --- */
  function marks(view) {
    var found = [];
    view.scenegraph().root.items[0].items.forEach(function (mark) {
      mark.items.forEach(function (item) {
        if (item.datum && item.datum.told !== undefined) {
          found.push({ datum: item.datum, box: item.bounds.clone(), kind: mark.marktype });
        }
      });
    });
    return found.sort(function (one, other) { return one.datum.at - other.datum.at; });
  }
  /* How far a place in the picture is from a mark: bars and rules answer for their whole line. */
  function distance(mark, x, y) {
    var box = mark.box, dy = Math.abs(y - (box.y1 + box.y2) / 2);
    if (mark.kind === "rect") { return dy < 14 ? dy : Infinity; }
    if (mark.kind === "rule") { return dy < 9 && x > box.x1 && x < box.x2 ? 30 + dy : Infinity; }
    var away = Math.hypot(x - (box.x1 + box.x2) / 2, dy);
    return away < 36 ? away : Infinity;
  }
  function nearest(all, x, y) {
    var best = -1, least = Infinity;
    all.forEach(function (mark, at) {
      var away = distance(mark, x, y);
      if (away < least) { best = at; least = away; }
    });
    return best;
  }

  /* --- one picture --- */
  function Live(figure, view, stage) {
    this.figure = figure;
    this.view = view;
    this.stage = stage;
    this.marks = marks(view);
    this.picked = -1;
    this.wide = view.width();
    this.tall = view.height();
  }
  Live.prototype.pick = function (at, aloud) {
    var mark = this.marks[at];
    if (at === this.picked) { return; }
    this.picked = mark ? at : -1;
    this.view.signal("picked", mark ? mark.datum.at : -1).runAsync();
    this.tip.hidden = !mark;
    if (!mark) { return; }
    this.tip.textContent = "";
    mark.datum.told.split("\n").forEach(function (line, n) { this.tip.append(element(n ? "span" : "strong", "", line)); }, this);
    this.place(mark.box);
    if (aloud) {
      this.status.textContent = mark.datum.told.split("\n").join(". ") + ". " +
        say.place.replace("{n}", at + 1).replace("{all}", this.marks.length);
    }
  };
  /* Below a mark of the upper half, above one of the lower; never beyond the picture's sides. */
  Live.prototype.place = function (box) {
    var scale = this.stage.clientWidth / this.wide, tip = this.tip;
    var middle = (box.x1 + box.x2) / 2 * scale, half = tip.offsetWidth / 2;
    var left = Math.max(0, Math.min(middle - half, this.stage.clientWidth - 2 * half));
    var upper = (box.y1 + box.y2) / 2 < this.tall / 2;
    tip.style.left = left + "px";
    tip.style.top = (upper ? box.y2 * scale + 10 : box.y1 * scale - 10 - tip.offsetHeight) + "px";
  };
  Live.prototype.step = function (by) {
    var last = this.marks.length - 1;
    this.pick(this.picked < 0 ? (by > 0 ? 0 : last) : Math.max(0, Math.min(last, this.picked + by)), true);
  };
  Live.prototype.at = function (event) {
    var box = this.stage.getBoundingClientRect(), scale = this.wide / box.width;
    return nearest(this.marks, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  };
  Live.prototype.key = function (event) {
    var steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (event.key === "Escape") { this.leave(); } else if (steps[event.key] && event.target === this.stage) {
      this.step(steps[event.key]);
    } else { return; }
    event.preventDefault();
  };
  Live.prototype.listen = function () {
    var live = this;
    this.stage.addEventListener("pointermove", function (event) {
      if (event.pointerType === "mouse") { live.pick(live.at(event)); }
    });
    this.stage.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") { live.pick(-1); }
    });
    this.stage.addEventListener("click", function (event) { live.pick(live.at(event), true); });
    this.escape = function (event) { live.key(event); };
    this.figure.addEventListener("keydown", this.escape);
  };
  Live.prototype.tools = function () {
    var live = this;
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", say.tools);
    this.made = [
      button(say.previous, function () { live.step(-1); }),
      button(say.next, function () { live.step(1); }),
      button(say.still, function () { live.leave(); }),
      this.status
    ];
    this.bar.append.apply(this.bar, this.made);
  };
  /* The drawn picture takes the still one's place, the tools that of the button. */
  Live.prototype.enter = function () {
    this.still = this.figure.querySelector("svg.chart");
    this.opener = this.figure.querySelector("[data-live]");
    this.tip = element("div", "live-tip");
    this.tip.hidden = true;
    this.status = element("span", "visually-hidden");
    this.status.setAttribute("role", "status");
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "group");
    this.stage.setAttribute("aria-labelledby", this.still.getAttribute("aria-labelledby"));
    this.stage.firstChild.setAttribute("aria-hidden", "true");
    this.stage.append(this.tip);
    this.bar = this.opener.parentNode;
    this.tools();
    this.still.before(this.stage);
    this.still.setAttribute("hidden", "");
    this.opener.hidden = true;
    this.listen();
    this.stage.focus({ preventScroll: true });
    this.status.textContent = say.ready.replace("{all}", this.marks.length);
  };
  Live.prototype.leave = function () {
    this.figure.removeEventListener("keydown", this.escape);
    this.view.finalize();
    this.stage.remove();
    this.made.forEach(function (each) { each.remove(); });
    this.bar.removeAttribute("role");
    this.bar.removeAttribute("aria-label");
    this.still.removeAttribute("hidden");
    this.opener.hidden = false;
    this.opener.focus({ preventScroll: true });
  };

  function draw(figure, spec) {
    var vega = window.vega, stage = element("div", "chart chart--live");
    var view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter, renderer: "svg", hover: false, logLevel: vega.Warn
    });
    return view.initialize(stage).runAsync().then(function () { new Live(figure, view, stage).enter(); });
  }
  function ask(opener) {
    var figure = opener.closest("figure"), source = figure.dataset.src, words = opener.textContent;
    var stem = source.match(/([^/]+)\.js/)[1];
    if (opener.getAttribute("aria-busy")) { return; }
    opener.setAttribute("aria-busy", "true");
    opener.textContent = say.waiting;
    Promise.all([load(own.dataset.engine), load(source)]).then(function () { return draw(figure, charts[stem]); })
      .then(function () { opener.textContent = words; }, function () { opener.textContent = say.broken; })
      .then(function () { opener.removeAttribute("aria-busy"); });
  }

  /* Nobody waits for pictures that nobody takes: a PNG is painted here, when asked. */
  function take(button) {
    var figure = button.closest("figure"), citation = figure.querySelector("[data-cite]").textContent.trim();
    if (button.getAttribute("aria-busy")) { return; }
    button.setAttribute("aria-busy", "true");
    button.textContent = say.waiting;
    load(own.dataset.painter).then(function () {
      return window.minhbach.png(figure, citation, button.dataset.png + ".png");
    }).then(function () { button.textContent = "PNG"; }, function () { button.textContent = say.broken; })
      .then(function () { button.removeAttribute("aria-busy"); });
  }
  document.querySelectorAll("button[data-png]").forEach(function (button) {
    button.closest("li").hidden = false;
    button.addEventListener("click", function () { take(button); });
  });

  document.querySelectorAll("button[data-live]").forEach(function (opener) {
    opener.dataset.ready = "";
    opener.addEventListener("click", function () { ask(opener); });
  });
})();
