"""Templates kept compiled say what those read anew would."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.building import DEFAULT_THEME
from generator.language import Language, language
from generator.writing.templates import environment


def said(theme: Path, kept: Path, words: Language) -> str:
    return environment(theme, words, kept).get_template("a.html").render()


def test_a_changed_template_and_another_language_are_read_anew(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (tmp_path / "a.html").write_text("{{ 1234.5|number }} {{ _('Trang chủ') }}", "utf-8")
    for _ in range(2):
        assert said(tmp_path, kept, Language()) == "1.234,5 Trang chủ"
        assert said(tmp_path, kept, language("en")) == "1,234.5 Home"
    (tmp_path / "a.html").write_text("{{ 2|number }}", "utf-8")
    assert said(tmp_path, kept, Language()) == "2"


def test_what_is_kept_is_used_and_a_damaged_piece_is_not(tmp_path: Path) -> None:
    kept, theme = tmp_path / "kept", tmp_path / "theme"
    shutil.copytree(DEFAULT_THEME / "parts", theme / "parts")
    environment(theme, Language(), kept).get_template("parts/macros.html")
    (piece,) = (path for path in kept.rglob("*") if path.is_file())
    first, whole = piece.stat().st_mtime_ns, piece.read_bytes()
    environment(theme, Language(), kept).get_template("parts/macros.html")
    assert piece.stat().st_mtime_ns == first
    piece.write_bytes(whole[: len(whole) // 2])
    environment(theme, Language(), kept).get_template("parts/macros.html")
    assert piece.read_bytes() == whole
