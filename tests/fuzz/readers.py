"""Everything that reads what strangers wrote, as functions of bytes.

Each returns what was found, or nothing; a declared refusal (``EditError``) is an answer too. Whatever else is
raised, takes too long or cannot be told in words is a fault of the program.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from openpyxl.utils.datetime import from_excel

from generator.checking.check import find_all
from generator.exchange.editing.edits import EditError
from generator.exchange.form.forms import update_form, workbook_form
from generator.exchange.form.intake import read_update
from generator.exchange.form.issue_form import is_filled_in, read_answers
from generator.exchange.migrating import brought_forward
from generator.exchange.workbook.comparing import compare
from generator.exchange.workbook.edition import Edition
from generator.exchange.workbook.reading import Book, Held, open_workbook
from generator.exchange.workbook.table_comparing import compare_table
from generator.exchange.workbook.writing import workbook
from generator.history.mainline import _Export
from generator.language import Language, language
from generator.measuring.measures import measure
from generator.reading.again import read_again
from generator.reading.project import CONFIG, ProjectReader, Reading, read_project
from generator.reading.prose import read_prose
from generator.records import files
from generator.records.finding import Finding, Severity
from generator.records.project import Project
from generator.records.sayings import Saying
from generator.records.terms import Term
from generator.writing.markdown import html_of
from tests.small import AS_OF, SMALL

ROOT = Path(__file__).parents[2]
DEMO = SMALL.parent / "minh-hoa"
BODIES = ROOT / "tests" / "exchange" / "bodies"
VI, EN = Language(), language("en")
_PROVINCE = "son-la"
#: Which file of the small project a YAML file is, by the key it says everything under.
_NATIONAL = ("programme", "targets", "indicators", "bodies", "documents", "platforms")
_FILES = {
    **{key: f"data/provinces/{_PROVINCE}/{key}.yml" for key in ("plan", "sources", "reports", "related", "changes")},
    **{key: f"data/{key}.yml" for key in _NATIONAL},
}
_KEY = re.compile(rb"^(%s):" % "|".join(_FILES).encode(), re.MULTILINE)
_SEED_SIZE = 2_500  # what is longer is cut: small inputs are tried many times


class Bench:
    """The small project in a folder of its own, read once; files of it are put there to be read again."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self._folder = tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory if memory.is_dir() else None)
        self.root = Path(self._folder.name) / "small"
        shutil.copytree(SMALL, self.root)
        reading = read_project(self.root)
        assert reading.project is not None
        self.project: Project = reading.project
        self.alone = Path(self._folder.name) / "alone"
        (self.alone / "content").mkdir(parents=True)
        self._good = {p.relative_to(SMALL).as_posix(): p.read_bytes() for p in SMALL.rglob("*") if p.is_file()}

    # Files of a project ---------------------------------------------------------------------

    def read(self, name: str, data: bytes) -> Reading:
        """Return what the project says with ``data`` as one of its files."""
        (self.root / name).write_bytes(data)
        try:
            return read_again(self.root, self.project, [name])
        finally:
            self._restore(name)

    def _restore(self, name: str) -> None:
        if name in self._good:
            (self.root / name).write_bytes(self._good[name])
        else:
            (self.root / name).unlink()

    def data_yaml(self, data: bytes) -> Iterable[Finding]:
        return self.read(_file_of(data), data).findings

    def data_csv(self, data: bytes) -> Iterable[Finding]:
        return self.read(_table_of(data), data).findings

    def units(self, data: bytes) -> Iterable[Finding]:
        return self.read("data/provinces.yml", data).findings

    def checked(self, data: bytes) -> Iterable[Finding]:
        """Read a file and, when it may be published, check and measure the project with it."""
        name = _table_of(data) if data.startswith((b"indicator", b"url", b"what")) else _file_of(data)
        reading = self.read(name, data)
        found = find_all(reading, AS_OF)
        if reading.project is not None and not any(f.severity is Severity.ERROR for f in found):
            measure(reading.project, AS_OF)
        return found

    def config(self, data: bytes) -> Iterable[Finding]:
        (self.alone / CONFIG).write_bytes(data)
        return read_project(self.alone).findings

    # Words of people ------------------------------------------------------------------------

    def prose(self, data: bytes) -> Iterable[Finding]:
        path = self.alone / "content" / "bai.md"
        path.write_bytes(data)
        page, found = read_prose(path, "content/bai.md", ("hinh/tim-tinh.png",))
        if page is not None:
            html_of(page.body)
        return found

    def words(self, data: bytes) -> Iterable[Finding]:
        """The glossary, or the texts of the data in another language."""
        reader = ProjectReader(self.alone, with_prose=True)
        name, file, kind = ("texts.yml", files.TextsFile, Saying) if b"texts:" in data else ("terms.yml", files.TermsFile, Term)
        path = self.alone / "content" / name
        path.write_bytes(data)
        reader._listed(path, file, kind)
        return reader.findings

    # What comes in --------------------------------------------------------------------------

    @cached_property
    def _forms(self) -> tuple[Callable[[bytes], None], ...]:
        update, book = update_form(self.project, VI), workbook_form(self.project, VI)

        def figure(data: bytes) -> None:
            body = data.decode("utf-8", "replace")
            is_filled_in(update, body)
            _, problems = read_update(self.project, update, read_answers(update, body), dt.date(2026, 12, 5), VI)
            for problem in problems:
                problem.told(EN).encode()

        def sent(data: bytes) -> None:
            for problem in read_answers(book, data.decode("utf-8", "replace")).problems:
                problem.told(VI).encode()

        return figure, sent

    def form(self, data: bytes) -> Iterable[Finding]:
        for read in self._forms:
            read(data)
        return ()

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        content = workbook(self.project, Edition(_PROVINCE, AS_OF, "0123456789ab"), VI)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def workbook(self, data: bytes) -> Iterable[Finding]:
        """A workbook: its bytes, or parts of it that stand in the place of those of a good one."""
        content = data if data.startswith(b"PK") else zipped({**self._parts, **parts_of(data)})
        book = open_workbook(content, "so.xlsx")
        return (*book.findings, *compare(self.project, book, VI).findings)

    @cached_property
    def _book(self) -> Book:
        return open_workbook(zipped(self._parts), "so.xlsx")

    def cells(self, data: bytes) -> Iterable[Finding]:
        """The cells of a workbook after somebody typed into them: one a line, with sheet, row, column and kind."""
        grids = [replace(grid, cells=dict(grid.cells)) for grid in self._book.grids]
        for line in data.decode("utf-8", "replace").split("\x1e"):
            sheet, row, column, kind, value = (line.split("\x1f") + [""] * 5)[:5]
            cells = grids[len(sheet) % len(grids)].cells
            assert isinstance(cells, dict)
            at = (_number(row), _number(column))
            cells.pop(at, None) if kind == "-" else cells.update({at: _typed(kind, value)})
        return compare(self.project, Book("so.xlsx", grids), VI, allow_removal=len(data) % 2 == 0).findings

    def table(self, data: bytes) -> Iterable[Finding]:
        return compare_table(self.project, data, "so.csv", _PROVINCE, VI).findings

    # The past -------------------------------------------------------------------------------

    def older(self, data: bytes) -> Iterable[Finding]:
        """A file as git kept it, of whatever format: brought forward, then read."""
        name = _table_of(data) if data.startswith((b"indicator", b"commitment")) else _file_of(data)
        try:
            forward = brought_forward(name, data)
        except EditError as error:
            error.told(EN).encode()
            return ()
        return self.read(name, forward).findings

    def mainline(self, data: bytes) -> Iterable[Finding]:
        """A history: what people call commits, themselves and files, and what they put into them."""
        commits = [(record.split(b"\x1f") + [b""] * 4)[:4] for record in data.split(b"\x1e")]
        line = _Export("du an/", _stream(commits)).read()
        assert len(line.steps) == len(commits)
        for step, (_, _, name, content) in zip(line.steps, commits, strict=True):
            assert list(step.files.values()) == [content]
            assert next(iter(step.files)).encode("utf-8", "surrogateescape") == _name(name)
            step.commit.title.encode()
        return ()


def _file_of(data: bytes) -> str:
    found = _KEY.search(data)
    return _FILES[found[1].decode() if found else "sources"]


def _table_of(data: bytes) -> str:
    head = data.partition(b"\n")[0]
    if b"state" in head and b"url" in head:
        return "data/links.csv"
    return "data/left-out.csv" if b"what" in head or b"reason" in head else f"data/provinces/{_PROVINCE}/results.csv"


# Workbooks as text: each part under a line with its name ------------------------------------------

_PART = re.compile(rb"^\x1c([^\n]{1,200})\n", re.MULTILINE)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook that ``data`` tells, by name."""
    cut = _PART.split(data)
    return {name.decode("latin-1"): content for name, content in zip(cut[1::2], cut[2::2], strict=True)}


def as_parts(parts: dict[str, bytes]) -> bytes:
    """Return parts as ``parts_of`` reads them."""
    return b"".join(b"\x1c%s\n%s" % (name.encode("latin-1"), content) for name, content in parts.items())


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a workbook, not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            with contextlib.suppress(ValueError, UnicodeError):
                archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _number(text: str) -> int:
    return int(text) % 60 + 1 if text.isascii() and text.isdigit() and len(text) < 9 else 6


def _typed(kind: str, value: str) -> Held:
    """Return what an office program makes of what was typed."""
    if kind in ("n", "d"):
        number = float(value) if re.fullmatch(r"[0-9.]{1,17}", value) and value.count(".") < 2 and value != "." else 45_736.5
        return Held(from_excel(number % 2_958_000), "d", "mm/yyyy") if kind == "d" else Held(number, "n", "0%" if number < 1 else "General")
    if kind in ("b", "f", "e"):
        return Held(True, "b") if kind == "b" else Held("=", "f") if kind == "f" else Held("#REF!", "e")
    return Held(value or "a", "s")


# A history as git tells it -----------------------------------------------------------------------


def _stream(commits: list[list[bytes]]) -> bytes:
    """Return the stream of ``git fast-export`` for commits of one file each."""
    told = []
    for number, (title, who, name, content) in enumerate(commits):
        blob, mark = 2 * number + 1, 2 * number + 2
        told.append(b"blob\nmark :%d\noriginal-oid %040d\ndata %d\n%s\n" % (blob, blob, len(content), content))
        signed = re.sub(rb"[\n<>\0]", b"", who) + b" <a@example.org> " + (b"%d +0700" % (1_700_000_000 + number))
        told.append(b"commit refs/heads/main\nmark :%d\noriginal-oid %040d\n" % (mark, mark))
        told.append(b"author %s\ncommitter %s\ndata %d\n%s" % (signed, signed, len(title), title))
        told.append(b"from :%d\n" % (mark - 2) if number else b"")
        told.append(b"M 100644 :%d %s\n\n" % (blob, _quoted(b"du an/" + _name(name))))
    return b"".join(told)


def _name(name: bytes) -> bytes:
    return name.replace(b"\0", b"").strip(b"/") or b"a"


def _quoted(name: bytes) -> bytes:
    """Return a name as git writes it with ``core.quotePath=false``."""
    shown = {0x22: b'\\"', 0x5C: b"\\\\", 0x0A: b"\\n", 0x09: b"\\t", 0x0D: b"\\r", 7: b"\\a", 8: b"\\b", 12: b"\\f", 11: b"\\v"}
    plain = b"".join(shown.get(byte, b"\\%03o" % byte if byte < 0x20 or byte == 0x7F else bytes([byte])) for byte in name)
    return b'"%s"' % plain if plain != name or b" " in name else name


# What readers begin with --------------------------------------------------------------------------


def _texts(*patterns: str) -> Iterator[bytes]:
    for folder in (SMALL, DEMO, ROOT):
        for pattern in patterns:
            for path in sorted(folder.glob(pattern))[:6]:
                whole = path.read_bytes()
                yield whole if len(whole) <= _SEED_SIZE else whole[: whole.rfind(b"\n", 0, _SEED_SIZE) + 1]


def _workbook_seeds() -> Iterator[bytes]:
    parts = Bench()._parts
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            yield as_parts({name: content[:6_000]})
    yield zipped({name: content for name, content in parts.items() if len(content) < 3_000})


def _cell_seeds() -> Iterator[bytes]:
    for number, grid in enumerate(Bench()._book.grids):
        lines = [("a" * number, str(row - 1), str(column - 1), held.kind, str(held.value)) for (row, column), held in grid.cells.items()]
        for start in range(0, min(len(lines), 120), 20):
            yield "\x1e".join("\x1f".join(line) for line in lines[start : start + 20]).encode()


def _history_seeds() -> Iterator[bytes]:
    yield b"\x1e".join(b"\x1f".join((f"Sửa {n}".encode(), "Nguyễn Văn A".encode(), b"data/a.csv", b"a,b\n1,2\n")) for n in range(3))


_PARTS = ("data/provinces/*/plan*.yml", "data/provinces/*/[rsc]*.yml")


@dataclass(frozen=True)
class Reader:
    """One reader: how it is asked, how its inputs are cut into pieces, and what it begins with."""

    name: str
    kind: str
    ask: Callable[[Bench, bytes], Iterable[Finding]]
    seeds: Callable[[], Iterable[bytes]]


READERS = (
    Reader("data-yaml", "yaml", Bench.data_yaml, lambda: _texts(*_PARTS, *(f"data/{n}.yml" for n in _NATIONAL))),
    Reader("data-csv", "csv", Bench.data_csv, lambda: _texts("data/*.csv", "data/provinces/*/*.csv")),
    Reader("units", "yaml", Bench.units, lambda: _texts("data/provinces.yml")),
    Reader("checked", "yaml", Bench.checked, lambda: _texts(*_PARTS, "data/provinces/*/*.csv")),
    Reader("config", "yaml", Bench.config, lambda: _texts(CONFIG)),
    Reader("prose", "text", Bench.prose, lambda: _texts("content/*.md")),
    Reader("words", "yaml", Bench.words, lambda: _texts("content/*.yml", "content/en/*.yml")),
    Reader("form", "text", Bench.form, lambda: (path.read_bytes() for path in sorted(BODIES.glob("*.md")))),
    Reader("workbook", "xml", Bench.workbook, _workbook_seeds),
    Reader("cells", "log", Bench.cells, _cell_seeds),
    Reader("table", "csv", Bench.table, lambda: (text.replace(b",", d) for text in _texts("data/provinces/*/*.csv") for d in (b",", b";"))),
    Reader("older", "yaml", Bench.older, lambda: (t.replace(b"format: 2", b"format: 1") for t in _texts(*_PARTS, "data/provinces/*/*.csv"))),
    Reader("mainline", "log", Bench.mainline, _history_seeds),
)  # fmt: skip
BY_NAME = {reader.name: reader for reader in READERS}
