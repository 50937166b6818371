"""PNG from SVG, in this process or, for many pictures, in a second one beside it.

Drawing PNG takes half of all time, and the drawing library lets no two threads of one process
draw at once: a second process halves the wait where there are two cores. It is started with the
interpreter alone, so it neither imports the rest of the program nor minds how that was started.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import IO

SCALE = 2.0
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LENGTH = struct.Struct(">I")
_HEADER = 25  # bytes of the chunk IHDR, which is always the first


def png(svg: str) -> bytes:
    """Return ``svg`` at twice its size (880 pixels wide), packed to a third of the raw file."""
    import vl_convert

    return pack(vl_convert.svg_to_png(svg, scale=SCALE))


def pack(content: bytes) -> bytes:
    """Return a PNG with the same pixels and its data compressed better than for speed."""
    data = b"".join(body for name, body in _chunks(content) if name == b"IDAT")
    packed = zlib.compress(zlib.decompress(data), 6)
    kept = [(name, body) for name, body in _chunks(content) if name in {b"IHDR", b"pHYs"}]
    chunks = [*kept, (b"IDAT", packed), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in chunks)


def cited(content: bytes, citation: str) -> bytes:
    """Return a PNG that carries how it is cited, as international text under ``Description``."""
    head = len(_SIGNATURE) + _HEADER
    text = b"Description\0\0\0\0\0" + citation.encode()
    return content[:head] + _chunk(b"iTXt", text) + content[head:]


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(content):
        (length,) = _LENGTH.unpack_from(content, at)
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return _LENGTH.pack(len(body)) + name + body + _LENGTH.pack(zlib.crc32(name + body))


def register(fonts: Path) -> None:
    """Make the TrueType files in ``fonts`` known to the drawing library."""
    import vl_convert

    vl_convert.register_font_directory(str(fonts))


class Rasteriser:
    """A second process that draws PNG, in the order asked; use it in a ``with`` block."""

    def __init__(self, fonts: Path) -> None:
        command = [sys.executable, "-c", _WORKER, str(Path(__file__)), str(fonts)]
        # Our own interpreter and our own file: nothing in the command comes from outside.
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> Rasteriser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown(cancel_futures=error is not None)
        self._process.communicate()

    def png(self, svg: str) -> Future[bytes]:
        """Return the PNG of ``svg`` as soon as the process has drawn it."""
        return self._thread.submit(self._ask, svg)

    def _ask(self, svg: str) -> bytes:
        """Ask the process, or draw here when it is gone."""
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0]
        assert pipes[1]
        try:
            _send(pipes[0], svg.encode())
            return _receive(pipes[1])
        except (OSError, EOFError):
            return png(svg)


def serve(fonts: Path, asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each SVG with its PNG until no more come."""
    register(fonts)
    while True:
        try:
            svg = _receive(asked).decode()
        except EOFError:
            return
        _send(answers, png(svg))


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    return pipe.read(_LENGTH.unpack(head)[0])


# The module alone, by its file: its package would import what drawing PNG does not need.
_WORKER = (
    "import runpy, sys, pathlib; "
    "serve = runpy.run_path(sys.argv[1])['serve']; "
    "serve(pathlib.Path(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)"
)
