"""The pictures of the guides: whole parts of a page, cut through nothing, and no glare by night."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.pictures import FOLDER, MARGIN, SHOTS

# How many dots along the four edges, ten deep, are not of the colour in the corner.
_EDGES = """async bytes => {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  const {width, height} = image, pen = new OffscreenCanvas(width, height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, width, height).data, deep = 10;
  let other = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x >= deep && x < width - deep && y >= deep && y < height - deep) { continue; }
      const at = 4 * (y * width + x);
      other += [0, 1, 2].some(n => Math.abs(dots[at + n] - dots[n]) > 8) ? 1 : 0;
    }
  }
  return other;
}"""


def test_the_guides_have_these_pictures() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == {shot.name for shot in SHOTS}
    assert MARGIN * 1.5 > 10, "what the next test looks at is the margin"


@pytest.mark.parametrize("name", [shot.name for shot in SHOTS])
def test_no_picture_cuts_through_anything(browser: Any, name: str) -> None:
    page = browser.new_page()
    assert page.evaluate(_EDGES, list((FOLDER / f"{name}.png").read_bytes())) == 0
    page.close()


def test_by_night_they_are_dimmed_and_by_day_they_are_not(browser: Any, real: Path, real_address: str) -> None:
    page = browser.new_page()
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{real_address}cap-nhat/")
        found.append(page.locator(".prose img").evaluate_all("all => all.map(each => getComputedStyle(each).filter)"))
    assert len(found[0]) == len(SHOTS)
    assert set(found[0]) == {"none"}
    assert all("brightness(0.8)" in each for each in found[1])
    page.close()
