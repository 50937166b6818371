"""Every example drawn once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from chart_examples import EVERY, drawn

from generator.charting.render import Picture


@pytest.fixture(scope="session")
def pictures() -> dict[str, Picture]:
    return drawn(EVERY)
