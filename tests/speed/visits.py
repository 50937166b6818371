"""First visits in a real browser: what they cost, and how long a slow phone on a slow network waits.

The emulation is Lighthouse's for a mobile phone on slow 4G (its "devtools" throttling, which stands for a round trip
of 150 ms at 1.6 Mbit/s): every request waits 562.5 ms, 1.47 Mbit/s down, 675 kbit/s up, a processor slowed down four
times, a screen of 412 × 823 points.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from tests.speed.server import Server

LATENCY_MS, DOWN_KBPS, UP_KBPS, CPU_SLOWDOWN = 150 * 3.75, 1.6 * 1024 * 0.9, 750 * 0.9, 4
SCREEN = {
    "viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True,
}  # fmt: skip
QUIET_MS = 500  # nothing more is asked for: the visit is over

# Written down from the first moment of a page; read when the visit is over.
_OBSERVE = """
window.__seen = { lcp: 0, what: "", cls: 0, tasks: [], typed: 0, hit: 0 };
new PerformanceObserver(list => { for (const e of list.getEntries()) {
  __seen.lcp = e.startTime; __seen.what = (e.element && e.element.tagName + "." + e.element.className) || e.url || ""; } })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => { for (const e of list.getEntries()) { if (!e.hadRecentInput) { __seen.cls += e.value; } } })
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(list => { for (const e of list.getEntries()) { __seen.tasks.push(e.duration); } })
  .observe({ type: "longtask", buffered: true });
addEventListener("input", () => { __seen.typed = performance.now(); }, true);
new MutationObserver(() => { if (!__seen.hit && document.querySelector("#ket-qua li")) { __seen.hit = 1;
  requestAnimationFrame(() => { __seen.hit = performance.now(); }); } })
  .observe(document, { childList: true, subtree: true });
"""

# What was changed last is drawn, and the observers above were told of it.
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@dataclass(frozen=True)
class Cost:
    """What a first visit asked for: deterministic for one site. Bytes are those sent, headers included."""

    requests: int
    size: int
    strangers: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Wait:
    """What a first visit took, in milliseconds; ``shift`` is the layout shift (CLS), ``result`` the search's."""

    lcp: float
    shift: float
    longest_task: float
    result: float = 0

    @classmethod
    def median(cls, waits: list[Wait]) -> Wait:
        """Return the median of each measure."""
        names = ("lcp", "shift", "longest_task", "result")
        return cls(*(median(getattr(wait, name) for wait in waits) for name in names))


@contextmanager
def fresh_page(browser: Any, throttled: bool = False) -> Iterator[Any]:
    """Give a page of a browser that has never been anywhere."""
    context = browser.new_context(**SCREEN)
    try:
        page = context.new_page()
        page.add_init_script(_OBSERVE)
        if throttled:
            _slow_down(context.new_cdp_session(page))
        yield page
    finally:
        context.close()


def _slow_down(session: Any) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY_MS,
        "downloadThroughput": DOWN_KBPS * 1024 / 8, "uploadThroughput": UP_KBPS * 1024 / 8,
    })  # fmt: skip
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


def cost(browser: Any, server: Server, address: str, query: str = "") -> Cost:
    """Visit a page for the first time, without any emulation; ``query`` is typed into its search box."""
    with fresh_page(browser) as page:
        traffic = _Traffic(page, server)
        before = len(server.answers)
        page.goto(server.address + address, wait_until="load")
        if query:
            _search(page, query)
        traffic.until_quiet()
        answers = server.answers[before:]
    here = urlsplit(server.address).netloc
    hosts = {urlsplit(url).netloc for url in traffic.asked if urlsplit(url).scheme not in ("data", "blob")}
    return Cost(
        len(answers), sum(a.size for a in answers), tuple(sorted(hosts - {here})), tuple(sorted(a.path for a in answers))
    )


def wait(browser: Any, server: Server, address: str, query: str = "") -> Wait:
    """Visit a page for the first time as the emulated phone does."""
    with fresh_page(browser, throttled=True) as page:
        traffic = _Traffic(page, server)
        page.goto(server.address + address, wait_until="load")
        if query:
            _search(page, query)
        traffic.until_quiet()
        page.evaluate(_PAINTED)
        seen = page.evaluate("window.__seen")
    return Wait(seen["lcp"], seen["cls"], max(seen["tasks"], default=0), seen["hit"] - seen["typed"] if query else 0)


def _search(page: Any, query: str) -> None:
    """Type as a quick thumb does and wait for the first result."""
    page.locator("main input[name=q]").press_sequentially(query, delay=120)
    page.locator("#ket-qua li").first.wait_for(timeout=20_000)


class _Traffic:
    """What a page asks for, and what it still waits for."""

    def __init__(self, page: Any, server: Server) -> None:
        self._page, self._server = page, server
        self.asked: list[str] = []
        self._waiting: set[Any] = set()
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Any) -> None:
        self.asked.append(request.url)
        self._waiting.add(request)

    def _end(self, request: Any) -> None:
        self._waiting.discard(request)

    def until_quiet(self) -> None:
        """Wait until nothing was asked for during a while and no answer is on its way.

        The page does not tell of the requests of its workers; the server does.
        """
        known = (-1, -1)
        while self._waiting or known != (len(self.asked), len(self._server.answers)):
            known = (len(self.asked), len(self._server.answers))
            self._page.wait_for_timeout(QUIET_MS)
