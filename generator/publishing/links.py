"""Links from the site's root turned into links that work in any folder.

Bodies write links as ``/tinh/lao-cai/``: the site's root is ``/``. On the page ``bao-cao/`` this
becomes ``../tinh/lao-cai/``. Only attributes of tags are touched, never text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# Between double quotes only: what looks like an attribute inside another one's value can hold no such quote.
_LINK = re.compile(r'(\s(?:href|src|action|poster|data-src|data-href)\s*=\s*")(/[^"]*)')
_SRCSET = re.compile(r'(\ssrcset\s*=\s*")([^"]*)')
_ROOTED_CANDIDATE = re.compile(r"(^|,)(\s*)/(?!/)")


def root_from(address: str) -> str:
    """Return the way from a page back to the site's root.

    >>> root_from(""), root_from("tinh/"), root_from("tinh/lao-cai/")
    ('./', '../', '../../')
    """
    return "../" * address.count("/") or "./"


def relative(address: str, root: str) -> str:
    """Return a link to ``address`` (relative to the site's root, fragment allowed).

    >>> relative("tinh/#m", "../"), relative("", "./")
    ('../tinh/#m', './')
    """
    return root + address.lstrip("/")


def rewrite(html: str, root: str) -> str:
    """Return ``html`` with every link that starts with ``/`` put behind ``root``.

    >>> rewrite('<a href="/tinh/">/tinh/</a><a href="#m">m</a>', "../")
    '<a href="../tinh/">/tinh/</a><a href="#m">m</a>'
    """
    return TAG.sub(_rewriter(root), html)


def _rewriter(root: str) -> Callable[[re.Match[str]], str]:
    def link(match: re.Match[str]) -> str:
        value = match[2]
        return match[0] if value.startswith("//") else match[1] + root + value[1:]

    def srcset(match: re.Match[str]) -> str:
        return match[1] + _ROOTED_CANDIDATE.sub(rf"\1\2{root}", match[2])

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        if "=" not in text or "/" not in text:
            return text
        return _SRCSET.sub(srcset, _LINK.sub(link, text))

    return tag
