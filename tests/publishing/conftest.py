"""A published made-up site, a server for it under a sub-path, and a browser."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import sample

from generator.publishing import publish

SUB_PATH = "minh-bach"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is given)
        """Say nothing."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the made-up site once; return its folder, which stands in a sub-path of a server."""
    folder = tmp_path_factory.mktemp("server")
    publish(sample.site(), sample.THEME, folder / "work", folder / "www" / SUB_PATH, lambda _: None)
    return folder / "www" / SUB_PATH


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """Serve the site as a project page of a hosting service does: below a folder."""
    handler = functools.partial(_Quiet, directory=str(published.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()



@pytest.fixture
def errors() -> list[str]:
    """Collect what the browser complains of."""
    return []


@pytest.fixture
def tab(browser: Any, errors: list[str]) -> Iterator[Any]:
    """Open a tab as wide as a small phone; a complaint of the browser fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 760})
    page = context.new_page()
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda answer: errors.append(answer.url) if answer.status > 399 else None)
    yield page
    context.close()
    assert errors == []
