"""Write the repository: ``python -m tests.projects.demo_history DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.projects.demo_history.repository import write
from tests.projects.demo_history.telling import history

parser = argparse.ArgumentParser(description="Tạo kho git minh họa với 300 lần công bố.")
parser.add_argument("folder", type=Path, help="thư mục ghi ra, chưa có hoặc trống")
write(parser.parse_args().folder, history())
