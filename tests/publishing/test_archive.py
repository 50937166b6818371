"""Archives packed by several processes are those Python's own library writes."""

from __future__ import annotations

import io
import zipfile

from generator.publishing.archive import archive, compressed


def test_an_archive_is_byte_for_byte_what_the_library_writes() -> None:
    files = {"a/trống.txt": b"", "a/tỉnh/index.html": "Lào Cai ".encode() * 999, "b.png": bytes(range(256)) * 3}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, content)
    assert archive((name, compressed(content)) for name, content in files.items()) == buffer.getvalue()
