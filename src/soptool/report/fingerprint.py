"""What makes a finding the same one when lines move, for programs that follow it over time."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from soptool.finding import Finding
from soptool.report.report import Report


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Fingerprints of one report's findings, each given once: equal findings are numbered."""

    report: Report
    seen: Counter[str] = field(default_factory=Counter)

    def of(self, finding: Finding) -> str:
        """Return check, file, what lasts of the message and text of the line, hashed."""
        place = finding.place
        lines = self.report.lines(place.path)
        line = lines[place.line - 1].strip() if 1 <= place.line <= len(lines) else ""
        known = "\0".join((finding.code, place.path, finding.message.lasting, line))
        self.seen[known] += 1
        return hashlib.sha256(
            f"{known}\0{self.seen[known]}".encode("utf-8", "surrogatepass")
        ).hexdigest()
