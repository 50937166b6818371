"""Work is shared out to processes, and comes back as if one had done it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from generator import parallel
from generator.checking import check as checking
from generator.reading import project as reading_project
from generator.reading.project import read_project
from tests.projects.demo_history.telling import DEMO

TWO = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes")


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")


def test_results_come_in_the_order_of_the_jobs_whoever_is_done_first() -> None:
    def job(n: int) -> int:
        time.sleep((5 - n) / 50)
        return n

    assert parallel.shared_out([partial(job, n) for n in range(6)]) == list(range(6))


@TWO
def test_jobs_are_done_by_other_processes_and_see_what_was_made_here() -> None:
    made = {"here": "seen"}
    done = parallel.shared_out([lambda: (os.getpid(), made["here"])] * 4)
    assert os.getpid() not in {pid for pid, _ in done}
    assert {word for _, word in done} == {"seen"}


@TWO
def test_many_jobs_are_done_by_fresh_copies_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_OF_ONE_COPY", 4)
    done = parallel.shared_out([partial(lambda n: (n, os.getpid()), n) for n in range(10)], at_once=2)
    assert [n for n, _ in done] == list(range(10))
    thirds = [{pid for _, pid in done[first : first + 4]} for first in (0, 4, 8)]
    assert not thirds[0] & thirds[1]
    assert not thirds[1] & thirds[2]


def test_what_is_found_hangs_on_nobody_who_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks of very many units are shared out; here of few, two at a time."""
    reading = read_project(DEMO)
    assert reading.project is not None
    alone = checking.find_all(reading, reading.project.config.as_of)
    shared: list[int] = []
    counted = checking.shared_out
    monkeypatch.setattr(checking, "shared_out", lambda jobs, at_once: shared.append(len(jobs)) or counted(jobs, 2))
    assert checking.find_all(reading, reading.project.config.as_of) == alone
    assert shared == [1 + len(reading.project.holdings)]
    assert len({finding.rule.code for finding in alone}) > 5


def test_one_process_does_everything_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "1")
    assert parallel.shared_out([os.getpid, os.getpid]) == [os.getpid()] * 2


@pytest.mark.parametrize("count", ["1", "2"])
def test_the_first_jobs_error_is_raised(monkeypatch: pytest.MonkeyPatch, count: str) -> None:
    monkeypatch.setenv(parallel.VARIABLE, count)

    def fail(word: str) -> None:
        raise ValueError(word)

    with pytest.raises(ValueError, match="first"):
        parallel.shared_out([lambda: None, partial(fail, "first"), partial(fail, "second")])
    assert parallel.shared_out([lambda: 1, lambda: 2]) == [1, 2]


@TWO
def test_when_workers_are_ended_the_work_is_done_all_the_same() -> None:
    here = os.getpid()

    def job() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert parallel.shared_out([job, job, job]) == ["done"] * 3


@TWO
def test_jobs_done_beside_each_other_begin_here_and_end_in_a_copy() -> None:
    def job(n: int) -> tuple[int, int]:
        time.sleep(0.03)
        return n, os.getpid()

    done = parallel.beside([partial(job, n) for n in range(12)])
    assert [n for n, _ in done] == list(range(12))
    assert [pid == os.getpid() for _, pid in done[:3]] == [True] * 3
    assert [pid == os.getpid() for _, pid in done[-2:]] == [False] * 2


@pytest.mark.parametrize("count", ["1", "2"])
def test_jobs_done_beside_each_other_raise_the_first_error(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, count)

    def fail(word: str) -> None:
        raise ValueError(word)

    with pytest.raises(ValueError, match="first"):
        parallel.beside([lambda: None, partial(fail, "first"), partial(fail, "second")])
    assert parallel.beside([lambda: 1, lambda: 2]) == [1, 2]
    assert parallel.beside([]) == []


@TWO
def test_when_a_copy_is_ended_its_job_is_done_here() -> None:
    here = os.getpid()

    def job() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert parallel.beside([job, job]) == ["done"] * 2


@TWO
def test_a_folder_read_by_two_processes_reads_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of very many units are shared out; here of few, some of them broken, with remarks and doubles."""
    root = _with_mistakes(tmp_path)
    alone = read_project(root, prose=False)
    shared: list[int] = []
    monkeypatch.setattr(reading_project, "_AT_ONCE", 4)
    monkeypatch.setattr(reading_project, "beside", lambda jobs: shared.append(len(jobs)) or parallel.beside(jobs))
    assert read_project(root, prose=False) == alone
    assert shared == [8]
    assert len(alone.acceptances) > 1
    assert len({f.rule.code for f in alone.findings}) > 4
    (root / "data" / "provinces" / "nowhere").mkdir()
    assert read_project(root, prose=False).findings != alone.findings
    assert shared == [8, 1]


def _with_mistakes(folder: Path) -> Path:
    """Return a copy of the demonstration in whose last folders something is wrong with every kind of file."""
    shutil.copytree(DEMO, folder / "project", ignore=shutil.ignore_patterns("site", ".minhbach"))
    first, *_, last = sorted(p for p in (folder / "project" / "data" / "provinces").iterdir() if p.is_dir())
    for unit in (first, last):
        sources = unit / "sources.yml"
        sources.write_text(sources.read_text() + "  - id: *x  # MB-C006: lý do\n    titel: 12\n")
        reports = unit / "reports.yml"
        reports.write_text("format: nay\nreports: []  # MB-C006: lý do\n")
        (unit / "results.csv").write_text("indicator,value\na,1,2\n")
        (unit / "stray.txt").write_text("")
    return folder / "project"


def _twice(n: int) -> int:
    return n * _given[0]


_given: list[int] = []


def _take(number: int) -> None:
    _given[:] = [number]


def test_work_done_elsewhere_begins_empty_and_prepared() -> None:
    with parallel.elsewhere([partial(_twice, n) for n in (1, 2, 3)], _take, (10,)) as finished:
        assert finished() == [10, 20, 30]
    assert _given == []
    with parallel.elsewhere([], _take, (10,)) as finished:
        assert finished() == []


def _none() -> None:
    """Prepare nothing."""


def test_this_process_goes_on_while_work_is_done_elsewhere(tmp_path: Path) -> None:
    with parallel.elsewhere([(tmp_path / "begun").touch], _none, ()) as finished:
        _until((tmp_path / "begun").exists)
        assert finished() == [None]


@TWO
def test_this_process_is_not_copied_while_it_has_threads_for_work_elsewhere() -> None:
    def in_copies() -> set[bool]:
        done = [*parallel.shared_out([os.getpid] * 4), parallel.beside([os.getpid] * 2)[1]]
        return {pid != os.getpid() for pid in done}

    before = threading.active_count()  # other tests may have a server running
    with parallel.elsewhere([_none, _none], _none, ()) as finished:
        assert in_copies() == {False}
        finished()
        assert threading.active_count() == before
        assert in_copies() == {True}
    with parallel.elsewhere([_none], _none, ()):
        assert in_copies() == {False}
    assert threading.active_count() == before
    assert in_copies() == {True}


def test_what_fails_elsewhere_is_raised_by_whoever_waits() -> None:
    with parallel.elsewhere([partial(int, "1"), partial(int, "x"), partial(int, "y")], _none, ()) as finished:
        with pytest.raises(ValueError, match="'x'"):
            finished()
        assert not multiprocessing.active_children()


def _slowly(file: Path) -> None:
    time.sleep(0.2)
    file.touch()


def test_whoever_leaves_without_waiting_gives_up_what_is_not_begun_and_ends_the_workers(tmp_path: Path) -> None:
    def fail() -> None:
        _until(lambda: any(tmp_path.iterdir()))
        raise ValueError("x")

    jobs = [partial(_slowly, tmp_path / f"{n}") for n in range(50)]
    with pytest.raises(ValueError, match="x"), parallel.elsewhere(jobs, _none, ()):
        fail()
    assert not multiprocessing.active_children()
    done = len(list(tmp_path.iterdir()))
    assert 0 < done < 25
    time.sleep(0.5)
    assert len(list(tmp_path.iterdir())) == done


def _end_once(file: Path) -> int:
    """End this process as one is ended that takes too much memory, unless that happened before."""
    if file.exists():
        return 1
    file.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@TWO
def test_when_workers_elsewhere_are_ended_one_alone_does_it_all(tmp_path: Path) -> None:
    with parallel.elsewhere([partial(_end_once, tmp_path / "ended"), partial(int, "2")], _none, ()) as finished:
        _until((tmp_path / "ended").exists)
        assert finished() == [1, 2]
        assert not multiprocessing.active_children()


@TWO
def test_when_even_one_alone_is_ended_whoever_waits_learns_it() -> None:
    kill = partial(signal.raise_signal, signal.SIGKILL)
    with parallel.elsewhere([kill, kill], _none, ()) as finished:
        with pytest.raises(BrokenProcessPool):
            finished()
        assert not multiprocessing.active_children()
    assert parallel.shared_out([os.getpid] * 2) != [os.getpid()] * 2


_ELSEWHERE = "elsewhere([sleep] * 2, print, ())"


@TWO
@pytest.mark.parametrize(
    "how",
    ["shared_out([sleep] * 2)", f"with {_ELSEWHERE} as finished: finished()", f"with {_ELSEWHERE}: sleep()"],
)
def test_workers_end_with_the_process_they_work_for(tmp_path: Path, how: str) -> None:
    program = f"""
import time
from collections.abc import Callable
from functools import partial
from generator.parallel import shared_out, elsewhere
sleep = partial(time.sleep, 30.125)
if __name__ == "__main__":
    open("begun", "w").close()
    {how}
"""
    (tmp_path / "program.py").write_text(program)
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    main = subprocess.Popen([sys.executable, "program.py"], cwd=tmp_path, env=path)

    def family() -> set[str]:
        found = set()
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cwd").readlink() == tmp_path and (process / "cmdline").read_bytes():
                    found.add(process.name)
            except OSError:
                continue
        return found

    _until(lambda: len(family()) >= 3)
    main.kill()
    main.wait()
    _until(lambda: not family())


def _until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
