"""The door to the YAML parsers: text in, events out.

libyaml's C parser reads first. What it refuses, ruamel.yaml's exact parser confirms, since
libyaml refuses some valid YAML 1.2 (`{Lengkap?: agenda}`). The exact one is slow: it is given only
what is not finished where the other gave up, and so much of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from soptool.limits import DEFAULT, Limits
from soptool.source.sketch import sketched

Event = Any
Mark = Any
MAX_EXACT: Final = 400_000
"""Characters that the exact parser reads of one text."""


class Refusal(Exception):  # noqa: N818 - a verdict on the text, not an error of the program
    """Why the text is not YAML; lines and columns from 0, `began` where the context began."""

    def __init__(
        self, problem: str, line: int, column: int, began: tuple[int, int] | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.began = problem, line, column, began


class TooMany(Exception):  # noqa: N818 - a verdict on the text, as above
    """A text of more keys and values than are read; where the first of these stands, from 0."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(f"{mark.line}:{mark.column}")
        self.line, self.column = mark.line, mark.column


def events(text: str, limits: Limits = DEFAULT) -> list[Event]:
    """Return the events of `text`, as far as values are not nested too deep.

    Raises `Refusal` when both parsers refuse it, `TooMany` where it holds too much.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    read: list[Event] = []
    try:
        _read(_fast(text), limits, read)
    except MarkedYAMLError as error:
        return _exact(text, _refusal(error), read, limits)
    except YAMLError as error:
        return _exact(text, Refusal(str(error), 0, 0), read, limits)
    return read


def _read(parsed: Iterator[Event], limits: Limits, read: list[Event]) -> None:
    """Append events to those `read` before; stop at what is nested too deep."""
    from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent  # noqa: PLC0415

    depth = values = 0
    for event in parsed:
        read.append(event)
        if isinstance(event, CollectionEndEvent):
            depth -= 1
            continue
        values += 1
        depth += isinstance(event, CollectionStartEvent)
        if depth > limits.max_depth:
            return
        if values > limits.max_values:
            raise TooMany(event.start_mark)


def _fast(text: str) -> Iterator[Event]:
    from _ruamel_yaml import CParser  # noqa: PLC0415 - the C part, without ruamel's own import

    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


def _exact(text: str, refusal: Refusal, read: list[Event], limits: Limits) -> list[Event]:
    """Return the events of a text that was refused after those `read`, if it is right after all."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - needed for refused files only
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415

    sketch = sketched(text, read)
    lines, is_cut = sketch.within(MAX_EXACT)
    own: list[Event] = []
    try:
        _read(YAML(typ="safe", pure=True).parse("".join(lines)), limits, own)
    except MarkedYAMLError as error:
        exact = _refusal(error)
        raise refusal if is_cut and exact.line >= len(lines) - 1 else exact from None
    except TooMany:
        raise
    except Exception:
        raise refusal from None
    if is_cut:
        raise refusal
    return sketch.continued(read, own)


def _refusal(error: Any) -> Refusal:
    mark: Mark = error.problem_mark or error.context_mark
    context: Mark = error.context_mark
    began = (context.line, context.column) if context is not None else None
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return Refusal(str(error.problem or error.context or ""), line, column, began)
