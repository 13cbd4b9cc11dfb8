"""Changes of a document's data as edits of its text: what is not meant stays, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from soptool.finding import Change, Data, DataChange, Delete, KeyPath, Replace, SetValue
from soptool.source.applied import changed_by, same
from soptool.source.editing import Editor, Splice
from soptool.source.events import Refusal
from soptool.source.layout import Value, comments, layout
from soptool.source.read import read

_BREAK = re.compile(r"\r\n|\r|\n")


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
    data_changes = [change for change in changes if not isinstance(change, Replace)]
    if len(data_changes) < len(changes):
        replaced = [change for change in changes if isinstance(change, Replace)]
        return None if data_changes else _replacing(text, replaced)
    try:
        root = layout(text)
    except Refusal:
        return None
    made: list[Splice] = []
    for change in data_changes:
        edits = Editor(text, root).edits(change)
        if edits is None:
            return None
        made += edits
    if overlap(made) or not _is_faithful(text, root, made, data_changes):
        return None
    return tuple(sorted(made))


def splice_of_new(text: str, path: KeyPath, count: int, values: Sequence[Data]) -> Splice | None:
    """Return the one edit that adds values to a list of `count` entries, behind its last.

    None where `splices_of` must add one after the other.
    """
    try:
        root = layout(text)
    except Refusal:
        return None
    editor = Editor(text, root)
    made = [editor.edits(SetValue("", (*path, count), value)) for value in values]
    single = [edits[0] for edits in made if edits is not None and len(edits) == 1]
    places = {(splice.start, splice.end) for splice in single}
    if len(single) < len(values) or len(places) != 1:
        return None
    start, end = places.pop()
    splice = Splice(start, end, "".join(each.text for each in single))
    changes = [SetValue("", (*path, count + n), value) for n, value in enumerate(values)]
    same_place = start == end and _is_faithful(text, root, [splice], changes)
    return splice if same_place else None


def _replacing(text: str, changes: Sequence[Replace]) -> tuple[Splice, ...] | None:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    made = []
    for change in changes:
        place = change.place
        if max(place.line, place.end_line) > len(starts):
            return None
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.end_line - 1] + place.end_column - 1
        made.append(Splice(start, min(end, len(text)), change.text))
    return None if overlap(made) else tuple(sorted(made))


def _is_faithful(
    text: str, root: Value, splices: Sequence[Splice], changes: Sequence[DataChange]
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
