"""Where a document stands in its life: what is not asked of drafts and of revoked ones."""

from __future__ import annotations

from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.subject import DocumentSubject


def is_binding(document: DocumentSubject | Outline) -> bool:
    """Whether people work by it: in force, or nothing is said of its status."""
    return document.identity.status in (None, "effective")


def is_living(document: DocumentSubject | Outline) -> bool:
    """Whether somebody will still write in it: everything but a revoked document."""
    return document.identity.status != "revoked"


def is_finished(document: DocumentSubject | Outline) -> bool:
    """Whether its first version was finished: it is no draft, and not revoked."""
    return document.identity.status not in ("draft", "revoked")
