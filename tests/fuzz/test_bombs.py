"""Files made to use up time or memory, each made here and read by a process that may have only so much of both."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.readers import ROOT, Bench, zipped

MEMORY = 700_000_000  # above what the program itself takes: bytes of addresses, so that more is refused by the system
SECONDS = 60  # of one processor, for all of them: a machine that does other things as well is no reason to fail
HEAD = "indicator,as_of,value,source\n"
LIST = "format: 2\nsources: "
FULL = 7_900_000  # a file may have 8 MB


def _nested_zip() -> bytes:
    return _packed({"[Content_Types].xml": b"<a/>", "xl/media/a.bin": b"\0" * 300_000_000})


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _sheet(inside: bytes) -> bytes:
    """A workbook of ours whose first sheet holds ``inside``."""
    parts = dict(Bench()._parts)
    name = next(each for each in parts if each.endswith("sheet1.xml"))
    start = parts[name].index(b"<sheetData>") + len(b"<sheetData>")
    return zipped({**parts, name: parts[name][:start] + inside + parts[name][start:]})


def _aliases() -> str:
    lines = ["format: 2", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines) + "\n"


ARTICLE = "---\ntitle: a\n---\n"
#: What each is called, who reads it, how it is made, and the code of what is found; none: nothing is to be told.
BOMBS: dict[str, tuple[str, Callable[[], str | bytes], str]] = {
    "a cell of 100 MB": ("data-csv", lambda: HEAD + "a,2025,1," + "b" * 100_000_000, "MB-R014"),
    "four million columns": ("data-csv", lambda: "indicator" + "," * FULL, "MB-R037"),
    "a row of eight million cells": ("data-csv", lambda: HEAD + "a" + "," * FULL, "MB-R035"),
    "700,000 rows": ("data-csv", lambda: HEAD + "a,2025,1,b\n" * 700_000, "MB-R025"),
    "a million bad rows": ("data-csv", lambda: HEAD + "a,2025\n" * 1_000_000, "MB-R025"),
    "a quote never closed": ("data-csv", lambda: HEAD + 'a,2025,1,"' + "b\n" * (FULL // 2), "MB-R030"),
    "aliases of aliases": ("data-yaml", _aliases, "MB-R022"),
    "eight million brackets": ("data-yaml", lambda: LIST + "[" * FULL, "MB-R023"),
    "a list of four million": ("data-yaml", lambda: LIST + "[" + "a," * (FULL // 2) + "]", "MB-R025"),
    "two million lines": ("data-yaml", lambda: "format: 2\nsources:\n" + "- a\n" * 1_900_000, "MB-R025"),
    "half a million keys": ("data-yaml", lambda: "format: 2\n" + "".join(f"k{n}: a\n" for n in range(500_000)), "MB-R025"),
    "a text of 8 MB": ("data-yaml", lambda: LIST + "a" * FULL, "MB-R043"),
    "half a million remarks": ("data-yaml", lambda: "format: 2\nsources: []\n" + "# MB-S001: a\n" * 500_000, ""),
    "two million escapes": ("data-yaml", lambda: LIST + '"' + "\\x41" * 1_900_000 + '"', "MB-R043"),
    "marks on marks": ("data-yaml", lambda: f"{LIST}'a" + "\u0301\u0323" * 1_000_000 + "'", "MB-R026"),
    "marks on marks, escaped": ("data-yaml", lambda: f'{LIST}"a' + "\\u0301\\u0323" * 300_000 + '"', "MB-R026"),
    "marks on marks in a table": ("data-csv", lambda: HEAD + "a" + "\u0301\u0323" * 1_000_000 + ",2025,1,b\n", "MB-R026"),
    "marks on marks from Excel": ("table", lambda: "a;b\nc" + "\u0301\u0323" * 1_000_000, ""),
    "marks on marks in a form": ("form", lambda: "### Địa phương\n\na" + "\u0301\u0323" * 30_000, ""),
    "a form of 100 MB": ("form", lambda: "### Địa phương\n" + "a" * 100_000_000, ""),
    "300 MB in a small zip": ("workbook", _nested_zip, "MB-R102"),
    "a cell of 9 MB in a workbook": ("workbook", lambda: _sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 9_000_000 + b"</t></is></c></row>"), ""),
    "a sheet as wide as none": ("workbook", lambda: _sheet(b'<row r="1">' + b'<c r="XFD1"/>' * 500_000 + b"</row>"), ""),
    "an article of brackets": ("prose", lambda: ARTICLE + "[" * FULL, "MB-R097"),
    "an article of tags": ("prose", lambda: ARTICLE + "<http:" * 1_000_000, "MB-R097"),
    "an article of headings": ("prose", lambda: ARTICLE + "# a\n" * 100_000, "MB-R097"),
    "an article of definitions": ("prose", lambda: ARTICLE + "a\n: b\n" * 2_000, "MB-R097"),
    "an article of lists in lists": ("prose", lambda: ARTICLE + "".join("    " * n + "- a\n" for n in range(300)), "MB-R097"),
    "an article as tangled as it may be": ("prose", lambda: ARTICLE + "[" * 1_900 + "\n" + "a\n: b\n" * 190 + "# a\n" * 900, ""),
    "a table of semicolons": ("table", lambda: ";" * FULL, ""),
}  # fmt: skip


CHILD = """
import json, resource, sys, time
from tests.fuzz.readers import BY_NAME, Bench
bench = Bench()
bench.form(b""), bench._parts
here = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (here + int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
for line in sys.stdin:
    name, reader, path = json.loads(line)
    data, begun = open(path, "rb").read(), time.process_time()
    found = [f.rule.code for f in BY_NAME[reader].ask(bench, data)]
    print(json.dumps([name, sorted(set(found)), len(found), time.process_time() - begun]), flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process as Linux has them")
def test_no_file_uses_up_time_or_memory(tmp_path: Path) -> None:
    asked = []
    for number, (name, (reader, make, _)) in enumerate(BOMBS.items()):
        content, path = make(), tmp_path / str(number)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        asked.append(json.dumps([name, reader, str(path)]))
    command = [sys.executable, "-c", CHILD, str(MEMORY), str(SECONDS)]
    done = subprocess.run(command, cwd=ROOT, input="\n".join(asked), capture_output=True, text=True, timeout=600, check=False)
    told = {name: codes for name, codes, *_ in map(json.loads, done.stdout.splitlines())}
    assert list(told) == list(BOMBS), done.stderr[-2000:] + done.stdout
    for name, (_, _, code) in BOMBS.items():
        assert code in told[name] if code else True, (name, told[name])


def test_the_limit_is_one(tmp_path: Path) -> None:
    """A process that takes more than it may ends, so that the test above can fail."""
    script = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY},) * 2); bytearray({MEMORY * 2})"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode != 0
