"""A check's manual for people: on a screen in colour, its words wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Manual
from soptool.language import Message
from soptool.lint.explain import BAD, GOOD, examples, facts, level_of, manuals
from soptool.report.paint import BOLD, COLORS, DIM, paint
from soptool.report.report import Look
from soptool.report.wrap import wrapped

_EXAMPLES = {BAD: "1;31", GOOD: "1;32"}
_OTHER = "1;36"


def manual_text(check: Check, look: Look) -> str:
    """Write the manual of a check."""
    return "\n".join(_lines(check, manuals().get(check), look)).rstrip() + "\n"


def brief(check: Check, look: Look) -> str:
    """Write one line, or what a screen makes of it: code, level, name, what."""
    level, word = level_of(check)
    manual = manuals().get(check)
    head = f"{check.code} {word.render(look.translate)}"
    what = manual.what.render(look.translate) if manual else ""
    before = len(head) + 1
    first, *rest = wrapped(f"{check.name}: {what}", look, before=before, hanging=4)
    named = first.removeprefix(check.name)
    color = COLORS[level] if level else DIM
    line = f"{paint(head, color, look)} {paint(check.name, BOLD, look)}{named}"
    return "".join(f"{one}\n" for one in (line, *rest))


def _lines(check: Check, manual: Manual | None, look: Look) -> Iterator[str]:
    t = look.translate
    yield paint(f"{check.code} {check.name}", BOLD, look)
    yield ""
    if manual is not None:
        yield from wrapped(manual.what.render(t), look, before=0, hanging=0)
        yield from wrapped(manual.why.render(t), look, before=0, hanging=0)
        yield ""
    for name, value in facts(check, manual):
        yield from _fact(name.render(t), value.render(t), _style_of(check, value), look)
    for title, example in examples(manual):
        yield ""
        yield paint(f"{title.render(t)}:", _EXAMPLES.get(title, _OTHER), look)
        yield ""
        yield from (f"    {line}".rstrip() for line in example.rstrip("\n").split("\n"))


def _fact(name: str, value: str, style: str | None, look: Look) -> Iterator[str]:
    first, *rest = wrapped(value, look, before=len(name) + 2, hanging=4)
    yield f"{paint(f'{name}:', DIM, look)} {paint(first, style, look) if style else first}"
    yield from rest


def _style_of(check: Check, value: Message) -> str | None:
    level, word = level_of(check)
    return COLORS[level] if level and value is word else None
