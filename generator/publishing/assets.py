"""Style, script, fonts and icon of the shell, under names that change with their content.

A reader's browser may keep such a file for ever: a changed file has a new name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.language import ours
from generator.publishing.engine import engine
from generator.publishing.problems import PublishError, problem

FOLDER = "assets/"
_FONTS = ("fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-600.woff2")
_PLAIN = (
    "favicon.svg", "site.js", "search.js", "changes.js", "map.js", "side-by-side.js", "charts.js", "as-png.js",
    "embed.js", "offline.js",
)  # fmt: skip
_ENGINE, _VENDOR = "vega.js", "vendor"
_STYLE = "site.css"
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_COLOUR_NAME = re.compile(r"[a-z][a-z-]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


@dataclass(frozen=True, slots=True)
class Assets:
    """The shell's files: ``files`` by address, ``names`` from plain name to address."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def gather(shell: Path, colours: Iterable[tuple[str, str]] = ()) -> Assets:
    """Read the shell's assets and give each its address; ``colours`` override the style's own.

    Raises :class:`PublishError` when a colour is not a name and a hexadecimal value.
    """
    contents = {name: (shell / "assets" / name).read_bytes() for name in (*_FONTS, *_PLAIN)}
    contents[_ENGINE] = engine(shell / "assets" / _VENDOR)
    names = {name: FOLDER + hashed(name, content) for name, content in contents.items()}
    style = _style(shell, names, colours)
    names[_STYLE] = FOLDER + hashed(_STYLE, style)
    contents[_STYLE] = style
    return Assets({names[name]: content for name, content in contents.items()}, names)


def hashed(name: str, content: bytes) -> str:
    """Return ``name`` with a piece of its content's hash before the ending."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{ending}"


def _style(shell: Path, names: Mapping[str, str], colours: Iterable[tuple[str, str]]) -> bytes:
    text = (shell / "assets" / _STYLE).read_text("utf-8")

    def url(match: re.Match[str]) -> str:
        target = names.get(match[1])
        return f'url("{target.removeprefix(FOLDER)}")' if target else match[0]

    return _with_colours(_squeeze(_URL.sub(url, text)), colours).encode()


def _squeeze(css: str) -> str:
    """Drop comments and the space at line starts; what is left still reads line by line."""
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _with_colours(style: str, colours: Iterable[tuple[str, str]]) -> str:
    """Put an owner's colours where the style's own stand: first in its line that of day, last that of night."""
    for name, value in colours:
        if not (_COLOUR_NAME.fullmatch(name) and _COLOUR.fullmatch(value)):
            raise PublishError([problem(name, ours("màu {value} phải viết dạng #rrggbb"), value=value)])
        token = re.search(rf"^--{name.removesuffix('-dark')}: .*$", style, re.MULTILINE)
        own = list(_COLOUR.finditer(token[0])) if token else []
        if token is None or not own:
            raise PublishError([problem(name, ours("kiểu trang không có màu tên này"))])
        place = own[-1 if name.endswith("-dark") else 0]
        style = style[: token.start() + place.start()] + value + style[token.start() + place.end() :]
    return style
