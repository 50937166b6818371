"""The search index: Pagefind fed with folded text, so that ``dao tao`` finds ``đào tạo``.

Pagefind drops marks but keeps đ apart from d. So it never sees a marked word: each entry becomes
a small document whose searched text went through :func:`generator.text.fold`, and the browser
folds the query the same way. What readers see (title, summary, province, status) stands in
``hits.json``, in its own spelling, for all entries together: a reader on a slow network asks for
one file and not, as Pagefind would, for one file a hit.

Filters are made of words as well. Pagefind writes its own filters in another order on every run,
and two builds of one site must not differ. So each value (a kind, a province, a status) has a
made-up word that stands in the text of its entries; the browser adds it to the query. The list
of values with their words is ``facets.json``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from string import ascii_lowercase
from typing import Any, NamedTuple

from generator.language import ours
from generator.publishing.indexer import Indexer
from generator.publishing.problems import PublishError, problem
from generator.text import fold, sort_key
from generator.writing.artefacts import SearchEntry, Site

FOLDER = "pagefind"
FACETS = "facets.json"
HITS = "hits.json"
ENGINE = "wasm.unknown.pagefind"
_ENTRY = "pagefind-entry.json"
_WEIGHTS = {"title": 10, "keywords": 7, "text": 1}
_LONGEST_JOINED = 14
# Pagefind's own files of one entry each; they begin with this once unpacked.
_FRAGMENTS, _FRAGMENT_MARK = "fragment/*", b"pagefind_dcd"
_UNUSED = (_FRAGMENTS, "*-ui.*", "*-highlight.*")
_FILTERS = {"k": "kind", "p": "province", "s": "status"}


class Facet(NamedTuple):
    """One value of a filter: the word that marks its entries, and their number."""

    word: str
    entries: int


Facets = dict[str, dict[str, Facet]]


@contextmanager
def indexing(site: Site, target: Path) -> Iterator[Indexes]:
    """Index each language of ``site`` by itself, so that a reader's browser takes only what it can find.

    The indexers run beside what is done meanwhile, and are ended if that goes wrong.
    """
    begun = Indexes([])
    try:
        for one in site.languages:
            begun.running.append(Index(one.entries, one.shell.language, target / one.shell.home))
        yield begun
    finally:
        begun.end()


@dataclass(frozen=True)
class Indexes:
    """The indexes of all languages, being made."""

    running: list[Index]

    def finish(self) -> int:
        """Wait until all are written; return the number of their entries.

        Raises :class:`PublishError` when the indexer could not run.
        """
        return sum(index.finish() for index in self.running)

    def end(self) -> None:
        """End what is still running."""
        for index in self.running:
            index.indexer.end()


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = ours("không lập được chỉ mục tìm kiếm: {error}")
        raise PublishError([problem(FOLDER, what, error=error)]) from error


class Index:
    """One language's index, which a process of its own begins to make at once, for ``target / "pagefind"``."""

    def __init__(self, entries: Iterable[SearchEntry], language: str, target: Path) -> None:
        self.entries, self.target = tuple(entries), target / FOLDER
        self.known = facets(self.entries)
        with _failures_told():
            self.indexer = Indexer([document(entry, language, self.known) for entry in self.entries])

    def finish(self) -> int:
        """Wait for the indexer, write its files and ours, and return the number of entries.

        Raises :class:`PublishError` when the indexer could not run.
        """
        with _failures_told():
            made = self.indexer.files()
        for name, content in {**_used(made), **self._told(made)}.items():
            path = self.target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return len(self.entries)

    def _told(self, made: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files of our own beside those that Pagefind ``made``."""
        return {FACETS: _json(_listed(self.known)), HITS: _json(_hits(self.entries, _ids(made)))}


def list_for_folders(entries: Iterable[SearchEntry]) -> dict[str, Any]:
    """Return all that a search without a server needs: what the index's files hold, and the texts to search."""
    entries = tuple(entries)
    known = facets(entries)
    ids = {number: str(number) for number, _ in enumerate(entries, start=1)}
    texts = [list(searched(entry, known).values()) for entry in entries]
    return {FACETS: _listed(known), HITS: _hits(entries, ids), "texts": texts}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _used(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files a page asks for, the engine under one name whatever the language it stems.

    So a page can ask for it before the index says.
    """
    used = {name: content for name, content in made.items() if not any(PurePosixPath(name).match(p) for p in _UNUSED)}
    told = json.loads(used[_ENTRY])
    for language in told["languages"].values():
        if language["wasm"]:
            used[ENGINE] = used.pop(f"wasm.{language['wasm']}.pagefind")
            language["wasm"] = None
    return {**used, _ENTRY: _json(told)}


def _ids(made: Mapping[str, bytes]) -> dict[int, str]:
    """Return the index's id of each entry by the entry's number."""
    found = {}
    for name, content in made.items():
        if PurePosixPath(name).match(_FRAGMENTS):
            told = json.loads(gzip.decompress(content).removeprefix(_FRAGMENT_MARK))
            found[int(told["url"])] = PurePosixPath(name).stem
    return found


def _hits(entries: Iterable[SearchEntry], ids: Mapping[int, str]) -> dict[str, list[Any]]:
    """Return what is told of each entry, under the id by which the index finds it."""
    rows = [(ids[number], shown(entry)) for number, entry in enumerate(entries, start=1)]
    return {"columns": list(rows[0][1]) if rows else [], "hits": [[name, *values.values()] for name, values in rows]}


def facets(entries: Iterable[SearchEntry]) -> Facets:
    """Return, for each filter, its values in dictionary order with their word and count.

    Words have one length and only letters, so that none begins another.
    """
    entries = tuple(entries)
    found: Facets = {}
    for letter, name in _FILTERS.items():
        counts = Counter(value for entry in entries if (value := str(getattr(entry, name))))
        values = sorted(counts, key=lambda value: (sort_key(value), value))
        found[name] = {
            value: Facet(f"zq{letter}{_letters(number)}", counts[value]) for number, value in enumerate(values)
        }
    return found


def _letters(number: int) -> str:
    """Return ``number`` written with three letters, aaa first."""
    high, low = divmod(number, 26)
    return "".join(ascii_lowercase[digit] for digit in (high // 26 % 26, high % 26, low))


def _listed(known: Facets) -> dict[str, list[list[str | int]]]:
    return {
        name: [[value, facet.word, facet.entries] for value, facet in values.items()] for name, values in known.items()
    }


def document(entry: SearchEntry, language: str, known: Facets) -> str:
    """Return the document in which Pagefind finds ``entry``."""
    parts = [
        f'<p data-pagefind-weight="{_WEIGHTS[name]}">{text}</p>'
        for name, text in searched(entry, known).items()
        if text
    ]
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><title>-</title></head>'
        f"<body data-pagefind-body>{''.join(parts)}</body></html>"
    )


def searched(entry: SearchEntry, known: Facets) -> dict[str, str]:
    """Return what an entry is found by, folded, in falling weight; the words of its filters stand in the last."""
    marks = [known[name][value].word for name, value in filters(entry).items() if value]
    return {
        "title": fold(entry.title),
        "keywords": " ".join(keywords(entry)),
        "text": " ".join((fold(f"{entry.text} {entry.summary} {entry.province}"), *marks)),
    }


def keywords(entry: SearchEntry) -> list[str]:
    """Return the entry's keywords folded; short ones also without spaces (TP.HCM → tphcm)."""
    folded = [fold(keyword) for keyword in entry.keywords]
    joined = [word.replace(" ", "") for word in folded if " " in word]
    return list(dict.fromkeys(folded + [word for word in joined if len(word) <= _LONGEST_JOINED]))


def shown(entry: SearchEntry) -> Mapping[str, str | int]:
    """Return what the reader's browser needs to show and order a hit."""
    return {
        "title": entry.title,
        "address": entry.address,
        "kind": entry.kind,
        "summary": entry.summary,
        "province": entry.province,
        "status": entry.status,
        "rank": entry.rank,
        "keywords": "|".join(keywords(entry)),
    }


def filters(entry: SearchEntry) -> Mapping[str, str]:
    """Return the values by which a reader narrows the hits."""
    return {"kind": entry.kind, "province": entry.province, "status": entry.status}
