/* Readers without a network see the pages they have seen, never as if they were new.
   - A page comes from the network first, asked anew; only when nothing answers does the kept copy come,
     with a remark that says so and when it was kept. A page never seen leads to the page that says that.
   - Figures are kept in pages only: tables, pictures to download and the search index never come from here.
   - What stands in assets/ has its content in its name and may be kept for ever, so it comes from here first.
   SETTINGS is written when the site is built. One host may carry several sites: the names of all stores
   begin with this site's scope, and others' stores are left alone. */
"use strict";

const SETTINGS = { version: "", shell: [], pages: {} };
const MOST = 60;         /* pages kept; the one not seen for longest goes first */
const PATIENCE = 15000;  /* milliseconds until a silent network counts as none, where there is a copy */
const KEPT_AT = "x-kept-at";

const scope = new URL(self.registration.scope);
const ours = "minhbach:" + scope.pathname + ":";
const SHELL = ours + "shell:" + SETTINGS.version;
const PAGES = ours + "pages";

self.addEventListener("install", function (event) {
  const wanted = SETTINGS.shell.map(function (name) {
    return new Request(new URL(name, scope), { cache: isAsset(new URL(name, scope)) ? "default" : "no-cache" });
  });
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    const old = names.filter((name) => name.startsWith(ours) && name !== SHELL && name !== PAGES);
    return Promise.all(old.map((name) => caches.delete(name)));
  }).then(() => self.clients.claim()));
});

/* The page that brought this worker was loaded before it: it asks to be kept. */
self.addEventListener("message", function (event) {
  const address = event.data && event.data.keep;
  if (address && address.startsWith(scope.href)) {
    event.waitUntil(fetch(address, { cache: "default" }).then((answer) => keep(address, answer)).catch(() => {}));
  }
});

self.addEventListener("fetch", function (event) {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(scope.href)) { return; }
  if (request.mode === "navigate" && request.destination === "document" && /(\/|\.html)$/.test(url.pathname)) {
    event.respondWith(page(event));
  } else if (isAsset(url)) {
    event.respondWith(asset(event));
  }
});

function isAsset(url) { return url.pathname.startsWith(scope.pathname + "assets/"); }

async function page(event) {
  const address = event.request.url;
  /* as the reader's own request, but never answered by a copy the browser holds */
  const network = fetch(address, { cache: "no-cache", redirect: "manual", credentials: "same-origin" });
  event.waitUntil(network.then((answer) => keep(address, answer.clone())).catch(() => {}));
  const copy = await kept(address);
  const answers = copy ? [network, late()] : [network];
  try { return await Promise.race(answers); } catch { return copy ? remarked(copy, address) : absent(address); }
}

function late() {
  return new Promise((_, refuse) => { setTimeout(() => refuse(new Error("late")), PATIENCE); });
}

/* What stands behind ? and # changes nothing in a file. */
function plain(address) { const url = new URL(address); return url.origin + url.pathname; }

async function kept(address) { return (await caches.open(PAGES)).match(plain(address)); }

/* Keeps a page of this site; anything else that answers under its scope is not ours to keep. */
async function keep(address, answer) {
  if (!answer.ok || answer.redirected || !/^text\/html/.test(answer.headers.get("content-type") || "")) { return; }
  const text = await answer.text();
  if (!/<div class="page page--/.test(text)) { return; }
  const store = await caches.open(PAGES), name = plain(address);
  const headers = { "content-type": "text/html; charset=utf-8", [KEPT_AT]: new Date().toISOString() };
  await keepOwn(address).catch(() => {});  /* first: whoever finds the page here finds its words as well */
  await store.delete(name);
  await store.put(name, new Response(text, { headers: headers }));
  const names = await store.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((each) => store.delete(each)));
}

/* A kept page may ask for a style of its day: today's has the same plain name. */
async function asset(event) {
  const shell = await caches.open(SHELL), known = await shell.match(event.request);
  if (known) { return known; }
  try {
    const answer = await fetch(event.request);
    if (answer.ok) { event.waitUntil(shell.put(event.request, answer.clone())); }
    return answer;
  } catch (error) {
    const alike = (await shell.keys()).find((each) => unversioned(each.url) === unversioned(event.request.url));
    if (!alike) { throw error; }
    return shell.match(alike);
  }
}
function unversioned(address) { return address.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, ""); }

/* --- words: they stand in the page for readers without a network, in the language of the page asked for --- */
function ownAddress(address) {
  const inside = new URL(address).pathname.slice(scope.pathname.length);
  const part = Object.keys(SETTINGS.pages).filter((each) => inside.startsWith(each))
    .sort((one, other) => other.length - one.length)[0];
  return SETTINGS.pages[part];
}
/* Its depth is written into it: data-root. Where that language's is not here yet, the main one speaks. */
async function ownPage(address) {
  const shell = await caches.open(SHELL), main = new URL(SETTINGS.pages[""], scope);
  return ((await shell.match(new URL(ownAddress(address), scope))) || (await shell.match(main))).text();
}
/* A further language's page comes with the first page that is kept in it. */
async function keepOwn(address) {
  const shell = await caches.open(SHELL), own = new URL(ownAddress(address), scope);
  if (!(await shell.match(own))) { await shell.add(new Request(own, { cache: "no-cache" })); }
}
function word(text, name) { const found = text.match(new RegExp("\\sdata-" + name + '="([^"]*)"')); return found ? found[1] : ""; }
function filled(text, language, at) {
  const short = new Intl.DateTimeFormat(language).formatToParts(at)[0].type === "day";
  const day = short ? { day: "2-digit", month: "2-digit", year: "numeric" } : { dateStyle: "long" };
  return text.replace("{time}", at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }))
    .replace("{date}", at.toLocaleDateString(language === "en" ? "en-GB" : language, day));
}
function languageOf(text) { const found = text.match(/<html lang="([\w-]+)"/); return found ? found[1] : "vi"; }
function html(text, status) {
  return new Response(text, { status: status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/* The copy with its remark, above everything else. Without a place for the remark the copy is not shown. */
async function remarked(copy, address) {
  const text = await copy.text(), words = await ownPage(address);
  const said = filled(word(words, "note"), languageOf(words), new Date(copy.headers.get(KEPT_AT)));
  const remark = '<aside class="offline-note" role="status"><p>' + said + ' <a href="">' + word(words, "again") + "</a></p></aside>";
  const shown = text.replace(/<body[^>]*>/, (body) => body + remark);
  return shown === text ? absent(address) : html(shown, 200);
}

/* The page that says that there is no network, with what is kept; it stands at any depth, so its links begin at the scope. */
async function absent(address) {
  const text = await ownPage(address), store = await caches.open(PAGES), names = (await store.keys()).reverse();
  const items = await Promise.all(names.map(async function (name) {
    const copy = await store.match(name), body = await copy.text();
    const title = (body.match(/<title>([^<]*)<\/title>/) || ["", name.url])[1].replace(/ · [^·]*$/, "");
    const when = filled(word(text, "kept"), languageOf(text), new Date(copy.headers.get(KEPT_AT)));
    return '<li><a href="' + new URL(name.url).pathname + '">' + title + '</a><br><span class="muted small">' + when + "</span></li>";
  }));
  const list = items.length ? "<ul>" + items.join("") + "</ul>" : "<p>" + word(text, "none") + "</p>";
  const up = word(text, "root");
  const rooted = text.split('="' + up).join('="' + scope.pathname);
  return html(rooted.replace(/(<div data-kept-pages>)[^]*?(<\/div>)/, (_, open, close) => open + list + close), 503);
}
