"""What a line that YAML refuses is meant to say: how to write it, in words of who wrote it.

Each of these looks at the lines of a refusal and offers ways to mend them; the one that brings the
parser on is taken (`recovery`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from soptool.language import msg
from soptool.source.dashes import (
    dash_on_line,
    fits,
    list_mark,
    missing_dash,
    no_dash_space,
    stray_dash,
    two_dashes,
)
from soptool.source.events import Refusal
from soptool.source.glued import glued_brackets, unparted
from soptool.source.names import KEYS_OF_KEYS, LEADING_KEYS, STEP_KEYS
from soptool.source.quoting import ODD_SPACES, bare, inner, quoted
from soptool.source.remedy import Edit, Remedy, entry_of, odd_space, shown
from soptool.source.unclosed import escape, missing, open_bracket, open_quote, quoted_key, run_over

Lines = Sequence[str]
_ODD = re.compile(
    rf"^(?: *(?:- +)*-?(?:[^\s:#'\"\[{{][^:#]*:)?(?=[{ODD_SPACES}])"
    rf"|.*?[{{,]\s*[^\s:#'\"\[{{,][^:#,]*:(?=[{ODD_SPACES}]))"
)
_NO_SPACE = re.compile(r"^(?P<head>\s*(?:- +)*[^\s:#'\"\[{][^:#]*:)(?=[^\s:/])")
_WIDE = re.compile(r"^\s*(?:- +)*[^\s:#'\"\[{：][^:#：]*(?P<colon>：)\s*")
_NO_COLON = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z_]+)(?P<sign>\s*[=;]\s*|\s+)(?=\S)")
_QUOTED = re.compile(r"\"[^\"]*\"|'(?:[^']|'')*'")
_ENTRY_IN_BRACKETS = re.compile(r"(?<=[\[{,:])\s*(?P<entry>[^\s\[\]{},][^\[\]{},]*?)\s*(?=[\]},])")
_SIGNS = "@`%&*!|>{[\"'?,]}"
_NEAR = 3


def remedies(lines: Lines, refusal: Refusal) -> Iterator[Remedy]:
    """Offer ways to mend the place of a refusal, the likeliest first."""
    last = min(refusal.line, len(lines) - 1)
    first = min(refusal.began[0] if refusal.began else last, max(0, last - _NEAR))
    near = range(last, max(first, last - 400) - 1, -1)
    if refusal.quote is not None:
        yield from run_over(lines, refusal.quote[0], refusal)
    is_open = "end of stream" in refusal.problem
    for remedy in (open_quote, *_REMEDIES) if is_open else _REMEDIES:
        for number in near if remedy in _FAR else near[: _NEAR + 1]:
            yield from remedy(lines, number, refusal)


def _odd_space(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """A no-break space behind a colon or a dash, or before a key: Word writes it."""
    edit = _spaced(lines, number)
    if edit is None:
        return
    problem, hint = odd_space(lines[number][edit.start])
    edits = [edit]
    yield Remedy(problem, hint, (edit,), at=(number, edit.start))
    while number and (edit := _spaced(lines, number - 1)):
        number -= 1
        edits.insert(0, edit)
        yield Remedy(problem, hint, tuple(edits), at=(number, edit.start))


def _spaced(lines: Lines, number: int) -> Edit | None:
    match = _ODD.match(lines[number])
    if match is None:
        return None
    start = end = match.end()
    while end < len(lines[number]) and re.match(f"[{ODD_SPACES}]", lines[number][end]):
        end += 1
    return Edit(number, start, end, " " * (end - start))


def _tab(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indent:
        return
    problem = msg("a tab stands where spaces must be")
    hint = msg("Indent with spaces, not with tabs.")
    is_sure = " " not in indent
    for width in (2, 4, 8, 1):
        edit = Edit(number, 0, len(indent), indent.replace("\t", " " * width))
        yield Remedy(problem, hint, (edit,), is_sure, (number, indent.index("\t")))


def _wide_colon(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    match = _WIDE.match(lines[number])
    if match is None:
        return
    edit = Edit(number, match.start("colon"), match.end(), ": ")
    hint = msg("Write `{line}`.", line=shown(lines[number], edit))
    yield Remedy(msg("a wide `：` where a `:` must be"), hint, (edit,))


def _no_space(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    match = _NO_SPACE.match(lines[number])
    if match is None:
        return
    key, at = match["head"].strip().lstrip("- "), match.end("head")
    hint = msg("Put a space after the colon: `{key} …`.", key=key)
    problem = msg("a space is missing behind the colon")
    edits = [Edit(number, at, at, " ")]
    yield Remedy(problem, hint, tuple(edits))
    while number and (above := _NO_SPACE.match(lines[number - 1])):
        number, at = number - 1, above.end("head")
        edits.append(Edit(number, at, at, " "))
        yield Remedy(problem, hint, tuple(edits))


def _text(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A text that must stand in quotes."""
    found = entry_of(lines[number])
    if found is None:
        return
    at, value = found
    edit = Edit(number, at, at + len(value), quoted(inner(value)))
    line, sign = shown(lines[number], edit), value[0]
    where = (number, refusal.column) if refusal.line == number else (number, at)
    if sign in "\"'":
        if sign not in value[1:] or _QUOTED.fullmatch(value):
            return
        problem = msg("a text goes on behind its closing quotation mark")
        hint = msg("Put the whole text in quotes of the other kind: `{line}`.", line=line)
        yield Remedy(problem, hint, (edit,), at=where)
    elif sign in "[{":
        if missing(value):
            return
        problem = msg("a text goes on behind its closing bracket")
        hint = msg("A text that begins with `{sign}` must be in quotes: `{line}`.",
                   sign=sign, line=line)  # fmt: skip
        is_text = re.match(r"[\[{][^\[\]{},:]*[\]}]\s*\S", value) is not None
        yield Remedy(problem, hint, (edit,), is_text, where)
    elif sign in _SIGNS:
        problem = msg("a text can't begin with this character")
        hint = msg("A text that begins with `{sign}` must be in quotes: `{line}`.",
                   sign=sign, line=line)  # fmt: skip
        yield Remedy(problem, hint, (edit,), at=(number, at))
    elif ": " in value or value.endswith(":"):
        yield from _braces(lines[number], Edit(number, at, at + len(value), f"{{{value}}}"))
        yield _colon(lines[number], edit, value, where)


def _braces(line: str, edit: Edit) -> Iterator[Remedy]:
    """Keys and values on the line of their key, where nothing else can stand."""
    key = line[: edit.start].strip().lstrip("- ").removesuffix(":")
    begins = edit.text[1:].partition(":")[0]
    if key in KEYS_OF_KEYS or begins in LEADING_KEYS:
        hint = msg("Put keys and values on one line in `{{ }}`: `{line}`.", line=shown(line, edit))
        problem = msg("keys and values stand on one line without `{{ }}`")
        yield Remedy(problem, hint, (edit,), at=(edit.line, edit.start))


def _colon(line: str, edit: Edit, value: str, where: tuple[int, int]) -> Remedy:
    words = re.findall(r"(\w+)\s*:(?=\s|$)", value)
    key = next((word for word in words if word in STEP_KEYS), None)
    if key is not None:
        problem = msg("two keys stand on one line")
        hint = msg("Begin a new line before `{key}:`; a text with `: ` inside must be in quotes.",
                   key=key)  # fmt: skip
        return Remedy(problem, hint, (edit,), is_sure=False, at=where)
    problem = msg("a `:` inside a text")
    hint = msg("A text with `: ` inside must be in quotes: `{line}`.", line=shown(line, edit))
    return Remedy(problem, hint, (edit,), at=where)


def _in_brackets(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """Of entries in brackets on one line, one that must stand in quotes: the nearest first."""
    line = lines[number]
    entries = list(_ENTRY_IN_BRACKETS.finditer(line))
    if refusal.line == number:
        at = refusal.column
        entries.sort(key=lambda one: (one.start() > at, abs(one.start() - at)))
    for match in entries:
        entry, at = match["entry"], match.start("entry")
        is_odd = " #" in entry or entry[0] in "@`%&*!|>?-" or entry.startswith("#")
        keyed = re.match(r"[^\s:'\"]+:\s+", entry)
        if keyed and ": " in entry[keyed.end() :] and "{" in line[:at]:
            at, entry, is_odd = at + keyed.end(), entry[keyed.end() :], True
        is_quoted = entry[0] in "\"'" and not _QUOTED.fullmatch(entry)
        if not is_odd and not is_quoted:
            continue
        edit = Edit(number, at, at + len(entry), quoted(inner(entry)))
        hint = msg("In brackets, such a text must be in quotes: `{line}`.", line=shown(line, edit))
        yield Remedy(
            msg("a text in brackets that must be in quotes"), hint, (edit,), at=(number, at)
        )


def _no_colon(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    match = _NO_COLON.match(lines[number])
    if match is None or (match["key"] not in STEP_KEYS and not match["sign"].strip()):
        return
    edit = Edit(number, match.start("sign"), match.end("sign"), ": ")
    hint = msg("Write `{line}`.", line=shown(lines[number], edit))
    is_sure = match["key"] in STEP_KEYS
    problem = msg("a key without its `:`")
    yield Remedy(problem, hint, (edit,), is_sure, (number, match.start("sign")))


def _indentation(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A line that begins a little to the left or right of those that it goes with."""
    line = lines[number]
    if not line.strip() or "\t" in line[: len(line) - len(line.lstrip())]:
        return
    own = len(line) - len(line.lstrip(" "))
    columns = dict.fromkeys(
        column
        for other in reversed(lines[max(0, number - 12) : number])
        for column in _columns(other)
        if column != own
    )
    near = sorted(columns, key=lambda column: abs(column - own))
    for column in [column for column in near if fits(lines, number, column)][:4]:
        edit = Edit(number, 0, own, " " * column)
        hint = msg("Check the indentation: entries of one level begin in the same column. Begin"
                   " this line with {number} spaces.", number=column)  # fmt: skip
        problem = msg("the indentation does not fit the lines above")
        yield Remedy(problem, hint, (edit,), is_sure=False, at=(refusal.line, refusal.column))


def _columns(line: str) -> Iterator[int]:
    """Yield where a line begins, and where the key behind its dash does."""
    bare_line = bare(line)
    if bare_line:
        own = len(line) - len(line.lstrip(" "))
        yield own
        if bare_line.startswith("- "):
            yield own + 2


_REMEDIES: tuple[Callable[[Lines, int, Refusal], Iterator[Remedy]], ...] = (
    *(_odd_space, _tab, _wide_colon, _no_space, list_mark, no_dash_space, dash_on_line),
    *(glued_brackets, unparted, _in_brackets, open_quote, quoted_key, escape, _text, open_bracket),
    *(_no_colon, stray_dash, two_dashes, missing_dash, _indentation),
)
_FAR = (_odd_space, open_quote, quoted_key, open_bracket, _in_brackets)
