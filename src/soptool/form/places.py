"""Where each row of a procedure stands in the table, and how other rows refer to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from soptool.compose.procedure import Procedure


@dataclass(frozen=True)
class Places:
    """Where each row stands: its table row, from 0, and the number printed there."""

    index: dict[str, int] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    sections: tuple[str | None, ...] = ()
    sizes: tuple[int, ...] = ()


def places_of(procedure: Procedure) -> Places:
    """Find every row's place in the table."""
    table = procedure.table_rows
    sections: list[str | None] = []
    for group in table:
        before = sections[-1] if sections else None
        sections.append(group[0].section or before)
    return Places(
        {row.id: index for index, group in enumerate(table) for row in group},
        tuple(group[0].no for group in table),
        tuple(sections),
        tuple(len(group) for group in table),
    )


def anchor(index: int) -> str:
    """Return the name that a table row has for links inside the document."""
    return f"n{index + 1}"
