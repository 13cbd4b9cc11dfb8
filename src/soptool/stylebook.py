"""How Word's styles stand upon each other, and what is said of spacing: for who writes and reads.

ECMA-376 part 1, 17.7 (styles) and 17.3.1.33 (spacing). Knows no XML: those who read it name the
styles, and look into them in the order that is told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

TWIPS_IN_POINT: Final = 20
_SINGLE: Final = 240
"""How Word writes single spacing."""
_DEEPEST: Final = 12
"""So many styles may stand upon each other."""


@dataclass(frozen=True, slots=True)
class Stylebook:
    """The ids of a document's styles. `bases`: what each stands upon, empty where it is nothing.

    `usual`: the style of a type (`paragraph`) where none is named, or one that is not there.
    """

    bases: Mapping[str, str]
    usual: Mapping[str, str]

    def lineage(self, own: str | None, kind: str = "") -> Iterator[str]:
        """Yield the styles that say how something looks, the first before what it stands upon."""
        name = own if own and own in self.bases else self.usual.get(kind, "")
        for _ in range(_DEEPEST):
            if name not in self.bases:
                return
            yield name
            name = self.bases[name]


def leading(single: float, line: float, rule: str | None) -> float:
    """Return the points from line to line; `single` are those of single spacing.

    `line` and `rule` as Word writes them: in twentieths of a point, or parts of single spacing.
    """
    if rule == "exact":
        return line / TWIPS_IN_POINT
    if rule == "atLeast":
        return max(single, line / TWIPS_IN_POINT)
    return single * (line / _SINGLE if line else 1.0)
