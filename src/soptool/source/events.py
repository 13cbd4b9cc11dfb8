"""The door to the YAML parsers: text in, events out.

libyaml's C parser reads first. What it refuses, ruamel.yaml's exact parser confirms, since
libyaml refuses some valid YAML 1.2 (`{Lengkap?: agenda}`). The exact one is slow: it is given only
what is not finished where the other gave up, and so much of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.limits import DEFAULT, Limits
from soptool.source.sketch import sketched

Event = Any
Mark = Any
MAX_EXACT: Final = 200_000
"""Characters that the exact parser reads of one text."""
QUICKER: Final = 16
"""How many characters the fast parser reads while the exact one reads one."""


@dataclass(slots=True)
class Effort:
    """What reading took so far, in characters of the exact parser."""

    spent: int = 0


class Refusal(Exception):  # noqa: N818 - a verdict on the text, not an error of the program
    """Why the text is not YAML; lines and columns from 0, `began` where the context began.

    `read` are the events before.
    """

    def __init__(
        self, problem: str, line: int, column: int, began: tuple[int, int] | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.began = problem, line, column, began
        self.read: Sequence[Event] = ()

    @property
    def quote(self) -> tuple[int, int] | None:
        """Where a text in quotes began that went on over lines, up to the place or the end."""
        if "end of stream" in self.problem:
            return self.began
        last = self._quoted
        if last is None or not last.start_mark.line < last.end_mark.line >= self.line - 1:
            return None
        return last.start_mark.line, last.start_mark.column

    @property
    def is_behind_quote(self) -> bool:
        """Whether something follows a text in quotes on the line on which it ends."""
        last = self._quoted
        return last is not None and last.start_mark.line < last.end_mark.line == self.line

    @property
    def _quoted(self) -> Event | None:
        last = self.read[-1] if self.read else None
        return last if getattr(last, "style", None) in ("'", '"') else None


class TooMany(Exception):  # noqa: N818 - a verdict on the text, as above
    """A text of more keys and values than are read; where the first of these stands, from 0."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(f"{mark.line}:{mark.column}")
        self.line, self.column = mark.line, mark.column


def events(text: str, limits: Limits = DEFAULT, effort: Effort | None = None) -> list[Event]:
    """Return the events of `text`, as far as values are not nested too deep.

    Raises `Refusal` when both parsers refuse it, `TooMany` where it holds too much.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    effort = effort or Effort()
    effort.spent += len(text) // (4 * QUICKER)
    read: list[Event] = []
    try:
        _read(_fast(text), limits, read)
    except MarkedYAMLError as error:
        return _exact(text, _refusal(error, read), limits, effort)
    except UnicodeEncodeError:  # half of a pair, as `"\\ud83d"` gives it: no file holds that
        raise Refusal("a character that is none", 0, 0) from None
    except YAMLError as error:
        refusal = Refusal(str(error), 0, 0)
        refusal.read = read
        return _exact(text, refusal, limits, effort)
    finally:
        effort.spent += read[-1].end_mark.index // QUICKER if read else 0
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


def _exact(text: str, refusal: Refusal, limits: Limits, effort: Effort) -> list[Event]:
    """Return the events of a text that the fast parser refused, if it is right after all."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - needed for refused files only
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415

    sketch = sketched(text, refusal.read)
    lines, is_cut = sketch.within(MAX_EXACT)
    own: list[Event] = []
    end: int | None = None
    try:
        _read(YAML(typ="safe", pure=True).parse("".join(lines)), limits, own)
    except MarkedYAMLError as error:
        exact = _refusal(error, own)
        end = exact.line + 1
        if is_cut and end >= len(lines):
            raise refusal from None
        exact.read = sketch.continued(refusal.read, own)
        raise exact from None
    except TooMany:
        raise
    except Exception:
        raise refusal from None
    finally:
        effort.spent += sum(map(len, lines[:end]))
    if is_cut:
        raise refusal
    return sketch.continued(refusal.read, own)


def _refusal(error: Any, read: Sequence[Event]) -> Refusal:
    mark: Mark = error.problem_mark or error.context_mark
    context: Mark = error.context_mark
    began = (context.line, context.column) if context is not None else None
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    refusal = Refusal(str(error.problem or error.context or ""), line, column, began)
    refusal.read = read
    return refusal
