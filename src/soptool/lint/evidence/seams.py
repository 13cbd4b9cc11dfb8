"""What the rules on the seams of a macro share: which document is meant, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from soptool.compose.seams import NamedDocument
from soptool.finding import Related
from soptool.language import msg
from soptool.lint.wording.document import compare, similarity

_ALIKE = ("variant", "misspelt")
_CLOSE = 0.75


def misnamed(text: str, among: Iterable[NamedDocument]) -> NamedDocument | None:
    """Return the document that `text` names with other words or a slip of the pen."""
    return next((m for m in among if compare(text, m.text) in _ALIKE), None)


def nearest(text: str, among: Iterable[NamedDocument]) -> NamedDocument | None:
    """Return the document whose name is most like `text`, if any is like it at all."""
    close = [(similarity(text, mention.text), mention) for mention in among]
    best = max(close, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _CLOSE else None


def required_here(mention: NamedDocument) -> Related:
    """Point at the requirement in the part's file."""
    return Related(mention.place, msg("“{text}” is required here.", text=mention.text))


def made_here(mention: NamedDocument) -> Related:
    """Point at the output in the part's file."""
    return Related(mention.place, msg("“{text}” is made here.", text=mention.text))
