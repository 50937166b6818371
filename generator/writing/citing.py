"""How a page, a table or a picture is cited: one state of the data, one sentence everywhere."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.charting.render import Picture
from generator.text import slug
from generator.writing import addresses
from generator.writing.desk import Desk

# TeX reads these itself. Braces are named, not escaped: BibTeX counts even escaped ones.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip


class Cited(StrEnum):
    """What is cited, by its type in CSL 1.0.2."""

    PAGE = "webpage"
    DATA = "dataset"
    PICTURE = "graphic"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation ready to copy.

    ``full`` is the one sentence that stands on the page, inside pictures and beside tables;
    ``bibtex`` and ``csl`` (CSL-JSON) are for programs that keep references.
    """

    short: str
    full: str
    bibtex: str
    csl: str


def cite(desk: Desk, title: str, address: str, what: Cited = Cited.PAGE) -> Citation:
    """Return how ``title``, which stands at ``address`` of the site, is cited as of the data's day.

    The web address is told only when the site's own is known.
    """
    source = _Source(desk, title, address, what)
    return Citation(source.short(), source.full(), source.bibtex(), source.csl())


def full_citation(desk: Desk, title: str, address: str) -> str:
    """Return the sentence by which a page is cited, alone."""
    return _Source(desk, title, address, Cited.PAGE).full()


def cite_data(desk: Desk) -> Citation:
    """Return how all of the open data is cited."""
    return cite(desk, desk.say("Dữ liệu mở"), desk.data_home, Cited.DATA)


def cite_picture(desk: Desk, picture: Picture) -> Citation:
    """Return how a chart is cited, apart from the page it stands on."""
    return cite(desk, picture.title, addresses.chart(picture.stem, "svg"), Cited.PICTURE)


@dataclass(frozen=True, slots=True)
class _Source:
    """What every form of a citation says, each in its own way."""

    desk: Desk
    title: str
    address: str
    what: Cited

    @property
    def url(self) -> str:
        return self.desk.public(self.address) if self.desk.url else ""

    @property
    def day(self) -> dt.date:
        return self.desk.measures.as_of

    @property
    def key(self) -> str:
        """The same for the same page on the same day, whoever asks."""
        name = self.desk.project.config.site.short_name
        return slug(f"{name} {self.address.rpartition('.')[0] or self.address} {self.day:%Y%m%d}")

    def short(self) -> str:
        return f"{self.desk.project.config.site.short_name} ({self.desk.as_of})"

    def full(self) -> str:
        site = self.desk.project.config.site
        text = self.desk.say("{publisher}, “{title}”, {site}, {state}.", publisher=site.publisher,
                             title=self.title, site=site.name, state=self.state())  # fmt: skip
        return f"{self.desk.warned(text)} {self.url}".strip()

    def state(self) -> str:
        """Say which state of the data is cited."""
        data = self.desk.named
        return self.desk.say("số liệu tính đến {day}, phiên bản {version}, mã nội dung {hash}",
                             day=self.desk.as_of, version=data.version, hash=data.short_hash)  # fmt: skip

    def note(self) -> str:
        state = self.state()
        return self.desk.warned(f"{state[:1].upper()}{state[1:]}")

    def bibtex(self) -> str:
        """The publisher and the title stand in braces of their own, so that they stay as written."""
        site = self.desk.project.config.site
        fields = {
            "author": f"{{{_tex(site.publisher)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "howpublished": _tex(site.name),
            "year": str(self.day.year),
            "month": str(self.day.month),
            "version": _tex(self.desk.named.version),
            "note": _tex(self.note()),
            "url": self.url,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@misc{{{self.key},\n{lines}\n}}"

    def csl(self) -> str:
        """A list of one item, a property a line."""
        site = self.desk.project.config.site
        item: dict[str, Any] = {
            "id": self.key,
            "type": self.what.value,
            "title": self.title,
            "container-title": site.name,
            "author": [{"literal": site.publisher}],
            "publisher": site.publisher,
            "issued": {"date-parts": [[self.day.year, self.day.month, self.day.day]]},
            "version": self.desk.named.version,
            "language": self.desk.words.code,
            "note": self.note(),
            "URL": self.url,
        }
        told = ((json.dumps(part, ensure_ascii=False) for part in pair) for pair in item.items() if pair[1])
        lines = ",\n".join(f"  {name}: {value}" for name, value in told)
        return f"[{{\n{lines}\n}}]"


def _tex(text: str) -> str:
    r"""Return ``text`` on one line so that TeX prints it as it is; letters stay UTF-8.

    >>> _tex("50% & {x}")
    '50\\\\% \\\\& \\\\textbraceleft{}x\\\\textbraceright{}'
    """
    return " ".join(text.split()).translate(_TEX)
