"""A ZIP file whose members are compressed by several processes; the same members give the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


class Member(NamedTuple):
    """A file as it stands in an archive: compressed, its checksum, its size before."""

    content: bytes
    checksum: int
    size: int


def compressed(content: bytes) -> Member:
    """Return a file as it will stand in an archive."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(packer.compress(content) + packer.flush(), zlib.crc32(content), len(content))


def archive(members: Iterable[tuple[str, Member]]) -> bytes:
    """Return an archive of members by their names, as Python's own library would write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, member in members:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            entry.CRC, entry.compress_size, entry.file_size = member.checksum, len(member.content), member.size
            entry.header_offset = buffer.tell()
            buffer.write(entry.FileHeader() + member.content)
            packed.filelist.append(entry)
        packed.start_dir, packed.comment = buffer.tell(), b""  # where the list of members begins, and that there is one
    return buffer.getvalue()
