"""What a note says of changes: the sentence they tell of themselves where nobody wrote one, and one to write."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.checking.notes import MAX_NOTE, is_short
from generator.history.account import Account
from generator.history.changes import Change, Kind
from generator.history.naming import Names
from generator.history.record_changes import RecordAdded
from generator.history.shelves import Thing
from generator.history.telling import counted, printable
from generator.markdown import inert
from generator.records.evidence import ChangeNote
from generator.records.files import FORMAT
from generator.records.project import Holding, Project
from generator.text import cut

_BESIDES = {Thing.SOURCE, Thing.CHANGE_NOTE}  # they come along with what they are about
_ASKS_WHY = {
    Kind.RESULT_ADDED, Kind.RESULT_CORRECTED, Kind.RESULT_WITHDRAWN, Kind.TARGET_LOWERED, Kind.TARGET_RAISED,
    Kind.TARGET_RESTATED, Kind.DEADLINE_MOVED,
}  # fmt: skip
_MOST = 3  # notes suggested at once; who changes more provinces than that writes one for all


def in_one_sentence(changes: Sequence[Change[Any]], names: Names) -> str:
    """Return what ``changes`` come to, short enough for a note: their own sentences, or how many there are of which.

    Sources and notes that come along with other changes are not told one by one; a count leaves out none but new notes.
    """
    told = [c for c in changes if c.subject.thing not in _BESIDES] or list(changes)
    sentences = [c.sentence(names) for c in told]
    every = "; ".join(sentences)
    if is_short(every):
        return every
    alone = told[0] if len(told) == 1 else None
    text = _shortened(alone.in_short(names)) if alone else "; ".join(counted(_without_new_notes(changes), names))
    return f"{text[:1].upper()}{text[1:]}"


def _without_new_notes(changes: Sequence[Change[Any]]) -> list[Change[Any]]:
    """Return what readers are shown one by one; a count is of these, so that both agree."""
    return [c for c in changes if not (isinstance(c, RecordAdded) and c.subject.thing is Thing.CHANGE_NOTE)]


def _shortened(sentence: str) -> str:
    """Return a sentence without as many of its last details as make it too long."""
    parts = _details(sentence)
    while len(parts) > 1 and not is_short("; ".join(parts)):
        parts.pop()
    text = "; ".join(parts)
    if len(text) <= MAX_NOTE:
        return text
    head = cut(text, MAX_NOTE - 2)
    return f"{head}”" if _is_quoting(head) else head


def _details(sentence: str) -> list[str]:
    """Return the parts of a sentence between its semicolons; words that are quoted stay whole."""
    parts: list[str] = []
    for part in sentence.split("; "):
        if parts and _is_quoting(parts[-1]):
            parts[-1] += f"; {part}"
        else:
            parts.append(part)
    return parts


def _is_quoting(text: str) -> bool:
    return text.count("“") > text.count("”")


def suggestions(account: Account, names: Names, day: dt.date) -> str:
    """Return, as Markdown, the notes somebody may add to say why figures, targets or deadlines of provinces change.

    Empty where notes tell it already, or where nothing of the kind changed. ``day`` is the day the notes would have.
    """
    told, project = _units_told(account.changes), account.new
    units = dict.fromkeys(c.subject.unit for c in account.changes if c.subject.unit and c.kind in _ASKS_WHY)
    missing = [unit for unit in units if not told & {unit, ""}]
    if project is None or not missing or len(missing) > _MOST:
        return ""
    changes = {unit: [c for c in account.changes if c.subject.unit == unit] for unit in missing}
    return "\n\n".join(part for unit in missing for part in _suggestion(project, unit, changes[unit], names, day))


def _units_told(changes: Sequence[Change[Any]]) -> set[str]:
    """Return the units that new notes tell of; the empty one when a note speaks of everything."""
    notes = [(c.subject.unit, c.new) for c in changes if isinstance(c, RecordAdded) and isinstance(c.new, ChangeNote)]
    return {place for unit, note in notes for place in (unit, *note.provinces) if place or not note.provinces}


def _suggestion(
    project: Project, unit: str, changes: Sequence[Change[Any]], names: Names, day: dt.date
) -> Iterator[str]:
    """Yield the line that says what the site will tell, and the note to paste, which Markdown takes for code."""
    held = project.holding(unit)
    told, file = in_one_sentence(changes, names), f"{project.folder(unit)}/changes.yml"
    where = (
        names.say("Muốn nói rõ vì sao thì tạo tệp {file}:", file=inert(file)) if not held.notes
        else names.say("Muốn nói rõ vì sao thì thêm vào cuối {file}:", file=inert(file)) if held.oldest_note_first
        else names.say("Muốn nói rõ vì sao thì thêm vào đầu danh sách trong {file}:", file=inert(file))
    )  # fmt: skip
    none = names.say("Chưa có ghi chú thay đổi; trang sẽ tự kể bằng lời: “{told}”.", told=inert(told))
    yield f"{none} {where}"
    fields = {"date": day.isoformat(), "who": _author(held, names), "what": told, "why": names.say("Ghi lý do ở đây")}
    lines = [f"{name}: {text if name == 'date' else _quoted(text)}" for name, text in fields.items()]
    head = [] if held.notes else [f"format: {FORMAT}", "changes:"]
    yield "\n".join(f"    {line}" for line in [*head, f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _author(held: Holding, names: Names) -> str:
    """Return who wrote the newest note; who signs with a whole page is not repeated in a comment of limited length."""
    newest = held.newest_notes()
    return newest[0].who if newest and len(newest[0].who) <= MAX_NOTE else names.say("Tên cơ quan")


def _quoted(text: str) -> str:
    """Return a text as YAML in double quotes, on one line, without anything unseen."""
    return json.dumps(printable(text), ensure_ascii=False)
