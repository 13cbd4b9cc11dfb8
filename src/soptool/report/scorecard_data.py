"""The scorecard as data, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from soptool.language import Translate
from soptool.lint.principle import NAMES
from soptool.lint.scorecard import Card, RuleOutcome, Scorecard, Verdict


def as_data(card: Scorecard, translate: Translate) -> dict[str, Any]:
    """Return the scorecard for programs; messages are in the language of `translate`."""
    return {
        "principles": [
            {"principle": principle, **_counts(card.counts(principle))} for principle in NAMES
        ],
        "documents": [_document(one, translate) for one in card.cards],
    }


def _counts(counts: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value.replace("-", "_"): counts.get(verdict, 0) for verdict in Verdict}


def _document(card: Card, translate: Translate) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "number": card.number,
        "path": card.path,
        "principles": [
            {
                "principle": principle,
                **_counts(card.counts(principle)),
                "rules": [
                    _mark(mark, translate)
                    for mark in card.marks
                    if mark.check.principle == principle
                ],
            }
            for principle in NAMES
        ],
    }


def _mark(mark: RuleOutcome, translate: Translate) -> dict[str, Any]:
    return {
        "code": mark.check.code,
        "rule": mark.check.name,
        "verdict": mark.verdict.value,
        "evidence": [
            {
                "message": one.message.render(translate),
                "path": one.place.path,
                "line": one.place.line,
                "reason": one.reason,
            }
            for one in mark.evidence
        ],
    }
