"""Pages of a further language: where they stand, where their links lead, and what on them is foreign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from generator import kept
from generator.history.chronicle import Chronicle
from generator.writing import addresses
from generator.writing.artefacts import Crumb, Embed, MenuItem, Page, PageKind, Redirect, SearchEntry, Shell, Written
from generator.writing.desk import Desk
from generator.writing.foreign import Marker, names_of, texts_of, texts_said

# Attributes that lead somewhere on the site. Texts cannot look like one: their quotation marks are escaped.
_LINK = re.compile(r'(\s(?:href|src|action|poster|data-src|data-href)=")(/[^"]*)')
_ID = re.compile(r'\b(id|for)="([^"]*)"')


def marker_of(main: Desk, desk: Desk) -> Marker:
    """Return what finds texts of the data, old and new, on the pages of ``desk``."""
    told = main.history
    projects = [main.project, *(p.new for p in told.publications)] if isinstance(told, Chronicle) else [main.project]
    known = texts_of(*projects) - texts_said(main.project, desk.words.code)
    return Marker(main.words.code, known, names_of(*projects), tuple(desk.words.messages.values()))


@dataclass(frozen=True)
class Placed:
    """Puts what was written with the main language's addresses where it stands in a further language."""

    desk: Desk
    marker: Marker

    @cached_property
    def identity(self) -> str:
        """What names everything that decides what becomes of a body here."""
        return kept.key(kept.program(), self.desk.home, self.desk.words.code, self.marker.identity)

    def written(self, part: Written) -> Written:
        """Return what was written in this language, where it stands; files know their place themselves."""
        return replace(
            part, pages=tuple(map(self.page, part.pages)), entries=tuple(map(self.entry, part.entries)),
            embeds=tuple(map(self.embed, part.embeds)),
        )  # fmt: skip

    def embed(self, embed: Embed) -> Embed:
        """Return a picture by itself at its own address."""
        body, placed = self.marker.body(self.links(embed.body)), self.desk.placed_plain
        return replace(embed, address=placed(embed.address), home=placed(embed.home), body=body)

    def page(self, page: Page) -> Page:
        """Return a page at its own address; its body was placed when it was made."""
        crumbs = tuple(
            Crumb(self.marker.text(c.title), None if c.address is None else self.desk.placed(c.address))
            for c in page.crumbs
        )
        if page.kind is PageKind.NOT_FOUND:
            return replace(page, original=page.address)
        address = self.desk.placed_plain(page.address)
        return replace(
            page, address=address, original=page.address, crumbs=crumbs, section=self._file(page.section),
            feed=self._file(page.feed), picture=self._file(page.picture), state=self.marker.text(page.state),
        )  # fmt: skip

    def body(self, kind: PageKind, html: str) -> str:
        """Return the body of a page leading to pages of its language, with foreign texts marked."""
        linked = self.links(html)
        return self._beside(linked) if kind is PageKind.NOT_FOUND else self.marker.body(linked)

    def _beside(self, html: str) -> str:
        """Return HTML that stands below the main language's on one page: with ids of its own, its title a heading."""
        html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
        return _ID.sub(rf'\1="\2-{self.desk.words.code}"', html)

    def _file(self, address: str) -> str:
        return self.desk.placed_plain(address) if address else ""

    def links(self, html: str) -> str:
        """Return HTML whose links lead to this language wherever something stands there."""
        return _LINK.sub(lambda link: link[1] + self.desk.placed(link[2]), html)

    def entry(self, entry: SearchEntry) -> SearchEntry:
        """Return a search entry that leads to a page of this language; its foreign texts stand between isolates."""
        title, summary = self.marker.isolated(entry.title), self.marker.isolated(entry.summary)
        return replace(entry, address=self.desk.placed_plain(entry.address), title=title, summary=summary)

    def redirect(self, redirect: Redirect) -> Redirect:
        """Return a former address in this language."""
        to = self.desk.placed_plain(redirect.to)
        title = self.marker.text(redirect.title)
        return replace(redirect, address=self.desk.placed_plain(redirect.address), to=to, title=title)

    def shell(self, shell: Shell) -> Shell:
        """Return the frame around pages of this language."""
        menu = tuple(MenuItem(item.title, self.desk.placed_plain(item.address)) for item in shell.menu)
        return replace(
            shell, menu=menu, footer_html=self.marker.body(self.links(shell.footer_html)),
            data_address=self.desk.placed_plain(shell.data_address), home=addresses.plain(f"{self.desk.home}/"),
        )  # fmt: skip
