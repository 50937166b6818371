"""Long runs by hand: ``make fuzz``, or ``python -m tests.fuzz --seconds 600 [reader …]``.

Atheris chooses inputs by the lines and branches of ours they reach, so that it finds its way into places that
chance alone does not; half of its mutations are those of ``mutating``. Each reader runs in a process of its own.
Where Atheris is not installed, inputs are changed by chance. What fails is written to ``tests/fuzz/found``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NoReturn

FOUND = Path(__file__).parent / "found"
RECORD = Path(__file__).parent / "RECORD.json"
WORK = Path(__file__).parents[2] / ".minhbach" / "fuzz"
MAX_LENGTH = 6_000
MEMORY = 2_000  # megabytes
_TOLD = "= "


def main() -> None:
    """Run the readers named, one after the other, and tell how often each was asked and what failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("readers", nargs="*")
    parser.add_argument("--seconds", type=float, default=300, help="for each reader")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--record", action="store_true", help="add the counts to RECORD.json")
    parser.add_argument("--only", help=argparse.SUPPRESS)  # the process of one reader
    asked = parser.parse_args()
    if asked.only:
        _one(asked.only, asked.seconds, asked.seed or random.SystemRandom().randrange(1, 1 << 31))
        return
    from tests.fuzz.readers import BY_NAME

    counted = {name: _in_a_process(name, asked) for name in asked.readers or BY_NAME}
    if asked.record:
        _record(counted)
    sys.exit(any(each["failed"] for each in counted.values()))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _in_a_process(name: str, asked: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.fuzz", "--only", name, "--seconds", str(asked.seconds), "--seed", str(asked.seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    told = next((line.removeprefix(_TOLD) for line in done.stdout.splitlines() if line.startswith(_TOLD)), None)
    result = json.loads(told) if told else {"executions": 0, "failed": [f"ended with {done.returncode}"]}
    _say(f"{name:10} {result['executions']:>10,} executions   {'; '.join(result['failed']) or 'nothing failed'}")
    return result


def _record(counted: dict[str, dict[str, Any]]) -> None:
    """Add to what was counted before: how often each reader was asked in all."""
    known = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {}
    for name, each in counted.items():
        known[name] = known.get(name, 0) + each["executions"]
    known["total"] = sum(count for name, count in known.items() if name != "total")
    RECORD.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", "utf-8")


def _one(name: str, seconds: float, seed: int) -> None:
    """Run one reader in this process."""
    try:
        import atheris
    except ImportError:
        atheris = None
    with ExitStack() as stack:
        if atheris:  # only what is imported under its eyes is watched
            stack.enter_context(atheris.instrument_imports(include=["generator"]))
        from tests.fuzz.readers import BY_NAME
        from tests.fuzz.running import Bench, begun, changed
    reader = BY_NAME[name]
    run = _Run(Bench(), reader, seconds)
    seeds = begun(reader)
    if atheris is not None:
        _watched(atheris, run, seeds, seed)
    chance = random.Random(seed)
    while True:
        run(changed(reader, seeds, chance))


class _Run:
    """Counts executions, and keeps what failed, one input for each place of the program."""

    def __init__(self, bench: Any, reader: Any, seconds: float) -> None:
        self.bench, self.reader, self.until = bench, reader, time.monotonic() + seconds
        self.executions = 0
        self.failed: set[str] = set()

    def __call__(self, data: bytes) -> None:
        from tests.fuzz.running import execute, signature

        if time.monotonic() > self.until:
            self._end()
        self.executions += 1
        try:
            execute(self.bench, self.reader, data)
        except Exception as error:
            where = signature(error)
            if where not in self.failed:
                self.failed.add(where)
                self._keep(where, data)

    def _end(self) -> NoReturn:
        """Tell what was counted and end at once: libFuzzer would end the process its own way."""
        told = {"executions": self.executions, "failed": sorted(self.failed)}
        _say(f"{_TOLD}{json.dumps(told)}")
        os._exit(0)

    def _keep(self, where: str, data: bytes) -> None:
        folder = FOUND / self.reader.name
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(where.encode()).hexdigest()[:10]
        (folder / name).write_bytes(data)
        sys.stderr.write(f"{self.reader.name}: {where} -> {folder / name}\n")


def _watched(atheris: Any, run: _Run, seeds: list[bytes], seed: int) -> None:
    """Let Atheris choose the inputs until time is over."""
    from tests.fuzz.mutating import mutated

    def mutate(data: bytes, size: int, chosen: int) -> bytes:
        chance = random.Random(chosen)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, size))
        return mutated(data, chance, run.reader.kind, seeds)[:size]

    folder = WORK / run.reader.name  # what reached new places is kept there, and the next run goes on from it
    folder.mkdir(parents=True, exist_ok=True)
    for each in seeds:
        (folder / hashlib.sha1(each).hexdigest()).write_bytes(each[:MAX_LENGTH])
    options = [f"-seed={seed}", f"-max_len={MAX_LENGTH}", "-timeout=60", f"-rss_limit_mb={MEMORY}", "-verbosity=0"]
    atheris.Setup([sys.argv[0], str(folder), *options], run, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
