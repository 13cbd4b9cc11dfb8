"""The scorecard as a table: principles down, what became of their rules across."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from soptool.language import Translate, grouped, msg
from soptool.lint.principle import NAMES
from soptool.lint.scorecard import Card, RuleOutcome, Verdict
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.visible import one_line, visible, width

_Counts = Callable[[str], Mapping[Verdict, int]]
HEADS = {
    Verdict.PASSED: msg("passed"),
    Verdict.FAILED: msg("failed"),
    Verdict.IGNORED: msg("ignored"),
    Verdict.NOT_APPLICABLE: msg("not applicable"),
}


def report(report: Report, look: Look) -> str:
    """Write a table for each document, with the evidence below, and one for all of them."""
    if report.scorecard is None:
        return ""
    card = report.scorecard
    blocks = [_card(one, look) for one in card.cards]
    if len(blocks) != 1:
        title = msg("All {number} documents", number=grouped(len(card.cards)))
        blocks.append(
            [
                title.render(look.translate),
                *_table(_rows(card.counts, look.translate), look.translate),
            ]
        )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _card(card: Card, look: Look) -> list[str]:
    number = f"{card.number} " if card.number else ""
    title = visible(f"{card.id}: {number}{card.title} ({card.path})")
    rows = _rows(card.counts, look.translate)
    return [title, *_table(rows, look.translate), *_evidence(card.marks, look.translate)]


def _rows(counts: _Counts, translate: Translate) -> list[tuple[str, Mapping[Verdict, int]]]:
    return [(name.render(translate), counts(principle)) for principle, name in NAMES.items()]


def _table(rows: Sequence[tuple[str, Mapping[Verdict, int]]], translate: Translate) -> list[str]:
    heads = [head.render(translate) for head in HEADS.values()]
    first = max(width(name) for name, _ in rows)
    words = [head.split() for head in heads]
    columns = [max(map(width, each)) for each in words]
    table = [
        f"  {' ' * first}  {'  '.join(map(_at_right, line, columns))}"
        for line in zip(*(_at_foot(each, max(map(len, words))) for each in words), strict=True)
    ]
    for name, counts in rows:
        numbers = (
            f"{counts.get(verdict, 0):>{column}}"
            for verdict, column in zip(HEADS, columns, strict=True)
        )
        table.append(f"  {name}{' ' * (first - width(name))}  {'  '.join(numbers)}")
    return table


def _at_foot(words: Sequence[str], height: int) -> Sequence[str]:
    """Write a head a word a line, so that it is no wider than its longest word."""
    return (*[""] * (height - len(words)), *words)


def _at_right(word: str, column: int) -> str:
    return " " * (column - width(word)) + word


def _evidence(marks: Iterable[RuleOutcome], translate: Translate) -> Iterator[str]:
    for mark in marks:
        for one in mark.evidence:
            sign = "✗" if one.reason is None else "–"
            why = "" if one.reason is None else f" ({visible(one.reason)})"
            text = one_line(one.message.render(translate))
            yield f"  {sign} {mark.check.code} {address(one.place)} {text}{why}"
