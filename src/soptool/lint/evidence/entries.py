"""The texts of an SOP's lists with their paths in the file; empty entries are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.lint.evidence.subject import DocumentSubject, SopSubject
from soptool.model.relation import Relation
from soptool.shape.fill import Location


def texts_at(subject: DocumentSubject, *path: str | int) -> tuple[tuple[Location, str], ...]:
    """Return what the document says at `path`: a text, or a list of texts."""
    return tuple(_texts(_data(subject, path), path))


def relations_of(subject: SopSubject) -> tuple[tuple[Location, Relation], ...]:
    """Return the relations (keterkaitan) with their paths."""
    data = _data(subject, ("related",))
    places: list[Location] = [("related",)]
    if isinstance(data, list):
        places = [("related", index) for index, item in enumerate(data) if item != ""]
    return tuple(zip(places, subject.sop.related, strict=False))


def _data(subject: DocumentSubject, path: Location) -> object:
    data: object = subject.file.data
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _texts(data: object, path: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(data, str) and data.strip():
        yield path, data.strip()
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, str) and item.strip():
                yield (*path, index), item.strip()
