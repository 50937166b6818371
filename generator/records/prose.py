"""Pages written by people: what stands at their head, and which addresses they may lead to."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import Field, Record, Text, one_of
from generator.records.values import Place

GUIDE = "doc-so-lieu"  # pages lead to it where there is one
METHOD = "phuong-phap"  # every page of the site leads to it
PICTURES = "hinh"  # the folder of pictures beside the pages, and its address on the site
# First parts of addresses that the generator fills itself; a test holds them against a written site.
TAKEN = frozenset(
    {
        "", "404", "assets", "ban-do", "bao-cao", "bao-chi", "bieu-do", "chi-so", "du-lieu", "khong-co-mang",
        "kiem-tra", "muc-tieu", "nhung", "pagefind", "phien-ban", "so-sanh", "thay-doi", "thuat-ngu",
        "tim-kiem", "tinh", PICTURES,
    }
)
_PLACED = re.compile(r"^\[\[([^\[\]\n]*)\]\][ \t]*$", re.MULTILINE)
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"([^/?#:]*):")
_SCHEMES = {"http", "https", "mailto"}


class Part(StrEnum):
    """What the generator can compute, below a page's own words or where a line says ``[[signs]]``."""

    BADGES = "badges"
    RUBRIC = "rubric"
    RULES = "rules"
    DOCUMENTS = "documents"
    SIGNS = "signs"
    PATH = "path"
    UNKNOWN = "unknown"
    CONTACT = "contact"


class Only(StrEnum):
    """Where the words below a line ``[[reachable]]`` stand, up to the next such line."""

    REACHABLE = "reachable"  # where readers have some way to reach the publisher: an address, or forms
    ADDRESSED = "addressed"  # where an address to write to is configured
    NO_REPOSITORY = "no-repository"  # where no repository is known, so no forms and no lines to edit
    ALWAYS = "always"


class Head(Record):
    """What stands between the two lines of ``---`` that open a page."""

    title: Text = Field(description="Tên bài, hiện trên đầu trang")
    description: Text | None = Field(None, description="Một câu nói trang này về điều gì")
    parts: tuple[Annotated[Part, BeforeValidator(one_of(Part))], ...] = Field(
        (), description="Phần do máy viết thêm ở cuối trang: badges, rubric, rules, documents, signs, path, "
        "unknown, contact",
    )


@dataclass(frozen=True)
class Prose:
    """A page of ``content/``: its address comes from its file's name, ``body`` is its Markdown."""

    place: Place
    address: str
    title: str
    description: str
    parts: tuple[Part, ...]
    body: str
    language: str = ""  # of a translation; the original speaks the site's main language

    def shows(self, part: Part) -> bool:
        """Whether the page has a computed part, below its words or among them."""
        return part in self.parts or part in placed(self.body)


@dataclass(frozen=True)
class Picture:
    """A PNG picture that pages show: its file's name, its bytes, its size in pixels."""

    name: str
    data: bytes
    width: int
    height: int

    @property
    def address(self) -> str:
        """Where the picture stands, as a page writes it and below the root of the site."""
        return f"{PICTURES}/{self.name}"


def placed(text: str) -> tuple[str, ...]:
    """Return the names of the parts that a page, or a line of it, puts among its words: each on a line of its own."""
    return tuple(_PLACED.findall(text))


def words_for(text: str, holds: Collection[Only]) -> str:
    """Return a page's words without those that stand only where something does not hold: nobody is asked to write
    to a publisher who names no address."""
    kept, stands = list[str](), True
    for line in text.split("\n"):
        (name,) = placed(line) or ("",)
        if name in set(Only):
            stands = name == Only.ALWAYS or name in holds
        elif stands:
            kept.append(line)
    return "\n".join(kept)


def without_parts(text: str) -> str:
    """Return a page's own words only."""
    return _PLACED.sub("", text)


def may_link(address: str) -> bool:
    """Whether a page may lead to ``address``: the web, a mail box or a place on the site."""
    bare = _bare(address)
    scheme = _SCHEME.match(bare)
    return scheme[1].lower() in _SCHEMES if scheme else not bare.startswith("//")


def may_show(address: str) -> bool:
    """Whether a page may show the picture at ``address``: only the site's own."""
    bare = _bare(address)
    return not _SCHEME.match(bare) and not bare.startswith("//")


def _bare(address: str) -> str:
    """Return an address as a browser reads it: entities resolved, blanks gone, backslashes as slashes."""
    return _NOT_IN_ADDRESS.sub("", html.unescape(address)).replace("\\", "/")
