# ruff: noqa: INP001 (a script run once by hand, no part of a package)
"""Make the site's fonts from the full Be Vietnam Pro 1.002: run once, the results are committed.

Usage: ``python make.py FOLDER`` where FOLDER holds BeVietnamPro-Regular.ttf and
BeVietnamPro-SemiBold.ttf. Needs fonttools and brotli, which the generator itself does not.

Keeps Latin, Vietnamese and the signs the site uses; adds arrows, a check mark and a cross, which
the original lacks, so that no sign on a page or in a chart falls back to another font.
"""

from __future__ import annotations

import io
import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).parent
WEIGHTS = {"Regular": 400, "SemiBold": 600}
STROKE = {"Regular": 76, "SemiBold": 116}
LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
    + "ÄÖÜäöüßçÇñÑ"
)
SIGNS = "\u0300\u0301\u0303\u0309\u0323\u00a0«»·°±×÷²³½¼¾§©®•…–—‘’‚“”„†‡‹›€₫™−≈≠≤≥‰"
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "tnum"]
FIGURE_WIDTH = 664
# What stands between an opening quotation mark and the letter it opens.
QUOTE_ROOM = 20

# Each added sign as strokes between points of a 560 × 560 field standing on y = 70.
ADDED = {
    "→": [(40, 280, 520, 280), (520, 280, 330, 470), (520, 280, 330, 90)],
    "←": [(520, 280, 40, 280), (40, 280, 230, 470), (40, 280, 230, 90)],
    "↑": [(280, 40, 280, 520), (280, 520, 90, 330), (280, 520, 470, 330)],
    "↓": [(280, 520, 280, 40), (280, 40, 90, 230), (280, 40, 470, 230)],
    "↗": [(90, 90, 470, 470), (470, 470, 200, 470), (470, 470, 470, 200)],
    "↘": [(90, 470, 470, 90), (470, 90, 200, 90), (470, 90, 470, 360)],
    "✓": [(60, 260, 220, 90), (220, 90, 510, 480)],
    "✗": [(90, 470, 470, 90), (90, 90, 470, 470)],
}


def stroke(pen: TTGlyphPen, line: tuple[int, int, int, int], width: int) -> None:
    """Draw one line as a rectangle with ends that overlap its neighbours'."""
    x1, y1, x2, y2 = line
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length * width / 2, (y2 - y1) / length * width / 2
    corners = [(x1 - ux - uy, y1 - uy + ux), (x2 + ux - uy, y2 + uy + ux),
               (x2 + ux + uy, y2 + uy - ux), (x1 - ux + uy, y1 - uy - ux)]
    for number, (x, y) in enumerate(corners):
        (pen.lineTo if number else pen.moveTo)((round(x + 40), round(y + 70)))
    pen.closePath()


def add_sign(font: TTFont, sign: str, width: int) -> None:
    """Add one sign of ADDED to the font."""
    name = f"uni{ord(sign):04X}"
    pen = TTGlyphPen(None)
    for line in ADDED[sign]:
        stroke(pen, line, width)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (640, 40)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(sign)] = name


def add_even_figures(font: TTFont) -> None:
    """Add the figures 0–9 again, all of one width, behind the feature tnum."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    pairs = {cmap[code]: f"{cmap[code]}.tnum" for code in range(ord("0"), ord("9") + 1)}
    for plain, even in pairs.items():
        width, left = font["hmtx"][plain]
        shift, pen = round((FIGURE_WIDTH - width) / 2), TTGlyphPen(None)
        glyphs[plain].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        font.setGlyphOrder([*font.getGlyphOrder(), even])
        font["glyf"][even] = pen.glyph()
        font["hmtx"][even] = (FIGURE_WIDTH, left + shift)
    add_feature(font["GSUB"].table, "tnum", buildSingleSubstSubtable(pairs))


def mend_quote(font: TTFont) -> None:
    """Give the opening quotation mark the room of the closing one.

    In the original it begins before its own place, so that the space in front of it looks swallowed.
    """
    opening, closing = (font.getBestCmap()[ord(sign)] for sign in "“”")
    glyph, (width, _) = font["glyf"][opening], font["hmtx"][closing]
    shift = width - QUOTE_ROOM - glyph.xMax
    pen = TTGlyphPen(None)
    font.getGlyphSet()[opening].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    left = glyph.xMin + shift
    font["glyf"][opening] = pen.glyph()
    font["hmtx"][opening] = (width, left)


def add_feature(gsub: otTables.GSUB, tag: str, subtable: otTables.SingleSubst) -> None:
    """Switch a substitution on under ``tag`` for every script and language of the font."""
    gsub.LookupList.Lookup.append(buildLookup([subtable], table="GSUB"))
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(gsub.LookupList.Lookup) - 1]
    gsub.FeatureList.FeatureRecord.append(record)
    index = len(gsub.FeatureList.FeatureRecord) - 1
    for script in gsub.ScriptList.ScriptRecord:
        languages = [entry.LangSys for entry in script.Script.LangSysRecord]
        for language in filter(None, [script.Script.DefaultLangSys, *languages]):
            language.FeatureIndex.append(index)


def name_family(font: TTFont, weight: str) -> None:
    """Put both weights into one family, so that charts can ask for it by name and weight."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17)]
    style = "Regular" if weight == "Regular" else "Bold"
    for record in names.names:
        new = {1: "Be Vietnam Pro", 2: style, 4: f"Be Vietnam Pro {weight}"}.get(record.nameID)
        if new:
            record.string = new


def reread(font: TTFont) -> TTFont:
    """Return the font as a reader sees it: the subsetter trusts only what was written."""
    buffer = io.BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer, recalcTimestamp=False)


def make(source: Path, weight: str, target: Path, flavor: str | None) -> None:
    """Write one subset font."""
    options = subset.Options()
    options.flavor, options.layout_features = flavor, FEATURES
    options.hinting, options.name_IDs = False, [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "meta"]
    font = TTFont(source / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False)
    for sign in ADDED:
        add_sign(font, sign, STROKE[weight])
    add_even_figures(font)
    mend_quote(font)
    name_family(font, weight)
    font = reread(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS + SIGNS + "".join(ADDED))
    subsetter.subset(font)
    target.parent.mkdir(exist_ok=True)
    subset.save_font(font, target, options)


if __name__ == "__main__":
    for weight, number in WEIGHTS.items():
        folder = Path(sys.argv[1])
        make(folder, weight, HERE / f"be-vietnam-pro-{number}.woff2", "woff2")
        make(folder, weight, HERE / "ttf" / f"BeVietnamPro-{weight}.ttf", None)
