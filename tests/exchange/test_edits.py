"""Edits on real files and on files written by other hands: what they say changes, nothing else does.

What a file says is compared as plain data: the edits are made once in the text by the editor, once in
the data here, and both must agree when the text is read again.
"""

from __future__ import annotations

import csv
import io
import random
import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.exchange.editing.csv_edits import edit_csv
from generator.exchange.editing.edits import Add, Edit, EditError, Remove, SetField
from generator.exchange.editing.splicing import Paper
from generator.exchange.editing.yaml_edits import edit_yaml
from generator.exchange.editing.yaml_fragments import annotation_of
from generator.reading.csv_file import read_csv
from generator.reading.decoding import value_text
from generator.reading.yaml_file import read_yaml
from generator.records.base import Mapped, Record, model_in
from generator.records.files import kind_of
from generator.records.values import Place

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests" / "projects" / "minh-hoa"
FILES = [p for root in (ROOT, DEMO) for p in sorted((root / "data").rglob("*")) if p.suffix in (".yml", ".csv")]
FILES = [p for p in FILES if kind_of(p.name)]
YAML_FILES = [p for p in FILES if p.suffix == ".yml" and p.stat().st_size < 20_000]
CSV_FILES = [p for p in FILES if p.suffix == ".csv" and p.stat().st_size < 50_000]


def kind(path: Path) -> type[Record]:
    found = kind_of(path.name)
    assert found is not None
    return found.record


def edit(path: Path, raw: bytes, *edits: Edit) -> bytes:
    paper = Paper.of(raw)
    change = edit_csv if path.suffix == ".csv" else edit_yaml
    return paper.bytes_of(change(paper, path.name, kind(path), edits))


def read(path: Path, raw: bytes) -> Any:
    """What the bytes say, with places; the file is read exactly as a project's is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(raw)
        if path.suffix == ".yml":
            mapped, findings = read_yaml(copy, path.name)
            assert mapped is not None, findings
            return mapped
        return read_csv(copy, path.name, list(kind(path).model_fields), ())[0]


def plain(value: Any) -> Any:
    """What a value says, without places; a list of nothing says nothing."""
    if isinstance(value, Mapping):
        every = {key: None if v is None else plain(v) for key, v in value.items()}
        return {key: v for key, v in every.items() if v not in ([], "", None)}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return said(value)


def said(text: str) -> str:
    """A text as reading takes it: composed, without spaces that only look like spaces."""
    return value_text(text, Place(""), [])


# --- the same file as other hands and programs write it ---


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def wide(text: str) -> str:
    """Twice the indentation on every line, also after a dash."""
    lines = re.sub(r"^( *)- ", r"\1-   ", text, flags=re.MULTILINE).split("\n")
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + line for line in lines)


def flow(text: str) -> str:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, sort_keys=False, width=100)


def dashes_at_the_left(text: str) -> str:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return yaml.safe_dump(data, default_flow_style=False, allow_unicode=True, sort_keys=False, width=80)


def quoted(text: str) -> str:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False, indent=4)


def commented(text: str) -> str:
    """A comment and a blank line after every line that begins a field."""
    lines = [f"{line}  # chú thích\n" if line.rstrip().endswith(":") else line for line in text.split("\n")]
    return "\n".join(lines)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def unended(text: str) -> str:
    return text.rstrip("\n")


HANDS: list[Callable[[str], str]] = [
    str, crlf, "\ufeff".__add__, wide, flow, dashes_at_the_left, quoted, commented, nfd, unended,
]  # fmt: skip
CSV_HANDS: list[Callable[[str], str]] = [str, crlf, "\ufeff".__add__, nfd, unended]


def rewritten(path: Path, hand: Callable[[str], str]) -> bytes:
    return hand(path.read_text("utf-8")).encode()


# --- values nobody should type, and somebody will ---

HOSTILE = [
    "a: b", "a #b", "# a", "- a", "-", "?", "yes", "no", "null", "~", "012", "1e3", "12:30", "0x1f", ".", "@a", "`a`",
    "%", "&a", "*a", "!a", "|", ">", "{a}", "[a]", "a,b", 'a"b', "a'b", "'", '"', '"a"', "''", "a\\nb", "a\nb", "a\n\nb",
    "a\n  b", "a\tb", ":", "a:", "=1+1", "x" * 5000, "từ " * 800, "2025-01-01", "97.6", "😀", "a\u00a0b", "---", "...",
    "a # b: c", "\u1ea1\u0323", "Ngày 1.\r\nNgày 2.", "\u00ad", "a\u200bb", " a  ",
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40),
)


@dataclass(frozen=True)
class Found:
    """A record of a file: its mapping, and what it is."""

    mapped: Mapped
    kind: type[BaseModel] | None

    def texts(self) -> list[str]:
        """The fields that hold one value and may be left out or written otherwise."""
        fields = self.kind.model_fields if self.kind else {}
        held = (str, type(None))
        return [f for f in fields if model_in(fields[f].annotation) is None and isinstance(self.mapped.get(f), held)]


def records(value: Any, of: type[BaseModel] | None, found: list[Found]) -> list[Found]:
    if isinstance(value, Mapped):
        found.append(Found(value, of))
        for name, inner in value.items():
            records(inner, model_in(annotation_of(of, name)), found)
    elif isinstance(value, list):
        for inner in value:
            records(inner, of, found)
    return found


def spot(draw: st.DrawFn, path: Path, tree: Any) -> tuple[Found, str]:
    found = [f for f in records(tree, kind(path), []) if f.texts()]
    record = draw(st.sampled_from(found))
    return record, draw(st.sampled_from(record.texts()))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Path, bytes, Any, Found, str, str | None]:
    path, hand = draw(st.sampled_from(YAML_FILES)), draw(st.sampled_from(HANDS))
    if draw(st.integers(0, 3)) == 0:
        path, hand = draw(st.sampled_from(CSV_FILES)), draw(st.sampled_from(CSV_HANDS))
    raw = rewritten(path, hand)
    tree = read(path, raw)
    record, field = spot(draw, path, tree)
    return path, raw, tree, record, field, draw(st.one_of(st.none(), texts))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_edit_no_change(path: Path) -> None:
    raw = path.read_bytes()
    assert edit(path, raw) == raw


@given(changes())
def test_one_field_changes_and_all_others_stay(case: tuple[Path, bytes, Any, Found, str, str | None]) -> None:
    path, raw, tree, record, field, value = case
    new = edit(path, raw, SetField(record.mapped.place, field, value))
    had = record.mapped.pop(field, None)
    if value is not None:
        record.mapped[field] = said(value)
    assert plain(read(path, new)) == plain(tree)
    if had is not None and said(had) == said(value or ""):
        assert new == raw
    _only_touched(raw, new, path)


def _only_touched(raw: bytes, new: bytes, path: Path) -> None:
    """All lines but a few next to each other are the same, unless a column was added."""
    old, now = raw.splitlines(keepends=True), new.splitlines(keepends=True)
    if path.suffix == ".csv" and old[0].strip() != now[0].strip():
        rows, wider = (list(csv.reader(io.StringIO(text.decode(), newline=""))) for text in (raw, new))
        assert [row[: len(rows[0])] for row in wider] == rows
        return
    same = next((n for n, (a, b) in enumerate(zip(old, now, strict=False)) if a != b), min(len(old), len(now)))
    tail = 0
    while tail < min(len(old), len(now)) - same and old[-1 - tail] == now[-1 - tail]:
        tail += 1
    assert len(now) - same - tail <= 3


@given(st.data())
def test_added_and_taken_away_again(data: st.DataObject) -> None:
    hand = data.draw(st.sampled_from(HANDS))
    path = data.draw(st.sampled_from([p for p in YAML_FILES if p.name == "sources.yml" or p.name.startswith("plan")]))
    raw = rewritten(path, hand)
    under = ("sources",) if path.name == "sources.yml" else ("plan", "commitments")
    item = {"id": "them", **{name: data.draw(texts) for name in ("note",)}}
    first = data.draw(st.booleans())
    added = edit(path, raw, Add(path.name, under, item, first))
    tree = read(path, added)
    for name in under:
        tree = tree[name]
    mine = tree[0 if first else -1]
    assert plain(mine) == plain(item)
    assert edit(path, added, Remove(mine.place)) == raw


@st.composite
def several(draw: st.DrawFn) -> tuple[Path, bytes, list[Edit], Any]:
    """Several edits of one file that touch different things, and the data as it must be afterwards."""
    path, hand = draw(st.sampled_from([p for p in YAML_FILES if len(p.parts) > len(ROOT.parts) + 3])), draw(st.sampled_from(HANDS))
    raw = rewritten(path, hand)
    tree = read(path, raw)
    of = kind(path)
    edits: list[Edit] = []
    lists = [(f, name) for f in records(tree, of, []) for name, v in f.mapped.items() if isinstance(v, list)]
    gone: set[int] = set()
    for holder, name in lists:
        items = holder.mapped[name]
        for item in [i for i in items if isinstance(i, Mapped)]:
            if draw(st.integers(0, 6)) == 0 and not any(item.place == e.place for e in edits if isinstance(e, Remove)):
                edits.append(Remove(item.place))
                gone |= {id(f.mapped) for f in records(item, None, [])}
    for found in records(tree, of, []):
        if id(found.mapped) not in gone and found.texts() and draw(st.integers(0, 4)) == 0:
            for field in draw(st.sets(st.sampled_from(found.texts()), max_size=3)):
                edits.append(SetField(found.mapped.place, field, draw(st.one_of(st.none(), texts))))
                found.mapped.pop(field, None)
                if edits[-1].value is not None:
                    found.mapped[field] = said(edits[-1].value)
    for holder, name in lists:
        holder.mapped[name][:] = [i for i in holder.mapped[name] if id(i) not in gone]
    top = [(f, name) for f, name in lists if f.mapped in (tree, tree.get("plan")) and model_in(annotation_of(f.kind, name))]
    for holder, name in top:
        if draw(st.booleans()):
            model = model_in(annotation_of(holder.kind, name))
            assert model is not None
            value = {next(iter(model.model_fields)): draw(texts)}
            first = draw(st.booleans())
            edits.append(Add(path.name, ("plan", name) if holder.mapped is not tree else (name,), value, first))
            holder.mapped[name].insert(0 if first else len(holder.mapped[name]), value)
    return path, raw, edits, plain(tree)


@given(several(), st.randoms(use_true_random=False))
def test_many_edits_in_any_order(case: tuple[Path, bytes, list[Edit], Any], shuffle: random.Random) -> None:
    path, raw, edits, expected = case
    new = edit(path, raw, *edits)
    assert plain(read(path, new)) == expected
    shuffled = edits.copy()
    shuffle.shuffle(shuffled)
    assert edit(path, raw, *shuffled) == new


# --- files that YAML allows and data files do not need ---


@pytest.mark.parametrize(
    "text",
    [
        "format: 2\nsources:\n  - id: &a x\n    title: *a\n", "format: 2\nsources: &a\n  - *a\n",
        "format: 2\nsources:\n  - &a {id: x}\n  - *a\n", "- id: x\n", "x", "", "a: [", "a: b: c", "{" * 5000,
    ],
)  # fmt: skip
def test_what_cannot_be_edited_surely_is_refused(text: str) -> None:
    added = Add("sources.yml", ("sources",), {"id": "y"})
    with pytest.raises(EditError):
        edit(Path("sources.yml"), text.encode(), added)


def test_odd_but_clear_files_are_edited() -> None:
    text = "? format\n: 2\n? [a, b]\n: x\nsources:\n-\n\n  # một\n  id: !!str x # hai\n# cuối\n"
    new = edit(Path("sources.yml"), text.encode(), Add("sources.yml", ("sources",), {"id": "hai"})).decode()
    assert new.replace("\n- id: hai\n# cuối", "# cuối") == text
