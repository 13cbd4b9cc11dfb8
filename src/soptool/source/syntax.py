"""A parser's refusal → a finding that says in plain words what to do."""

from __future__ import annotations

from soptool.finding import Finding, Place, Related, found
from soptool.language import Message, msg
from soptool.source import checks
from soptool.source.events import Refusal


def finding(path: str, text: str, refusal: Refusal) -> Finding:
    """Explain a refusal for which there is no remedy, where the parser gave up."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = min(refusal.line, len(lines) - 1)
    column = min(refusal.column, len(lines[line]))
    hint = _hint(refusal, lines[line])
    message = msg("This is not valid YAML: {problem}.", problem=_problem(refusal))
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    return found(checks.SYNTAX, message, place, hint=hint, related=_began(path, refusal, line))


_GOES_ON = msg("Look where the text begins: is its closing quotation mark missing there?")
_INDENTATION = msg("Check the indentation: entries of one level begin in the same column.")
_HINTS = (
    ("']'", msg("Close the list with `]`; a text with a comma or a bracket must be in quotes.")),
    ("'}'", msg("Close it with `}}`; a text with a comma or a brace must be in quotes.")),
    ("stream end", msg("A `[` or `{{` above is opened and never closed.")),
    ("block end", _INDENTATION),
    ("block collection", _INDENTATION),
)


def _hint(refusal: Refusal, here: str) -> Message | None:
    problem = refusal.problem
    if refusal.is_behind_quote:
        return _GOES_ON
    if "end of stream" in problem and refusal.began is not None:
        return msg("A quotation mark is opened and never closed.")
    if "alias" in problem and "*" in here:
        return msg("To begin a text with `*`, put it in quotes.")
    return next((hint for part, hint in _HINTS if part in problem), None)


def _began(path: str, refusal: Refusal, line: int) -> list[Related]:
    began = (refusal.is_behind_quote and refusal.quote) or refusal.began
    if began is None or began[0] >= line:
        return []
    row, column = began
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
    if refusal.is_behind_quote:
        return msg("a text goes on behind its closing quotation mark")
    for part, words in _PLAIN_WORDS:
        if part in refusal.problem:
            return words
    return msg("{parser}", parser=" ".join(refusal.problem.split()) or "?")
