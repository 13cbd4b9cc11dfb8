"""A form that came back, and what it showed → the SOPs as they are meant now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from soptool.form.shown import Shown, ShownTexts
from soptool.importing.alike import lined_up
from soptool.importing.returned.identity import Identity, texts_in
from soptool.importing.returned.rows import compare_rows
from soptool.importing.returned.theirs import Theirs
from soptool.importing.seen import Line, Seen, normal, said
from soptool.language import msg


def compare(shown: Shown, seen: Seen, theirs: Theirs, laws: Mapping[str, str]) -> None:
    """Bring all that differs into `theirs`; `laws`: ids of regulations by their titles."""
    theirs.texts += sum(1 for _ in texts_in(seen))
    Identity(shown, seen, theirs, laws).compare()
    compare_rows(shown, seen, theirs)


def compare_texts(shown: ShownTexts, seen: Sequence[Line], theirs: Theirs) -> None:
    """List what differs in a document without a table of steps: nothing of it is taken."""
    lines = [line for line in seen if normal(line.text)]
    theirs.texts += len(lines)
    new = [normal(line.text) for line in lines]
    old = [normal(line) for line in shown.lines]
    pairs = lined_up(old, new)
    message = msg("Changes in a service standard are not taken from Word: make them in its YAML.")
    for place, line in enumerate(lines):
        if place not in pairs or old[pairs[place]] != new[place]:
            theirs.tell("text", "", "", said(line.text), message)
    for place, text in enumerate(shown.lines):
        if place not in pairs.values():
            theirs.tell("assumed", "", "", text, msg("This was deleted; the YAML still says it."))
