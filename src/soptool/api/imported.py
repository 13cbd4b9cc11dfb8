"""What became of a file that `sop import` read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from soptool.api.import_check import Drift
from soptool.importing.draft import Draft
from soptool.importing.kinds import Kind
from soptool.importing.landing import Change
from soptool.importing.sheets import PagePicture
from soptool.language import Message


@dataclass(frozen=True, slots=True)
class Imported:
    """An SOP that was read of a file, or why none was. `source` is the file's path as it was named.

    `path` is where its YAML belongs and `text` that YAML, None where it could not be read;
    `before` is what stands there. `reason`: why it was not read. `drift`: values that would come
    back as others when they were written and read again. `changes`: what a document of ours that
    came back brings into the file that is there, None where it replaces it. `is_aside`: it stood
    in a folder or zip, is no document, and nobody misses an SOP of it. `pictures` of the pages of
    its file, where they were wished for.
    """

    source: str
    kind: Kind | Literal["scan"]
    path: Path | None = None
    text: str | None = None
    before: bytes | None = None
    draft: Draft | None = None
    reason: Message | None = None
    drift: tuple[Drift, ...] = ()
    changes: tuple[Change, ...] | None = None
    is_aside: bool = False
    pictures: tuple[PagePicture, ...] = ()

    @property
    def is_settings(self) -> bool:
        """Whether it is no SOP, but the settings by which the documents were made."""
        return self.path is not None and self.draft is None and self.reason is None

    @property
    def is_there(self) -> bool:
        """Whether another file stands where its YAML belongs."""
        return self.before is not None and self.before != (self.text or "").encode()
