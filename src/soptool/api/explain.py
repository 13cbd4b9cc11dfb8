"""`sop explain`: manuals of checks and rules, one or all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from soptool.errors import UsageError
from soptool.finding import Check
from soptool.language import Message, Translate, did_you_mean, msg, with_hint
from soptool.lint.catalogue import RULES
from soptool.lint.defects import judged, unjudged
from soptool.lint.drawn import ALL as DRAWN
from soptool.lint.explain import as_data, as_markdown, manuals
from soptool.lint.lookup import checks_named
from soptool.lint.principle import NAMES
from soptool.report.json_text import json_text
from soptool.report.manual import brief, manual_text
from soptool.report.report import Look

__all__ = ("explained", "pages")

_ABOUT = (
    "This page is made by `sop explain --all --format md`. Levels are those of the profile "
    "`permenpanrb-35-2012`."
)


def explained(
    words: Sequence[str], name: str, translate: Translate = str, look: Look | None = None
) -> str:
    """Explain the checks that are named by code, name, or beginning of a code.

    Without words, everything: as text a line each. `look`: how text is shown. Raises UsageError.
    """
    look = look or Look(translate)
    checks = _all() if not words else tuple(dict.fromkeys(c for w in words for c in _named(w)))
    if name == "json":
        data = [as_data(check, manuals().get(check), translate) for check in checks]
        return json_text(data)
    if name == "md":
        return (
            page(translate)
            if not words
            else "\n".join(as_markdown(c, manuals().get(c), translate) for c in checks)
        )
    if not words:
        return "".join(brief(check, look) for check in checks)
    return "\n".join(manual_text(check, look) for check in checks)


def _all() -> tuple[Check, ...]:
    return tuple(sorted(manuals(), key=lambda check: check.code))


def _named(word: str) -> tuple[Check, ...]:
    drawn = (c for c in DRAWN if word in (c.name, c.code) or word.upper() == c.code)
    checks = (*checks_named(word), *drawn)
    if checks:
        return checks
    problem = msg("No rule has the name `{name}`.", name=word)
    hint = did_you_mean(word, [check.name for check in _all()])
    raise UsageError(with_hint(problem, hint or msg("`sop explain --all` lists them.")))


def page(translate: Translate = str) -> str:
    """Write `docs/rules.md`: the rules by principle, built-in checks, defects that are no rule."""
    rules = [rule.check for rule in RULES]
    built_in = [check for check in _all() if check not in rules]
    parts = [
        "# Rules\n",
        f"{_ABOUT}\n",
        *_by_principle(rules, translate),
        "## Built-in checks\n",
        *(as_markdown(check, manuals().get(check), translate) for check in built_in),
        "## The list of checkable defects\n",
        _table(),
    ]
    return "\n".join(parts)


def pages(translate: Translate = str) -> dict[str, str]:
    """Return a page of Markdown for every check (`SOP500.md`), and `index.md` before them."""
    every = _all()
    texts = {
        f"{check.code}.md": as_markdown(check, manuals().get(check), translate).removeprefix("##")
        for check in every
    }
    return {"index.md": _contents(every, translate), **texts}


def _contents(checks: Sequence[Check], translate: Translate) -> str:
    rules = {rule.check for rule in RULES}
    groups = [*_groups([check for check in checks if check in rules])]
    groups.append((msg("Built-in checks"), [check for check in checks if check not in rules]))
    parts = [f"# {msg('Rules').render(translate)}\n"]
    for title, own in groups:
        rows = "".join(_row(check, translate) for check in own)
        parts.append(f"## {title.render(translate)}\n\n| | |\n| --- | --- |\n{rows}")
    return "\n".join(parts)


def _row(check: Check, translate: Translate) -> str:
    manual = manuals().get(check)
    what = manual.what.render(translate) if manual else check.name
    return f"| [{check.code}]({check.code}.md) | {what.replace('|', chr(92) + '|')} |\n"


def _by_principle(rules: Iterable[Check], translate: Translate) -> Iterable[str]:
    for name, own in _groups(rules):
        yield f"## {name.render(translate)}\n"
        yield from (as_markdown(check, manuals().get(check), translate) for check in own)


def _groups(rules: Iterable[Check]) -> Iterable[tuple[Message, list[Check]]]:
    listed = tuple(rules)
    for principle, name in NAMES.items():
        if own := [check for check in listed if check.principle == principle]:
            yield name, own


def _table() -> str:
    rows = {
        row: ", ".join(f"{c.code} {c.name}" for c in checks) for row, checks in judged().items()
    }
    for one in unjudged():
        text = f"no rule: {one.what}. {one.reason}"
        rows[one.row] = f"{rows[one.row]}; {text}" if one.row in rows else text
    body = "".join(f"| {row} | {rows[row]} |\n" for row in sorted(rows))
    return f"| defect | judged by |\n| --- | --- |\n{body}"
