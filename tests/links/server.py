"""A web server in a thread that does what servers do: answers, moves, breaks off, asks for patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Do = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """The pages of a server by path, and who asked for what, in order."""

    pages: dict[str, Do] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    headers: list[str] = field(default_factory=list)
    together: dict[str, int] = field(default_factory=dict)
    most_together: dict[str, int] = field(default_factory=dict)
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self, *, robots: bool = False) -> list[str]:
        return [path for _, path in self.asked if robots or path != "/robots.txt"]


def says(code: int, body: bytes = b"", **headers: str) -> Do:
    """A page with this code, body and headers (``_`` in their names for ``-``)."""

    def do(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        leaves(handler)
        handler.end_headers()
        handler.wfile.write(body)

    return do


def leaves(handler: BaseHTTPRequestHandler) -> None:
    """Count a request as answered, once: before its last bytes go, since the next may come as soon as they are there."""
    handler.answered()  # type: ignore[attr-defined]  # of the server below


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    handler.connection.close()


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A header that never ends, a little at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def says_nothing(handler: BaseHTTPRequestHandler) -> None:
    """Wait until the visitor has left."""
    handler.connection.recv(1)


@contextmanager
def serve(pages: dict[str, Do]) -> Iterator[Web]:
    """Serve ``pages`` on this machine; what is not among them is 404."""
    web = Web(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            with web.lock:
                web.asked.append((host, self.path))
                web.agents.add(self.headers["User-Agent"])
                web.headers += self.headers.keys()
                web.together[host] = web.together.get(host, 0) + 1
                web.most_together[host] = max(web.most_together.get(host, 0), web.together[host])
            self.asked_host: str | None = host
            try:
                web.pages.get(self.path.partition("?")[0], says(404))(self)
            except OSError:
                pass
            finally:
                self.answered()

        def answered(self) -> None:
            with web.lock:
                if self.asked_host is not None:
                    web.together[self.asked_host] -= 1
                self.asked_host = None

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # visitors who leave are part of the play

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
