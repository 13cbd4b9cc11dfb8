"""The longest way of a procedure as a chart: a bar for each step, one after another, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import accumulate

from soptool.form.clean import clean
from soptool.measure.timing import Timing
from soptool.model.calendar import Calendar, Span, format_spell

WIDTH, LEFT, RIGHT, ROW, TOP = 960.0, 330.0, 120.0, 22.0, 44.0
# Okabe and Ito's colours, told apart also by readers who do not see all colours.
COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999")
_LONGEST_TEXT = 46


def time_chart(timing: Timing, language: str, heading: str) -> str:
    """Return a standalone drawing; bars are as long as the most time that their steps take."""
    rows = timing.longest
    calendar = timing.procedure.calendar
    lengths = [_weight(timing.times[row.id], calendar) for row in rows]
    total = sum(lengths) or 1.0
    starts = [0.0, *accumulate(lengths)]
    scale = (WIDTH - LEFT - RIGHT) / total
    legend, legend_height = _legend(timing, TOP + ROW * len(rows) + 24)
    height = TOP + ROW * len(rows) + 24 + legend_height
    body = "".join(
        line
        for number in range(len(rows))
        for line in _bar(number, starts[number] * scale, lengths[number] * scale, timing, language)
    )
    title = _text(timing.procedure.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" '
        f'width="{WIDTH:g}" height="{height:g}" role="img" '
        'font-family="Arimo, Arial, sans-serif" font-size="12">'
        f"<title>{title}</title><desc>{_text(heading)}</desc>"
        f'<rect width="{WIDTH:g}" height="{height:g}" fill="#fff"/>'
        f'<text x="12" y="24" font-size="15" font-weight="bold">{title}: {_text(heading)}</text>'
        f"{body}{legend}</svg>\n"
    )


def time_page(timing: Timing, language: str, heading: str) -> str:
    """Return the chart as a page of its own."""
    title = _text(f"{timing.procedure.title}: {heading}")
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>body{{margin:1rem}}svg{{max-width:100%;height:auto}}</style>"
        f"</head><body><main>{time_chart(timing, language, heading)}</main></body></html>\n"
    )


def _legend(timing: Timing, top: float) -> tuple[str, float]:
    """Name the executors by their colours, three in a line."""
    leading = dict.fromkeys(row.executors[0] for row in timing.longest if row.executors)
    columns = timing.procedure.column_of
    drawn = []
    for number, name in enumerate(name for name in leading if name in columns):
        x, y = 12 + number % 3 * (WIDTH / 3), top + number // 3 * ROW
        drawn.append(
            f'<rect x="{x:g}" y="{y - 10:g}" width="12" height="12" fill="{_color(timing, name)}"/>'
            f'<text x="{x + 18:g}" y="{y:g}">{_text(columns[name].name)}</text>'
        )
    return "".join(drawn), ROW * ((len(drawn) + 2) // 3)


def _color(timing: Timing, executor: str) -> str:
    ids = list(timing.procedure.column_of)
    return COLORS[ids.index(executor) % len(COLORS)] if executor in ids else COLORS[-1]


def _weight(span: Span | None, calendar: Calendar) -> float:
    return 0.0 if span is None else float(calendar.weight(span.maximum))


def _bar(number: int, start: float, length: float, timing: Timing, language: str) -> Iterator[str]:
    row = timing.longest[number]
    top = TOP + ROW * number
    middle = top + ROW / 2 + 4
    text = _text(_short(f"{row.no} {row.activity}"))
    yield f'<text x="12" y="{middle:g}">{text}</text>'
    columns = timing.procedure.column_of
    color = _color(timing, row.executors[0] if row.executors else "")
    names = [columns[name].name for name in row.executors if name in columns]
    yield (
        f'<rect x="{LEFT + start:.2f}" y="{top + 4:g}" width="{max(length, 1.5):.2f}" '
        f'height="{ROW - 8:g}" fill="{color}"><title>{_text(", ".join(names))}</title></rect>'
    )
    span = timing.times[row.id]
    if span is not None:
        time = _text(format_spell(span.maximum, timing.procedure.calendar, language))
        yield f'<text x="{LEFT + start + max(length, 1.5) + 6:.2f}" y="{middle:g}">{time}</text>'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1].rstrip() + "…"


def _text(text: str) -> str:
    """Return an author's text as one line of XML: breaks and tabs in it are spaces."""
    return escape(" ".join(clean(text).split()))
