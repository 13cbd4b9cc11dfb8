"""A parser's refusal → a finding that says in plain words what to do."""

from __future__ import annotations

import re

from soptool.finding import Finding, Place, Related, found
from soptool.language import Message, msg
from soptool.source import checks
from soptool.source.events import Refusal

_NO_SPACE = re.compile(r"^(?P<head>\s*(?:- +)*[^\s:#'\"\[{][^:#]*:)(?=[^\s:/])")
_TWO_COLONS = re.compile(r"^\s*(?:- +)*[^\s:'\"\[{][^:]*:\s+[^'\"\[{|>\s][^#]*:(?:\s|$)")
_INDICATOR = re.compile(r"[@`%&*!|>]")
_DASH = re.compile(r":\s+-\s*(?:#.*)?$")


# Spaces that look like one and are none for YAML; Word writes the first behind colons.
_ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_ODD = re.compile(
    rf"^(?: *(?:- +)*-?(?:[^\s:#'\"\[{{][^:#]*:)?(?=[{_ODD_SPACE}])"
    rf"|.*?[{{,]\s*[^\s:#'\"\[{{,][^:#,]*:(?=[{_ODD_SPACE}]))"
)


def finding(path: str, text: str, refusal: Refusal) -> Finding:
    """Explain a refusal at the place where the author has to change something."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    odd = _odd_space(lines, refusal)
    if odd:
        return _odd_finding(path, lines, *odd)
    line, column = _where(lines, refusal)
    hint = _hint(lines, line, column, refusal)
    message = msg("This is not valid YAML: {problem}.", problem=_problem(refusal))
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    return found(checks.SYNTAX, message, place, hint=hint, related=_began(path, refusal, line))


def _odd_space(lines: list[str], refusal: Refusal) -> tuple[int, int] | None:
    """Find an odd space behind a colon or a dash, or before a key, where the refusal begins."""
    last = min(refusal.line, len(lines) - 1)
    first = refusal.began[0] if refusal.began else last - 2
    for line in range(max(0, min(first, last - 2)), last + 1):
        match = _ODD.match(lines[line])
        if match:
            return line, match.end()
    return None


def _odd_finding(path: str, lines: list[str], line: int, column: int) -> Finding:
    char = lines[line][column]
    problem = msg(
        "an invisible character (U+{code}) where a space must be", code=f"{ord(char):04X}"
    )
    if char in "\u00a0\u202f":
        problem = msg("a no-break space (U+{code}) where a space must be", code=f"{ord(char):04X}")
    message = msg("This is not valid YAML: {problem}.", problem=problem)
    hint = msg("Delete it and type a space; it looks the same and comes from Word or a web page.")
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    return found(checks.SYNTAX, message, place, hint=hint)


def _where(lines: list[str], refusal: Refusal) -> tuple[int, int]:
    """Move the mark back to a key without a space on an earlier line, which the parser ran over."""
    line = min(refusal.line, len(lines) - 1)
    column = min(refusal.column, len(lines[line]))
    if "mapping values" not in refusal.problem and "could not find expected" not in refusal.problem:
        return line, column
    for earlier in range(line, max(-1, line - 3), -1):
        match = _NO_SPACE.match(lines[earlier])
        if match:
            return earlier, match.end("head")
    return line, column


def _hint(lines: list[str], line: int, column: int, refusal: Refusal) -> Message | None:
    here = lines[line]
    if "\t" in here[: column + 1] and not here[:column].strip():
        return msg("Indent with spaces, not with tabs.")
    if _NO_SPACE.match(here) and column and here[column - 1] == ":":
        key = here[:column].strip().lstrip("- ")
        return msg("Put a space after the colon: `{key} …`.", key=key)
    if _DASH.search(here):
        return msg("A lone `-` begins a list. Leave the value empty, or write it in quotes.")
    if _TWO_COLONS.match(here):
        return msg("A text with `: ` inside must be in quotes.")
    if column < len(here) and _INDICATOR.match(here[column]):
        return msg("A text that begins with `{sign}` must be in quotes.", sign=here[column])
    return _bracket_hint(refusal, here)


_INDENTATION = msg("Check the indentation: entries of one level begin in the same column.")
_HINTS = (
    ("']'", msg("Close the list with `]`; a text with a comma or a bracket must be in quotes.")),
    ("'}'", msg("Close it with `}}`; a text with a comma or a brace must be in quotes.")),
    ("stream end", msg("A `[` or `{{` above is opened and never closed.")),
    ("block end", _INDENTATION),
    ("block collection", _INDENTATION),
)


def _bracket_hint(refusal: Refusal, here: str) -> Message | None:
    problem = refusal.problem
    if "end of stream" in problem and refusal.began is not None:
        return msg("A quotation mark is opened and never closed.")
    if "alias" in problem and "*" in here:
        return msg("To begin a text with `*`, put it in quotes.")
    return next((hint for part, hint in _HINTS if part in problem), None)


def _began(path: str, refusal: Refusal, line: int) -> list[Related]:
    if refusal.began is None or refusal.began[0] >= line:
        return []
    row, column = refusal.began
    place = Place(path, row + 1, column + 1, row + 1, column + 2)
    return [Related(place, msg("What is not finished begins here."))]


_PLAIN_WORDS = (
    ("mapping values", msg("a `:` stands where no key can be")),
    ("could not find expected ':'", msg("a key without its `:`")),
    ("tab", msg("a tab stands where spaces must be")),
    ("'\\t'", msg("a tab stands where spaces must be")),
    ("cannot start any token", msg("a text can't begin with this character")),
    ("sequence entries", msg("a list can't begin on this line")),
    ("sequence entry", msg("a list can't begin on this line")),
    ("']'", msg("the list in `[ ]` is not closed")),
    ("'}'", msg("the keys in `{{ }}` are not closed")),
    ("stream end", msg("the file ends inside brackets")),
    ("end of stream", msg("the file ends inside a text in quotes")),
    ("block end", msg("the indentation does not fit the lines above")),
    ("alias", msg("an alias `*name` without its anchor `&name`")),
    ("escape", msg("an unknown escape sequence in a text in quotes")),
)


def _problem(refusal: Refusal) -> Message:
    for part, words in _PLAIN_WORDS:
        if part in refusal.problem:
            return words
    return msg("{parser}", parser=" ".join(refusal.problem.split()) or "?")
