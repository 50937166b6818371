"""A file is read whole, or refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import rules
from generator.reading.decoding import MAX_BYTES, read_text
from generator.records.values import Place


@pytest.mark.parametrize("size", [1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300_000, MAX_BYTES])
def test_a_file_is_read_to_its_end(size: int, tmp_path: Path) -> None:
    path = tmp_path / "tep.csv"
    path.write_text("a" * (size - 1) + "z", "ascii")
    text, found = read_text(path, Place("tep.csv"))
    assert text is not None
    assert (len(text), text[-1], found) == (size, "z", [])


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tep.csv"
    path.write_text("a" * (MAX_BYTES + 1), "ascii")
    text, found = read_text(path, Place("tep.csv"))
    assert (text, [f.rule for f in found]) == (None, [rules.TOO_LARGE])
