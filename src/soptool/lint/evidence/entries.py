"""The texts of an SOP's lists with their paths in the file; empty entries are passed over."""

from __future__ import annotations

from soptool.lint.evidence.subject import DocumentSubject, SopSubject
from soptool.model.relation import Relation
from soptool.shape.fill import Location
from soptool.shape.texts import is_dash, is_empty
from soptool.workspace.facts import relation_paths, texts_in


def texts_at(subject: DocumentSubject, *path: str | int) -> tuple[tuple[Location, str], ...]:
    """Return what the document says at `path`: a text, or a list of texts."""
    return texts_in(subject.file.data, *path)


def is_written(subject: DocumentSubject, *path: str | int) -> bool:
    """Whether the file says something at `path`, be it readable or not: that is not missing.

    A lone dash says that there is nothing.
    """
    value = subject.file.at(path)
    return not (is_dash(value) if isinstance(value, str) and value else is_empty(value))


def relations_of(subject: SopSubject) -> tuple[tuple[Location, Relation], ...]:
    """Return the relations (keterkaitan) with their paths."""
    return tuple(zip(relation_paths(subject.file.data), subject.sop.related, strict=False))
