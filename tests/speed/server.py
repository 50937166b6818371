"""A small server that answers as GitHub Pages does: text gzipped, connections kept, everything counted."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# What GitHub Pages compresses; pictures, fonts and archives are compressed in themselves.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
_OTHERS = {".png": "image/png", ".woff2": "font/woff2", ".zip": "application/zip"}


@dataclass(frozen=True)
class Answer:
    """One request and what it cost: bytes as sent, headers included."""

    path: str
    status: int
    size: int


@dataclass
class Server:
    """The running server; ``answers`` are all it gave, in order.

    ``folder`` may be changed while it runs, and ``down`` set: then it hangs up on whoever asks.
    """

    folder: Path
    address: str = ""
    down: bool = False
    answers: list[Answer] = field(default_factory=list)


@lru_cache(maxsize=4096)
def _packed(path: Path, _changed: float) -> bytes:
    """Return a file as it is sent; its time of change tells copies apart."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in _TYPES else content


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "GitHub.com", ""
    serving: Server

    def setup(self) -> None:
        # Nagle would hold small answers back for the length of a delayed acknowledgement.
        self.disable_nagle_algorithm = True
        super().setup()

    def do_GET(self) -> None:
        """Answer with a file below the site's path, a folder's index, or the site's 404 page."""
        if self.serving.down:
            self.close_connection = True
            return
        path = unquote(urlsplit(self.path).path)
        base = urlsplit(self.serving.address).path
        name = path.removeprefix(base) if path.startswith(base) else "404.html"
        file, status = self.serving.folder / name, HTTPStatus.OK
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() or ".." in name or not path.startswith(base):
            file, status = self.serving.folder / "404.html", HTTPStatus.NOT_FOUND
        self._send(file, status)

    def _send(self, file: Path, status: HTTPStatus) -> None:
        body, head = _packed(file, file.stat().st_mtime), self._head(file, status)
        tag = next(line for line in head if line.startswith("ETag: ")).removeprefix("ETag: ")
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            head[0], body = "HTTP/1.1 304 Not Modified", b""
        head.append(f"Content-Length: {len(body)}")
        sent = "\r\n".join((*head, "", "")).encode() + body
        self.wfile.write(sent)
        self.serving.answers.append(Answer(self.path, int(head[0].split()[1]), len(sent)))

    def _head(self, file: Path, status: HTTPStatus) -> list[str]:
        kind = _TYPES.get(file.suffix) or _OTHERS.get(file.suffix, "application/octet-stream")
        packed = ["Content-Encoding: gzip"] if file.suffix in _TYPES else []
        return [
            f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Type: {kind}", "Cache-Control: max-age=600",
            f'ETag: "{file.stat().st_mtime_ns:x}-{file.stat().st_size:x}"', "Vary: Accept-Encoding", *packed,
        ]  # fmt: skip

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def gzipping(folder: Path, sub_path: str = "theo-doi", port: int = 0) -> Iterator[Server]:
    """Serve ``folder`` below ``/sub_path/`` on this machine; a port of 0 takes any that is free."""
    serving = Server(folder)
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"serving": serving}))
    server.daemon_threads = True
    serving.address = f"http://127.0.0.1:{server.server_port}/{sub_path}/"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield serving
    finally:
        server.shutdown()
        server.server_close()
