"""A check's manual in its parts, and as pages and programs have it: Markdown, data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from typing import Any

from soptool.catalogue import translator
from soptool.compose import manuals as compose
from soptool.finding import Check, Manual, Severity
from soptool.flow import manuals as flow
from soptool.language import Message, Translate, msg
from soptool.lint import drawn
from soptool.lint import manuals as engine
from soptool.lint.catalogue import RULES
from soptool.lint.levels import default_level
from soptool.lint.lookup import ALL
from soptool.lint.principle import NAMES
from soptool.model import manuals as model
from soptool.settings import OFF
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

BAD, GOOD = msg("Wrong"), msg("Right")
_AFTER = msg("After `sop validate --fix`")
_AFTER_UNSAFE = msg("After `sop validate --unsafe-fixes`, which may change the meaning")


@cache
def manuals() -> Mapping[Check, Manual]:
    """Return the manual of every check and rule."""
    all_of_them = {check: manual for room in BUILT_IN for check, manual in room.items()}
    return all_of_them | {rule.check: rule.manual for rule in RULES}


def told() -> dict[str, str]:
    """Return what editors say of each rule that can be chosen, by its name, in both languages."""
    return {check.name: _told(check) for check in ALL}


def _told(check: Check) -> str:
    level, what = default_level(check), manuals()[check].what
    said = " — ".join(what.render(translator(language)) for language in ("en", "id"))
    return f"{check.code}, {level.value if level else OFF}. {said}"


def level_of(check: Check) -> tuple[Severity | None, Message]:
    """Return the level that a check has by default, None where it is off, and the word for it."""
    level = default_level(check)
    return level, _LEVELS[level.value if level else "off"]


def as_markdown(check: Check, manual: Manual | None, translate: Translate) -> str:
    """Write the manual as a section of a Markdown page."""
    return "\n".join(_markdown(check, manual, translate)).rstrip() + "\n"


def _markdown(check: Check, manual: Manual | None, t: Translate) -> Iterator[str]:
    yield f"### {check.code} {check.name}"
    yield ""
    if manual is not None:
        yield f"{manual.what.render(t)} {manual.why.render(t)}"
        yield ""
    yield from (f"- {name.render(t)}: {value.render(t)}" for name, value in facts(check, manual))
    for title, example in examples(manual):
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


def facts(check: Check, manual: Manual | None) -> Iterator[tuple[Message, Message]]:
    """Yield what is told of a check in a word each, with its name."""
    yield msg("Level"), level_of(check)[1]
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


def examples(manual: Manual | None) -> Iterator[tuple[Message, str]]:
    """Yield the examples of a manual, each with its title."""
    if manual is None:
        return
    for bad, fixed in zip_longest(manual.bad, manual.fixed):
        if bad is not None:
            yield BAD, bad
        if fixed is not None:
            yield _AFTER if manual.fixes_safely else _AFTER_UNSAFE, fixed
    for good in manual.good:
        yield GOOD, good
