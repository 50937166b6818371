"""Terms explained where they stand: the first time a page uses one, it opens its meaning.

The meaning is a popover of the browser's own: it opens by a tap, a click or a key, stays until it
is dismissed (Esc, or anything beside it), and needs no script. All meanings stand together at the
end of the body, so that no sentence, cell or name of a control holds text that is not its own; on
paper, and in a browser too old for popovers, they are a list there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from generator.records.terms import Term

_WITHIN = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
_PIECE = re.compile(rf"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*){_WITHIN}|<{_WITHIN}|[^<]+", re.DOTALL)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# A button cannot break: of a longer term it holds the first words, so many letters at least; the others are its label,
# which goes on like text.
LONG, HEAD = 10, 5
# Controls, headings, names of things, and what is not the page's own words but quoted.
_SILENT = frozenset(
    {
        "a", "blockquote", "button", "caption", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav", "option",
        "pre", "q", "script", "select", "style", "summary", "svg", "textarea",
    }
)  # fmt: skip
_SILENT_CLASS = re.compile(r'\sclass="[^"]*\b(?:answer|lede|num|source|origin|no-print|visually-hidden)\b')
# A script puts a button into each heading of such a table, and a button holds no other.
_SORTABLE = re.compile(r"\sdata-sortable\b")
_BADGE = re.compile(r'\sclass="badge[ "]')
_OPENING, _CLOSING = frozenset("(“‘"), frozenset(",.;:!?)”’…")
_FOLDED, _SILENT_MARK, _SORTABLE_MARK, _BADGE_MARK = "details", "silent", "sortable", "badge"


@dataclass(frozen=True, slots=True)
class Words:
    """What the marks say: the heading of the list, the way to the glossary, and the button that closes."""

    heading: str
    more: str
    close: str


@dataclass(frozen=True, slots=True)
class _Found:
    """One place where a term could be explained."""

    term: Term
    start: int
    end: int
    folded: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of running text: where it begins, and whether it is folded away, or names a status."""

    start: int
    words: str
    folded: bool
    badge: bool


class InPlace:
    """Explains ``terms`` in the bodies of pages; ``address`` gives each its place in the glossary."""

    def __init__(self, terms: Iterable[Term], address: Callable[[str], str], words: Words) -> None:
        self.address, self.words = address, words
        self._by_spelling = {_key(str(escape(s))): term for term in terms for s in term.spellings}
        others = {_key(str(escape(phrase))) for term in self._by_spelling.values() for phrase in term.not_in}
        longest_first = sorted({*self._by_spelling, *others}, key=len, reverse=True)
        pattern = "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if longest_first else None

    def explained(self, body: str) -> str:
        """Return ``body`` with each term explained where it first stands, in view rather than folded away."""
        if self._pattern is None:
            return body
        found = sorted(self._chosen(self._candidates(body)), key=lambda f: f.start)
        if not found:
            return body
        parts, at = [], 0
        for place in found:
            first, last = _with_signs(body, at, place)
            mark = self._mark(place.term, body[place.start : place.end])
            signs = body[first : place.start], body[place.end : last]
            parts += [body[at:first], f'<span class="kept">{signs[0]}{mark}{signs[1]}</span>' if any(signs) else mark]
            at = last
        return "".join([*parts, body[at:], self._meanings([f.term for f in found])])

    @staticmethod
    def _chosen(candidates: Iterable[_Found]) -> Iterable[_Found]:
        chosen: dict[str, _Found] = {}
        for found in candidates:
            first = chosen.setdefault(found.term.id, found)
            if first.folded and not found.folded:
                chosen[found.term.id] = found
        return chosen.values()

    def _candidates(self, body: str) -> Iterator[_Found]:
        assert self._pattern is not None
        for text in _spoken(body):
            for match in self._pattern.finditer(text.words):
                term = self._by_spelling.get(_key(match[0]))
                if term and (text.badge or not term.status):
                    yield _Found(term, text.start + match.start(), text.start + match.end(), text.folded)

    def _mark(self, term: Term, text: str) -> str:
        anchor, head = _anchor(term), _head(text)
        if head == text:
            return f'<button type="button" class="term" popovertarget="{anchor}">{text}</button>'
        named = f'id="{anchor}-mo" aria-label="{" ".join(text.split())}"'
        return (
            f'<button type="button" class="term" popovertarget="{anchor}" {named}>{head}</button>'
            f'<label class="term-rest" for="{anchor}-mo" aria-hidden="true">{text[len(head) :]}</label>'
        )

    def _meanings(self, terms: Iterable[Term]) -> str:
        meanings = "".join(self._meaning(term) for term in terms)
        return f'\n<div class="meanings"><p class="meanings__title">{escape(self.words.heading)}</p>\n{meanings}</div>'

    def _meaning(self, term: Term) -> str:
        anchor, word = _anchor(term), escape(term.word[:1].upper() + term.word[1:])
        hide = f'popovertarget="{anchor}" popovertargetaction="hide"'
        close = f'<button type="button" {hide}>{escape(self.words.close)}</button>'
        more = f'<a href="{self.address(term.id)}">{escape(self.words.more)}</a>'
        opened = f'popover role="dialog" aria-labelledby="{anchor}-tu" tabindex="-1" autofocus'
        return (
            f'<div class="meaning" id="{anchor}" {opened}>'
            f'<p><strong id="{anchor}-tu">{word}</strong><span class="meaning__is">: </span>{escape(term.meaning)}</p>'
            f'<p class="meaning__ways">{more} {close}</p></div>\n'
        )


def _with_signs(body: str, at: int, place: _Found) -> tuple[int, int]:
    """Return where a place begins and ends with the bracket or quotation mark before it and the signs behind it.

    A button may stand alone on its line; a comma or a bracket may not.
    """
    first = place.start - (place.start > at and body[place.start - 1] in _OPENING)
    last = place.end
    while body[last : last + 1] in _CLOSING:
        last += 1
    return first, last


def _head(text: str) -> str:
    """Return the words of a term that its button holds."""
    rest = re.search(r"\s", text[HEAD:]) if len(text) > LONG else None
    return text[: HEAD + rest.start()] if rest else text


def _anchor(term: Term) -> str:
    return f"nghia-{term.id}"


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _spoken(body: str) -> Iterator[_Text]:
    """Yield the pieces of running text."""
    around, at = _Around(), 0
    while piece := _PIECE.search(body, at):
        at, text = piece.end(), piece[0]
        if piece[2]:
            name = piece[2].lower()
            end = _end_of_silent(body, at, name) if not piece[1] and not text.endswith("/>") else 0
            if end:
                at = end
            else:
                around.meet(name, text, closing=bool(piece[1]))
        elif not (text.startswith("<") or text.isspace() or around.count[_SILENT_MARK]):
            yield _Text(piece.start(), text, around.count[_FOLDED] > 0, around.count[_BADGE_MARK] > 0)


def _end_of_silent(body: str, at: int, name: str) -> int:
    """Return where a silent element that began before ``at`` ends; 0 when it is none, or is not ended simply."""
    if name not in _SILENT:
        return 0
    end = body.find(f"</{name}>", at)
    return end + len(name) + 3 if end >= 0 and body.find(f"<{name}", at, end) < 0 else 0


class _Around:
    """The elements around a place, and how many of them are of each mark."""

    def __init__(self) -> None:
        self.open: list[tuple[str, tuple[str, ...]]] = []
        self.count: Counter[str] = Counter()

    def meet(self, name: str, tag: str, *, closing: bool) -> None:
        """Take in the next tag; a closing one that nothing opened ends nothing."""
        if closing:
            while any(opened == name for opened, _ in reversed(self.open)):
                last, marks = self.open.pop()
                if marks:
                    self.count.subtract(marks)
                if last == name:
                    return
        elif name not in _VOID and not tag.endswith("/>"):
            marks = _marks(name, tag)
            if name == "thead" and self.count[_SORTABLE_MARK]:
                marks = (*marks, _SILENT_MARK)
            self.open.append((name, marks))
            if marks:
                self.count.update(marks)


@lru_cache(10_000)  # the same tags stand on a page again and again
def _marks(name: str, tag: str) -> tuple[str, ...]:
    marks = (
        (_SILENT_MARK, name in _SILENT or _SILENT_CLASS.search(tag)),
        (_FOLDED, name == _FOLDED),
        (_SORTABLE_MARK, name == "table" and _SORTABLE.search(tag)),
        (_BADGE_MARK, _BADGE.search(tag)),
    )
    return tuple(mark for mark, is_so in marks if is_so)
