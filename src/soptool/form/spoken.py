"""Symbols in words, for those who hear the form, and for descriptions of drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from soptool.diagram.lettering import unbroken
from soptool.diagram.plan import Symbol
from soptool.form.headings import Heading, word
from soptool.form.symbols import Mark, Way
from soptool.form.table import Table, TableRow


def row_words(row: TableRow, t: Heading) -> str:
    """Say all symbols of a row, step by step; empty where it has none."""
    marks = sorted((mark for marks in row.cells for mark in marks), key=lambda mark: mark.step)
    words = (*(mark_words(mark, t) for mark in marks), *(_way(way, t) for way in row.ways))
    return ". ".join(words)


def mark_words(mark: Mark, t: Heading) -> str:
    """Say one symbol: what it is, whose, and where it leads."""
    text = mark.text if mark.text and mark.text not in mark.alternative else None
    said = [part for part in (text, mark.remark) if part]
    ways = [_way(way, t) for way in mark.ways]
    return "; ".join((", ".join((mark.alternative, *said)), *ways))


def _way(way: Way, t: Heading) -> str:
    goals = ", ".join(
        f"{goal.text} ({goal.place})" if goal.place else goal.text for goal in way.goals
    )
    label = f"{way.label} " if way.label else ""
    return f"{label}{t('goes on to')} {goals}"


def table_words(table: Table, t: Heading) -> str:
    """Say the whole flow, a line for each row."""
    return "\n".join(_lines(table.rows, t))


def _lines(rows: Iterable[TableRow], t: Heading) -> Iterator[str]:
    for row in rows:
        acts = "; ".join(act.text for act in row.acts if act.text)
        number = f"{row.no}. " if row.no else ""
        symbols = row_words(row, t)
        yield f"{number}{acts}" + (f" – {symbols}" if symbols else "")


_KINDS: Final[Mapping[str, str]] = {
    "process": word("Process"),
    "decision": word("Decision"),
    "terminator": word("End"),
}


class SymbolWords:
    """Finds the words of each drawn symbol of a row: those of its mark in the text form."""

    def __init__(self, row: TableRow, table: Table, t: Heading) -> None:
        self._table, self._t = table, t
        self._marks = [list(marks) for marks in row.cells]

    def of(self, symbol: Symbol) -> str:
        """Return what a drawn symbol says; call it in the order of the drawing."""
        t = self._t
        lines = unbroken(symbol.lines)
        if symbol.kind == "connector":
            return t("connector {letter}", letter=lines)
        said = t("Start") if symbol.step == "start" else t(_KINDS[symbol.kind])
        begun = f"{said}: {self._table.columns[symbol.column].name}"
        own = symbol.step not in ("start", "end")
        for mark in self._marks[symbol.column]:
            is_its = own or (mark.alternative == begun and lines in ("", mark.text))
            if mark.kind == symbol.kind and is_its:
                self._marks[symbol.column].remove(mark)
                return mark_words(mark, t)
        return begun + (f", {lines}" if lines and lines != said else "")
