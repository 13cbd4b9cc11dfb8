"""What a rule looks at: a step, an SOP, a macro, a standard, or all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from soptool.compose.documents import Key, document_key
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure
from soptool.compose.seams import Seams, seams_of
from soptool.finding import (
    Check,
    Finding,
    Fix,
    Related,
)
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Node
from soptool.language import Message
from soptool.lint.evidence.filed import Filed
from soptool.lint.evidence.outline import Outline
from soptool.model.identity import Identity
from soptool.model.sop import Macro, Micro, Procedural
from soptool.model.standard import Standard
from soptool.model.step import Step
from soptool.settings import Settings
from soptool.shape.fill import Location
from soptool.source.document import Document
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

Options = Mapping[str, Mapping[str, int]]


class Subject:
    """Something that a rule can be asked about."""


@dataclass(frozen=True)
class WorkspaceSubject(Subject):
    """All documents of a workspace, on a day; `options`: what a profile sets, by rule."""

    composer: Composer
    _today: date
    options: Options
    _opened: dict[str, DocumentSubject] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The day."""
        self.workspace.reads.note("day")
        return self._today

    @property
    def workspace(self) -> Workspace:
        """The workspace itself."""
        return self.composer.workspace

    @property
    def settings(self) -> Settings:
        """What sop.yaml says."""
        return self.workspace.settings

    @cached_property
    def documents(self) -> tuple[Outline, ...]:
        """Every SOP and standard, in the order of their paths."""
        return tuple(Outline(self.workspace, facts) for facts in self.workspace.facts.values())

    @cached_property
    def sops(self) -> tuple[Outline, ...]:
        """Every micro and macro SOP."""
        return tuple(outline for outline in self.documents if outline.sop.is_procedure)

    @cached_property
    def by_id(self) -> Mapping[str, Outline]:
        """Every SOP and standard by its id; of several with one id, the first."""
        index: dict[str, Outline] = {}
        for outline in self.documents:
            index.setdefault(outline.id, outline)
        return index

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """For each id, the ids of those that have it as a part."""
        users: dict[str, dict[str, None]] = {}
        for outline in self.documents:
            for part in outline.sop.parts:
                users.setdefault(part, {})[outline.id] = None
        return {part: tuple(names) for part, names in users.items()}

    def named(self, name: str) -> DocumentSubject | None:
        """Return the document with this id, opened."""
        entry = self.workspace.by_id.get(name)
        if entry is None:
            return None
        if name not in self._opened:
            self._opened[name] = self.document(entry)
        return self._opened[name]

    def document(self, entry: Entry) -> DocumentSubject:
        """Return what rules on one document look at."""
        return _document(self, entry)

    @cached_property
    def document_key(self) -> Key:
        """What gives one key to all names of a form or letter (`documents:` in sop.yaml)."""
        return document_key(self.settings)

    def option(self, check: Check, name: str) -> int:
        """Return a number that the rule declares, as the profile sets it."""
        return self.options[check.name][name]


@dataclass(frozen=True)
class DocumentSubject(Subject, Filed):
    """One SOP or standard; for what they share, their identity. Paths are those of its file."""

    whole: WorkspaceSubject
    entry: Entry

    @property
    def id(self) -> str:
        """The document's id."""
        return self.entry.sop.id

    @property
    def identity(self) -> Identity:
        """Title, number, dates, approval."""
        return self.entry.sop

    @property
    def file(self) -> Document:
        """The file."""
        return self.entry.document

    @cached_property
    def known(self) -> dict[object, object]:
        """What rules worked out of it (`once`)."""
        return {}


@dataclass(frozen=True)
class SopSubject(DocumentSubject):
    """One micro or macro SOP."""

    @cached_property
    def sop(self) -> Procedural:
        """The SOP."""
        assert not isinstance(self.entry.sop, Standard)
        return self.entry.sop

    @cached_property
    def flow(self) -> Flow:
        """The SOP's own steps as a graph."""
        return self.entry.flow

    @cached_property
    def analysis(self) -> Analysis:
        """What follows from its flow: what is reached, loops, splits and where they meet."""
        return self.entry.analysis

    @cached_property
    def procedure(self) -> Procedure:
        """The SOP with all its parts expanded."""
        return self.whole.composer.expand(self.entry)

    @cached_property
    def steps(self) -> tuple[StepSubject, ...]:
        """Its own steps, in the order of the rows."""
        return tuple(StepSubject(self, index, step) for index, step in enumerate(self.sop.steps))

    @cached_property
    def executor_names(self) -> tuple[str, ...]:
        """The labels of its own columns, for judgements on wording."""
        return tuple(executor.name for executor in self.sop.executors.values())


@dataclass(frozen=True)
class MicroSubject(SopSubject):
    """One micro SOP."""

    @property
    def micro(self) -> Micro:
        """The micro."""
        assert isinstance(self.entry.sop, Micro)
        return self.entry.sop


@dataclass(frozen=True)
class MacroSubject(SopSubject):
    """One macro SOP."""

    @property
    def macro(self) -> Macro:
        """The macro."""
        assert isinstance(self.entry.sop, Macro)
        return self.entry.sop

    @cached_property
    def seams(self) -> Seams:
        """What does not meet between its parts."""
        return seams_of(self.whole.composer, self.entry)


@dataclass(frozen=True)
class StandardSubject(DocumentSubject):
    """One service standard."""

    @property
    def standard(self) -> Standard:
        """The standard."""
        assert isinstance(self.entry.sop, Standard)
        return self.entry.sop


@dataclass(frozen=True)
class StepSubject(Subject):
    """One step of a micro or macro, and its position from 0. Paths begin at the step.

    A macro's `step` is a `MacroStep`.
    """

    of: SopSubject
    index: int
    step: Step

    @property
    def node(self) -> Node:
        """The step in the flow, with its id."""
        return self.of.flow.nodes[self.index]

    @property
    def path(self) -> Location:
        """Where it stands in its file: what the changes of a fix begin with."""
        return ("steps", self.index)

    def at(
        self,
        check: Check,
        path: Location,
        message: Message,
        *,
        hint: Message | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        key: bool = False,
    ) -> Finding:
        """Make a finding at the value of `path` in this step; with `key`, at its key."""
        here = (*self.path, *path)
        return self.of.at(check, here, message, hint=hint, related=related, fix=fix, key=key)


def _document(whole: WorkspaceSubject, entry: Entry) -> DocumentSubject:
    if isinstance(entry.sop, Micro):
        return MicroSubject(whole, entry)
    if isinstance(entry.sop, Macro):
        return MacroSubject(whole, entry)
    return StandardSubject(whole, entry)
