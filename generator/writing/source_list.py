"""On paper nobody presses a link: the addresses of a page's sources, each once, in a numbered list at its end."""

from __future__ import annotations

import re

from markupsafe import escape

_SOURCE = re.compile(r'<span class="source"><a href="(https?://[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def with_source_list(body: str, heading: str) -> str:
    """Return a page's body with a number behind each source, and the list of their addresses; both only on paper."""
    found: dict[str, tuple[int, str]] = {}

    def numbered(match: re.Match[str]) -> str:
        number, _ = found.setdefault(match[1], (len(found) + 1, match[2]))
        return f'{match[0]}<span class="print-only print-only--word"> [{number}]</span>'

    body = _SOURCE.sub(numbered, body)
    if not found:
        return body
    listed = "".join(f"<li>{title}: <span>{address}</span></li>\n" for address, (_, title) in found.items())
    return f'{body}\n<section class="print-only addresses"><h2>{escape(heading)}</h2><ol>\n{listed}</ol></section>'
