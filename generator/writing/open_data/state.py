"""What names the data a site was made from, so that it can be cited and told apart from other data."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

_SHORT = 12


@dataclass(frozen=True, slots=True)
class DataState:
    """The state of the data on one day.

    ``hash`` is the SHA-256, in hexadecimal, of what ``sha256sum *.csv`` prints where the zip of
    open data was unpacked: anybody can compute it, and it changes exactly when a table changes. ``reason``
    says in words why the version is what it is, as the rest of a sentence; ``commit`` is the data's
    revision, empty where that is not known. ``short_hash`` is the first 12 digits of the hash, enough to tell
    versions apart.
    """

    version: str
    hash: str
    short_hash: str
    reason: str = ""
    commit: str = ""

    @classmethod
    def of(cls, version: str, whole: str, reason: str = "", commit: str = "") -> DataState:
        """Return the state that has the hash ``whole``."""
        return cls(version, whole, whole[:_SHORT], reason, commit)


def content_hash(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256, in hexadecimal, of the lines ``sha256sum`` prints for files sorted by name."""
    return hash_of({name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()})


def hash_of(digests: Mapping[str, str]) -> str:
    """Return the same for files whose own hashes are known."""
    lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def version_of(as_of: dt.date) -> str:
    """Return the data's version where no history tells what changed: ``0.<as-of day>.0``.

    The form is that of semantic versions, so that later days sort as later versions, and all of them before
    those that follow from the changes (``history/numbering.py``).
    """
    return f"0.{as_of:%Y%m%d}.0"
