"""Whether the site that stands is the one a build would make now: then nothing need be made.

After a build the hash of everything it was made of is kept beside the hash of everything it made. Both are taken
again from the files' contents, never from their times, so a file that was changed, on either side, is always seen.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.checking.report import Tally
from generator.history.git import RevisionError, git
from generator.kept import digest, program, tree
from generator.language import Language
from generator.reading.yaml_file import read_yaml
from generator.records.base import Mapped
from generator.records.config import Folders, SiteNames

CONFIG = "site_config.yml"
_THEME = Path(__file__).parent.parent / "theme"
# Whatever else a build listens to.
_VARIABLES = ("MINHBACH_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL")


@dataclass(frozen=True)
class Standing:
    """What there is to say of a build: its findings, counted, and what it made; ``size`` is in bytes."""

    tally: Tally
    pages: int
    files: int
    size: int

    def describe(self, output: Path, words: Language) -> str:
        """Say what was found and what stands at ``output``."""
        text = words._("Đã dựng {pages} trang, {files} tệp ({size} MB) trong {output}/.")
        size = words.number(round(self.size / 1e6, 1))
        made = text.format(pages=self.pages, files=self.files, size=size, output=output)
        return f"{self.tally.describe(words)}\n{made}"


def inputs(root: Path, as_of: str | None, with_history: bool) -> str:
    """Return the hash of everything a build of the project in ``root`` is made of; nothing when that cannot be told.

    ``as_of`` is the day the command names, if any. A new day is another input where the site speaks of today.
    """
    try:
        parts = _parts(root, as_of, with_history)
    except (OSError, RevisionError):
        return ""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _parts(root: Path, as_of: str | None, with_history: bool) -> dict[str, str]:
    config, _ = read_yaml(root / CONFIG, CONFIG)
    folders = _inner(config, "folders")
    named = {name: str(folders.get(name, field.default)) for name, field in Folders.model_fields.items()}
    theme = root / str(folders["theme"]) if folders.get("theme") else _THEME
    return {
        "config": digest(root / CONFIG),
        "data": tree(root / named["data"]),
        "content": tree(root / named["content"]),
        "theme": tree(theme),
        "program": program(),
        "day": as_of or _day(config),
        "history": _history(root) if with_history else "",
        **{name: os.environ.get(name, "") for name in _VARIABLES},
    }


def found(root: Path, output: Path, now: str) -> Standing | None:
    """Return what was said when the site at ``output`` was made, if it was made of the inputs ``now`` and is whole."""
    try:
        kept = json.loads(_record(root, output).read_text("utf-8"))
        whole = now and kept["inputs"] == now and output.is_dir() and kept["output"] == tree(output)
        return Standing(**{**kept["said"], "tally": Tally(**kept["said"]["tally"])}) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(root: Path, output: Path, then: str, said: Standing) -> None:
    """Keep that the site at ``output`` was made of the inputs ``then``."""
    record = _record(root, output)
    record.parent.mkdir(parents=True, exist_ok=True)
    kept = {"inputs": then, "output": tree(output), "said": asdict(said)}
    beside = record.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(kept), "utf-8")
    beside.replace(record)


def _record(root: Path, output: Path) -> Path:
    name = hashlib.sha256(str(output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return root / ".minhbach" / "built" / f"{name}.json"


def _inner(config: Mapped | None, key: str) -> Mapping[str, Any]:
    inner = config.get(key) if config is not None else None
    return inner if isinstance(inner, Mapped) else {}


def _day(config: Mapped | None) -> str:
    if config is not None and config.get("as_of"):
        return ""  # told by the hash of the configuration
    named = _inner(config, "site").get("timezone", SiteNames.model_fields["timezone"].default)
    try:
        zone: dt.tzinfo = ZoneInfo(str(named))
    except (ZoneInfoNotFoundError, ValueError):
        zone = dt.UTC
    return dt.datetime.now(zone).date().isoformat()


def _history(root: Path) -> str:
    """Return what names the history: the newest commit, all tags, where the project is in its repository."""
    here = git(root, "rev-parse", "HEAD", "--show-prefix", "--is-shallow-repository")
    tags = git(root, "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags")
    return (here.stdout + b"\0" + tags.stdout).decode("utf-8", "surrogateescape") if not here.returncode else ""
