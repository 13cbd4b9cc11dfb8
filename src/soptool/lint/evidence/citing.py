"""Texts in which an SOP speaks of others, and the numbers that it gives them."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.lint.evidence.entries import relations_of, texts_at
from soptool.lint.evidence.naming import SopNames
from soptool.lint.evidence.numbers import number_key, same_shape
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.shape.fill import Location

_CELLS = ("activity", "note", "see", "details")
Citing = tuple[Location, str, tuple[SopSubject, ...]]


def parts_cited(sop: SopSubject, names: SopNames) -> Iterator[Citing]:
    """Yield what a macro's rows say beside the parts that they stand for."""
    if not isinstance(sop, MacroSubject):
        return
    for index, step in enumerate(sop.macro.steps):
        used = step.use.ids if step.use else ()
        parts = tuple(names.by_id[name] for name in used if name in names.by_id)
        for cell in _CELLS if parts else ():
            for path, text in texts_at(sop, "steps", index, cell):
                yield path, text, parts


def relations_cited(sop: SopSubject, names: SopNames) -> Iterator[Citing]:
    """Yield relations that name another SOP by its title."""
    for path, relation in relations_of(sop):
        other = names.with_title(relation.text) if relation.sop is None else None
        if other is not None:
            yield path, relation.text, (other,)


def unknown_numbers(text: str, meant: tuple[SopSubject, ...], names: SopNames) -> Iterator[str]:
    """Yield the numbers in a text that look like theirs and that no SOP has."""
    for other in meant:
        shape = same_shape(other.sop.number) if other.sop.number else None
        for hit in shape.findall(text) if shape else ():
            if number_key(hit) not in names.by_number:
                yield hit
