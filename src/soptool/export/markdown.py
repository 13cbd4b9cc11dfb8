"""SOPs and service standards as Markdown: tables, with an overview of the flow as mermaid."""

from __future__ import annotations

from urllib.parse import quote

from soptool.compose.procedure import Procedure
from soptool.export.escape import Markdown, markdown
from soptool.export.mermaid import overview
from soptool.export.press import Press
from soptool.form.page import page_of
from soptool.form.standard import standard_page
from soptool.form.symbols import Goal, Mark, Way
from soptool.model.standard import Standard

EXTENSION = "md"
SYMBOLS = {"terminator": "⬭", "process": "▭", "decision": "◇"}


def procedure_markdown(procedure: Procedure, edition: Press) -> str:
    """Return the official form as tables, symbols and targets in the cells."""
    page = page_of(procedure, edition)
    picture = overview(procedure, edition)
    return fill(
        "markdown/sop.md.j2", edition, page=page, overview=Markdown(picture) if picture else None
    )


def standard_markdown(standard: Standard, edition: Press) -> str:
    """Return the service standard with both groups of components."""
    return fill("markdown/standard.md.j2", edition, page=standard_page(standard, edition))


def fill(name: str, edition: Press, **values: object) -> str:
    """Fill a template of a document."""
    return edition.templates.render(
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
