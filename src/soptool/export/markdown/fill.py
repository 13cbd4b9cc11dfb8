"""What the Markdown templates of documents are filled with."""

from __future__ import annotations

from urllib.parse import quote

from soptool.export.escape import Markdown, markdown
from soptool.export.press import Press
from soptool.form.symbols import Goal, Mark, Way

EXTENSION = "md"
SYMBOLS = {"terminator": "⬭", "process": "▭", "decision": "◇"}


def fill(name: str, press: Press, **values: object) -> str:
    """Fill a template of a document."""
    edition = press.edition
    return press.templates.render(
        name,
        t=edition.t,
        link=lambda target: edition.link(target, EXTENSION),
        cell=cell,
        ways=ways_text,
        stacked=stacked,
        numbered=numbered,
        linked=linked,
        **values,
    )


def cell(marks: tuple[Mark, ...]) -> Markdown:
    """Return the symbols of one cell: `◇ Lengkap? Ya → 5; Tidak → 2`."""
    return Markdown("<br>".join(_mark(mark) for mark in marks))


def _mark(mark: Mark) -> str:
    remark = f"({mark.remark})" if mark.remark else None
    words = (SYMBOLS[mark.kind], mark.text, remark)
    return " ".join([*(markdown(word) for word in words if word), *_ways(mark.ways)])


def ways_text(ways: tuple[Way, ...]) -> Markdown:
    """Return where a row leads: `→ 3`."""
    return Markdown("".join(_ways(ways)))


def _ways(ways: tuple[Way, ...]) -> list[str]:
    return ["; ".join(_way(way) for way in ways)] if ways else []


def _way(way: Way) -> str:
    goals = ", ".join(_goal(goal) for goal in way.goals)
    return f"{markdown(way.label)} → {goals}" if way.label is not None else f"→ {goals}"


def _goal(goal: Goal) -> str:
    text = markdown(goal.text)
    if goal.is_end:
        return f"{SYMBOLS['terminator']} {text}"
    return f"{text} ({markdown(goal.place)})" if goal.place else text


def stacked(texts: tuple[str, ...]) -> Markdown:
    """Return the texts of a cell below each other."""
    return Markdown("<br>".join(markdown(text) for text in texts))


def numbered(texts: tuple[str, ...]) -> Markdown:
    """Return several texts of a cell with numbers, one as it is."""
    if len(texts) < 2:
        return stacked(texts)
    lines = (f"{number}\\. {markdown(text)}" for number, text in enumerate(texts, start=1))
    return Markdown("<br>".join(lines))


def linked(text: str, file: str) -> Markdown:
    """Return a link to a document beside this one."""
    return Markdown(f"[{markdown(text)}]({quote(file)})")
