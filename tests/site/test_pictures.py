"""In no picture does a line, a mark or a word run through words: measured on the letters that the browser draws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.charting.look import Palette

FOLDERS = ("bieu-do", "en/bieu-do")


@pytest.fixture(scope="module")
def page(browser: Any, demo_address: str) -> Iterator[Any]:
    """A page with the site's letters, on which pictures are laid as wide as they are drawn."""
    context = browser.new_context(viewport={"width": 600, "height": 800})
    opened = context.new_page()
    opened.goto(demo_address + "bao-cao/", wait_until="networkidle")
    yield opened
    context.close()


def faults(page: Any, svg: str) -> list[str]:
    """What runs through what in a picture."""
    found: list[str] = page.evaluate(FAULTS, [svg, Palette().grid, Palette().paper])
    return found


# Lines of the grid may lie behind words, whose halo interrupts them; so may the strips of paper that set off rules.
FAULTS = """async ([text, grid, paper]) => {
  document.body.innerHTML = `<div style="width:440px">${text}</div>`;
  const loaded = await Promise.all([400, 600].map(weight => document.fonts.load(`${weight} 16px 'Be Vietnam Pro'`, text)));
  if (!loaded.every(faces => faces.length)) { return ['the letters of the site did not load']; }
  const svg = document.querySelector('svg.chart'), pen = document.createElement('canvas').getContext('2d');
  const at = (part, x, y) => { const p = new DOMPoint(x, y).matrixTransform(part.getCTM()); return [p.x, p.y]; };
  const words = [...svg.querySelectorAll('.mark-text text')].filter(t => t.textContent).map(t => {
    const style = getComputedStyle(t), [x, y] = at(t, 0, 0);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.textAlign = { middle: 'center', end: 'right' }[style.textAnchor] || 'left';
    const m = pen.measureText(t.textContent);
    return { name: t.textContent, halo: style.stroke !== 'none' && style.paintOrder.startsWith('stroke'),
             box: [x - m.actualBoundingBoxLeft, y - m.actualBoundingBoxAscent,
                   x + m.actualBoundingBoxRight, y + m.actualBoundingBoxDescent] };
  });
  const lines = [];
  const add = (part, name, points) => {
    const stroke = part.getAttribute('stroke'), wide = +part.getAttribute('stroke-width') / 2;
    if ([grid, paper].includes(stroke)) { return; }
    for (let n = 1; n < points.length; n += 1) { lines.push({ name, wide, ends: [points[n - 1], points[n]] }); }
  };
  for (const part of svg.querySelectorAll('.mark-rule line')) {
    add(part, part.parentNode.className.baseVal, [at(part, 0, 0), at(part, +part.getAttribute('x2'), +part.getAttribute('y2'))]);
  }
  for (const part of svg.querySelectorAll('.mark-line path')) {
    const points = part.getAttribute('d').match(/[ML][^MLZ]+/g).map(each => at(part, ...each.slice(1).split(',').map(Number)));
    add(part, part.parentNode.className.baseVal, points);
  }
  const through = ([[x, y], [x2, y2]], [left, top, right, bottom]) => {
    let start = 0, end = 1;
    for (const [from, way, low, high] of [[x, x2 - x, left, right], [y, y2 - y, top, bottom]]) {
      if (way === 0) { if (!(low < from && from < high)) { return false; } continue; }
      const [one, other] = [(low - from) / way, (high - from) / way].sort((a, b) => a - b);
      start = Math.max(start, one); end = Math.min(end, other);
    }
    return start < end;
  };
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const wider = (box, by) => [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
  const marks = [...svg.querySelectorAll('.points_marks path')].map(part => {
    const b = part.getBBox(), [x, y] = at(part, b.x, b.y);
    return wider([x, y, x + b.width, y + b.height], 1);
  });
  const found = [];
  words.forEach((one, n) => {
    for (const line of lines) {
      if (through(line.ends, wider(one.box, line.wide))) { found.push(`${line.name} / ${one.name}${one.halo ? ' (halo)' : ''}`); }
    }
    for (const mark of marks) { if (meet(mark, one.box)) { found.push(`mark / ${one.name}`); } }
    for (const other of words.slice(n + 1)) { if (meet(one.box, other.box)) { found.push(`${one.name} / ${other.name}`); } }
    if (one.box[0] < 0 || one.box[2] > 440) { found.push(`edge / ${one.name}`); }
    if (one.name.endsWith('…')) { found.push(`cut: ${one.name}`); }
  });
  if (!words.length) { found.push('no words'); }
  return found;
}"""


@pytest.mark.parametrize("site", ["real", "demo"])
def test_nothing_runs_through_words(page: Any, site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    pictures = [file for part in FOLDERS for file in sorted((folder / part).glob("*.svg"))]
    assert len(pictures) > 20
    crossed = {str(file.relative_to(folder)): told for file in pictures if (told := faults(page, file.read_text()))}
    assert crossed == {}


def test_what_runs_through_words_is_found(page: Any) -> None:
    """A picture made wrong on purpose: words on a line, on a mark and on words."""
    line = '<g class="mark-line results_marks"><path d="M0,50L200,50" stroke="#000" stroke-width="2"/></g>'
    mark = '<g class="mark-symbol points_marks"><path transform="translate(300,50)" d="M-5,-5L5,-5L5,5L-5,5Z"/></g>'
    words = "".join(
        f'<text transform="translate({x},{y})" font-size="16px">{text}</text>'
        for x, y, text in ((20, 55, "12%"), (290, 55, "34%"), (30, 100, "56%"), (40, 104, "78%"))
    )
    drawn = f'<svg class="chart" viewBox="0 0 440 200">{line}{mark}<g class="mark-text">{words}</g></svg>'
    assert faults(page, drawn) == ["mark-line results_marks / 12%", "mark / 34%", "56% / 78%"]


@pytest.mark.parametrize(("site", "most"), [("demo", 1150), ("real", 1000)])
def test_on_a_phone_the_picture_of_a_target_follows_its_answer(
    browser: Any, site: str, most: int, request: pytest.FixtureRequest
) -> None:
    """The answer first, then the decision's words, the picture, the table; how it is measured comes after."""
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    opened.goto(f"{request.getfixturevalue(f'{site}_address')}muc-tieu/xhs-1/")
    parts = [".answer", "main .quote", "[data-map]", "#ca-nuoc", "#doi-hoi", "#cach-do"]
    tops = [opened.locator(part).first.bounding_box()["y"] for part in parts]
    opened.close()
    assert tops == sorted(tops)
    assert tops[2] < most
