"""Findings for people: message, the lines of the file with a caret, hint, the other place.

What is found alike in many places of a file is said once, with all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from soptool.finding import Finding, Severity
from soptool.language import Message, grouped, msg
from soptool.report.excerpt import excerpt
from soptool.report.fixable import marked
from soptool.report.paint import BOLD, COLORS, DIM, HINT, paint
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.statistics import as_lines
from soptool.report.visible import one_line
from soptool.report.words import word_of
from soptool.report.wrap import wrapped

_MANY = 4


def report(report: Report, look: Look) -> str:
    """Write a block, with an empty line after it, for each kind of finding in a file."""
    if report.counts_rules:
        return as_lines(report, look)
    groups = _alike(report.findings)
    blocks = ("\n".join(_block(group, report, look)) for group in groups)
    return "".join(f"{block}\n\n" for block in blocks)


def _alike(findings: Sequence[Finding]) -> Iterator[Sequence[Finding]]:
    """Put together what says the same of one file; each group stands where its first does.

    Many remarks of one kind, with one hint for all, are the same though their words differ.
    """
    kinds = Counter(map(_kind, findings))
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        kind = _kind(finding)
        is_one = finding.severity is not Severity.ERROR and kinds[kind] >= _MANY
        groups.setdefault(kind if is_one else (kind, finding.message), []).append(finding)
    yield from groups.values()


def _kind(finding: Finding) -> object:
    fixes = finding.fix and finding.fix.safe
    said = (finding.message.template, finding.hint, finding.related, fixes)
    return finding.place.path, finding.code, finding.severity, said


def _block(group: Sequence[Finding], report: Report, look: Look) -> Iterator[str]:
    finding = group[0]
    color = COLORS[finding.severity]
    head = f"{finding.code} {word_of(finding.severity, look.translate)}"
    message = marked(finding, one_line(_message(group).render(look.translate)))
    first, *rest = wrapped(message, look, before=len(head) + 2, hanging=4)
    linked = head.replace(finding.code, _linked(finding, look), 1)
    yield f"{paint(linked, color, look)}: {paint(first, BOLD, look)}"
    yield from (paint(line, BOLD, look) for line in rest)
    gutter = " " * len(str(finding.place.line + 1))
    yield f"{gutter}{paint('-->', DIM, look)} {address(finding.place, report, look)}"
    yield from _lines(finding, report, look, gutter)
    if finding.hint:
        word = msg("hint").render(look.translate)
        yield from _remark(f"= {word}:", HINT, finding.hint.render(look.translate), look, gutter)
    for related in finding.related:
        where = f"{address(related.place, report, look)}: "
        yield from _remark("=", DIM, where + related.message.render(look.translate), look, gutter)


def _message(group: Sequence[Finding]) -> Message:
    message = group[0].message
    if len(group) == 1:
        return message
    from soptool.lint.explain import manuals  # noqa: PLC0415 -- few reports say it, and it is heavy

    manual = manuals().get(group[0].check)
    if manual and any(finding.message != message for finding in group):
        message = manual.what
    lines = ", ".join(dict.fromkeys(str(finding.place.line) for finding in group))
    return msg("{number} × {message} Lines {lines}.",
               number=grouped(len(group)), message=message, lines=lines)  # fmt: skip


def _remark(sign: str, style: str, text: str, look: Look, gutter: str) -> Iterator[str]:
    """Write a sentence below the lines of the file, its further lines under its beginning."""
    before = len(gutter) + len(sign) + 2
    first, *rest = wrapped(one_line(text), look, before=before, hanging=len(gutter) + 3)
    yield f"{gutter} {paint(sign, style, look)} {first}"
    yield from rest


def _lines(finding: Finding, report: Report, look: Look, gutter: str) -> Iterator[str]:
    lines = report.lines(finding.place.path)
    cut = excerpt(lines, finding.place, look.width - len(gutter) - 3)
    if cut is None:
        return
    for number, text in cut.lines:
        edge = paint(f"{number:>{len(gutter)}} |", DIM, look)
        yield f"{edge} {text}".rstrip()
        if number == cut.at:
            caret = paint("^" * cut.length, COLORS[finding.severity], look)
            yield f"{paint(f'{gutter} |', DIM, look)} {' ' * cut.caret}{caret}"


def _linked(finding: Finding, look: Look) -> str:
    """Return the code, which leads to its manual where the terminal can (OSC 8)."""
    page = look.manual_of(finding.check) if look.color else None
    return f"\x1b]8;;{page}\x1b\\{finding.code}\x1b]8;;\x1b\\" if page else finding.code
