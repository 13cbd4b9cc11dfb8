"""The baseline: findings that a workspace had when it began, and that may only become fewer.

An entry is matched by what it says (check, file, message, text of the line) and by the step,
list or section that it stands in, not by line numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from soptool.errors import UsageError
from soptool.finding import Finding, Place, Suppressed, found
from soptool.language import msg
from soptool.lint import checks
from soptool.lint.within import Within

VERSION = 1
_FIRST_LINE = 4
_OWN = frozenset(check.code for check in checks.ALL)
Lines = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """What is known of a finding; the message in English with what lasts of it (`…`: computed).

    The line is without space around it; `within` is empty in baselines that did not know it yet.
    """

    path: str
    code: str
    message: str
    text: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each is known. `path` is the file as findings show it."""

    path: str
    entries: tuple[tuple[Known, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What the files say: their lines, and in what of its file a place stands."""

    lines: Lines
    within: Within = field(default=lambda _: "")

    def known(self, finding: Finding) -> Known:
        """Return what a finding is known by."""
        place = finding.place
        content = self.lines(place.path)
        text = content[place.line - 1].strip() if place.line <= len(content) else ""
        within = self.within(place)
        return Known(place.path, finding.code, finding.message.lasting, text, within)


@dataclass(frozen=True, slots=True)
class _Open:
    """How often each entry may still be met."""

    counts: dict[Known, int]

    def takes(self, known: Known) -> bool:
        """Whether an entry knows it, which is met once less then."""
        for one in (known, replace(known, within="")):
            if self.counts.get(one, 0) > 0:
                self.counts[one] -= 1
                return True
        return False


def written(
    findings: Iterable[Finding],
    source: Source,
    before: Baseline | None = None,
    is_judged: Callable[[str], bool] = lambda _: True,
) -> str:
    """Return the text of a baseline of these findings; of an older one only what is still found.

    Entries of checks that are off (`is_judged` says no to their code) stay: nobody looked.
    """
    every = [source.known(f) for f in findings if f.code not in _OWN]
    counts = Counter(every)
    if before is not None:
        limits = _Open(dict(before.entries))
        unjudged = {k: n for k, n in before.entries if not is_judged(k.code)}
        counts = Counter(known for known in every if limits.takes(known)) | Counter(unjudged)
    return _text(counts)


def followed(before: Baseline, now: Callable[[Known], Known]) -> str:
    """Return the text of a baseline whose entries are known by something else now."""
    counts: Counter[Known] = Counter()
    for known, count in before.entries:
        counts[now(known)] += count
    return _text(counts)


def _text(counts: Counter[Known]) -> str:
    rows = [json.dumps(_row(k, n), ensure_ascii=False) for k, n in sorted(counts.items())]
    body = ",\n".join(f"  {row}" for row in rows)
    body = body.encode("utf-8", "backslashreplace").decode()  # a name of a file may be no UTF-8
    return f'{{\n "version": {VERSION},\n "findings": [\n{body}\n ]\n}}\n'


def _row(known: Known, count: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": known.path, "code": known.code, "message": known.message, "text": known.text,
    }  # fmt: skip
    if known.within:
        row["within"] = known.within
    return row if count == 1 else {**row, "count": count}


def read_baseline(path: str, content: str) -> Baseline:
    """Read a baseline. Raises UsageError."""
    try:
        data = json.loads(content)
        rows: list[Any] = data["findings"] if data["version"] == VERSION else [None]
        entries = tuple((_known(row), _count(row.get("count", 1))) for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        problem = msg("`{path}` is not a baseline.", path=path)
        hint = msg("Write one with `sop validate --write-baseline {path}`.", path=path)
        raise UsageError(msg("{problem} {hint}", problem=problem, hint=hint)) from None
    return Baseline(path, entries)


def _known(row: dict[str, Any]) -> Known:
    texts = [row[key] for key in ("path", "code", "message", "text")]
    texts.append(row.get("within", ""))
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Known(*texts)


def _count(number: Any) -> int:
    if type(number) is not int or number < 1:
        raise ValueError(number)
    return number


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that the baseline does not know, those that it knows, and entries that are stale."""

    new: tuple[Finding, ...]
    known: tuple[Suppressed, ...]
    stale: tuple[Finding, ...]


def compared(
    findings: Iterable[Finding],
    baseline: Baseline,
    source: Source,
    is_judged: Callable[[str], bool] = lambda _: True,
) -> Compared:
    """Compare what is found with what the baseline knows; entries of checks that are off rest."""
    open_ = _Open(dict(baseline.entries))
    left: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        if open_.takes(source.known(finding)):
            suppressed.append(Suppressed(finding, None))
        else:
            left.append(finding)
    stale = tuple(
        _stale(baseline.path, number, known)
        for number, (known, _) in enumerate(baseline.entries)
        if open_.counts[known] > 0 and is_judged(known.code)
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
