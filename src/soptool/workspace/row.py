"""What is known of a file without reading it again: kept for all files, and in the cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from soptool.cache.plain import findings_in, plain
from soptool.finding import Finding
from soptool.workspace.facts import Facts, facts_in


@dataclass(frozen=True, slots=True)
class Row:
    """What the index knows of a file: as `Held`, with the facts of its SOP in place of the SOP."""

    facts: Facts | None
    findings: tuple[Finding, ...]
    lost: str | None
    is_counted: bool
    is_foreign: bool

    def as_data(self) -> list[Any]:
        """Return it as plain values."""
        facts = self.facts.as_data() if self.facts else None
        return [facts, plain(self.findings), self.lost, self.is_counted, self.is_foreign]


def row_in(data: Any) -> Row:
    """Return the row that plain values stand for. Raises on any others."""
    facts, found, *others = data
    return Row(facts_in(facts) if facts else None, findings_in(found), *others)
