"""Drawings in the HTML form: where they are, and that they meet at the borders of cells."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from export.painted import checked
from export.painting import text_by
from export.reading import Element, read_html
from export.rendered import procedures
from soptool.diagram.plan import LINE, Plan
from soptool.export.html.documents import procedure_html
from soptool.form.form import Form

NAMES = sorted(procedures())
_PLACE = re.compile(r"^(?:calc\()?(?:(-?[\d.]+)%)?(?: ?([+-]) )?(?:(-?[\d.]+)mm)?\)?$")

Box = tuple[tuple[float, float], ...]


def place(text: str) -> tuple[float, float]:
    """Read `calc(25% - 3mm)` as percent and mm."""
    found = _PLACE.match(text)
    assert found, text
    percent, sign, shift = found.groups()
    return float(percent or 0), float(shift or 0) * (-1 if sign == "-" else 1)


def boxes(strip: Element) -> list[Box]:
    """Return left, top, right, bottom of every line piece."""
    found: list[Box] = []
    for rect in strip.all("rect", class_="l"):
        style = dict(part.split(":") for part in rect.attributes["style"].split(";"))
        (x, dx), (y, dy) = place(style["x"]), place(style["y"])
        (w, dw), (h, dh) = place(style["width"]), place(style["height"])
        found.append(((x, dx), (y, dy), (x + w, dx + dw), (y + h, dy + dh)))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_strips_are_the_plan(name: str) -> None:
    procedure, edition = procedures()[name]
    plan = Form(procedure, edition).drawing.chart.plan
    document = read_html(text_by(procedure_html, procedure, edition))
    rows = [row for row in plan.rows if row.strokes or row.symbols or isinstance(row.source, str)]
    strips = document.all("svg", class_="drawn")
    drawn = [strip for strip in strips if boxes(strip) or strip.all("svg", role="img")]
    assert len(drawn) == len([row for row in rows if row.strokes or row.symbols])
    count = sum(len(row.strokes) + sum(not link.broken for link in row.links) for row in rows)
    assert sum(len(boxes(strip)) for strip in drawn) == count
    symbols = [svg for strip in drawn for svg in strip.all("svg", role="img")]
    assert len(symbols) == len(plan.symbols)
    assert all(symbol.attributes["aria-label"] for symbol in symbols)


@pytest.mark.parametrize("name", NAMES)
def test_lines_go_on_in_the_next_row_at_the_same_place(name: str) -> None:
    procedure, edition = procedures()[name]
    document = read_html(text_by(procedure_html, procedure, edition))
    plan = Form(procedure, edition).drawing.chart.plan
    crossing = 0
    strips = document.all("svg", class_="drawn")
    for above, below in pairwise(strips):
        leaving = {box[0] for box in boxes(above) if _at(box[3], 100.0) and _is_upright(box)}
        entering = {box[0] for box in boxes(below) if _at(box[1], 0.0) and _is_upright(box)}
        assert leaving == entering
        crossing += len(leaving)
    assert crossing >= _borders_crossed(plan)


@pytest.mark.parametrize("name", NAMES)
def test_a_wider_screen_and_higher_rows_bring_no_fault(name: str) -> None:
    procedure, edition = procedures()[name]
    plan = Form(procedure, edition).drawing.chart.plan
    for wider, higher in ((1.0, 1.4), (1.15, 1.0), (1.3, 2.0)):
        heights = [row.height * higher for row in plan.rows]
        assert checked(plan, heights, [width * wider for width in plan.widths])


def _at(place: tuple[float, float], percent: float) -> bool:
    return place[0] == percent and abs(place[1]) <= LINE / 2 + 0.003


def _is_upright(box: Box) -> bool:
    wide = tuple(far - near for near, far in zip(box[0], box[2], strict=True))
    return wide[0] == 0 and wide[1] < LINE + 0.003


def _borders_crossed(plan: Plan) -> int:
    return sum(
        len({stroke.end.x for stroke in above.strokes if _ends(stroke.end.y)} & _tops(below))
        for above, below in pairwise(plan.rows)
    )


def _ends(y: object) -> bool:
    return getattr(y, "anchor", "") == "bottom" and getattr(y, "offset", 1.0) == 0.0


def _tops(row: object) -> set[object]:
    strokes = getattr(row, "strokes", ())
    return {stroke.start.x for stroke in strokes if stroke.start.y.anchor == "top"}
