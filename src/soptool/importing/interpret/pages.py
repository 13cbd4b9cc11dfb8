"""Connectors to other pages → edges through them; those without a partner are listed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from soptool.importing.interpret.edges import Edge
from soptool.importing.interpret.symbols import Symbol

_PAGE = re.compile(r"(.*?)\s*\(?(?:hal|halaman|page|p)\.?\s*(\d+)\)?", re.IGNORECASE)

_BELOW, _BESIDE = 8.0, 12.0
"""Connectors without marks on one sheet: so far below, and no farther beside, is the partner."""


def through_pages(edges: Sequence[Edge]) -> tuple[list[Edge], list[Symbol]]:
    """Join what leads into a connector to what goes on from its partner.

    Return all edges between other symbols, and the connectors that have no partner.
    """
    connectors = _connectors(edges)
    partners = _partners(connectors, edges)
    found = [edge for edge in edges if not {edge.source, edge.target} & set(connectors)]
    done: set[Symbol] = set()
    for entering in edges:
        if entering.target not in connectors or entering.source in connectors:
            continue
        partner = partners.get(entering.target)
        for leaving in edges if partner is not None else ():
            if leaving.source is not partner or leaving.target in connectors:
                continue
            done |= {entering.target, leaving.source}
            found.append(
                Edge(entering.source, leaving.target, "page", entering.course,
                     (*entering.nets, *leaving.nets), entering.label, entering.is_inferred,
                     leaving.course)
            )  # fmt: skip
    return found, [symbol for symbol in connectors if symbol not in done]


def _connectors(edges: Sequence[Edge]) -> list[Symbol]:
    ends = (symbol for edge in edges for symbol in (edge.source, edge.target))
    return list(dict.fromkeys(symbol for symbol in ends if symbol.kind == "connector"))


def _partners(connectors: Sequence[Symbol], edges: Sequence[Edge]) -> dict[Symbol, Symbol]:
    """Return by connectors that lines enter the ones from which they go on."""
    entered = [s for s in connectors if any(edge.target is s for edge in edges)]
    left = [s for s in connectors if any(edge.source is s for edge in edges)]
    found: dict[Symbol, Symbol] = {}
    free = list(left)
    for symbol in sorted(entered, key=lambda s: (s.page.number, s.box.x0)):
        best = min(
            (other for other in free if _are_apart(symbol, other) and _may_pair(symbol, other)),
            key=lambda other: _apart(symbol, other),
            default=None,
        )
        if best is not None:
            found[symbol] = best
            free.remove(best)
    return found


def letter_of(symbol: Symbol) -> tuple[str, int | None]:
    """Return the mark of a connector, and the page that it names."""
    said = _PAGE.fullmatch(symbol.text.strip())
    return (said[1].strip(), int(said[2])) if said else (symbol.text.strip(), None)


def _are_apart(one: Symbol, other: Symbol) -> bool:
    """Whether two connectors may stand on two pages; a sheet of an Office file holds several."""
    if one is other:
        return False
    if one.page is not other.page:
        return True
    mark = letter_of(one)[0]
    if not one.page.has_lines:
        return False
    return mark == letter_of(other)[0] if mark else abs(one.box.y0 - other.box.y0) > _BELOW


def _apart(one: Symbol, other: Symbol) -> tuple[bool, bool, int, float, float]:
    (mark, page), (its_mark, its_page) = letter_of(one), letter_of(other)
    misses = page is not None and page != other.page.number
    misses |= its_page is not None and its_page != one.page.number
    if one.page.has_lines:
        misses = False  # how its sheets are printed is not known
    pages = abs(one.page.number - other.page.number)
    along = abs(one.box.y0 - other.box.y0) if one.page is other.page else 0.0
    return mark != its_mark, misses, pages, along, abs(one.box.x0 - other.box.x0)


def _may_pair(one: Symbol, other: Symbol) -> bool:
    differs, misses, pages, _, across = _apart(one, other)
    is_marked = bool(letter_of(one)[0] and letter_of(other)[0])
    if is_marked:
        return not differs and not misses
    return pages == 1 or (pages == 0 and across < _BESIDE)
