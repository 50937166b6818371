"""Somebody who edits a project at random, as people do: carelessly, back and forth, and publishing in between."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable

from generator.building import DEFAULT_THEME
from tests.small import Small, add_english, commit, git

_FIRST_DAY = dt.datetime(2026, 1, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FIRST_EDITION = "dot-1"
_EDITIONS = (FIRST_EDITION, "dot-2", "dot-3")
_MOST_HOURS = 96  # between two publications
_OFTEN_MENDED = 0.5
_CONFIG = "site_config.yml"
_TEXTS = "content/en/texts.yml"
_SAID = """format: 2
texts:
  - {text: Con người, said: People}
  - {text: Tập huấn, said: Training}
  - {text: Trưởng thôn được tập huấn, said: Village heads are trained}
  - {text: Số trạm 5G, said: Stations}
"""


def publish_in_two_languages(small: Small) -> None:
    """Make a project a repository with an edition, a further language with its texts, and a theme of its own."""
    add_english(small)
    small.put(_TEXTS, _SAID)
    shutil.copytree(DEFAULT_THEME, small.path("theme"))
    small.add(_CONFIG, "folders: {theme: theme}\n")
    git(small.root, "init", "-q", "-b", "main")
    commit(small.root, _FIRST_DAY.isoformat())
    git(small.root, "tag", FIRST_EDITION)


class Editor:
    """Edits a project that is published in two languages; the same ``seed`` makes the same edits."""

    def __init__(self, small: Small, seed: int) -> None:
        self.small, self.random, self.now = small, random.Random(seed), _FIRST_DAY
        self.first = self.good = self._contents()
        often = (self._digit, self._digit, self._word, self._said)
        self.edits = (*often, self._row, self._file, self._address, self._template, self._back)
        published = (self._commit, self._commit_and_edit, self._commit_and_edit, self._edition)
        self.ways = (*self.edits, *published, self._there_and_back)

    def edit(self, *, spoilt: bool) -> str:
        """Make one edit and return what it was; what is ``spoilt`` is mended every other time."""
        way = self._mend if spoilt and self.random.random() < _OFTEN_MENDED else self.random.choice(self.ways)
        return way()

    def approve(self) -> None:
        """Take what stands now for what to go back to after a mistake."""
        self.good = self._contents()

    def _digit(self) -> str:
        return self._replaced(self._one_of("csv", "yml"), r"\d", lambda _: str(self.random.randrange(1, 9)))

    def _word(self) -> str:
        return self._replaced(self._one_of("md", "yml"), r"(?<= )\w*a\w*(?![\w:])", lambda word: word.replace("a", "ă"))

    def _said(self) -> str:
        """Say a text of the data otherwise in the further language."""
        return self._replaced(_TEXTS, r"(?<=said: )\w+", lambda word: f"{word}s")

    def _template(self) -> str:
        return self._replaced(self._one_of("html"), r"</(?=p>|h2>|span>|main>)", lambda end: f"+{end}")

    def _address(self) -> str:
        """Let the site stand elsewhere."""
        return self._replaced(_CONFIG, r"(?<=https://example\.org/)\w+(?=/)", lambda place: f"{place}2")

    def _row(self) -> str:
        return self._replaced(self._one_of("csv"), r"(?<=\n).*\n", lambda _: "")

    def _file(self) -> str:
        """Remove a file, or bring back those that were removed."""
        gone = self.first.keys() - self._contents().keys()
        if gone:
            self._restore(self._contents() | {name: self.first[name] for name in gone})
            return f"{', '.join(sorted(gone))} back"
        name = self._one_of("md", "csv", "yml")
        if name != _CONFIG:
            self.small.path(name).unlink()
        return f"{name} removed"

    def _back(self) -> str:
        self._restore(self.first)
        return "all as at first"

    def _mend(self) -> str:
        self._restore(self.good)
        return "the mistake undone"

    def _there_and_back(self) -> str:
        """Edit and undo it before anything is built."""
        before = self._contents()
        what = self.random.choice(self.edits)()
        self._restore(before)
        return f"{what}, and undone at once"

    def _commit(self) -> str:
        self.now += dt.timedelta(hours=self.random.randrange(1, _MOST_HOURS))
        commit(self.small.root, self.now.isoformat())
        return "commit"

    def _commit_and_edit(self) -> str:
        """Go on after publishing before anything is built."""
        return f"{self._commit()}, then {self.random.choice(self.edits)()}"

    def _edition(self) -> str:
        """Give a name to what was published last, taking it from another edition; or take it away again."""
        name = self.random.choice(_EDITIONS)
        if name in git(self.small.root, "tag", "--points-at", "HEAD").split():
            git(self.small.root, "tag", "-d", name)
            return f"{name} taken away"
        git(self.small.root, "tag", "-f", name)
        return f"{name} given"

    def _replaced(self, name: str, pattern: str, by: Callable[[str], str]) -> str:
        """Replace one place of a file where ``pattern`` fits, if there is any."""
        file = self.small.path(name)
        text = file.read_text("utf-8") if file.exists() else ""
        places = list(re.finditer(pattern, text))
        if not places:
            return f"nothing to change in {name}"
        at = self.random.choice(places)
        new = by(at[0])
        self.small.put(name, text[: at.start()] + new + text[at.end() :])
        return f"{name}: {at[0]!r} at {at.start()} is {new!r}"

    def _one_of(self, *kinds: str) -> str:
        return self.random.choice([name for name in self._contents() if name.endswith(kinds)])

    def _contents(self) -> dict[str, bytes]:
        """Return all that can be edited, by name, in order."""
        tops = (_CONFIG, "data/**/*", "content/**/*", "theme/p*/*.html")
        found = sorted(path for top in tops for path in self.small.root.glob(top) if path.is_file())
        return {path.relative_to(self.small.root).as_posix(): path.read_bytes() for path in found}

    def _restore(self, contents: dict[str, bytes]) -> None:
        for name in self._contents().keys() - contents.keys():
            self.small.path(name).unlink()
        for name, content in contents.items():
            self.small.put(name, content)
