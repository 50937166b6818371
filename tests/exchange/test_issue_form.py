"""Bodies of issues as GitHub makes them, and as strangers spoil them: understood, or asked back about.

Beside each ``bodies/NAME.md`` stands ``NAME.txt``: what it comes to. The project is the small one.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange import habits
from generator.exchange.editing.edits import Add, Edit, SetField
from generator.exchange.form.forms import update_form
from generator.exchange.form.intake import read_update
from generator.exchange.form.issue_form import is_filled_in, read_answers
from generator.language import Language
from generator.reading.project import read_project
from generator.text import clean
from tests.small import SMALL

VI = Language()
TODAY = dt.date(2026, 12, 5)
BODIES = sorted((Path(__file__).parent / "bodies").glob("*.md"))
PROJECT = read_project(SMALL).project
assert PROJECT is not None
FORM = update_form(PROJECT, VI)


def told(body: str) -> str:
    """What a body comes to: nothing, problems, or the title, the answers as understood, and the edits."""
    if not is_filled_in(FORM, body):
        return "not this form\n"
    update, problems = read_update(PROJECT, FORM, read_answers(FORM, body), TODAY, VI)
    if update is None:
        return "".join(f"{p.told(VI)}\n" for p in problems)
    said = [f"{label}: {text}" for label, text in update.said]
    return "\n".join([update.title, "", *said, "", *map(edited, update.edits), ""])


def edited(edit: Edit) -> str:
    if isinstance(edit, SetField):
        return f"set {edit.place} {edit.field}: {edit.value}"
    assert isinstance(edit, Add)
    return f"add to {edit.file} {'/'.join(edit.under)}: {dict(edit.values)}"


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_body(path: Path) -> None:
    assert told(path.read_bytes().decode()) == path.with_suffix(".txt").read_text("utf-8")


# --- whatever is answered is read back as it was written ---

WRITTEN = st.text(st.characters(exclude_categories=("C",)), max_size=80).map(lambda text: " ".join(clean(text).split()))


def body_of(texts: dict[str, str], eol: str) -> str:
    """Write answers as GitHub writes them."""
    ticks = "\n".join(f"- [x] {option}" for option in FORM.by_id["declarations"].options)
    answers = {**texts, "declarations": ticks}
    return "\n\n".join(f"### {b.label}\n\n{answers.get(b.id) or '_No response_'}" for b in FORM.boxes).replace("\n", eol)


@given(
    st.dictionaries(st.sampled_from([b.id for b in FORM.boxes if b.kind in ("input", "textarea")]), WRITTEN),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_answers_are_read_as_they_were_written(texts: dict[str, str], eol: str) -> None:
    read = read_answers(FORM, body_of(texts, eol))
    refused = {problem.box.id for problem in read.problems if problem.box}
    for name, text in texts.items():
        if name not in refused and text.lower() not in ("none", "_no response_", "no response"):
            assert read.texts.get(name, "") == text


@given(st.text(max_size=3000))
def test_no_text_breaks_the_reader(text: str) -> None:
    told(text)
    told(body_of({"quote": text, "value": text}, "\n"))


# --- numbers and dates by habit ---


@pytest.mark.parametrize(("text", "readings"), [
    ("97,6", ["97.6"]), ("97.6", ["97.6"]), ("3802", ["3802"]), ("3 802", ["3802"]), ("3\u00a0802", ["3802"]),
    ("3.802", ["3802", "3.802"]), ("3,802", ["3802", "3.802"]), ("0,500", ["0.500"]), ("1.234.567", ["1234567"]),
    ("1,234,567", ["1234567"]), ("1.234,5", ["1234.5"]), ("1,234.5", ["1234.5"]), ("-5,2", ["-5.2"]), ("−5", ["-5"]),
    ("12345,678", ["12345.678"]), ("012", []), ("1.2.3", []), ("1,23,4", []), ("", []), (".5", []), ("5.", []),
    ("1e9", []), ("٣", []), ("9" * 40, []),
])  # fmt: skip
def test_numbers(text: str, readings: list[str]) -> None:
    assert [str(number) for number in habits.numbers(text)] == readings


@pytest.mark.parametrize(("text", "date"), [
    ("30/11/2026", "2026-11-30"), ("5.6.2026", "2026-06-05"), ("ngày 30 tháng 11 năm 2026", "2026-11-30"),
    ("tháng 11/2026", "2026-11"), ("Tháng 11 năm 2026", "2026-11"), ("11/2026", "2026-11"), ("2026", "2026"),
    ("năm 2026", "2026"), ("2026-11-30", "2026-11-30"), ("31/11/2026", None), ("30/11/26", None), ("quý I/2026", None),
    ("13/2026", None), ("hôm qua", None), ("2026-11-30T00:00", None),
])  # fmt: skip
def test_dates(text: str, date: str | None) -> None:
    found = habits.date(text)
    assert (None if found is None else str(found)) == date
