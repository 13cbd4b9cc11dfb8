"""Texts in which an SOP speaks of others, and the numbers that it gives them."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.lint.evidence.naming import SopNames
from soptool.lint.evidence.numbers import number_key, same_shape
from soptool.lint.evidence.outline import Outline
from soptool.shape.fill import Location

Citing = tuple[Location, str, tuple[Outline, ...]]


def parts_cited(sop: Outline, names: SopNames) -> Iterator[Citing]:
    """Yield what a macro's rows say beside the parts that they stand for."""
    for row in sop.sop.rows:
        parts = tuple(names.by_id[name] for name in row.ids if name in names.by_id)
        for path, text in row.texts if parts else ():
            yield path, text, parts


def relations_cited(sop: Outline, names: SopNames) -> Iterator[Citing]:
    """Yield relations that name another SOP by its title."""
    for tie in sop.sop.related:
        other = names.with_title(tie.text) if tie.sop is None else None
        if other is not None:
            yield tie.path, tie.text, (other,)


def unknown_numbers(text: str, meant: tuple[Outline, ...], names: SopNames) -> Iterator[str]:
    """Yield the numbers in a text that look like theirs and that no SOP has."""
    for other in meant:
        shape = same_shape(other.sop.number) if other.sop.number else None
        for hit in shape.findall(text) if shape else ():
            if number_key(hit) not in names.by_number:
                yield hit
