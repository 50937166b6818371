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

The entries are handed over as a folder: one call for all of them takes under a second, one call
for each takes a tenth of a second every time.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from string import ascii_lowercase
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generator.language import ours
from generator.publishing.problems import PublishError, problem
from generator.text import fold, sort_key
from generator.writing.artefacts import SearchEntry, Site

FOLDER = "pagefind"
_PLACE, _TEXTS = "indexing-", "texts"
FACETS = "facets.json"
HITS = "hits.json"
ENGINE = "wasm.unknown.pagefind"
_UNUSED = ("*-ui.*", "*-highlight.*")
_WEIGHTS = {"title": 10, "keywords": 7, "text": 1}
_LONGEST_JOINED = 14
# Pagefind's own files of one entry each; they begin with this once unpacked.
_FRAGMENTS, _FRAGMENT_MARK = "fragment", b"pagefind_dcd"
_FILTERS = {"k": "kind", "p": "province", "s": "status"}


class Facet(NamedTuple):
    """One value of a filter: the word that marks its entries, and their number."""

    word: str
    entries: int


Facets = dict[str, dict[str, Facet]]


@contextmanager
def indexing(site: Site, work: Path, target: Path) -> Iterator[Indexes]:
    """Index each language of ``site`` by itself, so that a reader's browser takes only what it can find.

    The indexers run beside what is done meanwhile, and are ended if that goes wrong. They write into a folder of
    their own below ``work``: of a build that is killed they may go on for a while.
    """
    for left in work.glob(f"{_PLACE}*"):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_PLACE, dir=work, ignore_cleanup_errors=True) as place:
        begun = Indexes(Path(place), target, [])
        try:
            for one in site.languages:
                begun.begin(one)
            yield begun
        finally:
            begun.end()


@dataclass(frozen=True)
class Indexes:
    """The indexes of all languages, being made in ``place`` for the site in ``target``."""

    place: Path
    target: Path
    running: list[Index]

    def begin(self, one: Site) -> None:
        """Begin with the index of a language."""
        texts = self.place / _TEXTS / one.shell.language
        self.running.append(Index(one.entries, one.shell.language, texts, self.place / "site" / one.shell.home))

    def finish(self) -> int:
        """Wait until all are written; return the number of their entries.

        Raises :class:`PublishError` when the indexer could not run.
        """
        entries = sum(index.finish() for index in self.running)
        shutil.copytree(self.place / "site", self.target, dirs_exist_ok=True)
        return entries

    def end(self) -> None:
        """End what is still running."""
        for index in self.running:
            index.end()


class Index:
    """One language's index, which a process of its own begins to make at once in ``target / "pagefind"``."""

    def __init__(self, entries: Iterable[SearchEntry], language: str, work: Path, target: Path) -> None:
        self.entries, self.target = tuple(entries), target / FOLDER
        self.known = facets(self.entries)
        _lay_out(work, [document(entry, language, self.known) for entry in self.entries])
        self.indexer = _begun(work, self.target)

    def finish(self) -> int:
        """Wait for the indexer, put its files in order, and return the number of entries.

        Raises :class:`PublishError` when the indexer could not run.
        """
        try:
            _ended(self.indexer, self.target)
        except OSError as error:
            what = ours("không lập được chỉ mục tìm kiếm: {error}")
            raise PublishError([problem(FOLDER, what, error=error)]) from error
        _drop_unused(self.target)
        _name_engine(self.target)
        _write(self.target / FACETS, _listed(self.known))
        _write(self.target / HITS, _hits(self.entries, _take_ids(self.target)))
        return len(self.entries)

    def end(self) -> None:
        """End the indexer if it is still running."""
        if self.indexer.poll() is None:
            self.indexer.kill()
            self.indexer.communicate()


def _lay_out(folder: Path, documents: Iterable[str]) -> None:
    """Put documents into a fresh folder by their numbers.

    The indexer numbers them in the order in which the system lists them. On some file systems that is the order in
    which they came, so one that stayed from an earlier build would give another index than a build from nothing.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, text in enumerate(documents, start=1):
        (folder / f"{number:06}.html").write_text(text, "utf-8")


def list_for_folders(entries: Iterable[SearchEntry]) -> dict[str, Any]:
    """Return all that a search without a server needs: what the index's files hold, and the texts to search."""
    entries = tuple(entries)
    known = facets(entries)
    ids = {number: str(number) for number, _ in enumerate(entries, start=1)}
    texts = [list(searched(entry, known).values()) for entry in entries]
    return {FACETS: _listed(known), HITS: _hits(entries, ids), "texts": texts}


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _name_engine(folder: Path) -> None:
    """Give the engine one name, whatever the language it stems: so a page can ask for it before the index says."""
    entry = folder / "pagefind-entry.json"
    told = json.loads(entry.read_text("utf-8"))
    for language in told["languages"].values():
        if language["wasm"]:
            (folder / f"wasm.{language['wasm']}.pagefind").replace(folder / ENGINE)
            language["wasm"] = None
    _write(entry, told)


def _take_ids(folder: Path) -> dict[int, str]:
    """Return the index's id of each entry by the entry's number, and remove the files they were read from."""
    found = {}
    for path in (folder / _FRAGMENTS).iterdir():
        told = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MARK))
        found[int(PurePosixPath(told["url"]).stem)] = path.stem
    shutil.rmtree(folder / _FRAGMENTS)
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
            value: Facet(f"zq{letter}{_letters(number)}", counts[value])
            for number, value in enumerate(values)
        }
    return found


def _letters(number: int) -> str:
    """Return ``number`` written with three letters, aaa first."""
    high, low = divmod(number, 26)
    return "".join(ascii_lowercase[digit] for digit in (high // 26 % 26, high % 26, low))


def _listed(known: Facets) -> dict[str, list[list[str | int]]]:
    return {
        name: [[value, facet.word, facet.entries] for value, facet in values.items()]
        for name, values in known.items()
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


def _begun(source: Path, target: Path) -> Popen[bytes]:
    """Begin to run the indexer as a process of its own.

    As a service it would be stopped while the last files are still being written.
    """
    words = ("--site", str(source.resolve()), "--output-path", str(target.resolve()), "--silent")
    command = [sys.executable, "-m", "pagefind", *words]
    return Popen(command, cwd=source, stdout=PIPE, stderr=PIPE)  # noqa: S603 - no shell, own words


def _ended(indexer: Popen[bytes], target: Path) -> None:
    out, err = indexer.communicate()
    if indexer.returncode:
        said = (err or out).decode("utf-8", "replace").strip()
        raise OSError(said or f"pagefind: {indexer.returncode}")
    empty = [path.name for path in sorted(target.rglob("*")) if path.is_file() and not path.stat().st_size]
    if empty or not (target / "pagefind-entry.json").is_file():
        raise OSError(f"pagefind: {', '.join(empty) or 'pagefind-entry.json'}")


def _drop_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
