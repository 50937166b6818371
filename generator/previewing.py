"""A look at the site while writing it: built, served on this machine only, rebuilt on every save."""

from __future__ import annotations

import os
import socketserver
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from watchdog.events import DirModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from generator.language import Language

HOST = "127.0.0.1"
OUTPUT = Path(".minhbach", "preview")
WATCHED_FOLDERS = ("content", "data", "theme")
WATCHED_FILE = "site_config.yml"
PORTS_TRIED = 20
DEBOUNCE_SECONDS = 0.3
# Blocking for ever cannot be interrupted by Ctrl-C on Windows, so waiting is done in short turns.
_TURN_SECONDS = 0.5
_LAST_PORT = 65535
_SAVES = frozenset({"created", "modified", "moved", "deleted"})
# The worker that keeps pages for readers without a network has no place here: whoever writes a page must see that
# page. One that an earlier server on this port left behind is asked for again, finds this and goes.
_WORKER = "/sw.js"
_NO_WORKER = b"""self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => names.filter((name) => name.startsWith("minhbach:")))
    .then((ours) => Promise.all(ours.map((name) => caches.delete(name))))
    .then(() => self.registration.unregister())));
"""
_NOT_BUILT = "<!doctype html><html lang=vi><meta charset=utf-8><title>{title}</title><p>{text}</p></html>"

Rebuild = Callable[[Path], str]
Say = Callable[[str], None]


def preview(
    root: Path,
    port: int,
    rebuild: Rebuild,
    say: Say,
    words: Language | None = None,
    folders: Sequence[str | Path] = WATCHED_FOLDERS,
) -> None:
    """Build the project in ``root``, serve it on this machine, and build again after each save.

    ``rebuild`` builds into the folder it is given and returns what to tell; when it fails, the
    last good site stays. When ``port`` is taken, the next free one is used. ``folders`` are
    watched beside the configuration: in ``root``, or anywhere when absolute. Ends with Ctrl-C.
    Raises OSError when no port at all can be opened.
    """
    words, root = words or Language(), root.resolve()
    output = root / OUTPUT
    try:
        with _watching(root, folders) as saves:
            _build(output, rebuild, say)
            with _serving(output, port, words, say):
                while True:
                    saved = _wait(saves)
                    say(words._("Đã lưu {files}; đang dựng lại…").format(files=_listed(saved, root)))
                    _build(output, rebuild, say)
    except KeyboardInterrupt:
        say(words._("Đã dừng xem thử."))


def _build(output: Path, rebuild: Rebuild, say: Say) -> None:
    """Build once; whatever goes wrong is said, and ends only this build."""
    started = time.monotonic()
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        told = rebuild(output)
    except Exception as error:  # a mistake in a template must not end the preview
        told = f"{type(error).__name__}: {error}"
    say(f"{told.rstrip()} ({time.monotonic() - started:.1f} s)")


# Watching ------------------------------------------------------------------------------------


class _Saves(FileSystemEventHandler):
    """Collects the paths that were saved, moved or removed; reading a file is no event."""

    def __init__(self) -> None:
        self.paths: SimpleQueue[Path] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep the path, unless the event is a mere look at it or an editor's own scratch file."""
        # A folder is "modified" whenever anything appears in it, scratch files included.
        if event.event_type not in _SAVES or isinstance(event, DirModifiedEvent):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(name)) if name else None
            if path and not _is_scratch(path):
                self.paths.put(path)


class _ConfigSaves(_Saves):
    """Looks at one file of a folder and lets its neighbours be."""

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass on only what happens to the configuration."""
        names = {Path(os.fsdecode(name)).name for name in (event.src_path, event.dest_path) if name}
        if WATCHED_FILE in names:
            super().dispatch(event)


def _is_scratch(path: Path) -> bool:
    return path.name.startswith((".", "~", "#")) or path.name.endswith(("~", ".tmp")) or path.name == "4913"


@contextmanager
def _watching(root: Path, folders: Sequence[str | Path]) -> Iterator[SimpleQueue[Path]]:
    """Give the queue of paths saved in ``folders``, and of the configuration in ``root``."""
    saves, config = _Saves(), _ConfigSaves()
    config.paths = saves.paths
    places = [root / folder for folder in folders if (root / folder).is_dir()]
    observer = _started({root: config}, dict.fromkeys(places, saves))
    try:
        yield saves.paths
    finally:
        observer.stop()
        observer.join()


def _started(flat: Mapping[Path, _Saves], deep: Mapping[Path, _Saves]) -> BaseObserver:
    """Start the system's own file notices, or plain polling where they cannot be had."""
    observer: BaseObserver = Observer(timeout=_TURN_SECONDS)
    try:
        _watch(observer, flat, deep)
    except OSError:  # for example: the system's limit of watched folders is used up
        observer = PollingObserver(timeout=_TURN_SECONDS)
        _watch(observer, flat, deep)
    return observer


def _watch(observer: BaseObserver, flat: Mapping[Path, _Saves], deep: Mapping[Path, _Saves]) -> None:
    for folders, recursive in ((flat, False), (deep, True)):
        for folder, saves in folders.items():
            observer.schedule(saves, str(folder), recursive=recursive)
    observer.start()


def _wait(saves: SimpleQueue[Path]) -> set[Path]:
    """Wait for a save, then until nothing more was saved for a moment."""
    saved: set[Path] = set()
    while True:
        try:
            saved.add(saves.get(timeout=DEBOUNCE_SECONDS if saved else _TURN_SECONDS))
        except Empty:
            if saved:
                return saved


def _listed(saved: set[Path], root: Path) -> str:
    inside = {path.relative_to(root) if path.is_relative_to(root) else path for path in saved}
    names = sorted(path.as_posix() for path in inside)
    return ", ".join(names[:3]) + (f" (+{len(names) - 3})" if len(names) > 3 else "")


# Serving -------------------------------------------------------------------------------------


class _Server(ThreadingHTTPServer):
    """A server that asks no name server for its own name."""

    daemon_threads = True
    # On Windows this option lets two servers share a port, and the second is never asked.
    allow_reuse_address = os.name != "nt"

    def server_bind(self) -> None:
        """Bind, and take the name as given: looking it up can take seconds without a network."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]


class _Handler(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: index of a folder, and 404.html for what is not there."""

    words = Language()
    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def end_headers(self) -> None:
        """Forbid keeping a copy: the next look must show the newest build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer with a file, or with a worker that ends itself in the place of the site's."""
        if self.path.partition("?")[0] == _WORKER:
            self._send_page(HTTPStatus.OK, _NO_WORKER, "text/javascript; charset=utf-8")
        else:
            super().do_GET()

    def list_directory(self, path: str | os.PathLike[str]) -> BytesIO | None:  # noqa: ARG002 - as in the base
        """Show no listing: the public site has none either."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404.html, or say that nothing is built yet."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        folder = Path(self.directory)
        if not (folder / "index.html").is_file():
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, self._not_built())
        elif (folder / "404.html").is_file():
            self._send_page(HTTPStatus.NOT_FOUND, (folder / "404.html").read_bytes())
        else:
            super().send_error(code, message, explain)

    def _not_built(self) -> bytes:
        title = self.words._("Chưa dựng được trang")
        text = self.words._("Xem thông báo ở cửa sổ lệnh, sửa rồi lưu lại.")
        return _NOT_BUILT.format(title=title, text=f"{title}. {text}").encode()

    def _send_page(self, status: HTTPStatus, page: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named so in the base
        """Say nothing: what was asked for is of no interest here."""


@contextmanager
def _serving(folder: Path, port: int, words: Language, say: Say) -> Iterator[str]:
    """Serve ``folder`` in a thread and give its address."""
    handler = type("Handler", (_Handler,), {"words": words})
    server = _bound(port, partial(handler, directory=str(folder)))
    address = f"http://{HOST}:{server.server_port}/"
    if port not in (0, server.server_port):
        say(words._("Cổng {port} đang bận, dùng cổng {free}.").format(port=port, free=server.server_port))
    invitation = words._("Mở {address} để xem; lưu tệp là trang được dựng lại; Ctrl-C để dừng.")
    say(invitation.format(address=address))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()


def _bound(port: int, handler: Callable[..., SimpleHTTPRequestHandler]) -> _Server:
    """Open ``port``, else one of the next, else any that is free; port 0 asks for any."""
    for candidate in range(port, port + PORTS_TRIED) if port else ():
        try:
            return _Server((HOST, min(candidate, _LAST_PORT)), handler)
        except OSError:
            continue
    return _Server((HOST, 0), handler)
