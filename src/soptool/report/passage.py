"""The lines of a file that an error speaks of, with a caret, for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.errors import Passage
from soptool.finding import Place
from soptool.report.excerpt import excerpt
from soptool.report.visible import visible


def quoted(passage: Passage, columns: int) -> Iterator[str]:
    """Yield where it is, the line with its neighbours, and the caret under the place."""
    end = passage.column + passage.length
    place = Place(passage.path, passage.line, passage.column, passage.line, end)
    gutter = " " * len(str(passage.line + 1))
    yield f"{gutter}--> {visible(place.path)}:{place.line}:{place.column}"
    cut = excerpt(passage.text.splitlines(), place, columns - len(gutter) - 3)
    for number, text in cut.lines if cut else ():
        yield f"{number:>{len(gutter)}} | {text}".rstrip()
        if cut and number == cut.at:
            yield f"{gutter} | {' ' * cut.caret}{'^' * cut.length}"
