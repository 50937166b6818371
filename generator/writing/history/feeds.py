"""Feeds of what changed, in Atom 1.0 (RFC 4287): of everything, of each unit, of each target.

Ids are made from the commit and the page, so they stay the same wherever the site stands. Times are those of the
commits. Links are relative to the feed until the site's address is known, which the format allows.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from generator.history.past import Entry
from generator.labels import label
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.history.entries import address_of, change_view, entry_view
from generator.writing.templates import Templates

MOST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("5c1c3f0e-3d3f-5a0b-9a52-6f1d0f3c8a71")  # any constant will do; a new one makes all ids new
# Characters no XML can hold, however they are written.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), "�")


def feeds(desk: Desk, templates: Templates) -> Iterator[File]:
    """Yield all feeds, each beside its page."""
    writer = _Feeds(desk, templates)
    name = desk.project.config.site.short_name
    yield writer.file(addresses.CHANGES, desk.say("{site}: thay đổi", site=name), desk.past.entries)
    for p in desk.project.provinces:
        title = desk.say("{site}: thay đổi của {name}", site=name, name=p.name)
        yield writer.file(addresses.province(p.slug), title, desk.past.of_unit(p.slug))
    for t in desk.project.targets:
        title = desk.say("{site}: thay đổi của mục tiêu {name}", site=name, name=f"{t.id} ({t.short})")
        yield writer.file(addresses.target(t.id), title, desk.past.of_target(t.id))


class _Feeds:
    def __init__(self, desk: Desk, templates: Templates) -> None:
        self.desk, self.templates = desk, templates
        self.beginning = dt.datetime.combine(desk.measures.as_of, dt.time(), dt.UTC)
        self.programme = desk.project.programme.id

    def file(self, page: str, title: str, entries: tuple[Entry, ...]) -> File:
        """Write the feed of a page, its newest entries; what is not committed is not public yet."""
        public = [e for e in entries if not e.not_committed][:MOST]
        page = self.desk.placed(page)
        address = addresses.feed(page)
        updated = max((_moment(e) for e in public), default=self.beginning)
        feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": self.desk.words.code})
        self._head(feed, _id(self.programme, page), self.desk.warned(title), updated)
        _child(_child(feed, "author"), "name", self.desk.project.config.site.publisher)
        _child(feed, "link", rel="self", type="application/atom+xml", href=self._link(address, address))
        _child(feed, "link", rel="alternate", type="text/html", href=self._link(page, address))
        for entry in public:
            self._entry(_child(feed, "entry"), page, address, entry)
        ET.indent(feed, "")
        return File(addresses.plain(address), ET.tostring(feed, "utf-8", xml_declaration=True) + b"\n")

    def _head(self, parent: ET.Element, name: str, title: str, updated: dt.datetime) -> None:
        _child(parent, "id", name)
        _child(parent, "title", title)
        _child(parent, "updated", updated.isoformat())

    def _entry(self, element: ET.Element, page: str, address: str, entry: Entry) -> None:
        name = entry.commit.id if entry.commit else entry.anchor
        self._head(element, _id(self.programme, page, name), entry.title, _moment(entry))
        for who in dict.fromkeys(entry.names.words.said(noted.note.who) for noted in entry.notes):
            _child(_child(element, "author"), "name", who)
        _child(element, "link", rel="alternate", type="text/html", href=self._link(address_of(entry), address))
        for category in sorted({told.category for told in entry.changes}):
            _child(element, "category", term=category.value, label=label(category, self.desk.words))
        changes = [change_view(self.desk, told) for told in entry.changes]
        view = entry_view(self.desk, entry)
        told = self.templates.part("feed-entry", e={"notes": view.notes, "counts": view.counts, "changes": changes})
        _child(element, "content", told.strip(), type="html")

    def _link(self, address: str, feed: str) -> str:
        """Return a link from a feed: absolute once the site's address is known."""
        address = self.desk.placed(address)
        if self.desk.url:
            return self.desk.public(address)
        path, hash_, fragment = address.partition("#")
        way = posixpath.relpath(path, posixpath.dirname(feed))
        return f"{way}/{hash_}{fragment}" if path.endswith("/") else f"{way}{hash_}{fragment}"


def _moment(entry: Entry) -> dt.datetime:
    """Return when an entry was published: the commit's moment, or the beginning of a note's day."""
    return entry.commit.moment if entry.commit else dt.datetime.combine(entry.day, dt.time(), dt.UTC)


def _id(*parts: str) -> str:
    return uuid.uuid5(_NAMES, "\n".join(parts)).urn


def _child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    written = {name: value.translate(_UNWRITABLE) for name, value in attributes.items()}
    child = ET.SubElement(parent, tag, written)
    child.text = text.translate(_UNWRITABLE) or None
    return child
