# ruff: noqa: INP001 (a script run once by hand, no part of a package)
"""Fetch the code of others that the site carries, as ``vendor.json`` beside this file names it: ``make vendor``.

Each file comes unchanged out of its package in the npm registry (``npm pack``, nothing of it is run); ``LICENCES.txt``
holds the licences of the packages and of those that are built into them (``inside``). A newer version: change its
number in ``vendor.json``, run with ``--anew``, and the new hashes are written down; without it a hash that differs is
refused and nothing is changed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RECORD = HERE / "vendor.json"


def packed(packages: list[str], folder: Path) -> dict[str, tarfile.TarFile]:
    """Return the packages as the registry holds them."""
    command = ["npm", "pack", "--json", "--pack-destination", str(folder), *packages]
    told = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout  # noqa: S603 - fixed words
    return {f"{p['name']}@{p['version']}": tarfile.open(folder / p["filename"]) for p in json.loads(told)}


def member(package: tarfile.TarFile, path: str) -> bytes:
    """Return a file of a package."""
    file = package.extractfile(f"package/{path}")
    assert file is not None
    return file.read()


def licences(packages: dict[str, tarfile.TarFile]) -> bytes:
    """Return every licence once, below the names of all that it holds for."""
    holders: dict[str, list[str]] = {}
    for name, package in packages.items():
        text = member(package, "LICENSE").decode().strip().replace("\r\n", "\n")
        holders.setdefault(text, []).append(name)
    return "\n\n".join(f"{', '.join(names)}\n\n{text}" for text, names in holders.items()).encode() + b"\n"


def fetched(record: dict[str, Any]) -> dict[str, bytes]:
    """Return the contents of the recorded files, by their names here."""
    own = [entry for entry in record["files"] if "package" in entry]
    with tempfile.TemporaryDirectory() as folder:
        packages = packed([*(entry["package"] for entry in own), *record["inside"]], Path(folder))
        files = {entry["file"]: member(packages[entry["package"]], entry["path"]) for entry in own}
        return files | {"LICENCES.txt": licences(packages)}


def main() -> None:
    """Fetch, compare with the record, write."""
    record = json.loads(RECORD.read_text("utf-8"))
    files = fetched(record)
    for entry in record["files"]:
        found = hashlib.sha256(files[entry["file"]]).hexdigest()
        if "--anew" in sys.argv:
            entry["sha256"] = found
        elif found != entry["sha256"]:
            sys.exit(f"{entry['file']}: {found} is not what vendor.json says")
    for name, content in files.items():
        (HERE / name).write_bytes(content)
    lines = [json.dumps(entry, ensure_ascii=False) for entry in record["files"]]
    inside = json.dumps(record["inside"])
    files_told = ",\n  ".join(lines)
    RECORD.write_text(f'{{\n "files": [\n  {files_told}\n ],\n "inside": {inside}\n}}\n', "utf-8")


if __name__ == "__main__":
    main()
