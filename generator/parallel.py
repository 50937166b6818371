"""Work shared out to as many processes as the machine has processors."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.forkserver import ensure_running
from threading import Thread
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")
#: How many processes to use; 1 does everything in this one.
VARIABLE = "MINHBACH_PROCESSES"
_LINUX = sys.platform == "linux"  # elsewhere the system's own libraries may not survive being copied
_OF_ONE_COPY = 512
_jobs: list[Callable[[], Any]] = []


def processes() -> int:
    """Return how many processes work is shared out to."""
    asked = os.environ.get(VARIABLE, "")
    if asked.isdecimal():
        return max(1, int(asked))
    return len(os.sched_getaffinity(0)) if _LINUX else os.cpu_count() or 1


def shared_out(jobs: Sequence[Callable[[], T]], at_once: int = 1) -> list[T]:
    """Do ``jobs`` and return their results in the order of the jobs; ``at_once`` of them are taken at a time.

    A worker is a copy of this process: it has everything that was made so far without anything being sent, so jobs
    can be anything callable, and only their results must be plain values. Where a process cannot be copied, or when
    workers are ended from outside (too little memory, say), everything is done here, with the same results.

    Raises:
        Exception: what the first job in their order raised, of those that did.
    """
    count = min(processes(), -(-len(jobs) // at_once))
    if count < 2 or _jobs or not _LINUX:  # a worker shares nothing out again
        return [job() for job in jobs]
    with _shown_to_workers(jobs):
        try:
            return list(_done_by_copies(count, len(jobs), at_once))
        except BrokenProcessPool:
            return [job() for job in jobs]


def beside(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Do ``jobs`` here from the first on, and meanwhile in copies of this process from the last; return the results.

    It is for results that take long to send: what is done here is not sent. Otherwise as ``shared_out``.

    Raises:
        Exception: what the first job in their order raised, of those that did.
    """
    count = min(processes(), len(jobs))
    if count < 2 or _jobs or not _LINUX:
        return [job() for job in jobs]
    with _shown_to_workers(jobs), ProcessPoolExecutor(count - 1, get_context("fork"), _end_with_parent) as pool:
        try:
            sent = [pool.submit(_do, number) for number in range(len(jobs) - 1, 0, -1)]
            begun = jobs[0]()
            later = zip(jobs[1:], reversed(sent), strict=True)
            return [begun, *(job() if there.cancel() else there.result() for job, there in later)]
        except BrokenProcessPool:
            return [job() for job in jobs]


def _done_by_copies(count: int, jobs: int, at_once: int) -> Iterator[Any]:
    """Yield the results of all jobs, some hundred of which are done by the same copies of this process.

    Whatever a copy looks at becomes its own, since looking is counted where a thing stands: one that went through
    everything would take as much memory as this process.
    """
    for first in range(0, jobs, _OF_ONE_COPY):
        with ProcessPoolExecutor(count, get_context("fork"), _end_with_parent) as pool:
            yield from pool.map(_do, range(first, min(first + _OF_ONE_COPY, jobs)), chunksize=at_once)


@contextmanager
def _shown_to_workers(jobs: Sequence[Callable[[], Any]]) -> Iterator[None]:
    _jobs.extend(jobs)
    gc.freeze()  # what is here already is not looked over, and so not copied, by the workers
    try:
        yield
    finally:
        gc.unfreeze()
        _jobs.clear()


def _do(number: int) -> Any:
    return _jobs[number]()


def done_elsewhere(
    do: Callable[[A], T], orders: Sequence[A], prepare: Callable[..., None], given: tuple[Any, ...], at_once: int = 1
) -> list[T]:
    """Return ``do(order)`` for each of ``orders``, in workers that begin empty: this process never runs ``do``.

    It is for libraries with threads of their own, after which a process can no longer be copied. Each worker begins
    with ``prepare(*given)``. Functions, orders and results are sent, so they must be plain values.

    Raises:
        Exception: as for :func:`shared_out`.
        BrokenProcessPool: workers were ended from outside.
    """
    if not orders:
        return []
    count = min(processes(), -(-len(orders) // at_once))
    try:
        return _done_by(count, do, orders, (prepare, given), at_once)
    except BrokenProcessPool:  # one alone needs less memory
        return _done_by(1, do, orders, (prepare, given), at_once)


def made_ready(modules: Sequence[str]) -> None:
    """Begin to load what work done elsewhere will need, beside whatever this process does meanwhile.

    Loading must start no threads: workers are copies of the process that loads.
    """
    if _LINUX and processes() > 1:
        get_context("forkserver").set_forkserver_preload(["__main__", *modules])
        ensure_running()


def _done_by(
    count: int, do: Callable[[A], T], orders: Sequence[A], beginning: tuple[Any, ...], at_once: int
) -> list[T]:
    context = get_context("forkserver" if _LINUX else "spawn")
    with ProcessPoolExecutor(count, context, _prepared, beginning) as pool:
        return list(pool.map(do, orders, chunksize=at_once))


def _prepared(prepare: Callable[..., None], given: tuple[Any, ...]) -> None:
    _end_with_parent()
    prepare(*given)


def _end_with_parent() -> None:
    """See to it that a worker does not outlive the process it works for, however that ends."""

    def wait() -> None:
        parent = parent_process()
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()
