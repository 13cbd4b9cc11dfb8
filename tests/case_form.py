"""What a printed procedure says, in neutral terms: the common ground of its JSON and its YAML.

A `Form` is read from either side; `facts` spreads it over places named as in the JSON, so that two
forms are compared place by place and a difference can be pointed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

Facts = Mapping[str, object]
Spot = tuple[int, int]  # row, act within the row; both from 0
END: Spot = (-1, -1)


@dataclass(frozen=True, slots=True)
class Act:
    """One symbol, or the linked symbols of executors who share one flow."""

    executors: tuple[str, ...] = ()
    mode: str | None = None  # together, alternatives, parallel; None for one executor
    symbols: int = 1
    shape: str = "process"
    question: str | None = None
    start: bool = False
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow; `label` is None on a plain one, and may be empty on a branch."""

    source: Spot
    target: Spot
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its cells and the symbols in it."""

    no: str | None
    text: str | None
    acts: tuple[Act, ...]
    section: str | None = None
    requirements: tuple[str, ...] = ()
    time: str | None = None
    time_merged: bool = False
    outputs: tuple[str, ...] = ()
    note: str | None = None
    details: tuple[str, ...] = ()
    optional: bool = False
    see: tuple[str, ...] = ()
    part: str | None = None  # title of the SOP performed here
    stated_mode: str | None = None  # what the JSON itself says of the executors


@dataclass(frozen=True, slots=True)
class Part:
    """An SOP that a macro is made of, and the rows (from 1) that it fills."""

    title: str
    number: str | None
    is_macro: bool
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole document. `identity` holds everything that is one text or a list of texts."""

    identity: Facts
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    parts: tuple[Part, ...] = ()
    components: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_CELLS = tuple(
    item.name for item in fields(Row) if item.name not in ("acts", "stated_mode", "text", "no")
)


def facts(form: Form) -> dict[str, object]:
    """Spread a form over places: `steps[3].duration` and so on."""
    found: dict[str, object] = dict(form.identity)
    found["executors"] = form.columns
    found["steps"] = len(form.rows)
    found["micros"] = form.parts
    found |= {f"components.{name}": texts for name, texts in form.components.items() if texts}
    for index, row in enumerate(form.rows):
        found |= {f"steps[{index}].{key}": value for key, value in _row_facts(form, index, row)}
    return found | counts(form)


def _row_facts(form: Form, index: int, row: Row) -> Iterable[tuple[str, object]]:
    yield "no", row.no
    yield "text", row.text
    for name in _CELLS:
        yield name, getattr(row, name)
    yield "executors", tuple(act.executors for act in row.acts)
    yield "symbols", sum(act.symbols for act in row.acts)
    yield "shapes", tuple(act.shape for act in row.acts)
    yield "questions", tuple(act.question for act in row.acts)
    yield "starts", tuple((act.start, act.label) for act in row.acts)
    yield "mode", row.stated_mode or mode(form, index)
    yield "acts", tuple(act.mode for act in row.acts)
    yield "lines", frozenset(line for line in form.lines if line.source[0] == index)


def mode(form: Form, index: int) -> str | None:
    """How the executors of a row share it, as its symbols and lines show it."""
    acts = form.rows[index].acts
    if len(acts) == 1:
        return acts[0].mode
    inner = [line for line in form.lines if line.source[0] == line.target[0] == index]
    if not inner:
        return "parallel" if _reached_by_a_split(form, index) else "alternatives"
    ways = {(line.source[1], line.target[1]) for line in inner if line.label is None}
    is_chain = ways == {(number, number + 1) for number in range(len(acts) - 1)}
    return "chain" if is_chain else "linked"


def _reached_by_a_split(form: Form, index: int) -> bool:
    ways = [(line.source, line.label) for line in form.lines if line.target[0] == index]
    return len(set(ways)) < len(ways)


def counts(form: Form) -> dict[str, object]:
    """Count what the JSON counts."""
    shapes = [act.shape for row in form.rows for act in row.acts]
    back = [line for line in form.lines if END != line.target <= line.source]
    return {
        "counts.steps": len(form.rows),
        "counts.executors": len(form.columns),
        "counts.decisions": shapes.count("decision"),
        "counts.back_loops": len(back),
    }


def differences(one: Facts, other: Facts) -> dict[str, tuple[object, object]]:
    """Return the places at which two sides differ, with what each says there."""
    places = dict.fromkeys((*one, *other))
    pairs = ((place, one.get(place), other.get(place)) for place in places)
    return {place: (left, right) for place, left, right in pairs if left != right}
