"""What a round of checks found, sorted by what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from generator.records.evidence import Link, LinkCheck


@dataclass(frozen=True)
class Account:
    """One round, of ``day``. Something was learnt of the addresses ``asked``; ``before`` holds what was known of
    them, ``links`` what is known of all addresses now; ``fresh`` were asked not long ago, ``left`` wait for the next
    round."""

    day: dt.date
    fresh: int
    left: int
    offline: bool
    interrupted: bool
    links: Mapping[str, Link] = field(repr=False)
    before: Mapping[str, Link] = field(repr=False)
    asked: Collection[str] = field(repr=False)
    copies: tuple[Link, ...] = ()
    archive_silent: bool = False

    def in_state(self, state: LinkCheck) -> int:
        """How many addresses are in a state now."""
        return sum(link.state is state for link in self.links.values())

    @property
    def died(self) -> tuple[Link, ...]:
        """Addresses that are dead since this round."""
        dead = LinkCheck.DEAD
        return tuple(new for old, new in self._steps() if new.state is dead and (old is None or old.state is not dead))

    @property
    def returned(self) -> tuple[Link, ...]:
        """Addresses that open again, after they were dead or failing."""
        return tuple(new for old, new in self._opened() if old is not None and old.failing_since is not None)

    @property
    def failing(self) -> tuple[Link, ...]:
        """Addresses that did not open, and are not given up."""
        return tuple(new for _, new in self._steps() if new.state is LinkCheck.FAILING)

    @property
    def refused(self) -> tuple[Link, ...]:
        """Addresses that turned the machine away, or that it may not ask."""
        return tuple(new for _, new in self._steps() if new.state is LinkCheck.REFUSED)

    @property
    def moved(self) -> tuple[Link, ...]:
        """Addresses that lead somewhere else since this round."""
        opened = self._opened()
        return tuple(new for old, new in opened if new.moved_to and (old is None or old.moved_to != new.moved_to))

    @property
    def rewritten(self) -> tuple[Link, ...]:
        """Documents whose content differs from the last time. Web pages do so all the time and are not told."""
        documents = ((old, new) for old, new in self._opened() if "html" not in (new.content_type or "html"))
        return tuple(new for old, new in documents if old is not None and new.changed == self.day != old.changed)

    def _opened(self) -> Iterator[tuple[Link | None, Link]]:
        return ((old, new) for old, new in self._steps() if new.state is LinkCheck.LIVE)

    def _steps(self) -> Iterator[tuple[Link | None, Link]]:
        """Yield what was known of each address that was asked, and what is known now."""
        return ((self.before.get(url), self.links[url]) for url in sorted(self.asked))
