"""Measures the program on whole projects: ``make bench``, or ``make bench ARGS="--only demo --runs 5"``.

Figures are added to ``results.json``, whatever else stands in it, and ``RESULTS.md`` is written from that. What takes
too long or fails is told as such, and the next thing is measured. Leave the machine alone meanwhile.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.communes import COMMUNES
from tests.bench.comparing import compare
from tests.bench.figures import summary
from tests.bench.projects import PLACE, ROOT, Case, cases, prepare
from tests.bench.steps import STEPS, drop, measure, phases, size_of
from tests.bench.table import page

HERE = Path(__file__).parent
RESULTS, PAGE = "results.json", "RESULTS.md"
_LARGE = 1000  # units; from here on a build from nothing is measured once


def main(words: list[str] | None = None) -> int:
    """Measure what was asked for; 0 when everything could be measured, 2 when nothing is called as it was asked."""
    given = _given(words)
    parts = [*(case.name for case in cases(given.sizes)), *(f"compare-{n}" for n in given.pages)]
    if unknown := [name for name in given.only if not any(part.startswith(name) for part in parts)]:
        _say(f"Không có phần nào tên {', '.join(unknown)}; có: {', '.join(parts)}")
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    wanted = [case for case in cases(given.sizes) if any(case.name.startswith(name) for name in given.only)]
    for case in wanted:
        _keep(given.out, "cases", case.name, _case(case, given))
    compared = [n for n in given.pages if any(f"compare-{n}".startswith(name) for name in given.only)]
    for pages in compared:
        _keep(given.out, "compared", str(pages), _comparison(pages, given))
    results = _read(given.out)
    failed = [case.name for case in wanted if not _good(results["cases"][case.name])]
    failed += [f"compare-{n}" for n in compared if "problem" in results["compared"][str(n)]]
    _say(f"{given.out / PAGE}" + (f"; không đo được: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _given(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Đo tốc độ trên các dự án.")
    parser.add_argument("--only", action="append", default=[], help="real, demo, communes-340, compare…; mặc định: tất cả")
    parser.add_argument("--sizes", type=_sizes, default=(340, COMMUNES), help="số xã, ví dụ 34,340")
    parser.add_argument("--pages", type=_sizes, default=(250, 1000, 3500), help="số trang khi so với công cụ khác")
    parser.add_argument("--runs", type=int, default=3, help="số lần đo mỗi việc")
    parser.add_argument("--cold-runs", type=int, help="số lần dựng từ đầu; mặc định như --runs, một lần khi rất lớn")
    parser.add_argument("--steps", default=",".join(step.name for step in STEPS), help="các việc, cách nhau bằng dấu phẩy")
    parser.add_argument("--timeout", type=float, default=3600, help="giây cho phép mỗi lần")
    parser.add_argument("--no-phases", action="store_true", help="không đo từng phần của một lần dựng")
    parser.add_argument("--keep", action="store_true", help="giữ lại các dự án đã đo")
    parser.add_argument("--out", type=Path, default=HERE, help="thư mục ghi kết quả")
    given = parser.parse_args(words)
    given.only = given.only or [""]
    return given


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _case(case: Case, given: argparse.Namespace) -> dict[str, Any]:
    """Return everything measured of one project; what could not be made ready is told as failed."""
    found: dict[str, Any] = {"title": case.title, "units": case.units, "machine": machine(), "steps": {}}
    wanted = set(given.steps.split(","))
    steps = tuple(step for step in STEPS if step.name in wanted)
    cold = given.cold_runs or (1 if case.units >= _LARGE else given.runs)
    try:
        prepare(case)
        for step, runs in measure(case.folder, steps, given.runs, cold, given.timeout, _say):
            found["steps"][step.name] = summary(runs)
            if step.name == "cold" and found["steps"]["cold"]["outcome"] == "ok":
                found["made"] = size_of(case.folder / "site")
        if "cold" in wanted and not given.no_phases:
            found["phases"] = phases(case.folder, given.timeout)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        found["problem"] = f"{type(error).__name__}: {error}"
        _say(f"{case.name}: {found['problem']}")
    finally:
        if not given.keep:
            drop(case.folder)
    return found


def _comparison(pages: int, given: argparse.Namespace) -> dict[str, Any]:
    """Return what every tool took for as many pages; what could not be made ready is told as failed."""
    start = machine()
    try:
        runs = 1 if pages >= _LARGE and not given.cold_runs else given.cold_runs or given.runs
        return {"machine": start, **compare(pages, runs, given.timeout, _say)}
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        _say(f"compare-{pages}: {error}")
        return {"machine": start, "pages": pages, "about": "", "tools": {}, "problem": f"{type(error).__name__}: {error}"}


def _good(case: dict[str, Any]) -> bool:
    return "problem" not in case and all(step["outcome"] == "ok" for step in case["steps"].values())


def machine() -> dict[str, Any]:
    """Return what a measurement runs on."""
    changed = _git("status", "--porcelain", "--", "generator", "theme")  # the results themselves change with each case
    commit = (_git("rev-parse", "--short", "HEAD") or "?") + ("-dirty" if changed else "")
    return {
        "day": dt.datetime.now(dt.UTC).date().isoformat(), "commit": commit, "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}", "python": platform.python_version(),
        "load": round(_in_use(), 1), "files": _file_system(PLACE),
    }  # fmt: skip


def _in_use() -> float:
    """Return how many processors are in use during a second in which nothing is measured; nan where nobody tells.

    The load average still counts what was measured just before.
    """
    if not _STAT.is_file():
        return math.nan
    before = _idle()
    time.sleep(1)
    return max(0.0, (os.cpu_count() or 1) - (_idle() - before))


def _idle() -> float:
    """Return how long all processors together have been idle, in seconds: fourth and fifth of the first line."""
    fields = _STAT.read_text("ascii").split("\n", 1)[0].split()
    return sum(map(int, fields[4:6])) / os.sysconf("SC_CLK_TCK")


_STAT = Path("/proc/stat")


def _file_system(folder: Path) -> str:
    """Return the kind of file system that ``folder`` will stand on: of ext4 and tmpfs the same build takes other times."""
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    told = subprocess.run(("stat", "-f", "-c", "%T", str(there)), capture_output=True, text=True, check=False)
    return told.stdout.strip() or "?"


def _git(*words: str) -> str:
    return subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def _keep(out: Path, kind: str, name: str, found: dict[str, Any]) -> None:
    """Put what was found of one thing into the results, and write the page again: nothing is lost when the next fails."""
    results = _read(out)
    results.setdefault(kind, {})[name] = found
    (out / RESULTS).write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (out / PAGE).write_text(page(results), "utf-8")


def _read(out: Path) -> dict[str, Any]:
    path = out / RESULTS
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"cases": {}}
    return found


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a measurement takes hours


if __name__ == "__main__":
    sys.exit(main())
