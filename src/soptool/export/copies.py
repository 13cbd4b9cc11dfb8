"""The files of SOPs that documents carry as copies of their source."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.procedure import Procedure
from soptool.form.edition import Edition
from soptool.source.document import Document


def files_of(procedure: Procedure, edition: Edition) -> Iterator[tuple[str, Document]]:
    """Yield the procedure's own file and those of its parts, by the ids of their SOPs."""
    own = edition.workspace.by_id.get(procedure.id)
    if own is not None:
        yield procedure.id, own.document
    for row in procedure.rows:
        for origin in row.origins:
            yield origin.sop, origin.entry.document
