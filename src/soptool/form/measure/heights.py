"""How high the parts of a form are, as Typst says. All lengths are millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

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
        """Return the bands of the identity part, from 0, that are higher than a page."""
        bands = (self.identity or ())[1:]
        return tuple(number for number, height in enumerate(bands) if height > body)

    def front(self, body: float) -> tuple[int, float] | None:
        """Return the pages before the one on which the identity part ends, and how far down.

        None where it was not measured; `body` is the height of a page.
        """
        if self.identity is None:
            return None
        before, filled = 0, 0.0
        for height in self.identity:
            if filled and height <= body < filled + height:
                before, filled = before + 1, 0.0
            filled += height
            while filled > body:
                before, filled = before + 1, filled - body
        return before, filled


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
