"""The main line of a repository, read in one pass: which version of the data the public saw from when on.

The main line are the first parents of a branch's last commit: what was published, in its order. A merge is one
step, dated by the merge, whatever was done on the branch and whenever. One ``git fast-export`` tells every
step with the contents it brought, and the tags; rename detection, attributes, filters and hooks have no say.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.history.git import MAX_BYTES, RevisionError, git
from generator.language import ours

DATA_FILES = ("yml", "csv")
SHALLOW_HISTORY = ours(
    "Bản sao kho git này chỉ có một phần lịch sử, nên không kể được những gì đã đổi. Lấy đủ lịch sử rồi chạy lại: "
    "git fetch --unshallow (trên GitHub Actions: fetch-depth: 0). Muốn dựng trang không có lịch sử thì thêm "
    "--without-history."
)
UNREADABLE_HISTORY = ours(
    "Không đọc được lịch sử trong kho git: {reason}. Muốn dựng trang không có lịch sử thì thêm --without-history."
)
LARGE_HISTORY = ours(
    "Lịch sử dữ liệu lớn quá mức cho phép ({limit} MB). Muốn dựng trang không có lịch sử thì thêm --without-history."
)
NO_GIT_HERE = ours("Máy này không có git.")
NOT_UNDER_GIT = ours("Dự án không nằm trong một kho git.")
NO_COMMITS = ours("Kho git chưa có lần ghi nào chứa dữ liệu của dự án.")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the main line: its full id, when it came there, and the first line of its message."""

    id: str
    moment: dt.datetime
    title: str


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
        folder = top / folder.read_text("utf-8").removeprefix("gitdir:").strip()
        common = folder / "commondir"
        folder = folder / common.read_text("utf-8").strip() if common.is_file() else folder
    shallow = folder / "shallow"
    return shallow.is_file() and shallow.stat().st_size > 0


def _exported(top: Path, prefix: str) -> bytes:
    literal = re.sub(r"([*?\[\\])", r"\\\1", prefix)
    paths = [f":(top,glob){literal}**/*.{kind}" for kind in DATA_FILES]
    options = ("--first-parent", "--show-original-ids", "--signed-tags=strip", "--tag-of-filtered-object=rewrite")
    if shutil.which("git") is None:
        raise NoHistoryError(NO_GIT_HERE)
    told = git(top, "fast-export", *options, "--reencode=yes", "HEAD", "--tags", "--", *paths)
    if told.returncode:
        if git(top, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            raise NoHistoryError(NO_COMMITS)
        reason = told.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError(UNREADABLE_HISTORY, reason=reason)
    if len(told.stdout) > MAX_BYTES:
        raise RevisionError(LARGE_HISTORY, limit=str(MAX_BYTES // 1_000_000))
    return told.stdout


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
        """Read the lines up to and with ``data``, whose text is decoded; a mark, an id, who and when."""
        head: dict[str, str] = {}
        while "data" not in head and self.at < len(self.stream):
            word, _, rest = self._line().partition(" ")
            head[word] = rest
        head["text"] = self._data(head["data"]).decode("utf-8", "replace")
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
        title = head["text"].strip().partition("\n")[0]
        self.nodes[head["mark"]] = _Node(head["original-oid"], _moment(head["committer"]), title, parent, files)
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
        self.refs[f"refs/tags/{name}"] = self._line().removeprefix("from ")
        self.titles[name] = self._head()["text"].strip().partition("\n")[0]

    def _main(self) -> MainLine:
        tags = {ref.removeprefix("refs/tags/"): mark for ref, mark in self.refs.items() if ref.startswith("refs/tags/")}
        # Without tags git names the line after its branch; a detached HEAD is called so.
        tips = [mark for ref, mark in self.refs.items() if not ref.startswith("refs/tags/")] or list(self.nodes)[-1:]
        marks = list(self._line_of(tips[0]))[::-1] if tips else []
        steps = tuple(Step(Commit(n.id, n.moment, n.title), n.files) for n in map(self.nodes.__getitem__, marks))
        places = {mark: number for number, mark in enumerate(marks)}
        found = [Tag(name, places[mark], self.titles.get(name, "")) for name, mark in tags.items() if mark in places]
        return MainLine(steps, tuple(sorted(found, key=lambda tag: (tag.step, tag.name))))

    def _line_of(self, mark: str) -> Iterator[str]:
        while mark in self.nodes:  # a reference to what was not exported is a row of zeros
            yield mark
            mark = self.nodes[mark].parent


def _moment(committer: str) -> dt.datetime:
    """Return the time of ``Name <mail> 1795392071 +0700``, kept to what a calendar can hold."""
    _, seconds, zone = committer.rsplit(" ", 2)
    sign = -1 if zone.startswith("-") else 1
    offset = sign * dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.timezone(offset))
    except (ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(0, dt.UTC)


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
