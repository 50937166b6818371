"""``minhbach explain``: what a code means, why it matters, how to mend it."""

from __future__ import annotations

import click

from generator.checking import explaining
from generator.checking.catalogue import catalogue
from generator.commands.common import lang_option, stop, words_for
from generator.language import Language
from generator.text import nearest

_FORMATS = {"text": explaining.as_text, "markdown": explaining.as_markdown, "json": explaining.as_json}


@click.command("explain")
@click.argument("code", required=False)
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="Dạng kết quả.")
@lang_option
@click.pass_obj
def explain_command(words: Language, code: str | None, form: str, lang: str | None) -> None:
    """Giải thích một mã phát hiện; không ghi mã thì liệt kê tất cả."""
    words, rules = words_for(words, lang), catalogue()
    if code is None:
        chosen = tuple(rules.values())
    elif code.upper() in rules:
        chosen = (rules[code.upper()],)
    else:
        unknown = words._("Không có mã “{code}”.").format(code=words.shown(code))
        near = nearest(code, rules)
        meant = words._("Ý bạn là “{nearest}”?").format(nearest=near) if near else ""
        stop(f"{unknown} {meant}".strip())
    click.echo(_FORMATS[form](chosen, words))
