"""The texts of an SOP's lists with their paths in the file; empty entries are passed over."""

from __future__ import annotations

import re

from soptool.lint.evidence.subject import DocumentSubject, SopSubject
from soptool.model.relation import Relation
from soptool.shape.fill import Location
from soptool.workspace.facts import relation_paths, texts_in

_DASH = re.compile(r"[-–—.…/]{1,5}|n/?a|nihil", re.IGNORECASE)
_LONGEST_DASH = 5


def is_dash(text: str) -> bool:
    """Tell whether a text says that there is nothing: a dash, dots, "n/a"."""
    short = text.strip()
    return len(short) <= _LONGEST_DASH and _DASH.fullmatch(short) is not None


def texts_at(subject: DocumentSubject, *path: str | int) -> tuple[tuple[Location, str], ...]:
    """Return what the document says at `path`: a text, or a list of texts."""
    return texts_in(subject.file.data, *path)


def is_written(subject: DocumentSubject, *path: str | int) -> bool:
    """Whether the file says something at `path`, be it readable or not: that is not missing.

    A lone dash says that there is nothing.
    """
    return subject.file.at(path) not in (None, "", "-", "–", "—", [], {})


def relations_of(subject: SopSubject) -> tuple[tuple[Location, Relation], ...]:
    """Return the relations (keterkaitan) with their paths."""
    return tuple(zip(relation_paths(subject.file.data), subject.sop.related, strict=False))
