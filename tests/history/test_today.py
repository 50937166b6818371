"""A history that takes what the build has read already tells what one that read everything itself tells."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.history.chronicle import Chronicle, chronicle
from generator.history.mainline import Commit, MainLine, Step
from generator.history.shelves import records
from generator.reading.project import PARTS, SAID_BY, read_project
from generator.records.project import Project
from tests.history.test_lives import EDITS, START, edited
from tests.small import VI, copy

DAY = dt.date(2027, 1, 1)
Files = Mapping[str, bytes]


def told_of(root: Path, states: list[Files], now: Project | None) -> Chronicle:
    steps, last = [], dict[str, bytes]()
    for number, state in enumerate(states):
        changed = {name: state.get(name) for name in last | state if state.get(name) != last.get(name)}
        steps.append(Step(Commit(f"{number:040}", START + dt.timedelta(days=number), "x"), changed))
        last = dict(state)
    return chronicle(root, MainLine(tuple(steps)), dt.UTC, DAY, lambda _, raw: raw, now)


def put(root: Path, state: Files) -> None:
    shutil.rmtree(root)
    for name, content in state.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def everything(told: Chronicle) -> list[Any]:
    publications = [
        (p.number, p.day, p.commit, [change.sentence(p.names(VI)) for change in p.changes], p.new, p.old)
        for p in told.publications
    ]
    lives = [_life(told, version) for version in told.versions]
    return [publications, told.versions, told.unread, len(told.threads), lives]


def _life(told: Chronicle, version: Project) -> list[Any]:
    """What each record of a version lived through, and which records of the last version go by the same life."""
    found = []
    for record in records(version):
        thread = told.thread(record)
        assert thread is not None
        found.append([(s.publication.number, s.record, [c.kind for c in s.changes]) for s in thread.stages])
    return found


@given(
    st.integers(0, 1000), st.lists(st.sampled_from(EDITS), min_size=2, max_size=3),
    st.lists(st.integers(0, 3), min_size=1, max_size=4), st.integers(0, 3),
)  # fmt: skip
@settings(max_examples=10, deadline=None)
def test_what_was_read_already_changes_nothing_told(seed: int, edits: list[str], order: list[int], last: int) -> None:
    with TemporaryDirectory() as folder:
        root = copy(Path(folder)).root
        every = list(edited(root, seed, [[edit] for edit in edits]))
        states, stands = [every[n % len(every)] for n in order], every[last % len(every)]  # there and back again
        put(root, stands)
        reading = read_project(root)
        if reading.project is None or reading.has_errors:
            return  # nothing is built, so nobody asks
        now = reading.project
        alone, taken = told_of(root, states, None), told_of(root, states, now)
    assert everything(taken) == everything(alone)
    newest = taken.versions[-1]
    assert newest == replace(now, prose=(), pictures=(), terms=())
    assert all(getattr(newest, name) is getattr(now, name) for name in SAID_BY), "no second copy of anything"
    held = [(newest.national, now.national), *((h, now.holdings[unit]) for unit, h in newest.holdings.items())]
    assert all(getattr(a, part) is getattr(b, part) for a, b in held for part in PARTS)
