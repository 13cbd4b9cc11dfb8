"""Findings as plain values that JSON can hold, and back: the very same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soptool.finding import (
    Change,
    Check,
    Delete,
    Finding,
    Fix,
    Place,
    Related,
    RenameKey,
    Reorder,
    Replace,
    SetValue,
    Severity,
)
from soptool.language import Computed, Message

_COMPUTED = "computed"


def plain(findings: Iterable[Finding]) -> list[Any]:
    """Return findings as plain values."""
    return [_of_finding(finding) for finding in findings]


def findings_in(values: Iterable[Any]) -> tuple[Finding, ...]:
    """Return the findings that plain values stand for. Raises on any others."""
    return tuple(_finding(value) for value in values)


def _of_finding(finding: Finding) -> list[Any]:
    return [
        _of_check(finding.check),
        _of_message(finding.message),
        of_place(finding.place),
        finding.hint and _of_message(finding.hint),
        [[of_place(one.place), _of_message(one.message)] for one in finding.related],
        finding.fix and _of_fix(finding.fix),
        finding.severity.value,
    ]


def _finding(value: Any) -> Finding:
    check, message, at, hint, related, fix, severity = value
    return Finding(
        _check(check),
        _message(message),
        place(at),
        _message(hint) if hint else None,
        tuple(Related(place(where), _message(said)) for where, said in related),
        _fix(fix) if fix else None,
        Severity(severity),
    )


def _of_check(check: Check) -> list[Any]:
    principle = str(check.principle) if check.principle is not None else None
    return [check.code, check.name, check.severity.value, principle, check.source]


def _check(value: Any) -> Check:
    code, name, severity, principle, source = value
    return Check(code, name, Severity(severity), principle, source)


def of_place(where: Place) -> list[Any]:
    """Return a place as plain values."""
    return [where.path, where.line, where.column, where.end_line, where.end_column]


def place(value: Any) -> Place:
    """Return the place that plain values stand for."""
    return Place(*value)


def _of_message(message: Message) -> list[Any]:
    return [message.template, *([name, _of_value(value)] for name, value in message.values)]


def _of_value(value: str | Message) -> Any:
    if isinstance(value, Message):
        return _of_message(value)
    return {_COMPUTED: str(value)} if isinstance(value, Computed) else str(value)


def _message(value: Any) -> Message:
    template, *values = value
    return Message(template, tuple((name, _value(item)) for name, item in values))


def _value(value: Any) -> str | Message:
    if isinstance(value, list):
        return _message(value)
    return Computed(value[_COMPUTED]) if isinstance(value, dict) else str(value)


def _of_fix(fix: Fix) -> list[Any]:
    return [_of_message(fix.message), [_of_change(change) for change in fix.changes], fix.safe]


def _fix(value: Any) -> Fix:
    message, changes, safe = value
    return Fix(_message(message), tuple(map(_change, changes)), bool(safe))


def _of_change(change: Change) -> list[Any]:
    if isinstance(change, Replace):
        return ["replace", change.file, of_place(change.place), change.text]
    path = list(change.path)
    if isinstance(change, SetValue):
        return ["set", change.file, path, change.value]
    if isinstance(change, RenameKey):
        return ["rename", change.file, path, change.name]
    if isinstance(change, Reorder):
        return ["order", change.file, path, list(change.order)]
    return ["delete", change.file, path]


def _change(value: Any) -> Change:
    sort, file, path, *rest = value
    if sort == "replace":
        return Replace(file, place(path), rest[0])
    where = tuple(path)
    if sort == "set":
        return SetValue(file, where, rest[0])
    if sort == "rename":
        return RenameKey(file, where, rest[0])
    if sort == "order":
        return Reorder(file, where, tuple(rest[0]))
    return Delete(file, where)
