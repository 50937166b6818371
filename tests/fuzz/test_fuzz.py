"""Whatever bytes a reader is given, it answers in words, soon, and within bounds.

Every kept input is read again; then each reader gets new ones for a while, the same in every run.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.reading import rules
from generator.records.finding import Finding, Severity
from tests.fuzz.__main__ import RECORD
from tests.fuzz.readers import READERS, Bench, Reader
from tests.fuzz.running import begun, changed, execute, kept

SECONDS, MOST = 1.5, 3_000  # for each reader


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def _kept() -> Iterator[object]:
    for reader in READERS:
        for path in kept(reader):
            yield pytest.param(reader, path, id=f"{reader.name}/{path.name}")


@pytest.mark.parametrize("reader, path", list(_kept()))
def test_a_kept_input_is_answered(bench: Bench, reader: Reader, path: Path) -> None:
    execute(bench, reader, path.read_bytes())


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_changed_inputs_are_answered(bench: Bench, reader: Reader) -> None:
    chance, seeds, until = random.Random(reader.name), begun(reader), time.monotonic() + SECONDS
    for number in range(MOST):
        data = changed(reader, seeds, chance)
        try:
            execute(bench, reader, data)
        except Exception as error:
            raise AssertionError(f"input {number} of {reader.name}: {data!r}") from error
        if time.monotonic() > until:
            break
    assert number >= 5


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_what_a_reader_begins_with_reaches_its_records(bench: Bench, reader: Reader) -> None:
    """A harness that only ever meets the first refusal would find nothing."""
    assert any(
        not any(_wrong(f) for f in reader.ask(bench, seed)) for seed in reader.seeds()
    ), reader.name


def _wrong(finding: Finding) -> bool:
    """Whether the file itself is wrong, not what should stand beside it."""
    return finding.severity is Severity.ERROR and finding.rule is not rules.FILE_MISSING


def test_every_reader_has_kept_inputs_and_was_run_for_long() -> None:
    counted = json.loads(RECORD.read_text("utf-8"))
    assert all(kept(reader) for reader in READERS)
    assert counted["total"] == sum(count for name, count in counted.items() if name != "total")
    assert counted["total"] >= 1_000_000
    assert set(counted) - {"total"} == {reader.name for reader in READERS}
