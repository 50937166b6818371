"""The script that draws charts in a browser: code of others, one file, loaded when a reader asks for it.

It is a classic script, so that it also loads from a folder opened without a server; there browsers refuse modules.
The interpreter of expressions comes as a module: its one import and one export are turned into the global name that
the chart library gives itself. Without the interpreter expressions would be compiled by ``eval``, which the site's
policy forbids.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.language import ours
from generator.publishing.problems import PublishError, problem

_IMPORT = re.compile(r"^import (\{[\w, ]+\}) from 'vega-util';$", re.MULTILINE)
_EXPORT = re.compile(r"^export \{ (\w+) as expressionInterpreter \};$", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def engine(vendor: Path) -> bytes:
    """Return the engine with the licences of everything in it at its head.

    Raises:
        PublishError: the interpreter is not written as this program expects it.
    """
    licences = (vendor / "LICENCES.txt").read_text("utf-8").replace("*/", "* /")
    library = (vendor / "vega.min.js").read_text("utf-8")
    interpreter = _classic((vendor / "vega-interpreter.js").read_text("utf-8"))
    return f"/*!\n{licences}*/\n{library}\n(function () {{\n{interpreter}\n}})();\n".encode()


def _classic(module: str) -> str:
    text, imports = _IMPORT.subn(r"const \1 = vega;", _SOURCE_MAP.sub("", module))
    text, exports = _EXPORT.subn(r"vega.expressionInterpreter = \1;", text)
    if (imports, exports) != (1, 1) or re.search(r"^(?:import|export)\b", text, re.MULTILINE):
        raise PublishError([problem("vega-interpreter.js", ours("không còn viết như chương trình biết cách nạp"))])
    return text.strip()
