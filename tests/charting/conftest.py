"""Every example drawn once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from chart_examples import EVERY, FONTS, VI

from generator.charting.render import Picture, render_all


@pytest.fixture(scope="session")
def pictures() -> dict[str, Picture]:
    return render_all(EVERY, language=VI, fonts=FONTS)
