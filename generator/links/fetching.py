"""One request to one address, kept within bounds and away from private networks.

Addresses come from strangers, and so do redirects. A host is resolved once, every address it resolves to must
be a public one, and the connection is made to just that address, so that a name cannot be checked as one
machine and opened as another. The clock runs for each read and for the request as a whole.
"""

from __future__ import annotations

import hashlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.exceptions import SSLError as WrappedSSLError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout, parse_url

_PORTS = {"http": 80, "https": 443}
_BLOCK = 65_536
_ADDRESSES = 2
_BROKEN = (HTTPError, HTTPException, OSError, ValueError)


class NotAskedError(Exception):
    """The address is not one to ask; the text is the reason, one word."""


class SilentError(Exception):
    """No server answered; the text is the reason, one word."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request, in seconds and bytes."""

    connect: float = 10
    read: float = 15
    whole: float = 60
    body: int = 30_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: who is asked, and for what."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as a server is told them."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"


@dataclass(frozen=True, slots=True)
class Page:
    """A server's answer. ``sha256`` and ``size`` are of the body as sent, None when it did not come whole;
    ``head`` holds its first bytes, as many as were asked for."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    size: int | None = None
    sha256: str | None = None
    head: bytes = b""


def place_of(url: str, allow_local: bool = False) -> Place:
    """Return where ``url`` leads.

    Raises:
        NotAskedError: not an address of the web, with a password in it, or at a port where no web server is.
    """
    try:
        parts = parse_url(url)
    except LocationParseError:
        raise NotAskedError("address") from None
    if parts.scheme not in _PORTS or not parts.host:
        raise NotAskedError("address")
    if parts.auth:
        raise NotAskedError("credentials")
    port = parts.port or _PORTS[parts.scheme]
    if port < 1024 and port not in _PORTS.values() and not allow_local:
        raise NotAskedError("port")
    return Place(parts.scheme, parts.host, port, parts.request_uri)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inside = isinstance(ip, ipaddress.IPv6Address) and ip.sixtofour is not None
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or inside)


@dataclass(frozen=True)
class Fetcher:
    """Makes requests under the name ``agent``. ``allow_local`` lets tests ask this machine."""

    agent: str
    limits: Limits = field(default_factory=Limits)
    allow_local: bool = False
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)

    def get(self, url: str, keep: int = 0) -> Page:
        """Ask for ``url`` itself, following nothing; ``keep`` bytes of the body's beginning are kept.

        The body is hashed where the answer is a success, and never stored.

        Raises:
            NotAskedError: the address leads where nothing is asked, or the server's certificate is not good.
            SilentError: nobody answered.
        """
        place = place_of(url, self.allow_local)
        with _reasons(), self._connected(place) as connection, self._bounded(connection) as over:
            connection.request("GET", place.target, headers=self._headers(place), preload_content=False)
            response = connection.getresponse()
            if over.is_set():  # what was cut off looks like an end
                raise SilentError("timeout")
            size, sha256, head = self._body(response, keep) if 200 <= response.status < 300 else (None, None, b"")
            whole = not over.is_set()
            return Page(response.status, response.headers, size if whole else None, sha256 if whole else None, head)

    def _headers(self, place: Place) -> dict[str, str]:
        return {
            "Host": place.authority, "User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity",
            "Connection": "close",
        }  # fmt: skip

    @contextmanager
    def _connected(self, place: Place) -> Iterator[HTTPConnection]:
        """Connect to the first address of a host that takes a connection."""
        for address in self._resolved(place)[:_ADDRESSES]:
            connection = self._connection(place, address)
            try:
                connection.connect()
            except (ssl.SSLError, WrappedSSLError):
                connection.close()
                raise NotAskedError("tls") from None
            except (HTTPError, OSError):
                connection.close()
                continue
            try:
                yield connection
            finally:
                connection.close()
            return
        raise SilentError("connect")

    def _connection(self, place: Place, address: str) -> HTTPConnection:
        timeout = Timeout(connect=self.limits.connect, read=self.limits.read)
        if place.scheme == "http":
            return HTTPConnection(address, place.port, timeout=timeout.connect_timeout)
        return HTTPSConnection(
            address, place.port, timeout=timeout.connect_timeout, server_hostname=place.host.strip("[]"),
            ssl_context=self.context,
        )  # fmt: skip

    def _resolved(self, place: Place) -> list[str]:
        """Return the addresses of a host, each once; all of them must be public."""
        try:
            found = socket.getaddrinfo(place.host.strip("[]"), place.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise SilentError("dns") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.allow_local and not all(map(is_public, addresses)):
            raise NotAskedError("private")
        return addresses

    @contextmanager
    def _bounded(self, connection: HTTPConnection) -> Iterator[threading.Event]:
        """Cut a connection off that neither ends nor pauses for long; the event tells when that was done.

        Raises:
            SilentError: it was cut off before it gave an answer.
        """
        sock, over = connection.sock, threading.Event()
        assert sock is not None
        connection.timeout = self.limits.read  # until now the time a connection may take
        sock.settimeout(self.limits.read)

        def cut() -> None:
            over.set()
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self.limits.whole, cut)
        timer.daemon = True
        timer.start()
        try:
            yield over
        except _BROKEN:
            if over.is_set():
                raise SilentError("timeout") from None
            raise
        finally:
            timer.cancel()

    def _body(self, response: BaseHTTPResponse, keep: int) -> tuple[int | None, str | None, bytes]:
        """Return size, hash and beginning of a body; a page that breaks off was there all the same."""
        digest, size, head = hashlib.sha256(), 0, b""
        with suppress(HTTPError, HTTPException, OSError):
            for block in response.stream(_BLOCK, decode_content=False):
                digest.update(block)
                size += len(block)
                head += block[: max(0, keep - len(head))]
                if size > self.limits.body:
                    return None, None, head
            return size, digest.hexdigest(), head
        return None, None, head


@contextmanager
def _reasons() -> Iterator[None]:
    """Turn what goes wrong between a request and its answer into one word."""
    try:
        yield
    except _BROKEN as error:
        slow = isinstance(error, TimeoutError) or "timed out" in str(error)
        raise SilentError("timeout" if slow else "closed") from None
