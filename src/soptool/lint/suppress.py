"""`# sop: ignore[CODE] reason (until YYYY-MM-DD)`: findings that an author answers for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from soptool.cache.plain import of_place, place
from soptool.finding import Check, Finding, Place, Suppressed, found
from soptool.language import Message, did_you_mean, msg
from soptool.lint import checks
from soptool.lint.lookup import check_named, names
from soptool.model.dates import PartialDate, parse_date
from soptool.source.document import Document
from soptool.source.remarks import Remark, remarks

_IGNORE = re.compile(r"#\s*sop:\s*ignore\b(?P<list>\s*\[(?P<names>[^\]]*)\])?(?P<rest>.*)", re.I)
_UNTIL = re.compile(r"\(\s*(?:until|sampai|s\.d\.)\s+(?P<date>[^)]*)\)", re.I)
_OWN = frozenset(check.code for check in checks.ALL if check is not checks.RULE_FAILED)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule that a comment ignores, on the lines `first` to `last` of a file."""

    check: Check
    reason: str
    until: PartialDate | None
    place: Place
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those that are meant."""
        place = finding.place
        return (
            finding.code == self.check.code
            and place.path == self.place.path
            and self.first <= place.line <= self.last
        )

    def as_data(self) -> list[Any]:
        """Return it as plain values."""
        until = str(self.until) if self.until is not None else None
        where = of_place(self.place)
        return [self.check.code, self.reason, until, where, self.first, self.last]

    def is_over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until.last_day < today


def ignore_in(data: Any) -> Ignore:
    """Return the ignore that plain values stand for. Raises on any others."""
    code, reason, until, where, first, last = data
    check = check_named(code)
    if check is None:
        raise ValueError(code)
    return Ignore(check, reason, parse_date(until) if until else None, place(where), first, last)


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of the findings, what is suppressed, and what is wrong with the ignores."""

    left: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    own: tuple[Finding, ...]


def sift(
    findings: Iterable[Finding],
    ignores: Iterable[Ignore],
    today: date,
    is_on: Callable[[Check], bool],
) -> Sifted:
    """Take out what the files' comments ignore. An ignore of a rule that is off is not judged."""
    own: list[Finding] = []
    standing: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        if ignore.is_over(today):
            own.append(_expired(ignore))
        else:
            standing.setdefault(ignore.place.path, []).append(ignore)
    used: set[Ignore] = set()
    left: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        hits = [i for i in standing.get(finding.place.path, ()) if i.covers(finding)]
        used.update(hits)
        if hits:
            suppressed.append(Suppressed(finding, hits[-1].reason))
        else:
            left.append(finding)
    idle = (i for file in standing.values() for i in file if i not in used)
    own += [_unused(ignore) for ignore in idle if is_on(ignore.check)]
    return Sifted(tuple(left), tuple(suppressed), tuple(own))


def ignores_in(document: Document) -> tuple[tuple[Ignore, ...], tuple[Finding, ...]]:
    """Return what the comments of a file ignore, and what is wrong with these comments."""
    ignores: list[Ignore] = []
    own: list[Finding] = []
    for remark in remarks(document.path, document.readable, _IGNORE):
        match = _IGNORE.match(remark.text)
        for item in _parsed(remark, match) if match else ():
            if isinstance(item, Ignore):
                ignores.append(item)
            else:
                own.append(item)
    return tuple(ignores), tuple(own)


def _parsed(remark: Remark, match: re.Match[str]) -> Iterator[Ignore | Finding]:
    listed = [name.strip() for name in (match["names"] or "").split(",") if name.strip()]
    until = _UNTIL.search(match["rest"])
    reason = (match["rest"][: until.start()] if until else match["rest"]).strip(" :–-\t")
    day = parse_date(until["date"].strip()) if until else None
    if not listed:
        yield _malformed(remark, msg("This ignore names no rule."))
        return
    if until and day is None:
        date_text = until["date"].strip()
        yield _malformed(remark, msg("`{text}` is not a date (YYYY-MM-DD).", text=date_text))
        return
    if not reason:
        message = msg("This ignore gives no reason.")
        hint = msg("Write behind the bracket why the rule does not hold here.")
        yield found(checks.IGNORE_WITHOUT_REASON, message, remark.place, hint=hint)
    for name in listed:
        check = check_named(name)
        if check is None or check.code in _OWN:
            yield _unknown(remark, name)
        else:
            yield Ignore(check, reason, day, remark.place, remark.first, remark.last)


def _malformed(remark: Remark, message: Message) -> Finding:
    hint = msg("Write `# sop: ignore[rule] reason (until YYYY-MM-DD)`; the date may be left out.")
    return found(checks.IGNORE_MALFORMED, message, remark.place, hint=hint)


def _unknown(remark: Remark, name: str) -> Finding:
    message = msg("No rule that could be ignored has the name `{name}`.", name=name)
    return found(checks.IGNORE_UNKNOWN, message, remark.place, hint=did_you_mean(name, names()))


def _unused(ignore: Ignore) -> Finding:
    message = msg("Nothing is ignored here: `{name}` has no finding.", name=ignore.check.name)
    hint = msg("Take the comment away; above a key or `-` it covers what begins there.")
    return found(checks.IGNORE_UNUSED, message, ignore.place, hint=hint)


def _expired(ignore: Ignore) -> Finding:
    message = msg("This ignore of `{name}` was meant until {date} and no longer counts.",
                  name=ignore.check.name, date=ignore.until)  # fmt: skip
    hint = msg("Mend what it ignores, or give a new date with its reason.")
    return found(checks.IGNORE_EXPIRED, message, ignore.place, hint=hint)
