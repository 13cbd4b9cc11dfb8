"""One SOP and the file that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from soptool.model.sop import Sop
from soptool.source.document import Document


@dataclass(frozen=True)
class Entry:
    """An SOP and its document."""

    sop: Sop
    document: Document

    @property
    def path(self) -> str:
        """The file, relative to the workspace, with `/`."""
        return self.document.path
