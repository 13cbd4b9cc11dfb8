"""Findings for people: message, the lines of the file with a caret, hint, the other place."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Finding, Severity
from soptool.language import msg
from soptool.report.excerpt import excerpt
from soptool.report.places import address
from soptool.report.report import Look, Report
from soptool.report.visible import one_line

_WORDS = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("note"),
}
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD, _DIM, _HINT = "1", "2", "36"


def report(report: Report, look: Look) -> str:
    """Write a block for each finding, with an empty line after it."""
    blocks = ("\n".join(_block(finding, report, look)) for finding in report.findings)
    return "".join(f"{block}\n\n" for block in blocks)


def _block(finding: Finding, report: Report, look: Look) -> Iterator[str]:
    color = _COLORS[finding.severity]
    word = _WORDS[finding.severity].render(look.translate)
    head = paint(f"{finding.code} {word}", color, look)
    message = one_line(finding.message.render(look.translate))
    yield f"{head}: {paint(message, _BOLD, look)}"
    gutter = " " * len(str(finding.place.line + 1))
    yield f"{gutter}{paint('-->', _DIM, look)} {address(finding.place)}"
    yield from _lines(finding, report, look, gutter)
    if finding.hint:
        word = msg("hint").render(look.translate)
        text = one_line(finding.hint.render(look.translate))
        yield f"{gutter} {paint(f'= {word}:', _HINT, look)} {text}"
    for related in finding.related:
        text = one_line(related.message.render(look.translate))
        yield f"{gutter} {paint('=', _DIM, look)} {address(related.place)}: {text}"


def _lines(finding: Finding, report: Report, look: Look, gutter: str) -> Iterator[str]:
    lines = report.lines(finding.place.path)
    cut = excerpt(lines, finding.place, look.width - len(gutter) - 3)
    if cut is None:
        return
    for number, text in cut.lines:
        edge = paint(f"{number:>{len(gutter)}} |", _DIM, look)
        yield f"{edge} {text}".rstrip()
        if number == cut.at:
            caret = paint("^" * cut.length, _COLORS[finding.severity], look)
            yield f"{paint(f'{gutter} |', _DIM, look)} {' ' * cut.caret}{caret}"


def paint(text: str, style: str, look: Look) -> str:
    """Return the text in a colour, where there is colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if look.color else text
