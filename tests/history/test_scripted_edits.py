"""Two versions with a known list of edits between them: the comparison tells exactly that list."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.history.changes import BaselineChanged, Change, GoalChange, MilestonesChanged
from generator.history.compare import compare
from generator.history.naming import Names
from generator.history.record_changes import RecordAdded, RecordRemoved, SettingChanged
from generator.language import Language
from generator.reading.project import read_project
from generator.records.finding import Severity
from generator.records.project import Project
from generator.records.results import Result
from tests.history.editor import Editor, Told
from tests.small import PROJECTS

DEMO = PROJECTS / "minh-hoa"
# How often each edit is made: 200 in all.
SCRIPT = {
    "change_value": 24, "change_qualifier": 8, "describe": 9, "mend_date": 6, "change_source": 5, "confirm": 14,
    "add_row": 14, "remove_row": 14, "move_row": 2, "lower": 8, "raise_": 6, "move_deadline": 10, "move_task": 5,
    "change_baseline": 6, "change_milestone": 1, "correct_text": 6, "change_lead": 8, "add_commitment": 4,
    "remove_commitment": 4, "rename_commitment": 5, "add_task": 3, "remove_task": 3, "change_plan": 3,
    "add_source": 6, "remove_source": 3, "rename_source": 6, "retitle_source": 4, "check_source": 4,
    "move_source": 1, "change_report": 3, "remove_report": 2, "change_target": 1, "rename_indicator": 1,
    "redefine_indicator": 1,
}  # fmt: skip


def edit(editor: Editor) -> None:
    """Do the script in a shuffled order, so that edits of every kind meet each other."""
    steps = [name for name, times in SCRIPT.items() for _ in range(times)]
    editor.chance.shuffle(steps)
    # Few commitments have milestones: before others take them. A moved row keeps the name its source has then.
    steps.sort(key=lambda name: (name != "change_milestone", name == "move_row"))
    for name in steps:
        getattr(editor, name)()


@pytest.mark.parametrize("seed", [1087, 2030, 34])
def test_exactly_the_edits_are_told(tmp_path: Path, seed: int) -> None:
    shutil.copytree(DEMO, tmp_path / "new")
    editor = Editor(tmp_path / "new", seed)
    edit(editor)
    editor.save()
    old, new = read(DEMO), read(tmp_path / "new")
    found = compare(old, new)
    assert len(editor.done) == 200
    assert_same(editor.done, [told(change) for change in found])
    names = Names(old, new, Language())
    assert all(change.sentence(names) for change in found)


def read(root: Path) -> Project:
    reading = read_project(root)
    assert reading.project is not None
    assert {f.rule.code for f in reading.findings if f.severity is Severity.ERROR} <= {"MB-R087"}  # no articles beside it
    return reading.project


def assert_same(expected: list[Told], found: list[Told]) -> None:
    missing, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    assert (sorted(missing), sorted(more)) == ([], [])


def test_another_order_of_everything_is_no_change(tmp_path: Path) -> None:
    shutil.copytree(DEMO, tmp_path / "new")
    Editor(tmp_path / "new", 1).save()
    old, new = read(DEMO), read(tmp_path / "new")
    assert [told(change) for change in compare(old, new)] == []


def told(change: Change[Any]) -> Told:
    """A change as the editor writes it down."""
    s = change.subject
    old, new = of(change.old), of(change.new)
    key = s.id or s.indicator
    if isinstance(change, (RecordAdded, RecordRemoved)):
        old = new = ""
    elif isinstance(change, GoalChange):
        assert change.old is not None
        assert change.new is not None
        old, new = str(change.old.value), str(change.new.value)
    elif isinstance(change, BaselineChanged):
        old, new = (str(b.value) if b else "" for b in (change.old, change.new))
    elif isinstance(change, MilestonesChanged):
        old, new = (",".join(str(m.value) for m in sorted(b or (), key=lambda m: m.by)) for b in (change.old, change.new))
    elif isinstance(change, SettingChanged):
        key = change.name
    return change.kind.value, s.thing.value, s.unit, key, old, new


def of(value: Any) -> str:
    if isinstance(value, Result):
        number = str(value.value.normalize()) if value.value is not None else value.state.value if value.state else ""
        return f"{value.as_of or ''} {value.qualifier or ''} {number}"
    return str(value)
