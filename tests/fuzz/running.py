"""One execution: a reader is asked, and what it answers must be answers."""

from __future__ import annotations

import random
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from generator.records.finding import Finding
from tests.fuzz.mutating import mutated
from tests.fuzz.readers import EN, VI, Bench, Reader

CORPUS = Path(__file__).parent / "corpus"
SECONDS = 5  # for an input of a few kilobytes: a thousand times what it needs
_LONGEST = 4_000
_TOLD = 30


class TooSlowError(Exception):
    """An input took longer than it may."""


def execute(bench: Bench, reader: Reader, data: bytes) -> None:
    """Ask ``reader`` once.

    Raises:
        Exception: whatever the program should have said in words.
    """
    with _within(SECONDS):
        _tellable(reader.ask(bench, data))


def _tellable(findings: Iterable[Finding]) -> None:
    """Assert that findings can be told in words, in each language, on any terminal and page."""
    seen: set[str] = set()
    for finding in findings:
        if finding.rule.code in seen or len(seen) > _TOLD:
            continue
        seen.add(finding.rule.code)
        for language in (VI, EN):
            for sentence in (finding.what(language), finding.why(language), finding.mend(language)):
                sentence.encode()
                assert sentence.strip(), finding
                assert len(sentence) < _LONGEST, finding
        assert finding.place.line >= 1
        assert finding.place.column >= 1


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    def late(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def kept(reader: Reader) -> list[Path]:
    """Return the kept inputs of a reader."""
    folder = CORPUS / reader.name
    return sorted(path for path in folder.iterdir()) if folder.is_dir() else []


def begun(reader: Reader) -> list[bytes]:
    """Return what mutations of a reader begin with: pieces of real files, and what is kept."""
    return [*reader.seeds(), *(path.read_bytes() for path in kept(reader))]


def changed(reader: Reader, seeds: list[bytes], chance: random.Random) -> bytes:
    """Return one more input: a seed with its pieces changed."""
    return mutated(chance.choice(seeds), chance, reader.kind, seeds)


def signature(error: BaseException) -> str:
    """Return where the program failed: the kind of error and its innermost line of ours."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/generator/" in f.filename]
    last = frames[-1] if frames else None
    where = f"{last.filename.rpartition('/generator/')[2]}:{last.lineno} {last.name}" if last else "?"
    return f"{type(error).__name__} {where}"
