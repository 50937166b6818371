"""Whatever the site is built with may be used, changed and passed on by anybody: the list of licences, held.

``make golden`` writes the list again after ``make lock``.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).parent / "golden" / "licences.md"
# How packages call the licences we take, besides their names in SPDX's list.
_CALLED = {
    "MIT License": "MIT", "BSD License": "BSD", "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}  # fmt: skip
TAKEN = {
    "MIT", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "MPL-2.0", "PSF-2.0", "ISC", "Zlib", "CC0-1.0",
}  # fmt: skip


def locked() -> dict[str, str]:
    """Return the packages of the lock file with their versions."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


def licence(package: str) -> str:
    """Return a package's licence as it declares it itself; nothing when this machine does not need the package."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return ""
    classified = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    named = [told["License-Expression"] or "", *(_CALLED.get(c, c) for c in classified), told["License"] or ""]
    return next(name for name in named if name and "\n" not in name)


def written() -> str:
    """Return the list as Markdown."""
    rows = [f"| {name} | {version} | {licence(name)} |" for name, version in sorted(locked().items()) if licence(name)]
    head = "# Giấy phép của các gói dùng để dựng trang\n\nGhi lại bằng `make golden`.\n\n"
    head += "| gói | phiên bản | giấy phép |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def test_every_package_is_free_to_use_change_and_pass_on() -> None:
    for name in locked():
        parts = re.split(r" (?:AND|OR) ", licence(name)) if licence(name) else []
        assert set(parts) <= TAKEN, (name, parts)


def test_the_list_is_of_what_is_locked() -> None:
    listed = LIST.read_text("utf-8").splitlines()
    assert [row for row in written().splitlines() if row not in listed] == []
    names = [row.split(" | ")[0].removeprefix("| ") for row in listed if row.startswith("| ")][1:]
    assert names == sorted(locked())
