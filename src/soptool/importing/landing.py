"""What a document says that came back → the text of the file today, with its changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.importing.draft import Remark
from soptool.importing.merging import Conflict, Merged, Taken, merge
from soptool.importing.seen import Mark
from soptool.importing.splicing import rewritten
from soptool.importing.version import Version, Where
from soptool.language import Message, msg
from soptool.source.emit import flow
from soptool.source.encoding import bytes_of
from soptool.source.read import read
from soptool.workbook.sheets import numbers_of

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A value that the file gets from a document: `row` and `column` say where.

    `before` and `after` are as people read them, None where there is none; `marks` say who made
    it, and when.
    """

    row: str
    column: str
    before: str | None
    after: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Landed:
    """The file's content with the changes. `remarks` are what can't be taken, or was guessed.

    `content` is None where the file could not be edited; `reason` says why.
    """

    content: bytes | None
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reason: Message | None = None


def landed(version: Version, content: bytes) -> Landed:
    """Bring the changes of a document into a file that holds `content`: today's, or the copy."""
    document, _ = read("", content)
    if document is None or not isinstance(document.data, dict) or document.mended is not None:
        reason = msg("The file of its SOP can't be read: mend it first, see `sop validate`.")
        return Landed(None, reason=reason)
    mine: dict[str, Any] = document.data
    merged = merge(version, mine)
    remarks = (*_conflicts(merged, mine), *_led(merged))
    if merged.data == mine:
        return Landed(content, (), remarks)
    text = rewritten(document.text, mine, merged.data, merged.origins)
    if text is None:
        reason = msg("Its changes can't be written into the file: `sop fmt` it, and try again.")
        return Landed(None, remarks=remarks, reason=reason)
    changes = tuple(_change(taken, version, mine, merged) for taken in merged.taken)
    return Landed(bytes_of(text, content), changes, remarks)


def _change(taken: Taken, version: Version, mine: Mapping[str, Any], merged: Merged) -> Change:
    row, column = _place(taken.path, mine, merged)
    marks = version.known(tuple(part for part in taken.where if part != ""))
    return Change(row, column, _text(taken.before), _text(taken.after), marks)


def _place(path: Where, mine: Mapping[str, Any], merged: Merged) -> tuple[str, str]:
    """Return the printed number of the row, and the key, that a path leads to."""
    if path[:1] != ("steps",) or len(path) < 2:
        return "", ".".join(map(str, path))
    key = ".".join(str(part) for part in path[2:] if part != "")
    steps: Sequence[Any] = mine.get("steps") or ()
    number = path[1]
    if number == "+":
        came = [n for n, origin in enumerate(merged.origins) if origin is None]
        steps = merged.data["steps"]
        number, key = came[int(path[2])] if int(path[2]) < len(came) else len(steps), ""
    said = [step if isinstance(step, dict) else {} for step in steps]
    numbers = [*numbers_of(said)]
    row = numbers[int(number)] if int(number) < len(numbers) else str(int(number) + 1)
    return row, key or "steps"


def _text(value: Any) -> str | None:
    """Write a value as people read it: of a step, what is done."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value + 1)
    if isinstance(value, dict) and isinstance(value.get("activity"), str):
        return str(value["activity"])
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    return flow(value)[:_LONGEST]


def _conflicts(merged: Merged, mine: Mapping[str, Any]) -> Iterator[Remark]:
    for conflict in merged.conflicts:
        row, column = _place(conflict.path, mine, merged)
        yield Remark(
            None, row, column, "conflict", _text(conflict.theirs) or "", _said(conflict), 1
        )


def _said(conflict: Conflict) -> Message:
    theirs, mine = _text(conflict.theirs), _text(conflict.mine)
    if theirs is None and mine is None:
        return msg("The document and the file both moved rows: their order was left as it is.")
    if theirs is None:
        return msg("The document deletes this, and the file says `{mine}` now: it was left as it"
                   " is. Delete it there, or give up the change.", mine=mine)  # fmt: skip
    if mine is None:
        return msg("The document says `{theirs}`, and the file has it no more: it was left as it"
                   " is. Write it there, or give up the change.", theirs=theirs)  # fmt: skip
    return msg("The document says `{theirs}`, the file says `{mine}`: it was left as it is. Write"
               " into the file what is right.", theirs=theirs, mine=mine)  # fmt: skip


def _led(merged: Merged) -> Iterator[Remark]:
    steps = merged.data.get("steps") or ()
    numbers = [*numbers_of([step if isinstance(step, dict) else {} for step in steps])]
    for path in dict.fromkeys(merged.led):
        message = msg("It led to a row that was deleted, and leads to what followed now: check it.")
        row = numbers[int(path[1])]
        yield Remark(None, row, str(path[2]), "assumed", "", message)
