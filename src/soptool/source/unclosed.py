"""Quotation marks and brackets that are opened and never closed: they end with their line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from soptool.language import msg
from soptool.source.events import Refusal
from soptool.source.quoting import quoted
from soptool.source.remedy import Edit, Remedy, entry_of, shown

Lines = Sequence[str]
_KEY = re.compile(r"^\s*(?:- +)*(?P<quote>[\"'])[\w-]+:\s")


def run_over(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A text in quotes that went on over other entries to the next quotation mark, or the end."""
    if refusal.quote is None or refusal.quote[0] != number:
        return
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    if entry_of(below) is None and not re.match(r"[ -]*[\w-]+:\s*$", below):
        return
    line, at = lines[number], refusal.quote[1]
    end, rest = _end_of_text(line, at)
    if end is None or line[at] in line[at + 1 : end] or not _is_odd(line[at:], line[at]):
        return
    yield _closed(line, at, Edit(number, end, end, line[at] + missing(line[:at] + rest)))


def open_quote(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A quotation mark that is opened and never closed: it ends with its line."""
    found = entry_of(lines[number])
    if refusal.quote and refusal.quote[0] == number and "end of stream" not in refusal.problem:
        return
    if found is None or found[1][0] not in "\"'" or not _is_odd(found[1], found[1][0]):
        return
    at, value = found
    end = at + len(value)
    yield _closed(lines[number], at, Edit(number, end, end, value[0]))


def _closed(line: str, at: int, edit: Edit) -> Remedy:
    hint = msg("A quotation mark is opened and never closed: `{line}`.",
               line=shown(line, edit))  # fmt: skip
    problem = msg("a quotation mark is not closed")
    return Remedy(problem, hint, (edit,), is_sure=False, at=(edit.line, at))


def _is_odd(text: str, quote: str) -> bool:
    return text.count(quote) % 2 == 1


def _end_of_text(line: str, at: int) -> tuple[int | None, str]:
    """Return where a text in quotes ends on its line, and what follows; in brackets, at a sign."""
    if missing(line[:at]):
        sign = re.search(r"\s*(?:[,\]}]|$)", line[at + 1 :])
        end = at + 1 + sign.start() if sign else None
        return end, line[end:]
    found = entry_of(line)
    return (at + len(found[1]), "") if found and found[0] == at else (None, "")


def quoted_key(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """A quotation mark before a key, and none behind it."""
    match = _KEY.match(lines[number])
    if match is None:
        return
    line, at, quote = lines[number], match.start("quote"), match["quote"]
    edits = [Edit(number, at, at + 1, "")]
    if line.rstrip().endswith(quote) and not _is_odd(line, quote):
        end = len(line.rstrip())
        edits.append(Edit(number, end - 1, end, ""))
    hint = msg("Write `{line}`.", line=shown(line, *edits))
    problem = msg("a quotation mark is not closed")
    yield Remedy(problem, hint, tuple(edits), is_sure=False, at=(number, at))


def escape(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A backslash in a text in `"` that is meant as it stands: names of folders."""
    found = entry_of(lines[number])
    if found is None or "escape" not in refusal.problem or not re.fullmatch('"[^"]*"', found[1]):
        return
    at, value = found
    edit = Edit(number, at, at + len(value), quoted(value[1:-1]))
    hint = msg("A text with a backslash must be in quotes of the other kind: `{line}`.",
               line=shown(lines[number], edit))  # fmt: skip
    where = (refusal.line, refusal.column)
    problem = msg("an unknown escape sequence in a text in quotes")
    yield Remedy(problem, hint, (edit,), is_sure=False, at=where)


def open_bracket(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A bracket that is opened on a line and never closed."""
    found = entry_of(lines[number])
    if found is None or found[1][0] not in "[{":
        return
    at, value = found
    closing = missing(value)
    if not closing:
        return
    edit = Edit(number, at + len(value), at + len(value), closing)
    line = shown(lines[number], edit)
    hint = msg("Close the list: `{line}`; a text with a comma or a bracket must be in quotes.",
               line=line)  # fmt: skip
    if value[0] == "{":
        hint = msg("Close it: `{line}`; a text with a comma or a brace must be in quotes.",
                   line=line)  # fmt: skip
    problem = msg("the list in `[ ]` is not closed") if value[0] == "[" else msg(
        "the keys in `{{ }}` are not closed"
    )  # fmt: skip
    yield Remedy(problem, hint, (edit,), is_sure=False, at=(refusal.line, refusal.column))


def missing(value: str) -> str:
    """Return the brackets that would close those that are open at the end of a value."""
    opened: list[str] = []
    for char in re.sub(r"\"[^\"]*\"|'[^']*'", "", value):
        if char in "[{":
            opened.append("]" if char == "[" else "}")
        elif char in "]}" and opened and opened[-1] == char:
            opened.pop()
    return "".join(reversed(opened))
