"""Empty cells of a column: told one by one, or together where most of the column is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soptool.finding import Check, Finding
from soptool.language import Computed, Message, computed, msg, shortened
from soptool.lint.evidence.subject import SopSubject, StepSubject

Cells = Sequence[tuple[StepSubject, Message]]
_FEW = 3
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form: its key in a step, what a finding says of a cell, and of all."""

    key: str
    cell: Message
    whole: Message
    hint: Message

    def empty(
        self, subject: SopSubject, check: Check, rows: Sequence[StepSubject], left: Cells
    ) -> Iterator[Finding]:
        """Yield a finding for each cell that is `left` empty, or one where most of `rows` are.

        `left`: the rows with an empty cell, each with what to do about it.
        """
        if len(left) < _FEW or 2 * len(left) <= len(rows):
            for row, hint in left:
                yield row.at(check, (self.key,), self.cell, hint=hint)
            return
        message = self._in_all(len(left)) if len(left) == len(rows) else self._in_most(rows, left)
        yield subject.at(check, ("steps",), message, hint=self.hint, key=True)

    def _in_all(self, number: int) -> Message:
        return msg("{column} is empty in all {all} rows.", column=self.whole, all=computed(number))

    def _in_most(self, rows: Sequence[StepSubject], left: Cells) -> Message:
        return msg(
            "{column} is empty in {count} of {all} rows: {rows}.",
            column=self.whole,
            count=computed(len(left)),
            all=computed(len(rows)),
            rows=listed([row for row, _ in left]),
        )


def listed(rows: Sequence[StepSubject]) -> Computed:
    """Name rows by their printed numbers; one without a number by its words."""
    names = [
        row.node.no if row.node.no[:1].isalnum() else f"“{shortened(row.node.words)}”"
        for row in rows
    ]
    more = ", …" if len(names) > _LISTED else ""
    return computed(", ".join(dict.fromkeys(names[:_LISTED])) + more)
