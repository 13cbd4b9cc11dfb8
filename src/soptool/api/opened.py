"""Workspaces that stay open: told what has changed, they say what is wrong now, and what to write.

`sop validate --watch` and `sop render --watch` stand on it, and so can an editor's server.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.making import Written
from soptool.api.render import Rendering, Wanted, rendering
from soptool.api.request import Request
from soptool.api.scope import Scope, Standing, open_scopes
from soptool.api.validate import report_of
from soptool.cache.store import digest
from soptool.compose.expand import Composer
from soptool.errors import UsageError
from soptool.export.exporters import EXPORTERS
from soptool.language import msg
from soptool.model.standard import Standard
from soptool.report.report import Report
from soptool.workspace.entry import Entry
from soptool.workspace.fonts import FOLDER as FONTS
from soptool.workspace.load import Progress
from soptool.workspace.workspace import Workspace

__all__ = ("OpenWorkspace",)


@dataclass(frozen=True, slots=True)
class _Made:
    """What the documents of an SOP rest on: questions, and what stood for their answers.

    `lost`: the SOPs that could not be loaded then, as far as the documents name them.
    """

    answers: Mapping[str, str]
    lost: frozenset[str]
    is_complete: bool


@dataclass
class _Documents:
    """The documents of one wish. `setup` stands for what all of them rest on."""

    setup: str = ""
    made: dict[str, _Made] = field(default_factory=dict)


class OpenWorkspace:
    """What a request names, kept open while its files are written.

    Only what rests on something that has changed is worked out anew; every answer is the one that
    `validate` and `render` would give of the files, and of the texts that stand in for them, as
    they are now. An answer that was given stays as it was then. Not for several threads at once.
    """

    def __init__(
        self,
        request: Request,
        checking: Checking | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.request = request
        self.checking = checking or Checking()
        self._progress = progress
        self._standing = Standing()
        self._scopes: tuple[Scope, ...] | None = None
        self._documents: dict[Wanted, _Documents] = {}

    def edit(self, texts: Mapping[Path, bytes | None]) -> None:
        """Let texts, as an editor has them, stand in for files; None lets the file stand again.

        Paths are absolute. A file that does not exist yet is read as if it did.
        """
        for file, text in texts.items():
            if text is None:
                self._standing.edits.pop(file, None)
            else:
                self._standing.edits[file] = text
        self.look(texts)

    def look(self, files: Iterable[Path] | None = None) -> None:
        """Say which files on disk may have changed, come or gone; None: any of them.

        Paths are absolute.
        """
        known = self._standing.changed
        if files is None or known is None:
            self._standing.changed = None
        else:
            self._standing.changed = known.union(files)
        self._scopes = None

    def turn_to(self, day: date) -> None:
        """Answer as of this day: what is due depends on it."""
        if day != self.request.today:
            self.request = replace(self.request, today=day)
            self._scopes = None

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The workspaces as they are now, and what of each is meant. Raises UsageError."""
        if self._scopes is None:
            self._scopes = open_scopes(self.request, self._progress, self._standing)
            self._standing.changed = frozenset()
        return self._scopes

    def report(self) -> Report:
        """Return what is found now. Raises UsageError: nothing that was asked for is left."""
        return report_of(self.scopes, self.checking)

    def render(self, wanted: Wanted) -> Rendering:
        """Return the documents that are not any more as they were last given for the same wish.

        Where something that they name can't be read any more, they stay as they were, unless their
        own file has changed; those of a macro of which a part can't be read stay in any case. Only
        what was taken counts as given. Raises UsageError.
        """
        if len(self.scopes) != 1:
            raise UsageError(msg("Documents are kept of one workspace: name it."))
        (scope,) = self.scopes
        documents = self._documents.setdefault(wanted, _Documents())
        setup = _setup(scope.workspace, wanted)
        if documents.setup != setup:
            documents.setup, documents.made = setup, {}
        composer = Composer(scope.workspace)
        stale = _Stale(scope.workspace, composer, documents.made, wanted)
        given = rendering(scope, wanted, stale)
        noted = _noted(given.documents, scope.workspace, composer, documents.made)
        return replace(given, documents=noted)


@dataclass(frozen=True, slots=True)
class _Stale:
    """Whether an SOP's documents must be made anew."""

    workspace: Workspace
    composer: Composer
    made: Mapping[str, _Made]
    wanted: Wanted

    def __call__(self, entry: Entry | None) -> bool:
        before = self.made.get(entry.sop.id if entry else "")
        if before is None or any(EXPORTERS[name].of_scorecard for name in self.wanted.formats):
            return True
        news = {q for q, known in before.answers.items() if self.workspace.answer(q) != known}
        if not news:
            return False
        if before.is_complete and not _is_complete(entry, self.composer):
            return False
        is_own = entry is not None and f"file {entry.path}" in news
        return is_own or not _lost(self.workspace, before.answers) - before.lost


def _lost(workspace: Workspace, questions: Collection[str]) -> frozenset[str]:
    """Return which SOPs that the questions are about can't be loaded."""
    if "all" in questions:
        return frozenset(workspace.unloaded)
    names = (question.partition(" ")[2] for question in questions)
    return frozenset(name for name in names if name in workspace.unloaded)


def _is_complete(entry: Entry | None, composer: Composer) -> bool:
    if entry is None or isinstance(entry.sop, Standard):
        return True
    return composer.expand(entry).is_complete


def _noted(
    documents: Generator[Written, None, None],
    workspace: Workspace,
    composer: Composer,
    made: dict[str, _Made],
) -> Generator[Written, None, None]:
    """Give the documents on, and note what each rests on."""
    with closing(documents):
        for one in documents:
            yield one
            if one.failure is not None:
                made.pop(one.sop, None)
                continue
            answers = {question: workspace.answer(question) for question in one.reads}
            entry = workspace.by_id.get(one.sop)
            lost = _lost(workspace, one.reads)
            made[one.sop] = _Made(answers, lost, _is_complete(entry, composer))


def _setup(workspace: Workspace, wanted: Wanted) -> str:
    """Return what stands for everything that all documents rest on, beside the SOPs.

    Of files beside these, what the system says of them: who watches is told of their changes.
    """
    told = (workspace.registry.text if workspace.registry else "", workspace.settings)
    shared = (one.text for one in workspace.shared.documents)
    logo = workspace.settings.organization.logo
    beside = [workspace.root / logo] if logo else []
    folders = [workspace.root / FONTS, *([wanted.templates] if wanted.templates else [])]
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    return digest(*told, *shared, *map(_state, (*beside, *files)))


def _state(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return f"{file} -"
    return f"{file} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
