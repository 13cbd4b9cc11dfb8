"""What a rule looks at: one SOP, macro or standard in its workspace, or the whole workspace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure
from soptool.finding import Check, Finding, Related, found
from soptool.flow.graph import Flow, flow_of
from soptool.language import Message
from soptool.model.sop import Macro, Procedural
from soptool.model.standard import Standard
from soptool.settings import Settings
from soptool.shape.fill import Location
from soptool.source.document import Document
from soptool.workspace.load import Entry, Workspace


@dataclass(frozen=True)
class WorkspaceSubject:
    """All SOPs together."""

    composer: Composer

    @property
    def workspace(self) -> Workspace:
        """The workspace itself."""
        return self.composer.workspace

    @property
    def settings(self) -> Settings:
        """What sop.yaml says."""
        return self.workspace.settings


@dataclass(frozen=True)
class _Single(WorkspaceSubject):
    entry: Entry

    @property
    def document(self) -> Document:
        """The file."""
        return self.entry.document

    def at(
        self,
        check: Check,
        path: Location,
        message: Message,
        *,
        hint: Message | None = None,
        related: Iterable[Related] = (),
        key: bool = False,
    ) -> Finding:
        """Make a finding at the value of `path` in this file; with `key`, at its key."""
        place = self.document.key(path) if key else self.document.value(path)
        return found(check, message, place, hint=hint, related=related)


@dataclass(frozen=True)
class SopSubject(_Single):
    """One micro or macro SOP."""

    @property
    def sop(self) -> Procedural:
        """The SOP."""
        assert not isinstance(self.entry.sop, Standard)
        return self.entry.sop

    @cached_property
    def flow(self) -> Flow:
        """The SOP's own steps as a graph."""
        return flow_of(self.sop.steps)

    @cached_property
    def procedure(self) -> Procedure:
        """The SOP with all its parts expanded."""
        return self.composer.expand(self.entry)


@dataclass(frozen=True)
class MacroSubject(SopSubject):
    """One macro SOP."""

    @property
    def macro(self) -> Macro:
        """The macro."""
        assert isinstance(self.entry.sop, Macro)
        return self.entry.sop


@dataclass(frozen=True)
class StandardSubject(_Single):
    """One service standard."""

    @property
    def standard(self) -> Standard:
        """The standard."""
        assert isinstance(self.entry.sop, Standard)
        return self.entry.sop
