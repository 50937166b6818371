"""What can be wrong with a site on its way out, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps a site from being published: where (an address or a path) and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where or '/'}: {self.what}"


MOST_TOLD = 30  # one missing page can break a link on every other


class PublishError(Exception):
    """The site was not published; the old one stands untouched. ``problems`` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        more = len(self.problems) - MOST_TOLD
        last = [f"… và {more} chỗ nữa"] if more > 0 else []
        super().__init__("\n".join([*map(str, self.problems[:MOST_TOLD]), *last]))

    def __reduce__(self) -> tuple[type[PublishError], tuple[tuple[Problem, ...]]]:
        """Come out of a worker as it was raised there: of problems, not of its text."""
        return type(self), (self.problems,)
