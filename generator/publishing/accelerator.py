"""Hooks that keep finished HTML away from the Markdown renderer and drop files nobody asks for.

Loaded by the shell's builder through its ``hooks`` setting. Without it the same tree builds to
the same pages, only slower and with the theme's own unused files beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_waiting: dict[str, str] = {}


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Leave only what stands in the project's own folder: the shell uses no file of the theme."""
    docs = Path(config.docs_dir)
    for file in list(files):
        source = file.abs_src_path
        if source is None or not Path(source).is_relative_to(docs):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Take the page's HTML out of the renderer's sight."""
    _waiting[page.file.src_uri] = markdown
    return ""


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Hand the page's HTML over as it was written."""
    return _waiting.pop(page.file.src_uri, html)
