"""A check's manual as people and programs read it: text, Markdown, data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from typing import Any

from soptool.compose import manuals as compose
from soptool.finding import Check, Manual
from soptool.flow import manuals as flow
from soptool.language import Message, Translate, msg
from soptool.lint import drawn
from soptool.lint import manuals as engine
from soptool.lint.catalogue import RULES
from soptool.lint.levels import default_level
from soptool.lint.principle import NAMES
from soptool.model import manuals as model
from soptool.shape import manuals as shape
from soptool.source import manuals as source
from soptool.workspace import manuals as workspace

BUILT_IN: tuple[Mapping[Check, Manual], ...] = (
    source.MANUALS,
    shape.MANUALS,
    model.MANUALS,
    workspace.MANUALS,
    flow.MANUALS,
    compose.MANUALS,
    engine.MANUALS,
    drawn.MANUALS,
)
_LEVELS = {
    "error": msg("error"),
    "warning": msg("warning"),
    "info": msg("note"),
    "off": msg("off"),
}


@cache
def manuals() -> Mapping[Check, Manual]:
    """Return the manual of every check and rule."""
    all_of_them = {check: manual for room in BUILT_IN for check, manual in room.items()}
    return all_of_them | {rule.check: rule.manual for rule in RULES}


def brief(check: Check, manual: Manual | None, translate: Translate) -> str:
    """Write one line: code, level, name, what."""
    level = default_level(check)
    word = _LEVELS[level.value if level else "off"].render(translate)
    what = manual.what.render(translate) if manual else ""
    return f"{check.code} {word} {check.name}: {what}"


def as_text(check: Check, manual: Manual | None, translate: Translate) -> str:
    """Write the manual for a terminal."""
    return "\n".join(_text(check, manual, translate)).rstrip() + "\n"


def _text(check: Check, manual: Manual | None, t: Translate) -> Iterator[str]:
    yield f"{check.code} {check.name}"
    yield ""
    if manual is not None:
        yield manual.what.render(t)
        yield manual.why.render(t)
        yield ""
    yield from (f"{name.render(t)}: {value.render(t)}" for name, value in _facts(check, manual))
    for title, example in _examples(manual):
        yield ""
        yield f"{title.render(t)}:"
        yield ""
        yield from (f"    {line}".rstrip() for line in example.rstrip("\n").split("\n"))


def as_markdown(check: Check, manual: Manual | None, translate: Translate) -> str:
    """Write the manual as a section of a Markdown page."""
    return "\n".join(_markdown(check, manual, translate)).rstrip() + "\n"


def _markdown(check: Check, manual: Manual | None, t: Translate) -> Iterator[str]:
    yield f"### {check.code} {check.name}"
    yield ""
    if manual is not None:
        yield f"{manual.what.render(t)} {manual.why.render(t)}"
        yield ""
    yield from (f"- {name.render(t)}: {value.render(t)}" for name, value in _facts(check, manual))
    for title, example in _examples(manual):
        yield ""
        yield f"{title.render(t)}:"
        yield ""
        yield f"```yaml\n{example.rstrip()}\n```"


def as_data(check: Check, manual: Manual | None, translate: Translate) -> dict[str, Any]:
    """Return the manual for programs; texts are in the language of `translate`."""
    level = default_level(check)
    return {
        "code": check.code,
        "rule": check.name,
        "severity": level.value if level else "off",
        "principle": check.principle,
        "source": check.source,
        "recalled": bool(manual and manual.recalled),
        "what": manual.what.render(translate) if manual else None,
        "why": manual.why.render(translate) if manual else None,
        "bad": list(manual.bad) if manual else [],
        "good": list(manual.good) if manual else [],
        "fixed": list(manual.fixed) if manual else [],
        "fixable": bool(manual and manual.fixed),
    }


def _facts(check: Check, manual: Manual | None) -> Iterator[tuple[Message, Message]]:
    level = default_level(check)
    yield msg("Level"), _LEVELS[level.value if level else "off"]
    if check.principle is not None:
        name = NAMES.get(check.principle) or msg("{name}", name=check.principle)
        yield msg("Principle"), name
    if check.source is not None:
        where = msg("{source}", source=check.source)
        if manual and manual.recalled:
            where = msg("{source} (recalled, not read)", source=check.source)
        yield msg("Source"), where
    options = next((rule.options for rule in RULES if rule.check == check), {})
    for option, number in options.items():
        yield msg("Option `{name}`", name=option), msg("{number}", number=number)


def _examples(manual: Manual | None) -> Iterator[tuple[Message, str]]:
    if manual is None:
        return
    for bad, fixed in zip_longest(manual.bad, manual.fixed):
        if bad is not None:
            yield msg("Wrong"), bad
        if fixed is not None:
            yield msg("After `sop validate --fix`"), fixed
    for good in manual.good:
        yield msg("Right"), good
