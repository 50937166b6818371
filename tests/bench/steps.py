"""What is done with each project, and measured: check, build from nothing, after no change, one row, one template."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.projects import ROOT, change_row, change_template, forget, minhbach
from tests.bench.running import Run, run

Figures = dict[str, Any]


def _nothing(_: Path) -> object:
    return None


@dataclass(frozen=True)
class Step:
    """A command, and what is done to the project before it is measured; ``needs`` must have gone well before."""

    name: str
    title: str
    command: tuple[str, ...]
    before: Callable[[Path], object] = _nothing
    needs: str = ""


STEPS = (
    Step("check", "Kiểm tra", minhbach("check")),
    Step("cold", "Dựng từ đầu", minhbach("build"), forget),
    Step("warm", "Dựng lại, không đổi gì", minhbach("build"), needs="cold"),
    Step("row", "Dựng lại, đổi một hàng", minhbach("build"), change_row, "cold"),
    Step("diff", "Kể một hàng đã đổi", minhbach("diff", "HEAD"), needs="row"),
    Step("template", "Dựng lại, đổi một mẫu trang", minhbach("build"), change_template, "cold"),
)


def measure(
    folder: Path, steps: tuple[Step, ...], runs: int, cold_runs: int, limit: float, tell: Callable[[str], None]
) -> Iterator[tuple[Step, list[Run]]]:
    """Run each step several times and yield its runs as soon as they are done; one that fails is not tried again."""
    good: set[str] = set()
    environment = {"PYTHONPATH": str(ROOT), "MINHBACH_LANG": "vi"}
    for step in steps:
        if step.needs and step.needs not in good:
            continue
        done: list[Run] = []
        for _ in range(cold_runs if step.name == "cold" else runs):
            step.before(folder)
            done.append(run(step.command, folder, limit, environment))
            tell(f"{folder.name} {step.name}: {done[-1].wall:.2f} s, {done[-1].outcome}")
            if done[-1].outcome != "ok":
                break
        else:
            good.add(step.name)
        yield step, done


def phases(folder: Path, limit: float) -> Figures:
    """Return what each part of a build took, in seconds: of one from nothing, then of one after a row was changed."""
    forget(folder)
    found = {"cold": _phases(folder, limit)}
    if "outcome" not in found["cold"]:
        change_row(folder)
        found["row"] = _phases(folder, limit)
    return found


def _phases(folder: Path, limit: float) -> Figures:
    target = folder.parent / f"{folder.name}.phases.json"
    target.unlink(missing_ok=True)
    words = (sys.executable, "-m", "tests.bench.phases", str(folder), str(target))
    done = run(words, ROOT, limit)
    if done.outcome != "ok" or not target.is_file():
        return {"outcome": done.outcome, "said": done.said}
    found: Figures = json.loads(target.read_text("utf-8"))
    return found


def size_of(site: Path) -> Figures:
    """Return how many files a built site has, how many bytes, and how many pages."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "pages": sum(path.name == "index.html" for path in files),
    }


def drop(folder: Path) -> None:
    """Remove a project that was measured: a large one takes gigabytes."""
    shutil.rmtree(folder, ignore_errors=True)
