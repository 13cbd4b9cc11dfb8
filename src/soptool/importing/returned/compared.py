"""A form that came back, and what it showed → the SOPs as they are meant now."""

from __future__ import annotations

from collections.abc import Mapping

from soptool.form.shown import Shown
from soptool.importing.returned.identity import Identity, texts_in
from soptool.importing.returned.rows import compare_rows
from soptool.importing.returned.theirs import Theirs
from soptool.importing.seen import Seen


def compare(shown: Shown, seen: Seen, theirs: Theirs, laws: Mapping[str, str]) -> None:
    """Bring all that differs into `theirs`; `laws`: ids of regulations by their titles."""
    theirs.texts += sum(1 for _ in texts_in(seen))
    Identity(shown, seen, theirs, laws).compare()
    compare_rows(shown, seen, theirs)
