"""The templates of a theme, ready to render. Every value is escaped; a missing name is an error."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup, escape

from generator.kept import key, program, tree
from generator.language import Language, Message
from generator.records.config import Words
from generator.records.prose import GUIDE
from generator.writing.artefacts import PageKind
from generator.writing.citing import Citation
from generator.writing.desk import Desk
from generator.writing.sentences import parts_of

_CODE = re.compile(r"`([^`]+)`")
_HOLE = re.compile(r"‹[^›]*›")


class PageTemplateError(Exception):
    """A template could not be rendered; the message names it and what is wrong."""


def environment(theme: Path, language: Language, kept: Path | None = None) -> Environment:
    """Return the environment every template of ``theme`` is rendered in; ``kept`` is where compiled ones may stand."""
    made = Environment(
        loader=FileSystemLoader(theme), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, bytecode_cache=_compiled(kept, language) if kept else None,
    )  # fmt: skip
    made.globals["_"] = lambda message, context="": _Told.of(language._(message, context))
    made.filters["hyphens"] = lambda text: str(text).replace("_", "-")
    made.filters["number"] = lambda n: language.number(Decimal(str(n)))
    made.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    made.filters["trim_stop"] = lambda text: str(text).rstrip(" .")
    made.filters["parts"] = parts_of
    made.filters["code_marks"] = _code_marks
    made.filters["ruled"] = _ruled
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return made


def _compiled(kept: Path, language: Language) -> FileSystemBytecodeCache:
    """Return where compiled templates stand; filters may be applied while compiling, so they are named by all ours."""
    folder = kept / key(program(), language.code)[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _code_marks(text: str) -> Markup:
    """Return a text with what stands between backticks as code, and nothing else of it as HTML."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped first


def _ruled(text: str) -> Markup:
    """Return a rule's sentence with what is typed as code, and what each finding fills in set apart."""
    return Markup(_HOLE.sub(r"<var>\g<0></var>", str(_code_marks(text))))  # noqa: S704 - escaped already


class Templates:
    """The templates in ``theme``, for one desk."""

    def __init__(self, theme: Path, desk: Desk, kept: Path | None = None) -> None:
        self.environment = environment(theme, desk.words, kept)
        self.identity = tree(theme)
        self.words: Words = desk.project.config.words
        self.as_of, self.lean = desk.as_of, desk.project.lean
        guides = ((f"/{p.address}", p.title) for p in desk.project.prose if p.address == f"{GUIDE}/")
        self.guide = next(guides, None)

    def render(self, kind: PageKind, view: object, citation: Citation) -> str:
        """Return the body of a page; ``citation`` is how the page is cited.

        Raises:
            PageTemplateError: the template is missing or has a mistake.
        """
        return self._render(f"pages/{kind.value}.html", view=view, as_of=self.as_of, citation=citation)

    def part(self, name: str, **values: object) -> str:
        """Return a part of ``theme/parts`` by itself.

        Raises:
            PageTemplateError: the template is missing or has a mistake.
        """
        return self._render(f"parts/{name}.html", **values)

    def _render(self, name: str, **values: object) -> str:
        try:
            template = self.environment.get_template(name)
            return template.render(words=self.words, guide=self.guide, lean=self.lean, **values)
        except JinjaError as error:
            line = getattr(error, "lineno", None)
            where = f"{getattr(error, 'name', None) or name}" + (f":{line}" if line else "")
            raise PageTemplateError(f"{where}: {error}") from error


class _Told(Markup):
    """A message in a template: our own words, so never escaped, while what is filled in always is."""

    __slots__ = ("message",)
    message: str

    @classmethod
    def of(cls, message: str) -> Self:
        made = cls(message)
        made.message = message
        return made

    def format(self, *args: Any, **details: Any) -> Self:
        if isinstance(self.message, Message):
            text, details = self.message.chosen(details)
        else:
            text = self.message
        return self.of(Markup(text).format(*args, **details))  # noqa: S704 - a message of the catalogue
