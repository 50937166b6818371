"""The worker that shows seen pages to readers without a network: its script, made for one built site.

Its version is the content of all it keeps from the first moment: a new style, word or font is a new worker,
and a browser that finds a new worker drops what the old one kept of the shell.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from generator.publishing.assets import Assets
from generator.publishing.verify import file_of
from generator.writing.artefacts import PageKind, Site

WORKER = "sw.js"
_SOURCE = Path("assets", "worker.js")
_SETTINGS = 'const SETTINGS = { version: "", shell: [], pages: {} };'
# What every page needs; other scripts are kept once a page asked for them.
_KEPT = (
    "site.css", "site.js", "offline.js", "favicon.svg", "fonts/be-vietnam-pro-400.woff2",
    "fonts/be-vietnam-pro-600.woff2",
)  # fmt: skip


def worker(site: Site, assets: Assets, shell: Path, built: Path) -> bytes | None:
    """Return the worker's script for the site built in ``built``, None where no page speaks for what was not seen."""
    pages = [page.address for one in site.languages for page in one.pages if page.kind is PageKind.OFFLINE]
    if not pages:
        return None
    shell_files = [assets.names[name] for name in _KEPT]
    source = (shell / _SOURCE).read_text("utf-8")
    if source.count(_SETTINGS) != 1:
        raise ValueError(f"{_SOURCE}: {_SETTINGS}")
    settings = {
        "version": _version(source, [built / file_of(address) for address in (*shell_files, *pages)]),
        "shell": [*shell_files, pages[0]],
        "pages": {_part(address): address for address in pages},
    }
    return source.replace(_SETTINGS, f"const SETTINGS = {json.dumps(settings)};").encode()


def _version(source: str, files: list[Path]) -> str:
    content = hashlib.sha256(source.encode())
    for path in files:
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()[:12]


def _part(address: str) -> str:
    """Return the part of the site an offline page speaks for: everything below its own parent.

    >>> _part("khong-co-mang/"), _part("en/khong-co-mang/")
    ('', 'en/')
    """
    parent = address.rstrip("/").rpartition("/")[0]
    return f"{parent}/" if parent else ""
