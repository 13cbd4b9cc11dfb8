"""All findings of a workspace: built-in checks and rules, at their levels, less the ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final

from soptool.cache.plain import findings_in, plain
from soptool.cache.store import digest, loaded, written
from soptool.cache.tool import tool
from soptool.compose.expand import Composer
from soptool.finding import Check, Finding, Place, Suppressed, in_order
from soptool.lint.built_in import built_in_findings
from soptool.lint.engine import RulesByKind, Walk
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.levels import Levels
from soptool.lint.lookup import ALL
from soptool.lint.suppress import Ignore, ignore_in, ignores_in, sift
from soptool.model import checks as model_checks
from soptool.shape import checks as shape_checks
from soptool.source.names import FILE_NAME
from soptool.workspace.chains import Chains, is_defaults
from soptool.workspace.facts import Facts
from soptool.workspace.references import cycle_findings, cycles_among, shared_findings
from soptool.workspace.spread import slices
from soptool.workspace.workspace import Workspace

_UNTIL_FRESH: Final = 64
_MANY, _AT_ONCE = 64, 16
"""Fewer SOPs are judged sooner in one process."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Findings in order, what comments suppress, and which rules applied to which file.

    `asked`: codes by path; rules about the whole workspace stand under the empty path.
    `judging`: the checks that are on and serve a principle.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    asked: Mapping[str, frozenset[str]]
    judging: tuple[Check, ...]


def once_where_inherited(findings: Iterable[Finding], chains: Chains) -> Iterator[Finding]:
    """Say once what is wrong with a value that many SOPs have from one place, and of which."""
    same: dict[tuple[str, Place, str], list[Finding]] = {}
    for finding in findings:
        if chains.holds(finding.place):
            key = (finding.code, finding.place, finding.message.template)
            same.setdefault(key, []).append(finding)
        else:
            yield finding
    for first, *others in same.values():
        related = dict.fromkeys((*first.related, *(one for f in others for one in f.related)))
        yield replace(first, related=tuple(related))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one SOP, or by comparing all.

    `asked`: the codes of the rules that applied. `ignores`: what comments of the file ignore;
    `remarks`: what is wrong with these comments.
    """

    findings: tuple[Finding, ...]
    asked: frozenset[str]
    ignores: tuple[Ignore, ...] = ()
    remarks: tuple[Finding, ...] = ()

    def as_data(self) -> list[Any]:
        """Return it as plain values."""
        ignores = [ignore.as_data() for ignore in self.ignores]
        asked = " ".join(sorted(self.asked))
        return [plain(self.findings), asked, ignores, plain(self.remarks)]


def verdict_in(data: Any) -> Verdict:
    """Return the verdict that plain values stand for. Raises on any others."""
    found, asked, ignores, remarks = data
    return Verdict(
        findings_in(found), codes_in(asked), tuple(map(ignore_in, ignores)), findings_in(remarks)
    )


@lru_cache(maxsize=256)
def codes_in(words: str) -> frozenset[str]:
    """Return the codes in a text; for thousands of SOPs to which the same rules applied, one."""
    return frozenset(words.split())


def _asked(walk: Walk, path: str) -> frozenset[str]:
    return codes_in(" ".join(sorted(walk.asked.get(path, ()))))


_Judged = tuple[Verdict, Collection[str]]
"""A verdict, and the questions to the workspace that it rests on."""


@dataclass
class Examiner:
    """Gives verdicts on the SOPs of a workspace, each by itself, and on all compared."""

    workspace: Workspace
    levels: Levels
    today: date
    _composer: Composer = field(init=False)
    _number: int = 0
    _answered: dict[str, str] = field(default_factory=dict)
    _by_kind: RulesByKind = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rules = self.levels.rules
        self._composer = Composer(self.workspace)

    @cached_property
    def _setup(self) -> str:
        rules = (f"{rule.name} {sorted(self.levels.options[rule.name].items())}"
                 for rule in self.levels.rules)  # fmt: skip
        workspace = self.workspace
        shared = (one.text for one in workspace.shared.documents)
        registry = workspace.registry.text if workspace.registry else ""
        told = (registry, workspace.settings, workspace.shared.is_whole, *shared)
        return digest("verdicts", tool(), *told, *rules)

    @cached_property
    def _kept(self) -> dict[str, str]:
        return self.workspace.store.texts(self._setup)

    @cached_property
    def _remembered(self) -> dict[str, tuple[Mapping[str, str], Verdict]]:
        memory = self.workspace.memory
        return memory.found(self._setup) if memory else {}

    def of(self, path: str) -> Verdict:
        """Judge one SOP; what is kept holds while all that it rests on is the same."""
        return self._recalled(path) or self._keep(path, *self._judged(path))

    def of_all(self, paths: Sequence[str]) -> dict[str, Verdict]:
        """Judge several SOPs, in other processes where they are many."""
        known = {path: verdict for path in paths if (verdict := self._recalled(path)) is not None}
        left = [path for path in paths if path not in known]
        spread = self.workspace.spread
        if spread is not None and len(left) >= _MANY:
            self.workspace.store.write()
            for texts in spread(self._judged_beside, slices(left, _AT_ONCE)):
                for path, text in texts:
                    known[path] = self._understood(path, text)
                    self.workspace.store.take(self._setup, path, text)
        else:  # from behind: the last that were read are still at hand
            known |= {path: self._keep(path, *self._judged(path)) for path in reversed(left)}
        return {path: known[path] for path in paths}

    def _judged_beside(self, paths: Sequence[str]) -> list[tuple[str, str]]:
        judged = ((path, *self._judged(path)) for path in paths)
        return [(path, written([self._answers(reads), verdict.as_data()]))
                for path, verdict, reads in judged]  # fmt: skip

    def together(self) -> Verdict:
        """Judge what only shows when SOPs are compared, and sop.yaml."""
        compared = self._recalled("") or self._keep("", *self._compared())
        found = (*compared.findings, *shared_findings(self.workspace))
        return replace(compared, findings=found)

    def _recalled(self, path: str) -> Verdict | None:
        if path in self._remembered:
            reads, verdict = self._remembered[path]
            return verdict if self._holds(reads) else None
        text = self._kept.pop(path, None)  # asked for once
        if text is None:
            return None
        try:
            return self._understood(path, text) if self._holds(loaded(text)[0]) else None
        except (TypeError, ValueError, KeyError, AttributeError):
            return None

    def _understood(self, path: str, text: str) -> Verdict:
        reads, data = loaded(text)
        return self._remember(path, reads, verdict_in(data))

    def _holds(self, reads: Mapping[str, str]) -> bool:
        known = self._answered
        for question, answer in reads.items():  # tens of thousands of a workspace that stays open
            if question not in known:
                known[question] = self._answer(question)
            if known[question] != answer:
                return False
        return True

    def _remember(self, path: str, reads: Mapping[str, str], verdict: Verdict) -> Verdict:
        if self.workspace.memory is not None:
            self._remembered[path] = reads, verdict
        return verdict

    def _keep(self, path: str, verdict: Verdict, reads: Collection[str]) -> Verdict:
        if self.workspace.store.root is not None or self.workspace.memory is not None:
            answers = self._answers(reads)
            self._remember(path, answers, verdict)
            self.workspace.store.keep(self._setup, path, [answers, verdict.as_data()])
        return verdict

    def _answers(self, reads: Collection[str]) -> dict[str, str]:
        return {question: self._answer(question) for question in sorted(reads)}

    def _answer(self, question: str) -> str:
        if question == "day":
            return self.today.isoformat()
        return self.workspace.answer(question)

    def _judged(self, path: str) -> _Judged:
        with self.workspace.reads.noting() as reads:
            entry = self.workspace.by_path[path]
            composer = self._fresh_composer()
            whole = WorkspaceSubject(composer, self.today, self.levels.options)
            walk = self._walk()
            walk.through(whole.document(entry))
            found = (*built_in_findings(entry, composer), *walk.findings)
            ignores, remarks = ignores_in(entry.document.own)
        return Verdict(found, _asked(walk, path), ignores, remarks), reads

    def _compared(self) -> _Judged:
        with self.workspace.reads.noting() as reads:
            whole = WorkspaceSubject(Composer(self.workspace), self.today, self.levels.options)
            walk = self._walk()
            walk.ask(whole, "")
            found = (*cycle_findings(self.workspace), *walk.findings)
        return Verdict(found, _asked(walk, "")), reads

    def _walk(self) -> Walk:
        return Walk(self._rules, self.workspace.chains, by_kind=self._by_kind)

    def _fresh_composer(self) -> Composer:
        """Let go of what was composed, now and then: of thousands of SOPs it would fill memory."""
        self._number += 1
        if self._number % _UNTIL_FRESH == 0:
            self._composer = Composer(self.workspace)
        return self._composer


def inspect(workspace: Workspace, levels: Levels, today: date) -> Inspection:
    """Check everything."""
    examiner = Examiner(workspace, levels, today)
    read = workspace.findings  # First: what was read needs no glance.
    verdicts = examiner.of_all(tuple(workspace.facts))
    verdicts[""] = examiner.together()
    return _inspection(workspace, read, verdicts, levels, today)


def inspect_files(
    workspace: Workspace, paths: Collection[str], levels: Levels, today: date
) -> Inspection:
    """Check some files as `inspect` does, and return what stands in these."""
    examiner = Examiner(workspace, levels, today)
    concerned = _concerned(workspace, paths)
    files = dict.fromkeys((*paths, *concerned, FILE_NAME, *workspace.chains.paths))
    loaded = (finding for path in files for finding in workspace.findings_in(path))
    verdicts = {path: examiner.of(path) for path in concerned}
    verdicts[""] = examiner.together()
    return _inspection(workspace, loaded, verdicts, levels, today, paths)


def inspect_alone(
    workspace: Workspace, paths: Collection[str], levels: Levels, today: date
) -> Inspection:
    """Check some files without what only shows when they are compared with all others."""
    examiner = Examiner(workspace, levels, today)
    files = dict.fromkeys((*paths, FILE_NAME, *workspace.chains.paths))
    loaded = (finding for path in files for finding in workspace.findings_in(path))
    verdicts = {path: examiner.of(path) for path in paths if path in workspace.by_path}
    shared = Verdict((*shared_findings(workspace), *cycles_among(workspace, verdicts)), frozenset())
    compared = {rule.check.code for rule in levels.rules if rule.on is WorkspaceSubject}
    verdicts[""] = shared
    return _inspection(workspace, loaded, verdicts, levels, today, paths, compared)


def _concerned(workspace: Workspace, paths: Collection[str]) -> tuple[str, ...]:
    """Return the SOPs in whose verdict something may stand in one of the files.

    These are its own SOP and all that hold it: what they say of it may stand where it says it. Of
    a file with defaults, those that inherit from it.
    """
    if any(is_defaults(path) or path == FILE_NAME for path in paths):
        return tuple(workspace.facts)
    holders: dict[str, list[Facts]] = {}
    for facts in workspace.facts.values():
        for _, name in facts.holds:
            holders.setdefault(name, []).append(facts)
    waiting = [workspace.facts[path] for path in paths if path in workspace.facts]
    concerned = {facts.path for facts in waiting}
    for facts in waiting:
        for holder in holders.get(facts.id, ()):
            if holder.path not in concerned:
                concerned.add(holder.path)
                waiting.append(holder)
    return tuple(path for path in workspace.facts if path in concerned)


def _is_meant(finding: Finding, workspace: Workspace, paths: Collection[str]) -> bool:
    """Whether it stands in one of the files, in what these inherit, or at fault in sop.yaml."""
    is_here = finding.place.path in paths or finding in workspace.unfit
    return is_here or workspace.chains.concerns(finding, paths)


_MISREAD: Final = (
    shape_checks.WRONG_SHAPE,
    shape_checks.WRONG_VALUE,
    model_checks.UNKNOWN_EXECUTOR,
    model_checks.UNKNOWN_TARGET,
)
"""What is wrong with a value as a whole: how it was read all the same is a guess."""


def _without_followers(judged: Iterable[Finding], read: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what rules say of a value that can't stand as it is: that is said already."""
    misread = {f.place for f in read if f.check in _MISREAD}
    return (f for f in judged if f.place not in misread)


def _inspection(
    workspace: Workspace,
    loaded: Iterable[Finding],
    verdicts: Mapping[str, Verdict],
    levels: Levels,
    today: date,
    paths: Collection[str] | None = None,
    not_asked: Collection[str] = (),
) -> Inspection:
    read = tuple(loaded)
    judged = (f for verdict in verdicts.values() for f in verdict.findings)
    found = (*read, *_without_followers(judged, read))
    workspace.store.write()
    chains = workspace.chains
    if paths is not None:
        found = tuple(f for f in found if _is_meant(f, workspace, paths))
    lost = (path for path in {f.place.path for f in found} if workspace.is_lost(path))
    kept = frozenset((*lost, FILE_NAME, *chains.paths))
    noted = [ignores_in(document) for document in workspace.shared_documents]
    noted += [(verdict.ignores, verdict.remarks) for verdict in verdicts.values()]
    ignores = (ignore for ignores, _ in noted for ignore in ignores)

    def is_judged(check: Check) -> bool:
        return levels.is_on(check) and check.code not in not_asked

    once = once_where_inherited(found, chains)
    sifted = sift(levels.applied(once, kept), ignores, today, is_judged)
    own = (*sifted.own, *(remark for _, remarks in noted for remark in remarks))
    if paths is not None:
        own = tuple(finding for finding in own if finding.place.path in paths)
    left = (*sifted.left, *levels.applied(own, frozenset()))
    judging = tuple(check for check in ALL if check.principle and levels.is_on(check))
    asked = {path: verdict.asked for path, verdict in verdicts.items()}
    return Inspection(in_order(left), sifted.suppressed, asked, judging)
