"""The bodies of pages: filled templates, terms explained, sources listed; or taken from what was kept.

A body hangs on nothing but its view and its citation, on the templates and words it is written with, and on this
program: the hash of them all is the name under which it is kept. In a further language it also hangs on the texts of
the data that are looked for on it. Where what a view is made of never changes, it has a name without being made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol

from generator import kept
from generator.kept import Shelf, Stored, named
from generator.writing.artefacts import PageKind
from generator.writing.citing import Citation
from generator.writing.desk import Desk
from generator.writing.glossary import explaining
from generator.writing.source_list import with_source_list
from generator.writing.templates import Templates
from generator.writing.translating import Placed
from generator.writing.whole import kept_whole

# Pages people take to meetings on paper, where a source is found by its address.
_CITES_SOURCES = {PageKind.PROVINCE, PageKind.TARGET, PageKind.INDICATOR}
# Their words explain themselves: the glossary, and what officers look up by code. Editions stay as they were.
_NOT_EXPLAINED = {
    PageKind.GLOSSARY, PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE, PageKind.SEARCH, PageKind.NOT_FOUND,
    PageKind.OFFLINE, PageKind.EDITIONS, PageKind.EDITION, PageKind.EDITION_PROVINCE, PageKind.EDITION_TARGET,
    PageKind.COMPARISONS, PageKind.COMPARISON,
}  # fmt: skip


class Answering(Protocol):
    """The view of a page that begins with an answer."""

    @property
    def answer(self) -> str:
        """What the page answers, in a sentence."""


class Bodies:
    """Makes the bodies of pages in the language of a desk; ``shelf`` is where they are kept.

    ``place`` is where they stand in a further language.
    """

    def __init__(self, desk: Desk, templates: Templates, shelf: Shelf, place: Placed | None = None) -> None:
        self.desk, self.templates, self.shelf, self.place = desk, templates, shelf, place
        self.in_place = explaining(desk)
        terms = [term for term, _ in desk.project.terms_in(desk.words.code)]
        own = (templates.words, templates.as_of, templates.guide, templates.lean)
        words = (*own, desk.words.code, dict(desk.words.terms), terms)
        self.means = kept.key(kept.program(), templates.identity, named(words))

    @property
    def identity(self) -> str:
        """What names everything that decides how a view of this language is told."""
        return kept.key(self.means, self.place.identity if self.place else "")

    def body(self, kind: PageKind, view: object, citation: Citation) -> str | Stored:
        """Return the body of a page, or where it stands on the shelf; ``citation`` is how the page is cited.

        Raises:
            PageTemplateError: the template is missing or has a mistake.
        """
        name = kept.key(self.means, kind.value, named((view, citation)))
        return self._standing(name, kind, lambda: self._made(kind, view, citation))

    def answered(
        self, kind: PageKind, made_of: str, make: Callable[[], Answering], citation: Citation
    ) -> tuple[str, str | Stored]:
        """Return the answer and the body of a page whose view is not made while both are kept.

        ``made_of`` names everything that decides the view besides this program and the words of the page's language.

        Raises:
            PageTemplateError: as for :meth:`body`.
        """
        name = kept.key(self.means, kind.value, "made of", made_of, named(citation))
        view = cache(make)
        answer = self._kept(kept.key(name, "answer"), lambda: view().answer)
        return answer, self._standing(name, kind, lambda: self._made(kind, view(), citation))

    def _standing(self, name: str, kind: PageKind, make: Callable[[], str]) -> str | Stored:
        """Return a body where it stands in this language, nothing in it broken that no line breaks."""
        place, here = self.place, name
        if place:
            self.shelf.has(name)  # other texts of the data do not make the body itself another
            here = kept.key(name, place.identity)

        def made() -> bytes:
            body = self._whole(place.body(kind, self._kept(name, make))) if place else make()
            return body.encode()

        held = self.shelf.holding(here, made)
        return held if isinstance(held, Stored) else held.decode()

    def _kept(self, name: str, make: Callable[[], str]) -> str:
        return self.shelf.made(name, lambda: make().encode()).decode()

    def _made(self, kind: PageKind, view: object, citation: Citation) -> str:
        body = self.templates.render(kind, view, citation)
        if kind in _CITES_SOURCES:
            body = with_source_list(body, self.desk.say("Địa chỉ các nguồn"))
        body = body if kind in _NOT_EXPLAINED else self.in_place.explained(body)
        return body if self.place else self._whole(body)

    def _whole(self, body: str) -> str:
        return kept_whole(body, self.desk.words.month_names)
