"""Work shared out to as many processes as the machine has processors."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.forkserver import ensure_running
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
#: How many processes to use; 1 does everything in this one.
VARIABLE = "MINHBACH_PROCESSES"
_LINUX = sys.platform == "linux"  # elsewhere the system's own libraries may not survive being copied
_OF_ONE_COPY = 512
_jobs: list[Callable[[], Any]] = []
_elsewhere: set[ProcessPoolExecutor] = set()


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
    workers are ended from outside (too little memory, say), everything is done here, with the same results; so it is
    while there is work :func:`elsewhere`.

    Raises:
        Exception: what the first job in their order raised, of those that did.
    """
    count = min(processes(), -(-len(jobs) // at_once))
    if count < 2 or not _can_be_copied():
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
    if count < 2 or not _can_be_copied():
        return [job() for job in jobs]
    with _shown_to_workers(jobs), ProcessPoolExecutor(count - 1, get_context("fork"), _end_with_parent) as pool:
        try:
            sent = [pool.submit(_do, number) for number in range(len(jobs) - 1, 0, -1)]
            begun = jobs[0]()
            later = zip(jobs[1:], reversed(sent), strict=True)
            return [begun, *(job() if there.cancel() else there.result() for job, there in later)]
        except BrokenProcessPool:
            return [job() for job in jobs]


def _can_be_copied() -> bool:
    """Say whether this process may be copied: a worker shares nothing out again, and a copy has no threads but one,
    so it would wait for ever for what a thread that speaks with workers elsewhere happened to hold."""
    return _LINUX and not _jobs and not _elsewhere


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


@contextmanager
def elsewhere(
    jobs: Sequence[Callable[[], T]], prepare: Callable[..., None], given: tuple[Any, ...], at_once: int = 1
) -> Iterator[Callable[[], list[T]]]:
    """Begin to do ``jobs`` in workers that begin empty, and yield what waits for their results, to be called once.

    It is for libraries with threads of their own, after which a process can no longer be copied: this process never
    does a job, and goes on meanwhile. Each worker begins with ``prepare(*given)``. Jobs and results are sent, so
    they must be plain values, or name a function. Workers end when the results are there, and when the caller leaves
    without them, after what they are at.

    Raises:
        Exception: by what waits, as for :func:`shared_out`.
        BrokenProcessPool: by what waits: workers were ended from outside.
    """
    if not jobs:
        yield list
        return
    count = min(processes(), -(-len(jobs) // at_once))
    with ExitStack() as begun:
        results = begun.enter_context(_workers(count, prepare, given)).map(_done, jobs, chunksize=at_once)

        def finished() -> list[T]:
            try:
                with begun:
                    return list(results)
            except BrokenProcessPool:  # one alone needs less memory
                with _workers(1, prepare, given) as alone:
                    return list(alone.map(_done, jobs, chunksize=at_once))

        yield finished


def _done(job: Callable[[], T]) -> T:
    return job()


@contextmanager
def _workers(count: int, prepare: Callable[..., None], given: tuple[Any, ...]) -> Iterator[ProcessPoolExecutor]:
    """Yield workers that begin empty. Meanwhile this process has threads to speak with them, and is not copied."""
    context = get_context("forkserver" if _LINUX else "spawn")
    pool = ProcessPoolExecutor(count, context, _prepared, (prepare, given))
    _elsewhere.add(pool)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)  # which waits for its threads, too
        _elsewhere.remove(pool)


def made_ready(modules: Sequence[str]) -> None:
    """Begin to load what work done elsewhere will need, beside whatever this process does meanwhile.

    Loading must start no threads: workers are copies of the process that loads.
    """
    if _LINUX and processes() > 1:
        get_context("forkserver").set_forkserver_preload(["__main__", *modules])
        ensure_running()


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
