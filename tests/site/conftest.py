"""The real and the demonstration site, built by the real command, served below a folder, in a browser."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sharing import made_once

ROOT = Path(__file__).parents[2]
SUB_PATH = "theo-doi"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def build(project: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Build a project as a user does; the day is fixed so that the test means the same every day.

    The program's own repository is built without history: what it holds on a machine is not the same everywhere.
    """
    command = [sys.executable, "-m", "generator", "build", "--project", str(project), "--output", str(output)]
    more = ["--as-of", "2026-11-22", "--without-history"] if project == ROOT else []
    where = {**os.environ, "MINHBACH_URL": f"https://example.org/{SUB_PATH}"}
    return subprocess.run(
        [*command, *more], cwd=ROOT, env=where, capture_output=True, text=True, timeout=600, check=False
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder``'s parent; yield the address of the site in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
    server.shutdown()


def built_once(project: Path, name: str, factory: pytest.TempPathFactory) -> Path:
    """Build a project once for all workers of a run: the first builds, the others wait for it."""

    def make(folder: Path) -> None:
        made = build(project, folder / SUB_PATH)
        assert made.returncode == 0, made.stdout + made.stderr

    return made_once(factory, name, make) / SUB_PATH


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site's folder."""
    return built_once(ROOT, "real", tmp_path_factory)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, demo_repository: Path) -> Path:
    """The folder of the demonstration's site, with its whole life; pictures are kept where they are always kept."""
    copy = tmp_path_factory.mktemp("demo-project")
    shutil.copytree(demo_repository.parents[2], copy, dirs_exist_ok=True)
    project = copy / demo_repository.relative_to(demo_repository.parents[2])
    kept = ROOT / "tests/projects/minh-hoa/.minhbach"
    kept.mkdir(exist_ok=True)
    (project / ".minhbach").symlink_to(kept)
    return built_once(project, "demo", tmp_path_factory)


@pytest.fixture(scope="session")
def real_address(real: Path) -> Iterator[str]:
    """The real site's address."""
    with served(real) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(demo: Path) -> Iterator[str]:
    """The demonstration site's address."""
    with served(demo) as address:
        yield address
