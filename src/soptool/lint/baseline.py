"""The baseline: findings that a workspace had when it began, and that may only become fewer.

An entry is matched by what it says (check, file, message, text of the line), not by line numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from soptool.errors import UsageError
from soptool.finding import Finding, Place, found
from soptool.language import msg
from soptool.lint import checks
from soptool.lint.suppress import Suppressed

VERSION = 1
_FIRST_LINE = 4
_OWN = frozenset(check.code for check in checks.ALL)
Lines = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """What is known of a finding; the message in English with what lasts of it (`…`: computed).

    The line is without space around it.
    """

    path: str
    code: str
    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each is known. `path` is the file as findings show it."""

    path: str
    entries: tuple[tuple[Known, int], ...] = ()


def known_of(finding: Finding, lines: Lines) -> Known:
    """Return what a finding is known by."""
    place = finding.place
    content = lines(place.path)
    text = content[place.line - 1].strip() if place.line <= len(content) else ""
    return Known(place.path, finding.code, finding.message.lasting, text)


def written(
    findings: Iterable[Finding],
    lines: Lines,
    before: Baseline | None = None,
    is_judged: Callable[[str], bool] = lambda _: True,
) -> str:
    """Return the text of a baseline of these findings; of an older one only what is still found.

    Entries of checks that are off (`is_judged` says no to their code) stay: nobody looked.
    """
    counts = Counter(known_of(f, lines) for f in findings if f.code not in _OWN)
    if before is not None:
        limits = dict(before.entries)
        unjudged = {k: n for k, n in limits.items() if not is_judged(k.code)}
        still = {k: min(n, limits[k]) for k, n in counts.items() if k in limits}
        counts = Counter(still | unjudged)
    rows = [json.dumps(_row(k, n), ensure_ascii=False) for k, n in sorted(counts.items())]
    body = ",\n".join(f"  {row}" for row in rows)
    return f'{{\n "version": {VERSION},\n "findings": [\n{body}\n ]\n}}\n'


def _row(known: Known, count: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": known.path, "code": known.code, "message": known.message, "text": known.text,
    }  # fmt: skip
    return row if count == 1 else {**row, "count": count}


def read_baseline(path: str, content: str) -> Baseline:
    """Read a baseline. Raises UsageError."""
    try:
        data = json.loads(content)
        rows: list[Any] = data["findings"] if data["version"] == VERSION else [None]
        entries = tuple(
            (Known(row["path"], row["code"], row["message"], row["text"]), int(row.get("count", 1)))
            for row in rows
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        problem = msg("`{path}` is not a baseline.", path=path)
        hint = msg("Write one with `sop validate --write-baseline {path}`.", path=path)
        raise UsageError(msg("{problem} {hint}", problem=problem, hint=hint)) from None
    return Baseline(path, entries)


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that the baseline does not know, those that it knows, and entries that are stale."""

    new: tuple[Finding, ...]
    known: tuple[Suppressed, ...]
    stale: tuple[Finding, ...]


def compared(
    findings: Iterable[Finding],
    baseline: Baseline,
    lines: Lines,
    is_judged: Callable[[str], bool] = lambda _: True,
) -> Compared:
    """Compare what is found with what the baseline knows; entries of checks that are off rest."""
    open_ = dict(baseline.entries)
    left: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        known = known_of(finding, lines)
        if open_.get(known, 0) > 0:
            open_[known] -= 1
            suppressed.append(Suppressed(finding, None))
        else:
            left.append(finding)
    stale = tuple(
        _stale(baseline.path, number, known)
        for number, (known, _) in enumerate(baseline.entries)
        if open_[known] > 0 and is_judged(known.code)
    )
    return Compared(tuple(left), tuple(suppressed), stale)


def _stale(path: str, number: int, known: Known) -> Finding:
    line = _FIRST_LINE + number
    message = msg(
        "The baseline knows {code} in {file}, which is not found any more: {message}",
        code=known.code,
        file=known.path,
        message=known.message,
    )
    hint = msg("Write the baseline again: `sop validate --write-baseline {path}`.", path=path)
    return found(checks.BASELINE_STALE, message, Place(path, line, 1, line, 1), hint=hint)
