"""``minhbach links`` as one call: a project's addresses are asked, the table is written, an account given."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from generator import __version__
from generator.links.account import Account
from generator.links.answers import due
from generator.links.archives import Archive, NoArchiveError
from generator.links.asking import Asker, StoppedError, Turns
from generator.links.fetching import Fetcher, Limits
from generator.links.round import Round, Say
from generator.links.table import addresses, newest, text_of, without_copy
from generator.records.config import SiteConfig
from generator.records.evidence import Link
from generator.records.project import Project


@dataclass(frozen=True)
class Wishes:
    """What a run may take: days between two checks of an address, addresses, minutes, seconds of pause."""

    every: int = 7
    limit: int | None = None
    minutes: float = 20
    pause: float = 1
    archive: Archive | None = None
    limits: Limits = field(default_factory=Limits)
    allow_local: bool = False


def agent_of(config: SiteConfig) -> str:
    """Return the name under which a site's machine asks: what it is, and where to learn more of it."""
    more = (config.site.url, config.site.repository, config.site.contact.url, config.site.contact.email)
    known = next((text for text in more if text and text.isascii()), "")
    return f"minhbach-links/{__version__}" + (f" (+{known})" if known else "")


def check_links(
    project: Project, wishes: Wishes, day: dt.date, save: Callable[[str], None], *,
    known: Collection[Link] = (), whole: bool = True, say: Say = lambda *_: None, stop: threading.Event | None = None,
) -> Account:  # fmt: skip
    """Ask the addresses of a project's sources that are due on ``day``; ``save`` is handed the whole table each time.

    ``known`` is what another table says; the later statement counts. ``whole`` tells that all of the project was
    read: then rows of addresses that no source has any more are left out. Whoever sets ``stop`` ends the run early.

    Raises:
        OSError: ``save`` could not.
    """
    wanted = addresses(project)
    links = newest(project.links, known)
    if whole:
        links = {url: links[url] for url in wanted if url in links}
    waiting = sorted((url for url in wanted if due(links.get(url), day, wishes.every)), key=_age(links))
    turns = Turns(wishes.pause, stop or threading.Event())
    asker = Asker(Fetcher(agent_of(project.config), wishes.limits, wishes.allow_local), turns)
    ends = time.monotonic() + wishes.minutes * 60
    done = Round(asker, links, day, lambda found: save(text_of(found.values())), ends)
    done.run(waiting[: wishes.limit], say)
    copies: tuple[Link, ...] = ()
    silent = False
    if wishes.archive and not done.offline:
        copies, silent = _copies(project, done, wishes.archive)
    left = len(waiting) - len(done.asked)
    return Account(
        day, len(wanted) - len(waiting), left, done.offline, turns.stop.is_set(), done.links, done.before, done.asked,
        copies, silent,
    )  # fmt: skip


def _age(links: dict[str, Link]) -> Callable[[str], tuple[dt.date, str]]:
    """Return the order in which addresses are asked: those longest not looked at come first."""
    return lambda url: (links[url].checked if url in links else dt.date.min, url)


def _copies(project: Project, done: Round, archive: Archive) -> tuple[tuple[Link, ...], bool]:
    """Look for archived copies while there is time; return those found, and whether the archive fell silent."""
    found: list[Link] = []
    for url in without_copy(project, done.links):
        if time.monotonic() > done.ends:
            break
        try:
            copy = archive.copy_of(url, done.links[url].last_seen, done.asker)
        except NoArchiveError:
            return tuple(found), True
        except StoppedError:
            break
        if copy:
            done.put(done.links[url].model_copy(update={"archived": copy}))
            found.append(done.links[url])
    return tuple(found), False
