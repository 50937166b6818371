from pathlib import Path

import pytest

from tests.small import Small, copy


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)
