"""What names the data is put last into finished files, and taken out again to see whether anything else changed."""

from __future__ import annotations

from collections.abc import Iterable


class Stamps:
    """Names for marks: ``pairs`` are a mark and what will stand in its place."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple((mark.encode(), name.encode()) for mark, name in pairs if name)

    def put(self, content: bytes) -> bytes:
        """Return what stands in a file: names in place of marks. No text holds NUL, and bytes of other files are
        not to be taken for marks."""
        if b"\0" in content:
            return content
        for mark, name in self.pairs:
            content = content.replace(mark, name)
        return content

    def taken(self, content: bytes) -> bytes:
        """Return a file with marks in place of names; :meth:`put` brings it back."""
        if b"\0" in content:
            return content
        for mark, name in self.pairs:
            content = content.replace(name, mark)
        return content
