"""The search index: Pagefind fed with folded text, so that ``dao tao`` finds ``đào tạo``.

Pagefind drops marks but keeps đ apart from d. So it never sees a marked word: each entry becomes
a small document whose searched text went through :func:`generator.text.fold`, and the browser
folds the query the same way. What readers see (title, summary, province, status) travels beside
it as metadata, in its own spelling.

The entries are handed over as a folder: one call for all of them takes under a second, one call
for each takes a tenth of a second every time.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from generator.publishing.problems import Problem, PublishError
from generator.text import fold
from generator.writing.artefacts import SearchEntry

FOLDER = "pagefind"
_UNUSED = ("*-ui.*", "*-highlight.*")
_WEIGHTS = {"title": 10, "keywords": 7, "text": 1}
_LONGEST_JOINED = 14


def write_index(entries: Iterable[SearchEntry], language: str, work: Path, target: Path) -> int:
    """Index ``entries`` into ``target / "pagefind"``; return their number.

    Raises :class:`PublishError` when the indexer cannot run.
    """
    folder, count = work / "search", 0
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for count, entry in enumerate(entries, start=1):
        (folder / f"{count:06}.html").write_text(document(entry, language), "utf-8")
    try:
        asyncio.run(_index(folder, target / FOLDER))
    except (OSError, AssertionError, RuntimeError, ValueError) as error:
        raise PublishError([Problem(FOLDER, f"không lập được chỉ mục tìm kiếm: {error}")]) from error
    _drop_unused(target / FOLDER)
    return count


def document(entry: SearchEntry, language: str) -> str:
    """Return the document in which Pagefind finds ``entry``."""
    searched = {
        "title": fold(entry.title),
        "keywords": " ".join(keywords(entry)),
        "text": fold(" ".join((entry.text, entry.summary, entry.province))),
    }
    parts = [
        f'<p data-pagefind-weight="{_WEIGHTS[name]}">{text}</p>'
        for name, text in searched.items()
        if text
    ]
    head = _attributes("meta", shown(entry)) + _attributes("filter", filters(entry))
    return (
        f'<!doctype html><html lang="{escape(language)}"><head>{head}</head>'
        f"<body data-pagefind-body>{''.join(parts)}</body></html>"
    )


def keywords(entry: SearchEntry) -> list[str]:
    """Return the entry's keywords folded; short ones also without spaces (TP.HCM → tphcm)."""
    folded = [fold(keyword) for keyword in entry.keywords]
    joined = [word.replace(" ", "") for word in folded if " " in word]
    return list(dict.fromkeys(folded + [word for word in joined if len(word) <= _LONGEST_JOINED]))


def shown(entry: SearchEntry) -> Mapping[str, str]:
    """Return what the reader's browser needs to show and order a hit."""
    return {
        "title": entry.title,
        "address": entry.address,
        "kind": entry.kind,
        "summary": entry.summary,
        "province": entry.province,
        "status": entry.status,
        "rank": str(entry.rank),
        "keywords": "|".join(keywords(entry)),
    }


def filters(entry: SearchEntry) -> Mapping[str, str]:
    """Return the values by which a reader narrows the hits."""
    return {"kind": entry.kind, "province": entry.province, "status": entry.status}


def _attributes(role: str, values: Mapping[str, str]) -> str:
    return "".join(
        f'<meta data-pagefind-{role}="{name}[content]" content="{escape(value)}">'
        for name, value in values.items()
        if value
    )


async def _index(source: Path, target: Path) -> None:
    from pagefind.index import PagefindIndex

    async with PagefindIndex({"output_path": str(target.resolve())}) as index:
        await index.add_directory(str(source.resolve()))


def _drop_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
