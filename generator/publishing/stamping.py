"""What names the data is put last into finished files, and taken out again to see whether anything else changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Where a mark stood in a finished file, and which.
Places = tuple[tuple[int, bytes], ...]


class Stamps:
    """Names for marks: ``pairs`` are a mark and what will stand in its place."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple((mark.encode(), name.encode()) for mark, name in pairs if name)
        self._names = dict(self.pairs)
        self._marks = re.compile(b"|".join(re.escape(mark) for mark in self._names))

    def put(self, content: bytes) -> bytes:
        """Return what stands in a file: names in place of marks. No text holds NUL, and bytes of other files are
        not to be taken for marks."""
        if b"\0" in content:
            return content
        for mark, name in self.pairs:
            content = content.replace(mark, name)
        return content

    def noted(self, content: bytes) -> tuple[bytes, Places]:
        """Return what :meth:`put` does, with the places where marks stood: a name may also stand there by itself."""
        if not self.pairs or b"\0" in content:
            return content, ()
        pieces, places, at, end = [], [], 0, 0
        for found in self._marks.finditer(content):
            pieces += [content[end : found.start()], self._names[found[0]]]
            at += len(pieces[-2])
            places.append((at, found[0]))
            at, end = at + len(pieces[-1]), found.end()
        return b"".join([*pieces, content[end:]]), tuple(places)

    def marked(self, content: bytes, places: Places) -> bytes:
        """Return exactly what :meth:`noted` was given."""
        pieces, end = [], 0
        for at, mark in places:
            pieces += [content[end:at], mark]
            end = at + len(self._names[mark])
        return b"".join([*pieces, content[end:]])

    def taken(self, content: bytes) -> bytes:
        """Return a file with marks in place of names; :meth:`put` brings it back."""
        if b"\0" in content:
            return content
        for mark, name in self.pairs:
            content = content.replace(name, mark)
        return content
