"""Planted faults: the checker must see each kind, and nothing in a good drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from diagram import grids as made
from soptool.diagram.checker.drawing import Box, Connector, Drawing, Label, Point, read
from soptool.diagram.checker.judge import judge
from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround
from soptool.diagram.grid import END, Edge, Node
from soptool.diagram.svg import svg

PLAN = fit(made.letter(), (27.0,) * 4).plan
GOOD = read(svg(PLAN, Surround("", "", ("a", "b", "c", "d"))))


FORK = made.grid(
    4,
    [Node("q", 0, (0,), "decision"), Node("m", 1, (0, 1, 3), relation="each")],
    [Edge("q", "m", "Ya"), Edge("q", END, "Tidak", "left")],
    terminators="rows",
)
FORKED = read(svg(fit(FORK, (27.0,) * 4).plan, Surround("", "", ("a", "b", "c", "d"))))


def branches() -> tuple[list[Connector], list[Connector]]:
    """The lines of the forked branch, and the others."""
    own = [wire for wire in FORKED.connectors if wire.label == "Ya"]
    return own, [wire for wire in FORKED.connectors if wire.label != "Ya"]


def words(text: str) -> tuple[Label, list[Label]]:
    (own,) = (label for label in FORKED.labels if label.text == text)
    return own, [label for label in FORKED.labels if label.text != text]


def on_a_leg() -> Drawing:
    """The label of the forked branch beside the last piece of one of its lines."""
    (*_, far), (own, rest) = branches()[0], words("Ya")
    (x, _), (_, tip) = far.points[-2:]
    leg = replace(own, left=x + 2, right=x + 12, top=tip - 14, bottom=tip - 7)
    return replace(FORKED, labels=(leg, *rest))


def two_beginnings(labels: int) -> Drawing:
    """One line of the forked branch leaves by the diamond's right corner."""
    (*own, far), others = branches()
    (q,) = (symbol.box for symbol in FORKED.symbols if symbol.kind == "decision")
    end, corner = far.points[-1], (q.right, (q.top + q.bottom) / 2)
    far = replace(far, points=(corner, (end[0], corner[1]), end))
    label, rest = words("Ya")
    wide = label.right - label.left
    left, top = corner[0] + 30, corner[1] - 8
    more = replace(label, left=left, right=left + wide, top=top, bottom=top + 7)
    shown = (label, *rest, more)[: 2 + labels]
    return replace(FORKED, connectors=(*others, *own, far), labels=shown)


def said_twice() -> Drawing:
    label, _ = words("Ya")
    away = label.right - label.left + 12
    more = replace(label, left=label.left - away, right=label.right - away)
    return replace(FORKED, labels=(*FORKED.labels, more))


def line(*points: Point) -> Drawing:
    """The good drawing with its first connector led over other points."""
    first = replace(GOOD.connectors[0], points=points)
    return replace(GOOD, connectors=(first, *GOOD.connectors[1:]))


def middle(step: str) -> Point:
    box = next(symbol.box for symbol in GOOD.symbols if symbol.step == step)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def label(box: Box) -> Drawing:
    moved = replace(GOOD.labels[0], left=box.left, top=box.top, right=box.right, bottom=box.bottom)
    return replace(GOOD, labels=(moved, *GOOD.labels[1:]))


def nearer_to(other: str) -> Drawing:
    """Each label of a decision where the other's belongs."""
    pair = [label for label in GOOD.labels if label.source == "setuju/1"]
    at = next(label for label in pair if label.text == other)
    wrong = next(label for label in pair if label.text != other)
    rest = [label for label in GOOD.labels if label.source != "setuju/1"]
    swapped = replace(at, text=wrong.text), replace(wrong, text=at.text)
    return replace(GOOD, labels=(*rest, *swapped))


def between(gap: float) -> Drawing:
    """Another level line `gap` points above a label that stands 1.13 points above its own."""
    label = next(b for b in GOOD.labels if (b.source, b.text) == ("setuju/1", "Ya"))
    y = label.top - gap
    stranger = replace(GOOD.connectors[0], points=((label.left - 9, y), (label.right + 9, y)))
    return replace(GOOD, connectors=(stranger, *GOOD.connectors[1:]))


def merged(down: float) -> Drawing:
    """Two branches in one line from 20 points below, one's label so far down beside it."""
    ya, tidak = (c for c in GOOD.connectors if c.source == "setuju/1")
    rest = [c for c in GOOD.connectors if c.source != "setuju/1"]
    (x, y), *_ = ya.points
    ya = replace(ya, points=((x, y), (x, y + 60)))
    corner = tidak.points[0]
    ways = (corner, (x + 90, corner[1]), (x + 90, y + 20), (x, y + 20), (x, y + 60))
    tidak = replace(tidak, target=ya.target, points=ways)
    labels = tuple(
        replace(b, left=x - 12, right=x - 2, top=y + down, bottom=y + down + 7)
        if (b.source, b.text) == ("setuju/1", "Ya")
        else b
        for b in GOOD.labels
    )
    return replace(GOOD, connectors=(*rest, ya, tidak), labels=labels)


def through() -> Drawing:
    _, y = middle("konsep")
    return line((GOOD.area.left + 4, y), (GOOD.area.right - 4, y))


def overlap() -> Drawing:
    other = next(c for c in GOOD.connectors if c.source == "setuju/1" and c.label == "Tidak")
    return line(*other.points)


def touching() -> Drawing:
    (x, y), (_, below) = GOOD.connectors[1].points[:2]
    at = (y + below) / 2
    return line((x - 20, at), (x, at))


def on_border() -> Drawing:
    y = GOOD.level_borders[3]
    return line((GOOD.area.left + 4, y), (GOOD.area.left + 60, y))


def beside(symbol: str) -> Drawing:
    x, y = middle(symbol)
    return label(Box(x - 6, y - 4, x + 6, y + 4))


FAULTS: list[tuple[str, Callable[[], Drawing]]] = [
    ("symbol", through),
    ("overlap", overlap),
    ("overlap", touching),
    ("border", on_border),
    ("outside", lambda: line((GOOD.area.left - 9, 40), (GOOD.area.left + 40, 40))),
    ("diagonal", lambda: line((40, 40), (80, 48))),
    ("arrow", lambda: line((40, 40), (80, 40), (80, 42))),
    ("missing", line),
    ("missing", lambda: line((40, 40))),
    ("missing", lambda: line((GOOD.area.left + 2, 40), (GOOD.area.left + 22, 40))),
    (
        "missing",
        lambda: replace(
            GOOD, connectors=(replace(GOOD.connectors[0], target="x/1"), *GOOD.connectors[1:])
        ),
    ),
    ("label", lambda: beside("konsep")),
    ("label", lambda: label(GOOD.labels[1])),
    ("label", lambda: label(Box(GOOD.area.left - 3, 40, GOOD.area.left + 6, 47))),
    ("label", lambda: label(_on_line())),
    ("head", lambda: label(_on_head())),
    ("struck", lambda: label(_on_column_line())),
    ("struck", lambda: label(_on_row_line())),
    ("reading", lambda: nearer_to("Ya")),
    ("reading", lambda: nearer_to("Tidak")),
    ("reading", lambda: between(1.5)),
    ("reading", lambda: merged(42)),
    ("reading", lambda: replace(GOOD, labels=GOOD.labels[1:])),
    ("reading", on_a_leg),
    ("reading", lambda: two_beginnings(0)),
    ("reading", lambda: two_beginnings(1)),
    ("reading", said_twice),
    ("reading", lambda: replace(GOOD, labels=(replace(GOOD.labels[0], text="Ragu"),))),
]


def _on_head() -> Box:
    """Beside the line, yet on its arrowhead's corner."""
    head = min(GOOD.heads, key=lambda head: head.top)
    return Box(head.right - 1.5, head.top - 6, head.right + 8, head.top + 1)


def _on_column_line() -> Box:
    """In an empty stretch of the last row, over the line between two columns."""
    x, y = GOOD.upright_borders[1], GOOD.level_borders[-1]
    return Box(x - 6, y - 8, x + 6, y - 2)


def _on_row_line() -> Box:
    left, y = GOOD.upright_borders[0], GOOD.level_borders[-2]
    return Box(left + 2, y - 3, left + 12, y + 3)


def _on_line() -> Box:
    (x, y), (_, below) = GOOD.connectors[1].points[:2]
    return Box(x - 4, (y + below) / 2 - 1, x + 4, (y + below) / 2 + 1)


def test_a_good_drawing_has_no_faults() -> None:
    verdict = judge(GOOD)
    assert verdict.faults == ()
    assert verdict.connectors == 7
    assert verdict.length >= verdict.shortest > 0


@pytest.mark.parametrize(("kind", "plant"), FAULTS)
def test_planted_faults_are_seen(kind: str, plant: Callable[[], Drawing]) -> None:
    assert judge(plant()).counts[kind] > 0


def test_a_branch_that_parts_has_no_faults() -> None:
    assert judge(FORKED).faults == ()
    assert len(branches()[0]) == 3


def at_two_heights() -> Drawing:
    """The last line of the forked branch turns off it lower than the others."""
    (*own, far), others = branches()
    start, *_, (x, y) = far.points
    turn = (start[1] + y) / 2 + 3
    far = replace(far, points=(start, (start[0], turn), (x, turn), (x, y)))
    return replace(FORKED, connectors=(*others, *own, far))


def test_a_branch_that_parts_at_two_heights_is_counted() -> None:
    assert judge(FORKED).unbarred == 0
    assert judge(at_two_heights()).unbarred == 1


def test_symbols_of_any_that_look_like_a_chain_are_counted() -> None:
    grid = made.related("any")
    of = read(svg(fit(grid, made.widths(grid)).plan, Surround("", "", ("a", "b", "c", "d"))))
    assert len(of.either) == 2
    assert judge(of).chains == 0
    left = next(line for line in of.connectors if line.source.startswith("m/"))
    other = next(name for pair in of.either for name in pair if name != left.source)
    led = replace(left, source=other)
    rest = [line for line in of.connectors if line is not left]
    assert judge(replace(of, connectors=(led, *rest))).chains == 1


def test_a_label_clearly_nearest_to_its_line_is_right() -> None:
    assert judge(between(4)).counts["reading"] == 0


def test_a_label_before_its_line_is_joined_is_right() -> None:
    assert judge(merged(2)).counts["reading"] == 0


def test_a_label_on_the_far_side_of_its_own_line_is_right() -> None:
    """Another line close by does no harm where the branch's own line runs between."""
    ya = next(c for c in GOOD.connectors if c.source == "setuju/1" and c.label == "Ya")
    (right, y), (left, _), *_ = ya.points
    hidden = replace(GOOD.connectors[0], points=((left + 5, y + 0.8), (right - 5, y + 0.8)))
    of = replace(GOOD, connectors=(hidden, *GOOD.connectors[1:]))
    assert judge(of).counts["reading"] == 0


def test_a_fault_of_a_label_names_its_symbol() -> None:
    fault = next(fault for fault in judge(between(1.5)).faults if fault.kind == "reading")
    assert fault.subject.startswith("setuju/1 > ")


def test_crossings_are_counted() -> None:
    y = GOOD.level_borders[2] - 3
    crossed = line((GOOD.area.left + 2, y), (GOOD.area.right - 2, y))
    assert judge(crossed).crossings > judge(GOOD).crossings


def test_lines_too_close_are_counted() -> None:
    other = GOOD.connectors[3].points
    assert judge(line(*((x + 1.2, y) for x, y in other))).tight > 0


def test_crossing_a_link_counts() -> None:
    grid = made.related("joint")
    plan = fit(grid, made.widths(grid)).plan
    drawing = read(svg(plan, Surround("", "", ("a", "b", "c", "d"))))
    (x1, y), (x2, _) = drawing.links[0]
    x = (x1 + x2) / 2
    first = replace(drawing.connectors[0], points=((x, y - 10), (x, y + 10)))
    crossed = replace(drawing, connectors=(first, *drawing.connectors[1:]))
    assert judge(crossed).crossings == judge(drawing).crossings + 1


def test_lines_into_one_symbol_may_merge() -> None:
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision")]
    nodes += [Node("r", 2, (2,), "decision"), Node("z", 3, (0,))]
    edges = [
        Edge("a", "q"),
        Edge("q", "r", "Ya"),
        Edge("q", "a", "Tidak"),
        Edge("r", "z", "Ya"),
        Edge("r", "a", "Tidak"),
        Edge("z", END),
    ]
    grid = made.grid(3, nodes, edges)
    assert fit(grid, (27.0,) * 3).faults == ()
