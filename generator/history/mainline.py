"""The main line of a repository, read in one pass: which version of the data the public saw from when on.

The main line are the first parents of a branch's last commit: what was published, in its order. A merge is one
step, dated by the merge, whatever was done on the branch and whenever. One ``git fast-export`` tells every
step with the contents it brought, and the tags; rename detection, attributes, filters, replaced commits and the
environment of a hook have no say.

What git cannot tell:

- Which line was published. Where somebody merged the published branch into an own one and pushed that, the first
  parents are the own commits, and what others had published meanwhile is one step of the day of that merge.
  Nothing is lost, but some days are others.
- When it was published. The clock of whoever committed says so. No step is told earlier than the one before it,
  and a clock more than a year ahead of the others is not believed.
- What stood elsewhere. A project that moved to another folder of its repository begins with the move; links and
  other repositories are no files.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.history.git import MAX_BYTES, RevisionError, git, git_within
from generator.language import ours

DATA_FILES = ("yml", "csv")
SHALLOW_HISTORY = ours(
    "Bản sao kho git này chỉ có một phần lịch sử, nên không kể được những gì đã đổi. Lấy đủ lịch sử rồi chạy lại: "
    "git fetch --unshallow (trên GitHub Actions: fetch-depth: 0). Muốn dựng trang không có lịch sử thì thêm "
    "--without-history."
)
PARTIAL_HISTORY = ours(
    "Bản sao kho git này thiếu nội dung các tệp cũ (tải về với --filter), nên không kể được những gì đã đổi. Tải lại "
    "kho, không dùng --filter, rồi chạy lại. Muốn dựng trang không có lịch sử thì thêm --without-history."
)
UNREADABLE_HISTORY = ours(
    "Không đọc được lịch sử trong kho git: {reason}. Muốn dựng trang không có lịch sử thì thêm --without-history."
)
LARGE_HISTORY = ours(
    "Lịch sử dữ liệu lớn quá mức cho phép ({limit} MB). Muốn dựng trang không có lịch sử thì thêm --without-history."
)
_UNKNOWN = 1  # what git returns for a name nothing has; it returns more where it cannot even look
_SHORT = 8
NO_GIT_HERE = ours("Máy này không có git.")
NOT_UNDER_GIT = ours("Dự án không nằm trong một kho git.")
NO_COMMITS = ours("Kho git chưa có lần ghi nào chứa dữ liệu của dự án.")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the main line: its full id, when it came there, and the first line of its message."""

    id: str
    moment: dt.datetime
    title: str

    @property
    def short(self) -> str:
        """Its id as pages show it, everywhere as long."""
        return self.id[:_SHORT]


@dataclass(frozen=True, slots=True)
class Step:
    """One commit with the data files it changed, by their names in the project; None is a file that went."""

    commit: Commit
    files: Mapping[str, bytes | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag on the main line: the last step it holds (an index), and the first line of its message, if any."""

    name: str
    step: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class MainLine:
    """All steps that touched data, the oldest first, and the tags on them."""

    steps: tuple[Step, ...]
    tags: tuple[Tag, ...] = ()


class NoHistoryError(RevisionError):
    """There is no history to read: no git, no repository, nothing committed."""


def main_line(project: Path) -> MainLine:
    """Read the main line of the repository around a project.

    Raises:
        NoHistoryError: there is none; the site can be built and says so.
        RevisionError: there is one, but not all of it is here or can be read.
    """
    top = _top(project)
    if top is None:
        raise NoHistoryError(NOT_UNDER_GIT)
    if _is_shallow(top):
        raise RevisionError(SHALLOW_HISTORY)
    prefix = folder_in_repository(project)
    line = _Export(prefix, _exported(top, prefix)).read()
    if not line.steps:
        raise NoHistoryError(NO_COMMITS)
    return line


def is_whole(project: Path) -> bool:
    """Whether the repository around a project holds its history from the beginning."""
    top = _top(project)
    return top is not None and not _is_shallow(top)


def folder_in_repository(project: Path) -> str:
    """Return the folder of the repository that holds a project, ending in a slash; empty for the whole of it."""
    top = _top(project)
    inside = project.resolve().relative_to(top).as_posix() if top else "."
    return "" if inside == "." else f"{inside}/"


def _top(project: Path) -> Path | None:
    return next((p for p in (project.resolve(), *project.resolve().parents) if (p / ".git").exists()), None)


def _is_shallow(top: Path) -> bool:
    """Whether git cut the history off here; looked up in its folder, to leave git itself unasked."""
    folder = top / ".git"
    if folder.is_file():  # a work tree beside the repository names its folder, which names the common one
        folder = top / _written(folder).removeprefix("gitdir:").strip()
        common = folder / "commondir"
        folder = folder / _written(common).strip() if common.is_file() else folder
    shallow = folder / "shallow"
    return shallow.is_file() and shallow.stat().st_size > 0


def _written(file: Path) -> str:
    return os.fsdecode(file.read_bytes())


def _exported(top: Path, prefix: str) -> bytes:
    literal = re.sub(r"([*?\[\\])", r"\\\1", prefix)
    paths = [f":(top,glob){literal}**/*.{kind}" for kind in DATA_FILES]
    options = (
        "--first-parent", "--show-original-ids", "--reencode=yes",
        "--signed-tags=strip", "--tag-of-filtered-object=rewrite", "--mark-tags",
    )  # fmt: skip
    if shutil.which("git") is None:
        raise NoHistoryError(NO_GIT_HERE)
    told = git_within(MAX_BYTES, top, "fast-export", *options, "HEAD", "--tags", "--", *paths)
    if len(told.stdout) > MAX_BYTES:
        raise RevisionError(LARGE_HISTORY, limit=str(MAX_BYTES // 1_000_000))
    if told.returncode:
        raise _refusal(top, told.stderr.decode("utf-8", "replace").strip())
    return told.stdout


def _refusal(top: Path, said: str) -> RevisionError:
    """Return why git told no history; git is asked again only now that it failed."""
    if git(top, "rev-parse", "--verify", "--quiet", "HEAD").returncode == _UNKNOWN:
        return NoHistoryError(NO_COMMITS)
    if git(top, "config", "--get-regexp", r"^remote\..*\.promisor$").stdout:
        return RevisionError(PARTIAL_HISTORY)
    return RevisionError(UNREADABLE_HISTORY, reason=said.partition("\n")[0].removeprefix("fatal: "))


@dataclass
class _Node:
    """One commit of the stream, with its parent's mark."""

    id: str
    moment: dt.datetime
    title: str
    parent: str
    files: dict[str, bytes | None]


class _Export:
    """A stream of ``git fast-export``, whose form is the one ``git fast-import`` documents."""

    def __init__(self, prefix: str, stream: bytes) -> None:
        self.prefix, self.stream, self.at = prefix, stream, 0
        self.blobs: dict[str, bytes] = {}
        self.nodes: dict[str, _Node] = {}
        self.refs: dict[str, str] = {}
        self.tagged: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def read(self) -> MainLine:
        while self.at < len(self.stream):
            word, _, rest = self._line().partition(" ")
            if word == "blob":
                self._blob()
            elif word == "commit":
                self._commit(rest)
            elif word == "reset":
                self._reset(rest)
            elif word == "tag":
                self._tag(rest)
        return self._main()

    def _line(self) -> str:
        end = self.stream.find(b"\n", self.at)
        end = len(self.stream) if end < 0 else end
        line, self.at = os.fsdecode(self.stream[self.at : end]), end + 1
        return line

    def _peek(self) -> str:
        at, line = self.at, self._line()
        self.at = at
        return line

    def _data(self, size: str) -> bytes:
        start, self.at = self.at, self.at + int(size)
        return self.stream[start : self.at]

    def _head(self) -> dict[str, str]:
        """Read the lines up to and with ``data``; a mark, an id, who and when, and the first line of the text."""
        head: dict[str, str] = {}
        while "data" not in head and self.at < len(self.stream):
            word, _, rest = self._line().partition(" ")
            head[word] = rest
        head["title"] = _line_of_text(self._data(head["data"]))
        return head

    def _blob(self) -> None:
        mark = self._line().removeprefix("mark ")
        while not (line := self._line()).startswith("data "):
            pass
        self.blobs[mark] = self._data(line.removeprefix("data "))

    def _commit(self, ref: str) -> None:
        head = self._head()
        parent, files = "", {}
        while self.at < len(self.stream) and (line := self._line()):
            word, _, rest = line.partition(" ")
            if word == "from":
                parent = rest
            elif word in ("M", "D"):
                name, content = self._file(word, rest)
                files[name] = content
        moment = _moment(head["committer"])
        self.nodes[head["mark"]] = _Node(head["original-oid"], moment, head["title"], parent, files)
        self.refs[ref] = head["mark"]

    def _file(self, word: str, rest: str) -> tuple[str, bytes | None]:
        """Return the name and content of a changed file; links and other repositories are no files."""
        if word == "D":
            return self._name(rest), None
        mode, mark, name = rest.split(" ", 2)
        return self._name(name), self.blobs[mark] if mode.startswith("100") else None

    def _name(self, written: str) -> str:
        return _unquoted(written).removeprefix(self.prefix)

    def _reset(self, ref: str) -> None:
        if self._peek().startswith("from "):
            self.refs[ref] = self._line().removeprefix("from ")

    def _tag(self, name: str) -> None:
        head = self._head()
        named = self.refs[f"refs/tags/{name}"] = self.tagged.get(head["from"], head["from"])
        self.tagged[head["mark"]] = named  # a tag may name a tag
        self.titles[name] = head["title"]

    def _main(self) -> MainLine:
        tags = {ref.removeprefix("refs/tags/"): mark for ref, mark in self.refs.items() if ref.startswith("refs/tags/")}
        # Without tags git names the line after its branch; a detached HEAD is called so.
        tips = [mark for ref, mark in self.refs.items() if not ref.startswith("refs/tags/")] or list(self.nodes)[-1:]
        marks = list(self._line_of(tips[0]))[::-1] if tips else []
        nodes = [self.nodes[mark] for mark in marks]
        moments = forwards([node.moment for node in nodes])
        steps = tuple(Step(Commit(n.id, at, n.title), n.files) for n, at in zip(nodes, moments, strict=True))
        places = {mark: number for number, mark in enumerate(marks)}
        found = [
            Tag(_readable(os.fsencode(name)), places[mark], self.titles.get(name, ""))
            for name, mark in tags.items() if mark in places
        ]  # fmt: skip
        return MainLine(steps, tuple(sorted(found, key=lambda tag: (tag.step, tag.name))))

    def _line_of(self, mark: str) -> Iterator[str]:
        while mark in self.nodes:  # a reference to what was not exported is a row of zeros
            yield mark
            mark = self.nodes[mark].parent


def _moment(committer: str) -> dt.datetime:
    """Return the time of ``Name <mail> 1795392071 +0700``, kept to what a calendar can hold in every zone."""
    seconds = int(found[1]) if (found := _SECONDS.search(committer)) else 0
    return _EPOCH + dt.timedelta(seconds=min(max(seconds, _EARLIEST), _LATEST))


_SECONDS = re.compile(r" (-?[0-9]{1,30}) [^ ]*\Z")
_EPOCH, _FIRST_GIT = (dt.datetime(*day, tzinfo=dt.UTC) for day in ((1970, 1, 1), (2005, 4, 7)))
_AHEAD = dt.timedelta(days=366)
_EARLIEST, _LATEST = (
    (dt.datetime(*day, tzinfo=dt.UTC) - _EPOCH) // dt.timedelta(seconds=1) for day in ((1, 1, 3), (9990, 1, 1))
)


def forwards(moments: Sequence[dt.datetime]) -> Iterator[dt.datetime]:
    """Yield the moments of one commit after the other so that none lies before the one of its predecessor.

    A clock that is far ahead of what most others agree on is not believed, nor one that shows a time before git.
    """
    agreed = _agreeing(moments)
    sure = now = moments[agreed[0]] if agreed else _EPOCH
    agreeing = set(agreed)
    for number, moment in enumerate(moments):
        sure = moment if number in agreeing else sure
        now = max(now, moment) if moment <= sure + _AHEAD else now
        yield now


def _agreeing(moments: Sequence[dt.datetime]) -> list[int]:
    """Return the places of as many moments as possible that run forwards; of several such runs, one that ends early."""
    ends: list[int] = []  # for each length, the last of the run of that length that ends the earliest
    before: dict[int, int | None] = {}
    for number, moment in enumerate(moments):
        if moment >= _FIRST_GIT:
            length = bisect_right(ends, moment, key=moments.__getitem__)
            before[number] = ends[length - 1] if length else None
            ends[length : length + 1] = [number]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _line_of_text(raw: bytes) -> str:
    """Return the first line of a message that has words, fit for a page."""
    return _readable(raw.strip().partition(b"\n")[0])


def _readable(raw: bytes) -> str:
    words = " ".join(raw.decode("utf-8", "replace").split())
    return "".join(c if c.isprintable() else "\ufffd" for c in words)


_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_OCTAL_DIGITS = 3


def _unquoted(name: str) -> str:
    """Return a file's name as it is; git puts names with unusual characters in quotes."""
    if not name.startswith('"'):
        return name

    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8)]) if len(code) == _OCTAL_DIGITS else _ESCAPED.get(code, code)

    return os.fsdecode(_ESCAPE.sub(plain, os.fsencode(name[1:-1])))
