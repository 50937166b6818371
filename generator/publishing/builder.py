"""Runs the shell's builder (MkDocs with Material) in this process, quietly and repeatably."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.problems import Problem, PublishError

# Any fixed moment: no page shows it, and two builds must not differ by the day they ran on.
_FIXED_MOMENT = "1727827200"
_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz")  # publishing writes its own


def build_shell(config: Path, target: Path) -> None:
    """Build the tree described by ``config`` into ``target``.

    Raises :class:`PublishError` for whatever the builder warned of or stumbled over, :class:`OSError` where it could
    not write.
    """
    with _environment(), _captured() as problems:
        try:
            _run(config, target)
        except OSError:  # no room, no permission: that is told by whoever knows what was being built
            raise
        # Templates and the builder may raise anything; no reader of a build log wants a traceback.
        except (Exception, SystemExit) as error:
            problems.append(Problem(config.name, f"{type(error).__name__}: {error}"))
    if problems:
        raise PublishError(problems)
    for name in _LEFT_OUT:
        (target / name).unlink(missing_ok=True)


def _run(config: Path, target: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    settings = load_config(str(config), site_dir=str(target.resolve()))
    settings.plugins.on_startup(command="build", dirty=False)
    build(settings)
    settings.plugins.on_shutdown()


class _Collector(logging.Handler):
    """Turns warnings of the builder into problems."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning; a traceback attached to it is left out."""
        self.problems.append(Problem(record.name, record.getMessage()))


@contextmanager
def _captured() -> Iterator[list[Problem]]:
    logger, handler = logging.getLogger("mkdocs"), _Collector()
    propagate, level = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield handler.problems
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)


@contextmanager
def _environment() -> Iterator[None]:
    wanted = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": _FIXED_MOMENT}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
