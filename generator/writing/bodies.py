"""The bodies of pages: filled templates, terms explained, sources listed; or taken from what was kept.

A body hangs on nothing but its view and its citation, on the templates and words it is written with, and on this
program: the hash of them all is the name under which it is kept.
"""

from __future__ import annotations

from generator import kept
from generator.kept import Shelf, named
from generator.writing.artefacts import PageKind
from generator.writing.citing import Citation
from generator.writing.desk import Desk
from generator.writing.glossary import explaining
from generator.writing.source_list import with_source_list
from generator.writing.templates import Templates

# Pages people take to meetings on paper, where a source is found by its address.
_CITES_SOURCES = {PageKind.PROVINCE, PageKind.TARGET, PageKind.INDICATOR}
# Their words explain themselves: the glossary, and what officers look up by code. Editions stay as they were.
_NOT_EXPLAINED = {
    PageKind.GLOSSARY, PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE, PageKind.SEARCH, PageKind.NOT_FOUND,
    PageKind.OFFLINE, PageKind.EDITIONS, PageKind.EDITION, PageKind.EDITION_PROVINCE, PageKind.EDITION_TARGET,
    PageKind.COMPARISONS, PageKind.COMPARISON,
}  # fmt: skip


class Bodies:
    """Makes the bodies of pages in the language of a desk; ``shelf`` is where they are kept."""

    def __init__(self, desk: Desk, templates: Templates, shelf: Shelf) -> None:
        self.desk, self.templates, self.shelf = desk, templates, shelf
        self.in_place = explaining(desk)
        terms = [term for term, _ in desk.project.terms_in(desk.words.code)]
        words = (templates.words, templates.as_of, templates.guide, desk.words.code, dict(desk.words.terms), terms)
        self.means = kept.key(kept.program(), templates.identity, named(words))

    def body(self, kind: PageKind, view: object, citation: Citation) -> str:
        """Return the body of a page; ``citation`` is how the page is cited.

        Raises:
            PageTemplateError: the template is missing or has a mistake.
        """
        name = kept.key(self.means, kind.value, named((view, citation)))
        found = self.shelf.get(name)
        if found is not None:
            return found.decode()
        made = self._made(kind, view, citation)
        self.shelf.put(name, made.encode())
        return made

    def _made(self, kind: PageKind, view: object, citation: Citation) -> str:
        body = self.templates.render(kind, view, citation)
        if kind in _CITES_SOURCES:
            body = with_source_list(body, self.desk.say("Địa chỉ các nguồn"))
        return body if kind in _NOT_EXPLAINED else self.in_place.explained(body)
