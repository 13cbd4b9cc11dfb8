"""The head of the flow table: merged cells, the agency's wording, names that fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from soptool.compose.procedure import Column
from soptool.diagram.hyphens import FOLD, hyphenated
from soptool.form.edition import Edition
from soptool.form.widths import Widths, fits


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of the table's head."""

    text: str
    columns: int = 1
    rows: int = 1
    kind: str = ""

    @property
    def scope(self) -> str:
        """What the cell is the head of."""
        return "colgroup" if self.columns > 1 else "col"


@dataclass(frozen=True, slots=True)
class Titles:
    """Wording of the head: the agency's labels, else the regulation's."""

    no: str
    activity: str
    executor: str
    standard: str
    requirements: str
    duration: str
    outputs: str
    note: str


def titles_of(edition: Edition) -> Titles:
    """Return the wording of the head."""
    t, labels = edition.t, edition.settings.labels
    return Titles(
        labels.no or t("No"),
        labels.activity or t("Activity"),
        labels.executor or t("Executors"),
        labels.standard or t("Quality standard"),
        labels.requirements or t("Requirements"),
        labels.duration or t("Time"),
        labels.outputs or t("Output"),
        labels.note or t("Remarks"),
    )


def head_of(
    columns: tuple[Column, ...], titles: Titles, widths: Widths
) -> tuple[tuple[Head, ...], ...]:
    """Return the rows of the head: two, or three where executors have groups."""
    has_groups = any(column.group for column in columns)
    deep = 3 if has_groups else 2
    top = (
        Head(titles.no, rows=deep, kind="no"),
        Head(_fitted(titles.activity, widths.activity), rows=deep, kind="activity"),
        Head(titles.executor, columns=len(columns)),
        Head(titles.standard, columns=3),
        Head(_fitted(titles.note, widths.note), rows=deep),
    )
    standard = (
        Head(_fitted(titles.requirements, widths.requirements), rows=deep - 1),
        Head(_fitted(titles.duration, widths.duration), rows=deep - 1),
        Head(_fitted(titles.outputs, widths.outputs), rows=deep - 1),
    )
    if not has_groups:
        names = tuple(_name(column, widths) for column in columns)
        return top, (*names, *standard)
    middle, below = _grouped(columns, widths)
    return top, (*middle, *standard), below


def _name(column: Column, widths: Widths) -> Head:
    name = column.name if widths.turned else _fitted(column.name, widths.executor)
    return Head(name, kind="executor")


def _fitted(text: str, column: float) -> str:
    """Return the text with breaks inside its words where the column is too narrow for them.

    After slashes, if that is enough; else between syllables too.
    """
    if fits(text, column):
        return text
    if fits(text.replace("/", "/ "), column):
        return text.replace("/", f"/{FOLD}")
    return hyphenated(text)


def _grouped(
    columns: tuple[Column, ...], widths: Widths
) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
    middle: list[Head] = []
    below: list[Head] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        names = [_name(column, widths) for column in members]
        if group is None:
            middle += [replace(name, rows=2) for name in names]
        else:
            middle.append(Head(group, columns=len(names), kind="group"))
            below += names
    return tuple(middle), tuple(below)
