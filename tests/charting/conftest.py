"""Every example drawn once."""

from __future__ import annotations

import pytest

from generator.charting.render import Picture, render_all
from chart_examples import EVERY, FONTS, VI


@pytest.fixture(scope="session")
def pictures() -> dict[str, Picture]:
    return render_all(EVERY, language=VI, fonts=FONTS)
