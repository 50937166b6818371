"""What must hold for any history: whatever was edited in whatever order, the versions, what was told, and the lives
of the records agree with each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.history.chronicle import Chronicle, chronicle
from generator.history.compare import tell
from generator.history.mainline import Commit, MainLine, Step
from generator.history.shelves import Item, Thing, shelf
from generator.reading.project import read_project
from generator.records.project import Project
from tests.history.editor import Editor
from tests.small import copy

# Not those that give new names: a life goes on under them, but what it said before says the old ones.
EDITS = (
    "change_value", "change_qualifier", "describe", "change_source", "confirm", "add_row", "remove_row", "move_row",
    "lower", "raise_", "move_deadline", "move_task", "change_baseline", "correct_text", "change_lead", "add_commitment",
    "remove_commitment", "add_task", "remove_task", "change_plan", "add_source", "retitle_source", "check_source",
    "change_report", "remove_report", "change_target", "redefine_indicator",
)  # fmt: skip
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def edited(root: Path, seed: int, steps: Sequence[Sequence[str]]) -> Iterator[dict[str, bytes]]:
    """Yield the files of the project as each step of edits leaves them, every time in another order."""
    yield files(root)
    for number, names in enumerate(steps):
        editor = Editor(root, seed + number)
        for name in names:
            try:
                getattr(editor, name)()
            except IndexError:  # there is nothing of the kind to edit any more
                continue
        editor.save()
        yield files(root)


def files(root: Path) -> dict[str, bytes]:
    found = [root / "site_config.yml", *(p for kind in ("yml", "csv") for p in (root / "data").rglob(f"*.{kind}"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def written(seed: int, steps: Sequence[Sequence[str]]) -> tuple[Chronicle, list[Project]]:
    """Return the history of some edits, and those of its versions that can be read, each read by itself."""
    made, alone, last = [], [], dict[str, bytes]()
    with TemporaryDirectory() as folder:
        root = copy(Path(folder)).root
        for number, now in enumerate(edited(root, seed, steps)):
            changed = {name: now.get(name) for name in last | now if now.get(name) != last.get(name)}
            made.append(Step(Commit(f"{number:040}", START + dt.timedelta(days=number), "x"), changed))
            reading = read_project(root, prose=False)
            if reading.project and not reading.has_errors:  # a table without its last row has no header either
                alone.append(reading.project)
            last = now
        told = chronicle(root, MainLine(tuple(made)), dt.UTC, dt.date(2027, 1, 1), lambda _, raw: raw)
    return told, alone


def everything(project: Project) -> Iterator[Item]:
    return (item for thing in Thing if thing is not Thing.SETTING for item in shelf(project, thing))


def says(item: Item) -> dict[str, object]:
    return {name: value for name, value in item.says.items() if name != "last_checked"}


@given(st.integers(0, 1000), st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=2, max_size=5))
@settings(max_examples=10, deadline=None)
def test_versions_lives_and_what_was_told_agree(seed: int, steps: list[list[str]]) -> None:
    told, alone = written(seed, steps)
    assert list(told.versions) == alone, "what was read again is what would have been read"
    first, last = told.publications[0].new, told.versions[-1]
    for there in tell(first, last):
        for item in (there.before, there.after) if there.changes else ():
            thread = told.thread(item.record) if item else None
            assert item is None or (thread and thread.stages[-1].publication.number > 1), "nothing changed untold"
    lives = [life for item in everything(last) if (life := told.thread(item.record))]
    assert len(set(map(id, lives))) == len([*everything(last)]), "each has a life, and no two have one"
    for item, life in zip(everything(last), lives, strict=True):
        origin = life.origin.record
        assert origin is not None
        then = Item(item.thing, item.home, item.key, origin, item.renames)
        assert says(then) == says(item), "the origin says what is said now"


@given(st.integers(0, 1000), st.sampled_from(EDITS))
@settings(max_examples=4, deadline=None)
def test_another_order_of_everything_publishes_nothing(seed: int, edit: str) -> None:
    told, _ = written(seed, [[edit], [], []])
    assert len(told.publications) <= 2
