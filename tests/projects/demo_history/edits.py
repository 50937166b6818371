"""What one commit did to the files, so that it can be taken back, and what a reader must be told of it.

The history is made from its end: ``back`` turns the files after a commit into those before it. Told is what the
commit meant, in the words of a comparison: the program that is tested has no part in it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, Protocol

import yaml

from tests.history.editor import Row, of_row, subject

Files = dict[str, str]


class Told(NamedTuple):
    """One change as a reader is told it; ``targets`` are those whose pages show it."""

    kind: str
    thing: str
    unit: str
    key: str
    old: str = ""
    new: str = ""
    targets: tuple[str, ...] = ()


@dataclass
class State:
    """The files at one point, and what was called otherwise then: today's name to the one of that time."""

    files: Files
    paths: dict[str, str] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    lent: dict[tuple[str, str, str], str] = field(default_factory=dict)
    kept: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """Where a file stood, by where it stands today."""
        for today, then in self.paths.items():
            if name.startswith(today):
                name = then + name.removeprefix(today)
        return name

    def folder(self, unit: str) -> str:
        return self.path(f"data/provinces/{unit}/" if unit else "data/")

    def text(self, name: str) -> str:
        return self.files[self.path(name)]

    def write(self, name: str, text: str) -> None:
        self.files[self.path(name)] = text


def slug_of(folder: str) -> str:
    """The unit a folder belongs to; empty for the country."""
    parts = folder.split("/")
    return parts[2] if parts[1:2] == ["provinces"] else ""


class Edit(Protocol):
    """Something a commit did."""

    def back(self, state: State) -> list[Told]:
        """Take it back; return what it must be told as."""


# --- places in the text of a file ---


def block(text: str, first: str) -> tuple[int, int]:
    """Where the item of a list whose first line holds ``first`` begins and ends."""
    found = list(re.finditer(rf"^( *)- {re.escape(first)}\n", text, re.MULTILINE))
    assert len(found) == 1, f"{first!r} begins {len(found)} items"
    indent, begin = len(found[0][1]), found[0].end()
    rest = re.compile(rf"^ {{0,{indent}}}\S", re.MULTILINE).search(text, begin)
    return found[0].start(), rest.start() if rest else len(text)


def replaced_once(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def rows_of(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def line_of(values: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()


@cache
def tree_of(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def without(text: str, first: str) -> str:
    """The text of a list without one item; empty when it was the only one."""
    begin, end = block(text, first)
    left = text[:begin] + text[end:]
    return left if re.search(r"^ *- ", left, re.MULTILINE) else ""


def write_or_remove(state: State, name: str, text: str) -> None:
    if text:
        state.files[name] = text
    else:
        del state.files[name]


# --- targets ---


def targets_of(state: State, folder: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """The targets whose pages show a row: of its commitment, or those measured by its indicator."""
    if row.get("commitment"):
        plan, _, key = row["commitment"].partition("/")
        plans = (tree_of(text)["plan"] for name, text in state.files.items() if name.startswith(f"{folder}plan"))
        made = (c for p in plans if p["id"] == plan for c in p["commitments"])
        return tuple(c["target"] for c in made if c["id"] == key and c.get("target"))
    listed = tree_of(state.files["data/targets.yml"])["targets"]
    return tuple(sorted(t["id"] for t in listed if t.get("indicator") == row["indicator"]))


def targets_of_plan(plan: Any) -> tuple[str, ...]:
    """The targets that a plan's commitments serve."""
    return tuple(sorted({c["target"] for c in plan["commitments"] if c.get("target")}))


def told_row(state: State, folder: str, kind: str, old: Row | None, new: Row | None) -> Told:
    row = new or old
    assert row is not None
    words = [of_row(r) if r else "None" for r in (old, new)]
    return Told(kind, "result", slug_of(folder), subject(row), *words, targets_of(state, folder, row))


# --- edits of text ---


@dataclass
class Swap:
    """Some words in a file, within one item where ``item`` names one, were others before; told by who planted it."""

    file: str
    was: str
    now: str
    item: str = ""

    def back(self, state: State) -> list[Told]:
        self._write(state, self.now, self.was)
        return []

    def forth(self, state: State) -> None:
        self._write(state, self.was, self.now)

    def _write(self, state: State, old: str, new: str) -> None:
        text = state.text(self.file)
        begin, end = block(text, self.item) if self.item else (0, len(text))
        state.write(self.file, text[:begin] + replaced_once(text[begin:end], old, new) + text[end:])


@dataclass
class Whole:
    """A whole file was another text before; None where there was or is no file. Tells nothing: not for data."""

    file: str
    was: str | None
    now: str | None

    def back(self, state: State) -> list[Told]:
        assert state.files.pop(self.file, None) == self.now
        if self.was is not None:
            state.files[self.file] = self.was
        return []


@dataclass
class Rewritten:
    """A file was written differently before, and said the same."""

    file: str
    before: Callable[[str], str]

    def back(self, state: State) -> list[Told]:
        text = state.text(self.file)
        assert self.before(text) != text
        state.write(self.file, self.before(text))
        return []


def with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def without_crlf(text: str) -> str:
    return text.replace("\r\n", "\n")


def rows_reversed(text: str) -> str:
    head, *rows = text.splitlines(keepends=True)
    return "".join([head, *reversed(rows)])


def all_quoted(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    return out.getvalue()


def plainly_quoted(text: str) -> str:
    return "".join(line_of(row) for row in csv.reader(io.StringIO(text)))


def quoted_titles(text: str) -> str:
    return re.sub(r"^( +title: )(\(.*)$", r'\1"\2"', text, flags=re.MULTILINE)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- edits of rows ---


@dataclass
class Cells:
    """Some cells of one row were others before. ``kind`` is what that is told as; empty: it is told elsewhere."""

    unit: str
    subject: str
    as_of: str
    kind: str
    cells: dict[str, tuple[str, str]]

    def back(self, state: State) -> list[Told]:
        now, was = self._change(state, 1, 0)
        if "source" in self.cells:
            state.lent[self.unit, self.subject, self.as_of] = self.cells["source"][1]
        if self.kind == "confirmed":
            told = told_row(state, state.folder(self.unit), self.kind, was, now)
            return [told._replace(old=was["last_checked"] or "None", new=now["last_checked"])]
        return [told_row(state, state.folder(self.unit), self.kind, was, now)] if self.kind else []

    def forth(self, state: State) -> None:
        self._change(state, 0, 1)

    def _change(self, state: State, here: int, there: int) -> tuple[Row, Row]:
        """Write the cells of one side over those of the other; return the row before and after."""
        name = f"{state.folder(self.unit)}results.csv"
        lines = state.files[name].splitlines(keepends=True)
        rows = rows_of(state.files[name])
        found = [i for i, row in enumerate(rows) if self._is(row, here)]
        assert len(found) == 1, f"{self} is {len(found)} rows"
        old = rows[found[0]]
        new = {**old, **{name: pair[there] for name, pair in self.cells.items()}}
        assert old.keys() == new.keys()
        lines[found[0] + 1] = line_of(new.values())
        state.files[name] = "".join(lines)
        return old, new

    def _is(self, row: Row, side: int) -> bool:
        same = subject(row) == self.subject and row["as_of"] == self.cells.get("as_of", (self.as_of,) * 2)[side]
        return same and all(row[name] == pair[side] for name, pair in self.cells.items())


def recounted(unit: str, measured: str, as_of: str, was: int, now: int, of: int, words: str = " trên ") -> Cells:
    """A count was corrected, and with it the percentage and the quoted words."""

    def share(count: int) -> str:
        return f"{Decimal(100 * count) / of:.1f}".removesuffix(".0")

    sides = was, now
    texts = [f"{count:,}".replace(",", ".") for count in sides]
    return Recounted(
        unit, measured, as_of, "result_corrected",
        {"value": (share(was), share(now)), "numerator": (str(was), str(now))}, (texts[0] + words, texts[1] + words),
    )  # fmt: skip


@dataclass
class Recounted(Cells):
    """A row with another count, which its quoted words say as well."""

    words: tuple[str, str] = ("", "")

    def _change(self, state: State, here: int, there: int) -> tuple[Row, Row]:
        name = f"{state.folder(self.unit)}results.csv"
        row = next(row for row in rows_of(state.files[name]) if self._is(row, here))
        quotes = [row["quote"], replaced_once(row["quote"], self.words[here], self.words[there])]
        both = {"quote": (quotes[here], quotes[1 - here])}
        return Cells(self.unit, self.subject, self.as_of, "", {**self.cells, **both})._change(state, here, there)


@dataclass
class RowAdded:
    """One row came, or, as ``Withdrawn`` says, came back."""

    unit: str
    subject: str
    as_of: str

    def back(self, state: State) -> list[Told]:
        folder = state.folder(self.unit)
        name = f"{folder}results.csv"
        lines = state.files[name].splitlines(keepends=True)
        rows = rows_of(state.files[name])
        (index,) = [i for i, r in enumerate(rows) if subject(r) == self.subject and r["as_of"] == self.as_of]
        state.kept[self.unit, self.subject, self.as_of] = lines.pop(index + 1)
        state.files[name] = "".join(lines)
        return [told_row(state, folder, "result_added", None, rows[index])]


@dataclass
class RowWithdrawn:
    """One row was taken out; a later ``RowAdded`` brings it back."""

    unit: str
    subject: str
    as_of: str

    def back(self, state: State) -> list[Told]:
        folder = state.folder(self.unit)
        name = f"{folder}results.csv"
        state.files[name] += state.kept[self.unit, self.subject, self.as_of]
        return [told_row(state, folder, "result_withdrawn", rows_of(state.files[name])[-1], None)]


# --- what comes in the ordinary course ---


@dataclass
class Arrival:
    """A source came, and with it what rests on it: its report, the plans it holds, its rows."""

    unit: str
    source: str
    plans: tuple[str, ...] = ()
    year: int | None = None
    related: tuple[str, ...] = ()

    def back(self, state: State) -> list[Told]:
        return [*self._rows(state), *self._plans(state), *self._listed(state)]

    def _rows(self, state: State) -> Iterator[Told]:
        folder = state.folder(self.unit)
        name, source = f"{folder}results.csv", state.ids.get((self.unit, self.source), self.source)
        head, *lines = state.files.get(name, "\n").splitlines(keepends=True)
        kept = []
        for line, row in zip(lines, rows_of(state.files.get(name, "\n")), strict=True):
            if state.lent.get((self.unit, subject(row), row["as_of"]), row["source"]) == source:
                yield told_row(state, folder, "result_added", None, row)
            else:
                kept.append(line)
        if lines and not kept:
            del state.files[name]
        elif len(kept) < len(lines):
            state.files[name] = "".join([head, *kept])

    def _plans(self, state: State) -> Iterator[Told]:
        for file in self.plans:
            name = state.path(f"data/provinces/{self.unit}/{file}")
            plan = tree_of(state.files.pop(name))["plan"]
            yield Told("record_added", "plan", slug_of(name), plan["id"], targets=targets_of_plan(plan))

    def _listed(self, state: State) -> Iterator[Told]:
        source = state.ids.get((self.unit, self.source), self.source)
        found = [("sources.yml", f"id: {source}", "source", source)]
        found += [("related.yml", f"id: {key}", "related", key) for key in self.related]
        if self.year:
            first = f"obligation: bao-cao-nam\n    year: {self.year}"
            found.append(("reports.yml", first, "report", f"bao-cao-nam {self.year}"))
        for file, first, thing, key in found:
            name = state.folder(self.unit) + file
            write_or_remove(state, name, without(state.files[name], first))
            yield Told("record_added", thing, slug_of(name), key)


@dataclass
class LeftOut:
    """What was found and not published came with its reasons: one whole file."""

    def back(self, state: State) -> list[Told]:
        rows = rows_of(state.files.pop("data/left-out.csv"))
        return [Told("record_added", "left_out", r["province"], f"{r['province'] or None} {r['what']}") for r in rows]


@dataclass
class Checked:
    """Every source of a unit that has an address was opened again; ``before`` says when each was opened last."""

    unit: str
    on: dt.date
    before: Callable[[str], dt.date]

    def back(self, state: State) -> list[Told]:
        name = f"{state.folder(self.unit)}sources.yml"
        today = {then: id_ for (unit, id_), then in state.ids.items() if unit == self.unit}
        found: list[Told] = []
        for source in tree_of(state.files[name])["sources"]:
            if "last_checked" in source:
                day = self.before(today.get(source["id"], source["id"]))
                assert day < self.on
                edit = Swap(name, f"last_checked: {day}\n", f"last_checked: {self.on}\n", f"id: {source['id']}")
                edit.back(State(state.files))
                found.append(Told("confirmed", "source", slug_of(name), source["id"], str(day), str(self.on)))
        return found


@dataclass
class Note:
    """A note about the change was written; ``what`` is its sentence."""

    unit: str
    date: str
    what: str

    def back(self, state: State) -> list[Told]:
        name = f"{state.folder(self.unit)}changes.yml"
        text = state.files[name]
        (item,) = [n for n in tree_of(text)["changes"] if (n["date"], n["what"]) == (self.date, self.what)]
        first = f"date: {self.date}\n    who: {item['who']}\n    what: {self.what}"
        write_or_remove(state, name, without(text, first))
        targets = tuple(sorted(item.get("targets", ())))
        return [Told("record_added", "change_note", slug_of(name), f"{self.date} {self.what}", targets=targets)]


# --- other names ---


@dataclass
class Moved:
    """A file, or a folder with all it holds, stood elsewhere before."""

    was: str
    now: str

    def back(self, state: State) -> list[Told]:
        moved = [name for name in state.files if name.startswith(self.now)]
        assert moved
        for name in moved:
            state.files[self.was + name.removeprefix(self.now)] = state.files.pop(name)
        state.paths[self.now] = self.was
        return []


@dataclass
class Renamed:
    """An id was another one before, in every file below ``folder`` that names it; told by who planted it."""

    folder: str
    was: str
    now: str
    unit: str = ""

    def back(self, state: State) -> list[Told]:
        whole = re.compile(rf"(?<![\w/-]){re.escape(self.now)}(?![\w-])")  # an address keeps what it says
        below = {name: text for name, text in state.files.items() if name.startswith(self.folder)}
        assert any(whole.search(text) for text in below.values())
        state.files |= {name: whole.sub(self.was, text) for name, text in below.items()}
        state.ids[self.unit, self.now] = self.was
        return []
