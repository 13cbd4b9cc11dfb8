"""The eight principles as a scorecard: of each document, the rules passed, failed, not asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from soptool.finding import Check, Finding, Place
from soptool.flow import checks as flow_checks
from soptool.language import Message
from soptool.lint.inspection import Inspection
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry

BASELINE = "baseline"
_FLOW = frozenset(check.code for check in flow_checks.ALL)
_Found = Mapping[tuple[str, str], Sequence[Finding]]


class Verdict(StrEnum):
    """What became of a rule: `ignored` where a comment or the baseline answers for all of it."""

    PASSED = "passed"
    FAILED = "failed"
    IGNORED = "ignored"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding as the scorecard shows it; `reason` where it is ignored (`baseline`)."""

    message: Message
    place: Place
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """One rule on one document."""

    check: Check
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One document."""

    id: str
    title: str
    number: str | None
    path: str
    marks: tuple[RuleOutcome, ...]

    def counts(self, principle: str) -> Mapping[Verdict, int]:
        """Return how many rules of a principle passed, failed, …."""
        return Counter(mark.verdict for mark in self.marks if mark.check.principle == principle)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All cards, in the order of their files."""

    cards: tuple[Card, ...]

    def below(self, folder: str) -> Scorecard:
        """Return it with paths that begin with `folder`."""
        if folder == ".":
            return self
        return Scorecard(tuple(replace(card, path=f"{folder}/{card.path}") for card in self.cards))

    def counts(self, principle: str) -> Mapping[Verdict, int]:
        """Return how many judgements on a principle passed, failed, … in all documents."""
        total: Counter[Verdict] = Counter()
        for card in self.cards:
            total.update(card.counts(principle))
        return total


def joined(scorecards: Iterable[Scorecard]) -> Scorecard:
    """Put the scorecards of several workspaces together."""
    return Scorecard(tuple(card for scorecard in scorecards for card in scorecard.cards))


def scorecard(entries: Sequence[Entry], inspection: Inspection) -> Scorecard:
    """Judge each document by every check that is on and serves a principle.

    A rule about the workspace counts against the documents that its findings stand in.
    """
    marking = _Marking(
        inspection.judging,
        inspection.asked,
        _by_document(inspection.findings),
        _by_document(one.finding for one in inspection.suppressed),
        {one.finding: one.reason for one in inspection.suppressed},
    )
    return Scorecard(tuple(marking.card(entry) for entry in entries))


@dataclass(frozen=True, slots=True)
class _Marking:
    checks: tuple[Check, ...]
    asked: Mapping[str, frozenset[str]]
    open: _Found
    ignored: _Found
    reasons: Mapping[Finding, str | None]

    def card(self, entry: Entry) -> Card:
        sop = entry.sop
        asked = self.asked.get(entry.path, frozenset()) | self.asked.get("", frozenset())
        if not isinstance(sop, Standard):
            asked |= _FLOW
        marks = tuple(self._mark(check, entry.path, asked) for check in self.checks)
        return Card(sop.id, sop.title, sop.number, entry.path, marks)

    def _mark(self, check: Check, path: str, asked: frozenset[str]) -> RuleOutcome:
        found = self.open.get((path, check.code), ())
        ignored = self.ignored.get((path, check.code), ())
        evidence = (
            *(Evidence(finding.message, finding.place) for finding in found),
            *(Evidence(f.message, f.place, self.reasons[f] or BASELINE) for f in ignored),
        )
        if evidence:
            return RuleOutcome(check, Verdict.FAILED if found else Verdict.IGNORED, evidence)
        is_asked = check.code in asked
        return RuleOutcome(check, Verdict.PASSED if is_asked else Verdict.NOT_APPLICABLE)


def _by_document(findings: Iterable[Finding]) -> _Found:
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.place.path, finding.code), []).append(finding)
    return grouped
