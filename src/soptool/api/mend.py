"""`sop validate --fix`: fixes made one round after another, until nothing more can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.request import STDIN, Request
from soptool.api.scope import Scope, open_scopes
from soptool.api.validate import report_of, report_on
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import UsageError
from soptool.finding import Finding, Severity
from soptool.language import msg
from soptool.lint.fixing import fixed
from soptool.report.report import Report
from soptool.source.encoding import bytes_of, text_of
from soptool.workspace.load import Loading, Progress, load

__all__ = ("Mended", "Rewritten", "mend")

ROUNDS = 100
"""Most rounds of one run; fixes that add to one list are made one a round."""
_MOST_LOOKS = 64
"""How often unsafe fixes are taken back in one run to find those that make errors."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file of the workspace at `root`, with what it held when it was read, and should hold.

    `name` is its path from there with `/`, as reports show it; `moved` the one that it is to get.
    """

    root: Path
    name: str
    before: bytes
    after: bytes
    moved: str | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self.root / self.name


@dataclass(frozen=True, slots=True)
class Mended:
    """Files to be written, how many findings they mend, and the report on what is left."""

    files: tuple[Rewritten, ...]
    number: int
    report: Report


def mend(
    request: Request, checking: Checking, *, unsafe: bool = False, progress: Progress | None = None
) -> Mended:
    """Make the fixes of all findings in the files asked for; nothing is written.

    Raises UsageError.
    """
    if STDIN in request.arguments:
        raise UsageError(msg("`--fix` and `--diff` need files: standard input can't be changed."))
    rounds = [_Rounds(scope, checking) for scope in open_scopes(request, progress)]
    for one in rounds:
        one.run(unsafe=unsafe)
    report = report_of([one.scope for one in rounds], checking)
    files = tuple(file for one in rounds for file in one.files())
    return Mended(files, sum(len(one.mended) for one in rounds), report)


@dataclass(slots=True)
class _Rounds:
    """One workspace, loaded anew with each round's texts."""

    scope: Scope
    checking: Checking
    contents: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    mended: list[Finding] = field(default_factory=list)
    looks: int = _MOST_LOOKS

    def run(self, *, unsafe: bool) -> None:
        """Make what is safe, and what mends how files are read, before what may make errors."""
        report = report_on(self.scope, self.checking)
        seen = {self._state(): 0}
        for _ in range(ROUNDS):
            plain = [f for f in report.findings if f.fix and (f.fix.safe or (unsafe and _reads(f)))]
            after = self._made(plain)
            if after is None and unsafe:
                after = self._made_without_harm(report)
            if after is None:
                return
            if self._state() in seen:  # these fixes undo one another
                del self.mended[seen[self._state()] :]
                return
            seen[self._state()] = len(self.mended)
            report = after

    def _state(self) -> frozenset[tuple[str, bytes]]:
        """Return what was changed so far."""
        return frozenset(
            (path, content)
            for path, content in self.contents.items()
            if content != self.before[path]
        )

    def _made(self, findings: Sequence[Finding]) -> Report | None:
        """Make these fixes; return what is found then, None where none could be made."""
        contents = self._contents()
        texts = {path: text_of(content) for path, content in contents.items()}
        result = fixed(texts, findings, unsafe=True)
        if not result.texts:
            return None
        self.mended += result.mended
        self._take(result.texts, contents)
        return report_on(self.scope, self.checking)

    def _made_without_harm(self, report: Report) -> Report | None:
        """Make as many of the fixes as can be found by halves that make no new error."""
        left = chosen = [finding for finding in report.findings if finding.fix]
        before = self._errors(report) if chosen else Counter()
        while chosen and self.looks:
            known = self.scope, dict(self.contents), list(self.mended)
            after = self._made(chosen)
            if after is not None:
                if not self._errors(after) - before:
                    return after
                self.looks -= 1
                self.scope, self.contents, self.mended = known
            if after is None or len(chosen) == 1:
                left = chosen = left[len(chosen) :]
            else:
                chosen = chosen[: len(chosen) // 2]
        return None

    def _errors(self, report: Report) -> Counter[str]:
        """Count the errors of the whole workspace, whatever was asked for, by their codes."""
        if self.checking != Checking() or self.scope.paths is not None:
            report = report_on(replace(self.scope, paths=None), Checking())
        return Counter(f.code for f in report.findings if f.severity is Severity.ERROR)

    def _contents(self) -> Mapping[str, bytes]:
        """Return what may be changed: the files asked for, as they were read."""
        known, paths = self.scope.workspace.documents, self.scope.paths
        meant = (*known, *self.scope.workspace.files) if paths is None else paths
        contents = {
            path: known[path].content if path in known else self._content(path) for path in meant
        }
        return {path: content for path, content in contents.items() if content is not None}

    def _content(self, path: str) -> bytes | None:
        """Return what a file holds that could not be loaded; None where it is no text."""
        if path in self.contents:
            return self.contents[path]
        try:
            content = content_of(self.scope.workspace.root / path, MAX_DATA)
            text_of(content)
        except (OSError, UnicodeDecodeError):
            return None
        return content

    def _take(self, texts: Mapping[str, str], contents: Mapping[str, bytes]) -> None:
        root, workspace = self.scope.workspace.root, self.scope.workspace
        for path, text in texts.items():
            before = self.before.setdefault(path, contents[path])
            self.contents[path] = bytes_of(text, before)
        loading = Loading(
            tuple(root / path for path in workspace.files),
            {root / path: content for path, content in self.contents.items()},
        )
        self.scope = replace(self.scope, workspace=load(root, loading))

    def files(self) -> Sequence[Rewritten]:
        root = self.scope.workspace.root
        return [
            Rewritten(root, path, self.before[path], content)
            for path, content in sorted(self.contents.items())
        ]


def _reads(finding: Finding) -> bool:
    """Whether a finding is about how a file is read: what is mended is looked at then."""
    return finding.code < "SOP2"
