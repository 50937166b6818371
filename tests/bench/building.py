"""What the comparison runs as processes of their own: our shell around finished bodies, and Jinja2 alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def shell(config: Path, target: Path) -> None:
    """Put the shell around the pages that stand beside ``config``, as publishing does."""
    from generator.publishing.builder import build_shell

    build_shell(config, target)


def jinja2(docs: Path, target: Path) -> None:
    """Put a layout around each page's body: no Markdown, no search, nothing looked at."""
    from jinja2 import Environment, FileSystemLoader

    template = Environment(loader=FileSystemLoader(docs.parent), autoescape=False).get_template("layout.html")
    for path in docs.rglob("index.md"):
        head, body = path.read_text("utf-8").split("---\n", 2)[1:]
        title = head.partition("\n")[0].removeprefix("title: ")
        folder = target / path.parent.relative_to(docs)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(template.render(title=title, address=folder.as_posix(), body=body), "utf-8")


if __name__ == "__main__":
    what, source, made = sys.argv[1:]
    shutil.rmtree(made, ignore_errors=True)
    {"shell": shell, "jinja2": jinja2}[what](Path(source), Path(made))
