"""Footnotes of a procedure: their marks are unique, though every part brings its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soptool.compose.procedure import Procedure, Row


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under the table."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Footnotes:
    """All notes in the order of the rows, and the mark to print at each row's activity."""

    marks: dict[str, str]
    texts: tuple[Footnote, ...]


def footnotes_of(procedure: Procedure) -> Footnotes:
    """Collect the footnotes; where two files use one mark, all are numbered from 1."""
    noted = [(row, *_note(row)) for row in procedure.rows if row.footnote]
    pairs = list(dict.fromkeys((mark, text) for _, mark, text in noted if text is not None))
    pairs += [pair for pair in _unused(procedure) if pair not in pairs]
    clash = len({mark for mark, _ in pairs}) < len(pairs)
    printed = {pair: str(n) if clash else pair[0] for n, pair in enumerate(pairs, start=1)}
    marks = {row.id: printed.get((mark, text or ""), mark) for row, mark, text in noted}
    return Footnotes(marks, tuple(Footnote(printed[pair], pair[1]) for pair in pairs))


def _note(row: Row) -> tuple[str, str | None]:
    mark = str(row.footnote)
    for origin in reversed(row.origins):
        sop = origin.entry.sop
        if sop.kind != "standard" and mark in sop.footnotes:
            return mark, sop.footnotes[mark]
    return mark, None


def _unused(procedure: Procedure) -> Iterator[tuple[str, str]]:
    yield from procedure.sop.footnotes.items()
