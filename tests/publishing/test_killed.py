"""A build that is killed at any moment leaves a whole site behind, and the next one is clean."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sample

from generator.publishing import publish

CHILD = """
import sys
from pathlib import Path
sys.path[:0] = [{here!r}, {root!r}]
import sample
from generator.publishing import publish
print("ready", flush=True)
while True:
    publish(sample.site(), sample.THEME, Path({work!r}), Path({output!r}), lambda _: None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    work, output = tmp_path / "work", tmp_path / "site"
    publish(sample.site(), sample.THEME, work, output, lambda _: None)
    names = sorted(path.relative_to(output) for path in output.rglob("*"))
    here = Path(__file__).parent
    code = CHILD.format(here=str(here), root=str(here.parents[1]), work=str(work), output=str(output))
    moments = random.Random(1087)
    for _ in range(5):
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        time.sleep(moments.uniform(0, 1.2))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert sorted(path.relative_to(output) for path in output.rglob("*")) == names
    publish(sample.site(), sample.THEME, work, output, lambda _: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]
