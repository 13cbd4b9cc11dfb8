"""The texts of an SOP's lists with their paths in the file; empty entries are passed over."""

from __future__ import annotations

from soptool.lint.evidence.subject import DocumentSubject, SopSubject
from soptool.model.relation import Relation
from soptool.shape.fill import Location


def texts_at(subject: DocumentSubject, *path: str | int) -> tuple[tuple[Location, str], ...]:
    """Return what the document says at `path`: a text, or a list of texts."""
    data = subject.file.at(path)
    items = enumerate(data) if isinstance(data, list) else [(None, data)]
    return tuple(
        (path if number is None else (*path, number), item.strip())
        for number, item in items
        if isinstance(item, str) and item.strip()
    )


def is_written(subject: DocumentSubject, *path: str | int) -> bool:
    """Whether the file says something at `path`, be it readable or not: that is not missing.

    A lone dash says that there is nothing.
    """
    return subject.file.at(path) not in (None, "", "-", "–", "—", [], {})


def relations_of(subject: SopSubject) -> tuple[tuple[Location, Relation], ...]:
    """Return the relations (keterkaitan) with their paths."""
    data = subject.file.at(("related",))
    places: list[Location] = [("related",)]
    if isinstance(data, list):
        places = [("related", index) for index, item in enumerate(data) if item != ""]
    return tuple(zip(places, subject.sop.related, strict=False))
