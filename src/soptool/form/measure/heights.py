"""How high the parts of a form are, as Typst says. All lengths are millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

_WHITE: Final = 0.25
"""The part of a page that may stay white below the identity part's last whole band."""
_FEW: Final = 30.0
"""Footnotes higher than this may go over to the page after the table."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Rows by their text alone, the table's head, and what stands before and after the table.

    `identity` has the height of each piece that pages do not divide. It and `about` are None where
    the pages do not depend on them. `after` is what the table's last page must have room for.
    """

    rows: tuple[float, ...]
    head: float
    after: float
    identity: tuple[float, ...] | None
    about: float | None

    def tall(self, body: float) -> tuple[int, ...]:
        """Return the bands of the identity part, from 0, that go over a page of height `body`."""
        return tuple(number - 1 for number, _, divided in self._pieces(body) if divided)

    def front(self, body: float) -> tuple[int, float] | None:
        """Return the pages before the one on which the identity part ends, and how far down.

        None where it was not measured; `body` is the height of a page.
        """
        if self.identity is None:
            return None
        pieces = self._pieces(body)
        end = pieces[-1][1] if pieces else 0.0
        before = max(0, ceil(end / body) - 1)
        return before, end - before * body

    def _pieces(self, body: float) -> list[tuple[int, float, bool]]:
        """Return each piece's number, where it ends (all pages as one), and whether it is divided.

        A band goes whole to the next page, unless it is higher than one, or much of the page
        before it would stay white.
        """
        pieces: list[tuple[int, float, bool]] = []
        end = 0.0
        for number, height in enumerate(self.identity or ()):
            left = body - end % body
            fits = height <= left or (not end and height <= body)
            divided = bool(number) and not fits and (height > body or left > _WHITE * body)
            if not fits and not divided and end % body:
                end += left
            end += height
            pieces.append((number, end, divided))
        return pieces


def heights_of(mark: Mapping[str, Any]) -> Heights:
    """Return what the template `measure.typ` says of one document."""
    total, after = mark["after"]
    identity = mark["identity"]
    return Heights(
        tuple(mark["rows"]),
        mark["head"],
        after if after <= _FEW else total,
        None if identity is None else tuple(identity),
        mark["about"],
    )
