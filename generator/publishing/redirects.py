"""Old addresses that lead on: small pages that work without a server's help."""

from __future__ import annotations

from html import escape

from markupsafe import escape as markup

from generator.publishing.links import relative, root_from
from generator.publishing.words import words
from generator.writing.artefacts import Redirect, Shell

# Such a page shows two lines and goes on: nothing is loaded, nothing runs.
POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
# An empty picture: without one, browsers ask the root of the host for an icon that may not be there.
NO_ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def redirect_page(redirect: Redirect, shell: Shell) -> str:
    """Return the page at a redirect's address: it goes on by itself and shows where to."""
    target = escape(relative(redirect.to, root_from(redirect.address)))
    title, say = markup(redirect.title), words(shell.language)
    canonical = escape((shell.url or "") + redirect.to.lstrip("/")) if shell.url else target
    return f"""<!doctype html>
<html lang="{escape(shell.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(title.striptags())} · {escape(shell.short_name)}</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="icon" href="{NO_ICON}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main>
<h1>{title}</h1>
<p>{escape(say["moved"])}. <a href="{target}">{escape(say["moved_go"])}: {title}</a></p>
</main>
</body>
</html>
"""
