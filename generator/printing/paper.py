"""Pages of a built site become PDF files: A4, tagged, with an outline, in the language of the page.

The browser is shown the site under its public address, each file taken from the folder: links on
paper lead to the web, and nothing is ever asked of the network. The pages' own scripts do not run.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.language import ours
from generator.printing.browser import Browser, Message, PrintError, running
from generator.writing.addresses import paper

# Reserved by RFC 2606: what is shown under it can be nobody's address.
NOWHERE = "http://trang.invalid/"
PDF_OPTIONS = {
    "printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True, "generateDocumentOutline": True,
}  # fmt: skip
NO_PAGE = ours("Không có trang {address} trong {folder}; dựng trang trước (minhbach build).")
# Without a public address a link to another page leads nowhere: its words stay. Fonts are waited for.
_LINKS_LEFT_OUT = (
    "for (const a of document.querySelectorAll('a[href]'))"
    " if (a.origin === location.origin && a.pathname !== location.pathname) a.removeAttribute('href');"
)
_READY = "document.fonts.ready.then(() => true)"


def print_pages(folder: Path, pages: Iterable[str], url: str, browser: str) -> list[Path]:
    """Print pages of the site in ``folder`` into it, beside each page; return the files written.

    ``pages`` are addresses relative to the site's root, ``url`` is its public address or empty.

    Raises:
        PrintError: a page is missing, or the browser cannot be used.
        OSError: a file cannot be written.
    """
    wanted = list(pages)
    for address in wanted:
        if not (folder / address / "index.html").is_file():
            raise PrintError(NO_PAGE, address=address, folder=str(folder))
    written = []
    with running(browser) as started:
        tab = _Tab(started, folder, url)
        for address in wanted:
            path = folder / paper(address)
            path.write_bytes(tab.printed(address))
            written.append(path)
    return written


class _Tab:
    def __init__(self, browser: Browser, folder: Path, url: str) -> None:
        self.browser, self.folder, self.url = browser, folder, url
        self.root = url or NOWHERE
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.handlers["Fetch.requestPaused"] = self._serve
        self.ask("Page.enable")
        self.ask("Emulation.setScriptExecutionDisabled", value=True)
        self.ask("Fetch.enable", patterns=[{"urlPattern": "*"}])

    def ask(self, method: str, **given: object) -> Message:
        return self.browser.ask(method, self.session, **given)

    def send(self, method: str, **given: object) -> None:
        self.browser.send(method, self.session, **given)

    def printed(self, address: str) -> bytes:
        """Open a page and return it as a PDF file."""
        self._open(address)
        if not self.url:
            self._run(_LINKS_LEFT_OUT)
        self._run(_READY)
        return base64.b64decode(self.ask("Page.printToPDF", **PDF_OPTIONS)["data"])

    def _open(self, address: str) -> None:
        """Navigate, and wait until the page is complete."""
        self.browser.send("Page.navigate", self.session, url=self.root + address)
        self.browser.wait_for("Page.loadEventFired")

    def _serve(self, asked: Message) -> None:
        """Hand over a file the page asks for, whenever it does: some are wanted only on paper."""
        path = self._path(asked["request"]["url"])
        if path is None or not path.is_file():
            self.send("Fetch.failRequest", requestId=asked["requestId"], errorReason="BlockedByClient")
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        kind += "; charset=utf-8" if kind.startswith("text/") else ""
        self.send(
            "Fetch.fulfillRequest", requestId=asked["requestId"], responseCode=200,
            responseHeaders=[{"name": "Content-Type", "value": kind}],
            body=base64.b64encode(path.read_bytes()).decode("ascii"),
        )  # fmt: skip

    def _path(self, url: str) -> Path | None:
        """Return the file of the site behind an address, None for every other address."""
        if not url.startswith(self.root):
            return None
        inside = unquote(urlsplit(url[len(self.root) :]).path)
        path = (self.folder / inside / ("index.html" if not inside or inside.endswith("/") else "")).resolve()
        return path if path.is_relative_to(self.folder.resolve()) else None

    def _run(self, script: str) -> None:
        self.ask("Runtime.evaluate", expression=script, awaitPromise=True)
