"""A plan as one standalone SVG drawing in points, by the attribute contract.

The executors' columns with their heads, and before them the numbers and activities where the
caller gives texts. Coordinates are absolute, in points (1/72 inch); nothing is transformed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from soptool.diagram import plan as planned
from soptool.diagram.frame import (
    BODY,
    LEADING,
    PADDING,
    Frame,
    Surround,
    wrapped,
)
from soptool.diagram.lettering import LINE_HEIGHT, POINT, TEXT_SIZE, unbroken, width
from soptool.diagram.plan import Connector, Label, Plan, Symbol

_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_HIDDEN: Final = (
    *range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF,
)  # fmt: skip
_SHOWN: Final = {**dict.fromkeys(_HIDDEN), ord("\r"): " "}


_LARGEST, _ACROSS = 24.0, 0.8
"""Most height of a watermark's letters, mm; how much of the drawing's width it takes at most."""
_FONT: Final = "Arimo, Arial, Helvetica, sans-serif"
_STYLE: Final = (
    f"text{{font-family:{_FONT};fill:#000}}"
    ".grid{stroke:#808080;stroke-width:.5}"
    ".connector,.link{fill:none;stroke:#000;stroke-width:.85}"
    ".symbol path,.symbol rect{fill:#fff;stroke:#000;stroke-width:.85}"
    ".arrow{fill:#000}.paper,.behind{fill:#fff}"
)


class _Look(NamedTuple):
    """How text is set: size and distance of lines in mm."""

    size: float
    leading: float
    anchor: str


_HEAD: Final = _Look(BODY, LEADING, "middle")
_CELL: Final = _Look(BODY, LEADING, "start")
_SMALL: Final = _Look(TEXT_SIZE, LINE_HEIGHT, "middle")


def svg(plan: Plan, form: Surround) -> str:
    """Return the drawing as SVG text."""
    frame = Frame(plan, form)
    wide, high = _points(frame.width), _points(frame.height)
    size = f'width="{_n(frame.width)}mm" height="{_n(frame.height)}mm"'
    parts = [
        f'<svg xmlns="{_NAMESPACE}" role="img" {size} viewBox="0 0 {wide} {high}">',
        f"<title>{_escape(form.title)}</title>",
        f"<desc>{_escape(form.description)}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{wide}" height="{high}"/>',
        *_watermark(frame, form),
        _area(frame),
        *_grid(frame),
        *_heads(frame, form),
        *_texts(frame, form),
        *(_connector(frame, connector) for connector in plan.connectors),
        *_links(frame, plan),
        *(_symbol(frame, symbol, form) for symbol in plan.symbols),
        *(_arrow(frame, connector) for connector in plan.connectors),
        *(_label(frame, label) for row in plan.rows for label in row.labels),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _escape(text: str) -> str:
    """Return text for XML: markup escaped, what it has no way to say or a reader obeys left out."""
    return escape(text if text.isprintable() else text.translate(_SHOWN))


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    """Return a name that comes back at every line of its symbol."""
    return _escape(text)


# A drawing names few different lengths, each many times.
@lru_cache(maxsize=4096)
def _points(millimetres: float) -> str:
    return _n(millimetres / POINT)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _watermark(frame: Frame, form: Surround) -> Iterator[str]:
    if form.watermark:
        size = min(_LARGEST, _ACROSS * frame.width / width(form.watermark, 1.0))
        yield (
            f'<text class="watermark" x="{_points(frame.width / 2)}" text-anchor="middle" '
            f'y="{_points((frame.height + size * 0.7) / 2)}" font-size="{_points(size)}" '
            f'font-weight="bold" style="fill:#e4e4e4">{_escape(form.watermark)}</text>'
        )


def _area(frame: Frame) -> str:
    left, top = frame.columns[0], frame.rows[0]
    box = (left, top, frame.columns[-1] - left, frame.rows[-1] - top)
    data = " ".join(
        f'{name}="{_points(value)}" data-{key}="{_points(value)}"'
        for name, key, value in zip(("x", "y", "width", "height"), "xywh", box, strict=True)
    )
    return f'<rect class="area" fill="none" {data}/>'


def _grid(frame: Frame) -> Iterator[str]:
    left, right = frame.text_borders[0], frame.columns[-1]
    tops = frame.rows if frame.top == frame.rows[0] else [frame.top, *frame.rows]
    for y in tops:
        yield _grid_line(left, y, right, y)
    for x in [*frame.text_borders[:-1], *frame.columns]:
        yield _grid_line(x, frame.top, x, frame.rows[-1])


def _grid_line(x1: float, y1: float, x2: float, y2: float) -> str:
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    return '<line class="grid" ' + " ".join(f'{key}="{_points(v)}"' for key, v in ends) + "/>"


def _heads(frame: Frame, form: Surround) -> Iterator[str]:
    borders = [*pairwise(frame.text_borders), *pairwise(frame.columns)]
    words = [*(column.head for column in form.columns), *form.heads]
    for (left, right), head in zip(borders, words, strict=False):
        lines = wrapped(head, right - left)
        middle = frame.top + frame.head / 2
        yield from _lines(lines, (left + right) / 2, middle, _HEAD)


def _texts(frame: Frame, form: Surround) -> Iterator[str]:
    for (left, right), column in zip(pairwise(frame.text_borders), form.columns, strict=True):
        for (top, bottom), text in zip(pairwise(frame.rows), column.texts, strict=True):
            lines = wrapped(text, right - left)
            x, y = left + PADDING, (top + bottom) / 2
            yield from _lines(lines, x, y, _CELL)


def _lines(lines: Sequence[str], x: float, middle: float, look: _Look) -> Iterator[str]:
    """Yield centred lines of text around a height."""
    first = middle - look.leading * (len(lines) - 1) / 2 + look.size * 0.36
    for number, line in enumerate(lines):
        place = f'x="{_points(x)}" y="{_points(first + number * look.leading)}"'
        style = f'font-size="{_points(look.size)}" text-anchor="{look.anchor}"'
        yield f"<text {place} {style}>{_escape(line)}</text>"


def _connector(frame: Frame, connector: Connector) -> str:
    data = f'data-from="{_name(connector.source)}" data-to="{_name(connector.target)}"'
    if connector.label:
        data += f' data-label="{_name(connector.label)}"'
    points = _polyline(frame.point(place) for place in connector.places)
    return f'<polyline class="connector" {data} points="{points}"/>'


def _polyline(points: Iterator[tuple[float, float]]) -> str:
    return " ".join(f"{_points(x)},{_points(y)}" for x, y in points)


def _links(frame: Frame, plan: Plan) -> Iterator[str]:
    for row in plan.rows:
        for link in row.links:
            points = _polyline(frame.point(place) for place in (link.start, link.end))
            data = f'data-from="{_name(link.source)}" data-to="{_name(link.target)}"'
            broken = ' stroke-dasharray="3 2"' if link.broken else ""
            yield f'<polyline class="link" {data} points="{points}"{broken}/>'


def _symbol(frame: Frame, symbol: Symbol, form: Surround) -> str:
    x, y = frame.point(symbol.centre)
    left, top = x - symbol.width / 2, y - symbol.height / 2
    box = zip("xywh", (left, top, symbol.width, symbol.height), strict=True)
    data = " ".join(f'data-{key}="{_points(value)}"' for key, value in box)
    lines = _lines(symbol.lines, x, _text_middle(symbol, y), _SMALL)
    return (
        f'<g class="symbol" data-id="{_name(symbol.id)}" data-step="{_name(symbol.step)}" '
        f'data-column="{_name(form.executors[symbol.column])}" data-kind="{symbol.kind}" {data}>'
        f"{_outline(symbol, left, top)}{''.join(lines)}</g>"
    )


def _text_middle(symbol: Symbol, y: float) -> float:
    if symbol.kind == "connector":
        return y - symbol.height * (0.5 - planned.LETTER)
    return y


def _outline(symbol: Symbol, left: float, top: float) -> str:
    wide, high = symbol.width, symbol.height
    if symbol.kind == "decision":
        corners: tuple[tuple[float, float], ...] = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
    elif symbol.kind == "connector":
        shoulder = planned.SHOULDER
        corners = ((0, 0), (1, 0), (1, shoulder), (0.5, 1), (0, shoulder))
    else:
        round_ends = f' rx="{_points(high / 2)}"' if symbol.kind == "terminator" else ""
        return (
            f'<rect x="{_points(left)}" y="{_points(top)}" width="{_points(wide)}" '
            f'height="{_points(high)}"{round_ends}/>'
        )
    path = "L".join(f"{_points(left + wide * x)} {_points(top + high * y)}" for x, y in corners)
    return f'<path d="M{path}Z"/>'


def _arrow(frame: Frame, connector: Connector) -> str:
    (x1, y1), (x2, y2) = (frame.point(place) for place in connector.places[-2:])
    long, half = planned.HEAD_LENGTH, planned.HEAD_WIDTH / 2
    dx, dy = _sign(x2 - x1), _sign(y2 - y1)
    back_x, back_y = x2 - dx * long, y2 - dy * long
    left = (back_x - dy * half, back_y - dx * half)
    right = (back_x + dy * half, back_y + dx * half)
    corners = ((x2, y2), left, right)
    return f'<polygon class="arrow" points="{_polyline(iter(corners))}"/>'


def _sign(value: float) -> int:
    return (value > 1e-6) - (value < -1e-6)


def _label(frame: Frame, label: Label) -> str:
    x, y = frame.point(label.corner)
    words = "".join(_lines(label.lines, x + label.width / 2, y + label.height / 2, _SMALL))
    values = zip("xywh", (x, y, label.width, label.height), strict=True)
    data = " ".join(f'data-{key}="{_points(value)}"' for key, value in values)
    if label.role == "branch":
        data += f' data-from="{_escape(label.owner)}" data-label="{_escape(unbroken(label.lines))}"'
    if label.role == "branch" and len(label.lines) == 1:
        return words.replace("<text ", f'<text class="branch" {data} ', 1)
    kind = "branch" if label.role == "branch" else "note"
    spans = "".join(_spans(label, x, y))
    return (
        f'<text class="{kind}" {data} font-size="{_points(TEXT_SIZE)}" text-anchor="middle">'
        f"{spans}</text>"
    )


def _spans(label: Label, x: float, y: float) -> Iterator[str]:
    first = y + label.height / 2 - LINE_HEIGHT * (len(label.lines) - 1) / 2 + TEXT_SIZE * 0.36
    for number, line in enumerate(label.lines):
        place = f'x="{_points(x + label.width / 2)}" y="{_points(first + number * LINE_HEIGHT)}"'
        yield f"<tspan {place}>{_escape(line)}</tspan>"
