"""One walk over a workspace: every rule is asked about every subject of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from soptool.finding import Finding, Place, Related, found
from soptool.language import msg
from soptool.lint import checks
from soptool.lint.evidence.subject import (
    DocumentSubject,
    SopSubject,
    StepSubject,
    Subject,
    WorkspaceSubject,
)
from soptool.lint.rule import Rule, always
from soptool.source.names import FILE_NAME
from soptool.workspace.chains import Chains

AnyRule = Rule[Any]
Applies = Callable[[Any], bool]
RulesByKind = dict[type[Subject], tuple[tuple[AnyRule, str, Applies | None], ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules said. `asked`: by file, the codes of the rules that applied to it.

    Rules about the whole workspace stand under the empty path.
    """

    findings: tuple[Finding, ...]
    asked: Mapping[str, frozenset[str]]


def judge(whole: WorkspaceSubject, rules: Sequence[AnyRule]) -> Judgement:
    """Ask all rules. One that fails becomes a finding of its own, and the walk goes on."""
    walk = Walk(tuple(rules), whole.workspace.chains)
    walk.ask(whole, "")
    for entry in whole.workspace.entries:
        walk.through(whole.document(entry))
    return walk.judgement()


@dataclass(slots=True)
class Walk:
    """Rules on their way from one subject to the next."""

    rules: tuple[AnyRule, ...]
    chains: Chains
    findings: list[Finding] = field(default_factory=list)
    asked: dict[str, set[str]] = field(default_factory=dict)
    by_kind: RulesByKind = field(default_factory=dict)

    def through(self, document: DocumentSubject) -> None:
        """Ask about a document and each of its steps."""
        path = document.file.path
        self.ask(document, path)
        if isinstance(document, SopSubject):
            for step in document.steps:
                self.ask(step, path)

    def judgement(self) -> Judgement:
        """Return what was said so far."""
        asked = {path: frozenset(codes) for path, codes in self.asked.items()}
        return Judgement(tuple(self.findings), asked)

    def ask(self, subject: Subject, path: str) -> None:
        """Ask the rules for this kind of subject; they are counted under the file `path`."""
        rules = self._rules_on(type(subject))
        if not rules:
            return
        asked = self.asked.setdefault(path, set())
        for rule, code, applies in rules:
            try:
                if applies is None or applies(subject):
                    asked.add(code)
                    for finding in rule.judge(subject):
                        self.findings.append(self._named(finding, subject))
            except Exception as error:  # a rule's fault must not hide what the others find
                self.findings.append(_failed(rule, subject, error))

    def _rules_on(self, kind: type[Subject]) -> tuple[tuple[AnyRule, str, Applies | None], ...]:
        known = self.by_kind.get(kind)
        if known is None:
            known = self.by_kind[kind] = tuple(
                (rule, rule.check.code, None if rule.applies is always else rule.applies)
                for rule in self.rules
                if issubclass(kind, rule.on)
            )
        return known

    def _named(self, finding: Finding, subject: Subject) -> Finding:
        """Say of what stands in defaults for which SOP it is wrong."""
        if isinstance(subject, DocumentSubject) and self.chains.holds(finding.place):
            here = Related(subject.place("title"), msg("It holds for this SOP."))
            return replace(finding, related=(*finding.related, here))
        return finding


def _failed(rule: AnyRule, subject: Subject, error: Exception) -> Finding:
    message = msg(
        "The rule {code} `{name}` failed here ({error}).",
        code=rule.check.code,
        name=rule.name,
        error=f"{type(error).__name__}: {error}",
    )
    hint = msg("All other rules were applied. Please report this line, with the SOP if you can.")
    return found(checks.RULE_FAILED, message, _place(subject), hint=hint)


def _place(subject: Subject) -> Place:
    if isinstance(subject, StepSubject):
        return subject.of.place(*subject.path)
    if isinstance(subject, DocumentSubject):
        return subject.place()
    return Place(FILE_NAME)
