"""Change notes: does each say in one sentence what changed, once, beside the data it speaks of?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking import rules
from generator.records.finding import Finding
from generator.records.project import NATIONAL, Holding, Noted, Project
from generator.text import fold

MAX_NOTE = 200
# A stop behind a word, before a new one; behind capitals it shortens a name (TP. Hồ Chí Minh).
_STOP = re.compile(r"(?P<word>[^\W\d_]{2,}|[0-9]{2,}|[)”\"%])[.!?…]+\s+[“\"(]*(?P<next>\w)")
# Words that say that something was done, and not what; folded.
_EMPTY = frozenset({
    "cap", "nhat", "sua", "chinh", "doi", "thay", "bo", "sung", "them", "moi", "lai", "dinh", "so", "lieu", "du", "ket",
    "qua", "noi", "dung", "thong", "tin", "loi", "nho", "update", "updated", "fix", "fixed", "edit", "edited", "change",
    "changed", "changes", "correct", "corrected", "correction", "data", "figures", "results", "minor", "new",
})  # fmt: skip


def check_notes(project: Project) -> Iterator[Finding]:
    """Yield change notes that are long, empty, written twice, or not beside the one province they speak of."""
    told: set[tuple[object, ...]] = set()
    for holding in (project.national, *project.holdings.values()):
        yield from _wording(holding)
        for note in holding.notes:
            places = Noted(holding.slug, note).provinces or (NATIONAL,)
            same = {(note.date, fold(note.what), place) for place in places}
            if same & told:
                yield rules.NOTE_TWICE.at(note.place_of("what"), value=note.what, date=note.date)
            told |= same
    for note in project.national.notes:
        province = project.province_by_slug.get(note.provinces[0]) if len(note.provinces) == 1 else None
        if province:
            own = f"{project.folder(province.slug)}/changes.yml"
            yield rules.NOTE_OF_ONE_PLACE.at(note.place_of("provinces"), province=province.name, file=own)


def _wording(holding: Holding) -> Iterator[Finding]:
    for note in holding.notes:
        if set(fold(note.what).split()) <= _EMPTY:
            yield rules.NOTE_SAYS_NOTHING.at(note.place_of("what"), value=note.what)
        elif not is_short(note.what):
            yield rules.NOTE_TOO_LONG.at(note.place_of("what"), n=len(note.what), sentences=_sentences(note.what))


def is_short(text: str) -> bool:
    """Whether a text is short enough for a note: one sentence of no more than ``MAX_NOTE`` characters."""
    return len(text) <= MAX_NOTE and _sentences(text) == 1


def _sentences(text: str) -> int:
    stops = [m for m in _STOP.finditer(text) if not m["next"].islower()]
    return 1 + len([m for m in stops if m["word"].isdigit() or not m["word"].isupper()])
