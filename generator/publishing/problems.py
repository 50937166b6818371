"""What can be wrong with a site on its way out, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.language import Language, Words, ours


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps a site from being published: where (an address or a path) and what.

    ``what`` is a message of ours with its ``details``, or what somebody else's program said, as it said it.
    """

    where: str
    what: str
    details: tuple[tuple[str, str], ...] = ()

    def told(self, words: Language) -> str:
        """Say it in the language of whoever builds."""
        said = words._(self.what)
        return f"{self.where or '/'}: {said.format(**dict(self.details)) if self.details else said}"

    def __str__(self) -> str:
        return self.told(Language())


def problem(where: str, what: Words, **details: object) -> Problem:
    """Return a problem in words of ours, with what fills their holes."""
    return Problem(where, str(what), tuple((name, str(detail)) for name, detail in details.items()))


MOST_TOLD = 30  # one missing page can break a link on every other


class PublishError(Exception):
    """The site was not published; the old one stands untouched. ``problems`` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.told(Language()))

    def told(self, words: Language) -> str:
        """Say every problem, a line each; of very many the first ones and how many there are besides."""
        more = len(self.problems) - MOST_TOLD
        last = [words.shown(ours("… và {n} chỗ nữa")).format(n=more)] if more > 0 else []
        return "\n".join([*(one.told(words) for one in self.problems[:MOST_TOLD]), *last])

    def __reduce__(self) -> tuple[type[PublishError], tuple[tuple[Problem, ...]]]:
        """Come out of a worker as it was raised there: of problems, not of its text."""
        return type(self), (self.problems,)
