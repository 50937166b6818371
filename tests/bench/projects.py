"""The projects that are measured, each a git repository of its own below ``.minhbach/bench``, with its own templates."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tests.bench import communes
from tests.projects.demo_history import repository
from tests.projects.demo_history.telling import history

ROOT = Path(__file__).parents[2]
#: As deep as the project itself: the demonstration's articles are found from there.
PLACE = ROOT / ".minhbach" / "bench"
_TEMPLATE = "theme/pages/province.html"
_WHO = ("-c", "user.name=Nhóm đo", "-c", "user.email=do@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Case:
    """A project to measure; ``fill`` writes it into an empty folder, as a repository."""

    name: str
    title: str
    fill: Callable[[Path], None]
    units: int = 0

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return PLACE / self.name


def cases(sizes: tuple[int, ...]) -> Iterator[Case]:
    """Yield the real project, the demonstration, and communes of each of ``sizes``."""
    yield Case("real", "Dự án thật", _clone)
    yield Case("demo", "Minh họa, 34 tỉnh, 300 lần công bố", lambda folder: repository.write(folder, history()))
    for size in sizes:
        yield commune_case(size)


def commune_case(units: int) -> Case:
    """Return communes of one size."""

    def fill(folder: Path) -> None:
        communes.write(folder, units)
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _commit(folder, "Số liệu giả định", "2030-12-20T08:00:00+07:00")

    thousands = f"{units:,}".replace(",", ".")
    return Case(f"communes-{units}", f"{thousands} xã giả định × 12 chỉ số × 6 năm", fill, units)


def prepare(case: Case) -> None:
    """Write the case's project anew, with templates of its own, and commit it; nothing of earlier builds is left."""
    shutil.rmtree(case.folder, ignore_errors=True)
    case.folder.mkdir(parents=True)
    case.fill(case.folder)
    with_own_theme(case.folder)


def with_own_theme(folder: Path) -> None:
    """Give a project a copy of the templates, so that one can be changed for it alone."""
    if not (folder / "theme").is_dir():
        shutil.copytree(ROOT / "theme", folder / "theme")
    config = folder / "site_config.yml"
    text = config.read_text("utf-8")
    before, folders, after = text.partition("\nfolders:\n")
    config.write_text(f"{before}\nfolders:\n  theme: theme\n{after if folders else ''}", "utf-8")
    (folder / ".git" / "info" / "exclude").write_text("/site/\n/.minhbach/\n", "utf-8")
    _commit(folder, "Giao diện riêng để đo", _git(folder, "log", "-1", "--format=%cI"))


def _clone(folder: Path) -> None:
    _git(ROOT, "clone", "--quiet", "--local", str(ROOT), str(folder))


def _commit(folder: Path, what: str, when: str) -> None:
    """Commit everything, dated by the data and not by today: a day of its own would be a publication of its own."""
    _git(folder, "add", "--all")
    _git(folder, *_WHO, "commit", "--quiet", "--message", what, when=when)


def _git(folder: Path, *words: str, when: str = "") -> str:
    """Run git without any setting but the repository's own; return what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
    command = ["git", *words]
    done = subprocess.run(command, cwd=folder, env=kept | alone | dated, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def forget(folder: Path) -> None:
    """Remove what builds made and keep, so that the next is the first."""
    for name in ("site", ".minhbach"):
        shutil.rmtree(folder / name, ignore_errors=True)


def change_row(folder: Path) -> Path:
    """Raise one figure by a tenth, as an officer would who mends a value; return the table it stands in."""
    for path in sorted((folder / "data" / "provinces").glob("*/results.csv")):
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        for row in rows:
            if _raise(row):
                out = io.StringIO()
                writer = csv.DictWriter(out, list(row), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
                path.write_text(out.getvalue(), "utf-8", newline="\n")
                return path
    raise ValueError(f"{folder}: no figure to change")


def _raise(row: dict[str, str]) -> bool:
    """Raise the row's figure, and drop what would contradict it; False when the row has none that can be raised."""
    try:
        value = Decimal(row.get("value") or "")
    except InvalidOperation:
        return False
    if not 0 < value < 99:
        return False
    row["value"] = str(value + Decimal("0.1"))
    for column in {"numerator", "denominator", "quote"} & set(row):
        row[column] = ""
    return True


def change_template(folder: Path) -> None:
    """Add a remark that readers do not see to the template of a place's page."""
    path = folder / _TEMPLATE
    path.write_text(path.read_text("utf-8") + "<!-- . -->\n", "utf-8", newline="\n")


def minhbach(*words: str) -> tuple[str, ...]:
    """Return the command that runs the program on the project in the working folder."""
    return (sys.executable, "-m", "generator", *words)
