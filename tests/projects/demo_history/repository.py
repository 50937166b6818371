"""The versions as a git repository, written by one ``git fast-import``, whatever the settings of the user."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.projects.demo_history.edits import Files
from tests.projects.demo_history.telling import TAGS, Version

_WHO = b"Nh\xc3\xb3m minh h\xe1\xbb\x8da <lien-he@example.org>"
_AN_HOUR = dt.timedelta(hours=1)


def write(folder: Path, versions: Sequence[Version]) -> None:
    """Make ``folder`` a repository with these versions, the last one checked out.

    It must be empty, but for what builds keep there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    assert {path.name for path in folder.iterdir()} <= {".minhbach"}, f"{folder} is not empty"
    run(folder, "init", "--quiet", "--initial-branch=main")
    run(folder, "fast-import", "--quiet", given=b"".join(Stream().of(versions)))
    run(folder, "reset", "--quiet", "--hard")


def run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git without any setting but the repository's own; return what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    alone = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, input=given, env=alone, check=True, capture_output=True).stdout


@dataclass
class Stream:
    """What ``git fast-import`` reads. Marks number contents and commits alike."""

    marks: int = 0
    contents: dict[str, int] = field(default_factory=dict)

    def of(self, versions: Sequence[Version]) -> Iterator[bytes]:
        """Yield the whole stream."""
        main: list[int] = []
        for index, version in enumerate(versions):
            parents, before = main[-1:], versions[index - 1].files if main else {}
            if version.branch:
                base = versions[index - version.event.since].files
                tip = main[-version.event.since]
                for number, (step, files) in enumerate(zip(version.event.branch, version.branch, strict=True)):
                    earlier = version.event.when - _AN_HOUR * (len(version.branch) - number)
                    yield from self.commit(step.what, earlier, earlier, [tip], base, files)
                    tip, base = self.marks, files
                parents.append(tip)
            event = version.event
            yield from self.commit(event.what, event.when, event.written or event.when, parents, before, version.files)
            main.append(self.marks)
        yield from self.tags(versions, main)

    def commit(
        self, what: str, when: dt.datetime, written: dt.datetime, parents: list[int], old: Files, new: Files
    ) -> Iterator[bytes]:
        """Yield one commit with the contents it brings."""
        changed = {name: text for name, text in new.items() if old.get(name) != text}
        for text in changed.values():
            if text not in self.contents:
                yield b"blob\nmark :%d\n%s" % (self._mark_of(text), _data(text))
        self.marks += 1
        yield b"commit refs/heads/main\nmark :%d\n" % self.marks
        yield b"author %s %s\ncommitter %s %s\n%s" % (_WHO, _moment(written), _WHO, _moment(when), _data(what))
        for word, mark in zip((b"from", b"merge"), parents, strict=False):
            yield b"%s :%d\n" % (word, mark)
        for name in sorted(old.keys() - new.keys()):
            yield b"D %s\n" % name.encode()
        for name, text in changed.items():
            yield b"M 100644 :%d %s\n" % (self.contents[text], name.encode())

    def tags(self, versions: Sequence[Version], main: Sequence[int]) -> Iterator[bytes]:
        """Yield the tags, each on the last commit before its moment; those with words are annotated."""
        for name, (moment, says) in TAGS.items():
            mark = max(m for m, version in zip(main, versions, strict=True) if version.event.when <= moment)
            if says:
                words = b"tag %s\nfrom :%d\ntagger %s %s\n%s"
                yield words % (name.encode(), mark, _WHO, _moment(moment), _data(says))
            else:
                yield b"reset refs/tags/%s\nfrom :%d\n" % (name.encode(), mark)

    def _mark_of(self, text: str) -> int:
        self.marks += 1
        self.contents[text] = self.marks
        return self.marks


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%s\n" % (len(content), content)


def _moment(when: dt.datetime) -> bytes:
    return f"{int(when.timestamp())} {when:%z}".encode()
