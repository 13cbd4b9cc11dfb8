"""Changes of a document's data as edits of its text: what is not meant stays, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from soptool.finding import Change, Delete
from soptool.source.applied import changed_by, same
from soptool.source.editing import Editor, Splice
from soptool.source.events import Refusal
from soptool.source.layout import Value, comments, layout
from soptool.source.read import read


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Make the replacements, which must not overlap."""
    parts: list[str] = []
    at = 0
    for splice in sorted(splices):
        parts += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join((*parts, text[at:]))


def overlap(splices: Iterable[Splice]) -> bool:
    """Whether two of them touch the same characters, or insert at one place."""
    return any(
        second.start < first.end or second.start == first.start
        for first, second in pairwise(sorted(splices))
    )


def splices_of(text: str, changes: Sequence[Change]) -> tuple[Splice, ...] | None:
    """Return the edits of `text` that make the changes, all of them together.

    None where that is not possible: the text is not YAML, a path leads nowhere or into an alias,
    or the edited text would not hold exactly the changed data with the comments that there were.
    """
    try:
        root = layout(text)
    except Refusal:
        return None
    made: list[Splice] = []
    for change in changes:
        edits = Editor(text, root).edits(change)
        if edits is None:
            return None
        made += edits
    if overlap(made) or not _is_faithful(text, root, made, changes):
        return None
    return tuple(sorted(made))


def _is_faithful(
    text: str, root: Value, splices: Sequence[Splice], changes: Sequence[Change]
) -> bool:
    after = spliced(text, splices)
    before_document, _ = read("", text.encode())
    after_document, _ = read("", after.encode())
    if before_document is None or after_document is None:
        return False
    if not same(changed_by(before_document.data, changes), after_document.data):
        return False
    if any(isinstance(change, Delete) for change in changes):
        return True
    return _words(text, root) == _words(after, layout(after))


def _words(text: str, root: Value) -> list[str]:
    return sorted(comment for _, comment in comments(text, root))
