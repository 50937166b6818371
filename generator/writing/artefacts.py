"""What the writing room hands to the publishing room: everything that will stand on the site.

Addresses are relative to the root of the site, without a leading slash. A page's address ends
with a slash (``tinh/lao-cai/``), the home page's is empty, and a file's names the file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from generator.kept import Stored


class PageKind(StrEnum):
    """One template a page kind; the value is the template's name in ``theme/pages``."""

    HOME = "home"
    PROVINCES = "provinces"
    PROVINCE = "province"
    TARGETS = "targets"
    TARGET = "target"
    INDICATORS = "indicators"
    INDICATOR = "indicator"
    REPORTS = "reports"
    CHANGES = "changes"
    PRESS = "press"
    DATA = "data"
    DICTIONARY = "dictionary"
    MANUAL = "manual"
    RULE = "manual-rule"
    SIDE_BY_SIDE = "side-by-side"
    SEARCH = "search"
    EDITIONS = "editions"
    EDITION = "edition"
    EDITION_PROVINCE = "edition-province"
    EDITION_TARGET = "edition-target"
    COMPARISONS = "comparisons"
    COMPARISON = "comparison"
    GLOSSARY = "glossary"
    PROSE = "prose"
    NOT_FOUND = "not-found"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from home to a page; the last step has no address."""

    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page body, ready for the shell.

    ``html`` is the body, or where it stands until somebody asks for it. ``body`` is HTML in which every link
    is relative to the site's root and starts with ``/``: the publishing room turns it into a link relative to
    the page, so that the site works in any folder. ``section`` is the address of the menu entry to mark as
    current. ``linked_data`` is JSON-LD, safe inside ``<script>``; ``updated`` is the day of the last change
    to what the page tells, where the history is known: never a clock's. ``feed`` is the address of the feed
    of its changes, ``picture`` the file shown where somebody shares the page. ``state`` is what the page's
    foot says of its data, where they are not the site's of today. ``original`` is the address of the same
    page in the main language, None on the main language's own.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    html: str | Stored = field(repr=False)
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    linked_data: str = field(default="", repr=False)
    updated: dt.date | None = None
    feed: str = ""
    picture: str = ""
    state: str = ""
    original: str | None = None

    @property
    def body(self) -> str:
        """The body; read now, where it is not held."""
        return self.html if isinstance(self.html, str) else self.html.read().decode()

    @property
    def identity(self) -> Page:
        """The page as it can be told from others by what it says, wherever its body stands."""
        return self if isinstance(self.html, str) else replace(self, html=self.html.digest)


def plain_page(page: Page) -> dict[str, Any]:
    """Return all of a page but its body as plain values; :func:`page_of` brings it back."""
    return {**asdict(replace(page, html="")), "updated": page.updated.isoformat() if page.updated else None}


def page_of(told: Mapping[str, Any], html: str | Stored) -> Page:
    """Return the page that plain values tell, with its body."""
    updated = dt.date.fromisoformat(told["updated"]) if told["updated"] else None
    crumbs = tuple(Crumb(**crumb) for crumb in told["crumbs"])
    given = {"html": html, "kind": PageKind(told["kind"]), "crumbs": crumbs, "updated": updated}
    return Page(**{**told, **given})


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing a reader can find.

    ``address`` may carry a fragment. ``title`` and ``summary`` are shown; ``title``,
    ``keywords`` (old names, abbreviations, document numbers) and ``text`` are searched, in
    falling weight. ``rank`` orders kinds of equal relevance: 1 is first. ``kind``,
    ``province`` and ``status`` are shown beside the hit and are the filters.
    """

    address: str
    kind: str
    title: str
    summary: str
    province: str = ""
    status: str = ""
    keywords: tuple[str, ...] = ()
    text: str = ""
    rank: int = 5


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that must go on working: ``address`` leads to ``to`` (fragment allowed)."""

    address: str
    to: str
    title: str


@dataclass(frozen=True, slots=True)
class Embed:
    """One picture by itself, for a frame in somebody else's page.

    ``body`` is HTML with links as in ``Page``; ``home`` the address of the page where the picture stands (fragment
    allowed).
    """

    address: str
    title: str
    description: str
    body: str
    home: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is not a page: open data, pictures. ``held`` is its content, or where that stands."""

    address: str
    held: bytes | Stored = field(repr=False)

    @property
    def content(self) -> bytes:
        """The content; read now, where it is not held."""
        return self.held if isinstance(self.held, bytes) else self.held.read()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.held) if isinstance(self.held, bytes) else self.held.size

    @property
    def digest(self) -> str:
        """The SHA-256 of its content, in hexadecimal."""
        return hashlib.sha256(self.held).hexdigest() if isinstance(self.held, bytes) else self.held.digest


@dataclass(frozen=True, slots=True)
class Written:
    """A part of what stands on the site in one language."""

    pages: tuple[Page, ...] = ()
    entries: tuple[SearchEntry, ...] = ()
    files: tuple[File, ...] = ()
    embeds: tuple[Embed, ...] = ()

    @classmethod
    def together(cls, parts: Iterable[Written]) -> Written:
        """Return ``parts`` as one, in their order."""
        every = list(parts)
        return cls(*(tuple(one for part in every for one in getattr(part, f.name)) for f in fields(cls)))


# Stands on pages where the size of the carried site will be said: it is known only when that is packed.
CARRIED_SIZE = "@size-of-the-carried-site@"


@dataclass(frozen=True, slots=True)
class Carried:
    """The whole site as one file to carry away, readable from a folder.

    ``readme`` are files beside its pages, by name; ``without`` are patterns of what stays online (``bieu-do/*.json``).
    """

    address: str
    readme: tuple[tuple[str, str], ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the site's menu."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page shares: the names and notices around the body.

    ``url`` is the site's public address with a trailing slash, or empty when not known.
    ``version`` and ``hash`` name the data, ``data_address`` is the page that explains them and says why the
    version is what it is.
    ``banner`` is shown on top of every page (the demonstration's warning) and, when not
    empty, keeps the site out of search engines. ``home`` is where the pages of this language
    begin: empty for the main one, ``en/`` for a further one.
    """

    name: str
    short_name: str
    description: str
    language: str
    url: str
    menu: tuple[MenuItem, ...]
    footer_html: str
    as_of: str
    version: str = ""
    hash: str = ""
    data_address: str = ""
    banner: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that will stand on the site; ``further`` is the same in other languages, below their own homes.

    ``carried`` stands on the main language's site and holds all languages. ``stamps`` are what is put, last of all,
    where its marks stand in pages and files.
    """

    shell: Shell
    pages: tuple[Page, ...]
    entries: tuple[SearchEntry, ...]
    redirects: tuple[Redirect, ...]
    files: tuple[File, ...]
    embeds: tuple[Embed, ...] = ()
    further: tuple[Site, ...] = ()
    carried: Carried | None = None
    stamps: tuple[tuple[str, str], ...] = ()

    @property
    def not_found(self) -> bool:
        """Whether there is a page for addresses that lead nowhere."""
        return any(page.kind is PageKind.NOT_FOUND for page in self.pages)

    @property
    def languages(self) -> tuple[Site, ...]:
        """The site in each of its languages, the main one first."""
        return (self, *self.further)
