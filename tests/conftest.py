"""What several folders of tests need: one browser for a worker, one repository with a history for all of them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from generator.history.chronicle import Chronicle
from tests.sharing import made_once

# How fast an example runs says something about the machine, not about the program.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the system's Chromium; without one, skip at home and fail in CI."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration project as a git repository with its whole life; nobody writes into it.

    It lies as deep as in this repository, inside a project whose articles are its own, too.
    """
    from tests.projects.demo_history.repository import write
    from tests.projects.demo_history.telling import DEMO, history

    root, inside = DEMO.parents[2], DEMO.relative_to(DEMO.parents[2])

    def make(folder: Path) -> None:
        shutil.copytree(root / "content", folder / "content")
        shutil.copy(root / "site_config.yml", folder)
        write(folder / inside, history())

    return made_once(tmp_path_factory, "demo-repository", make) / inside


@pytest.fixture(scope="session")
def demo_chronicle(demo_repository: Path) -> Chronicle:
    """The history of that repository, read as a build reads it."""
    from generator.exchange.migrating import brought_forward
    from generator.history.chronicle import chronicle
    from generator.history.mainline import main_line
    from tests.projects.demo_history.planted import VIETNAM

    return chronicle(demo_repository, main_line(demo_repository), VIETNAM, dt.date(2030, 3, 15), brought_forward)
