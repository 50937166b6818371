"""Texts of the data on a page in another language: each is marked with the language it is written in.

The interface of such a page is translated, the data are not. A screen reader must know where one ends and
the other begins, also inside a sentence: ``Lai Châu: 8 commitments``. What the project says is known word
for word, so it is found again on the finished page; what only has letters that the page's language does not
use (a text of the data that was cut or joined) is found by them. Attributes cannot be marked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape

from markupsafe import Markup, escape

from generator import kept
from generator.records.base import Record
from generator.records.project import Project

# Opening or closing tag, its name, its attributes, and the text behind it. What an <article> with a language
# of its own holds is left as it is.
_MARKED = re.compile(r'<(article|q) lang="[^"]*">.*?</\1>', re.DOTALL)
_TEXT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>([^<]*[^<\s][^<]*)(?=(</)?)")
_WORD = re.compile(r"\w+(?:[-/.–]\w+)*")
_STOP = re.compile(r"[.!?;:]\s")
# Elements in which a browser reads text only: the language stands on the element.
_TEXT_ONLY = {"option", "text", "tspan", "textarea", "button"}
_WHOLE_OR_NOT = {"title", "desc"}  # of a picture: where they are mixed, the words of ours decide
_UNREAD = {"style", "script"}
_VOID = {"br", "img", "input", "wbr", "hr"}
_SELDOM = 50  # a letter that stands in fewer messages than one in so many is not the language's own
_GAP = 3  # words without marks that may stand between two words with them


def letters_of(texts: Iterable[str], own: Collection[str]) -> str:
    """Return the letters of ``texts`` that the language of the messages ``own`` hardly ever uses."""
    found = {c for text in texts for c in text.lower() if c > "\x7f" and c.isalpha()}
    counts = Counter(c for message in own for c in set(message.lower()) & found)
    kept = [c for c in found if counts[c] * _SELDOM < len(own)]
    return "".join(sorted({*kept, *(c.upper() for c in kept if len(c.upper()) == 1)}))


def words_of(messages: Iterable[str]) -> set[str]:
    """Return the words of a language, in small letters, as far as its messages use them."""
    return {word for message in messages for word in re.findall(r"[a-z]+", message.lower())}


class Marker:
    """Marks on a page what is written in the language ``code``: ``known`` texts, and words with its letters.

    ``names`` are marked whether or not they have such letters. ``messages`` are those of the page's own language:
    a word of theirs ends a run of the other's. Two languages with the same letters are told apart by whole texts.
    """

    def __init__(self, code: str, known: Collection[str], names: Iterable[str], messages: Collection[str]) -> None:
        letters, self._open = letters_of(known, messages), f'<span lang="{code}">'
        self.code, self.own = code, words_of(messages)
        self.letters = re.compile(f"[{letters}]" if letters else r"(?!)")
        telling = [t for t in known if self.letters.search(t) or (not letters and " " in t)]
        told = {str(escape(t.strip().rstrip(" ."))) for t in telling}
        told |= {str(escape(n)) for n in names}
        self.known = frozenset(v for t in told if t for v in (t, t[:1].lower() + t[1:], t[:1].upper() + t[1:]))
        self.by_words = _by_first_words(self.known)
        self.identity = kept.named((code, letters, sorted(self.own), sorted(self.known)))
        self.done: dict[str, str] = {}

    def body(self, html: str) -> str:
        """Return the body of a page with everything foreign marked."""
        made, at = [], 0
        for marked in _MARKED.finditer(html):
            made += [_TEXT.sub(self._element, html[at : marked.start()]), marked[0]]
            at = marked.end()
        return "".join((*made, _TEXT.sub(self._element, html[at:])))

    def text(self, text: str) -> Markup:
        """Return a plain text as HTML, with everything foreign in it marked."""
        return Markup(self._marked(str(escape(text))))  # noqa: S704 - escaped just before

    def isolated(self, text: str) -> str:
        """Return a plain text with everything foreign in it between U+2068 and U+2069, for where no HTML can stand."""
        marked = self._marked(str(escape(text)))
        return unescape(marked.replace(self._open, "\u2068").replace("</span>", "\u2069"))

    def _element(self, found: re.Match[str]) -> str:
        closing, name, attributes, text, closed = found.groups()
        marked = self._marked(text)
        if marked == text or name in _UNREAD:
            return found[0]
        whole = not closing and closed and name not in _VOID
        if whole and "lang=" not in attributes and (name in _TEXT_ONLY or self._is_whole(text)):
            return f'<{name} lang="{self.code}"{attributes}>{text}'
        if not closing and name in _TEXT_ONLY | _WHOLE_OR_NOT:
            return found[0]
        return f"<{closing}{name}{attributes}>{marked}"

    def _is_whole(self, text: str) -> bool:
        return self._marked(text).strip() == self._span(text.strip())

    def _span(self, text: str) -> str:
        return f"{self._open}{text}</span>"

    def _marked(self, text: str) -> str:
        if text not in self.done:
            self.done[text] = "".join(self._pieces(text))
        return self.done[text]

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        for start, end in self._found(text):
            yield text[at:start]
            yield self._span(text[start:end])
            at = end
        yield text[at:]

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where something foreign begins and ends."""
        bare = text.strip()
        if bare.rstrip(" .") in self.known:
            start = text.index(bare)
            yield start, start + len(bare)
            return
        words = [(w.start(), w.end()) for w in _WORD.finditer(text)]
        number = 0
        while number < len(words):
            start, end = words[number][0], self._end(text, words, number)
            if end > start:
                yield start - _opened(text, start, end), end
            number += 1
            while number < len(words) and words[number][0] < end:
                number += 1

    def _end(self, text: str, words: list[tuple[int, int]], number: int) -> int:
        """Return where what begins with a word ends; its own beginning when it is not foreign."""
        start, end = words[number]
        pair = text[start : words[number + 1][1]] if number + 1 < len(words) else ""
        for candidate in (*self.by_words.get(pair, ()), *self.by_words.get(text[start:end], ())):
            after = start + len(candidate)
            if text.startswith(candidate, start) and not text[after : after + 1].isalnum():
                return after
        return self._run(text, words, number) if self.letters.search(text, start, end) else start

    def _run(self, text: str, words: list[tuple[int, int]], number: int) -> int:
        """Return where a run of words of the other language ends: with a word of its letters, or one unknown here."""
        end, gap = words[number][1], 0
        for (_, before), (start, after) in zip(words[number:], words[number + 1 :], strict=False):
            word = text[start:after]
            if _STOP.match(text, before) or gap == _GAP or word.lower() in self.own:
                break
            if self.letters.search(word) or (word.isalpha() and gap == 0):
                end, gap = after, 0 if self.letters.search(word) else 1
            else:
                gap += 1
        return end


def _opened(text: str, start: int, end: int) -> int:
    """Return 1 where a bracket before a foreign text is closed inside it and so belongs to it, else 0."""
    inside = text[start:end]
    return int(text[max(0, start - 1) : start] == "(" and inside.count(")") > inside.count("("))


def _by_first_words(known: Iterable[str]) -> Mapping[str, list[str]]:
    """Return texts by their first two words, or their only one, the longest first; a bracket before them is no word."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in sorted((t.removeprefix("(") for t in known), key=len, reverse=True):
        words = [w.span() for w, _ in zip(_WORD.finditer(text), range(2), strict=False)]
        if words and words[0][0] == 0:
            found[text[: words[-1][1]]].append(text)
    return found


def texts_of(*projects: Project) -> set[str]:
    """Return every text that the records of ``projects`` hold."""
    found: set[str] = set()
    seen: set[int] = set()
    for project in projects:
        _collect(project, found, seen)
    return found


def texts_said(project: Project, code: str) -> set[str]:
    """Return the texts of a project that already speak the language ``code``: its translations into it."""
    found: set[str] = set(project.texts_in(code).values())
    for translation in project.config.translations:
        if translation.language == code:
            _collect((translation.site, translation.words), found, set())
    _collect(project.translated_terms.get(code, ()), found, set())
    return found


def names_of(*projects: Project) -> set[str]:
    """Return the names of units, which are foreign even where they have no mark: Gia Lai."""
    return {n for project in projects for p in project.provinces for n in (p.name, *(f.name for f in p.former))}


def _collect(value: object, found: set[str], seen: set[int]) -> None:
    if isinstance(value, str):
        found.add(str(value))
        return
    if id(value) in seen or not (isinstance(value, (Record, tuple, list, Mapping)) or is_dataclass(value)):
        return
    seen.add(id(value))
    for part in _parts(value):
        _collect(part, found, seen)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Record):
        return value.__dict__.values()
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, (tuple, list)):
        return value
    return [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else ()


__all__ = ["Marker", "names_of", "texts_of", "texts_said"]
