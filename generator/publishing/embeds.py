"""Pages that stand in a frame of somebody else's page: one picture and where it is from, nothing of the site around."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from generator.publishing.assets import Assets
from generator.publishing.links import rewrite, root_from
from generator.publishing.sources import policy
from generator.publishing.verify import file_of
from generator.publishing.words import words
from generator.writing.artefacts import Embed, Shell, Site

SCRIPT = "embed-host.js"


def embed_pages(site: Site, assets: Assets, theme: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the file of each embedded page with what makes its HTML; ``theme`` is the folder of the shell."""
    made = Environment(
        loader=FileSystemLoader(theme), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = made.get_template("embed.html")
    for one in site.languages:
        for embed in one.embeds:
            yield file_of(embed.address), partial(_page, template, embed, one.shell, assets)


def _page(template: Template, embed: Embed, shell: Shell, assets: Assets) -> str:
    return template.render(_values(embed, shell, assets))


def _values(embed: Embed, shell: Shell, assets: Assets) -> Mapping[str, Any]:
    root = root_from(embed.address)
    return {
        "embed": embed,
        "shell": shell,
        "root": root,
        "body": rewrite(embed.body, root),
        "policy": policy("'self'"),
        "canonical": f"{shell.url}{embed.home.partition('#')[0]}" if shell.url else "",
        "asset": assets.names,
        "say": words(shell.language),
    }
