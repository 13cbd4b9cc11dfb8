"""Dashes of lists that are missing, glued to a text, no dashes, or where no list can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from soptool.language import msg
from soptool.source.events import Refusal
from soptool.source.names import ONLY_STEP_KEYS
from soptool.source.quoting import BULLETS, bare, quoted
from soptool.source.remedy import Edit, Remedy, entry_of, shown

Lines = Sequence[str]
_MARK = re.compile(rf"^\s*(?P<mark>[{BULLETS}*]|\d{{1,2}}[.)])(?P<blank>\s+)")
_NO_DASH_SPACE = re.compile(r"^\s*-(?=[^\s\-\d])")
_BEGIN = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?:(?P<key>[\w-]+)\s*:(?=\s|$))?")
_TWO_DASHES = re.compile(r" *- +(?P<second>- +)[\w-]+:(?:\s|$)")
_FIRST_KEYS = ("id", "activity", "use", "section", "no")
"""Keys with which a step begins: behind a dash, they are an entry of their own."""


def list_mark(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """A sign that is none of YAML before the entry of a list."""
    match = _MARK.match(lines[number])
    if match is None:
        return
    mark, blank = match["mark"], " " * len(match["blank"])
    for written in dict.fromkeys(("-".ljust(len(mark)), "-")):
        edit = Edit(number, match.start("mark"), match.end("blank"), f"{written}{blank}")
        hint = msg("Begin each entry of a list with `-` and a space: `{line}`.",
                   line=shown(lines[number], edit))  # fmt: skip
        yield Remedy(msg("`{mark}` is no mark of a list", mark=mark), hint, (edit,))


def no_dash_space(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    match = _NO_DASH_SPACE.match(lines[number])
    if match is None:
        return
    edit = Edit(number, match.end(), match.end(), " ")
    hint = msg("Begin each entry of a list with `-` and a space: `{line}`.",
               line=shown(lines[number], edit))  # fmt: skip
    problem = msg("a space is missing behind the `-`")
    yield Remedy(problem, hint, (edit,))
    below = number + 1
    edits = [edit]
    while below < len(lines) and re.match(rf" {{{match.end()}}}\S", lines[below]):
        edits.append(Edit(below, 0, 0, " "))
        below += 1
    yield Remedy(problem, hint, tuple(edits))


def dash_on_line(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """A list that begins on the line of its key, or a dash that says "nothing"."""
    found = entry_of(lines[number])
    if found is None or not re.match(r"-(?:\s|$)", found[1]):
        return
    at, value = found
    problem = msg("a list can't begin on this line")
    if value == "-":
        hint = msg("A lone `-` begins a list. Leave the value empty, or write it in quotes.")
        yield Remedy(problem, hint, (Edit(number, at, at + 1, '"-"'),), at=(number, at))
        return
    text = value[1:].lstrip()
    plain = Edit(number, at, at + len(value), text)
    whole = Edit(number, at, at + len(value), quoted(value))
    hint = msg("Write `{plain}`, or `{quoted}` where the dash belongs to the text; entries of a"
               " list stand on lines of their own.",
               plain=shown(lines[number], plain), quoted=shown(lines[number], whole))  # fmt: skip
    for edit in (plain, whole):
        yield Remedy(problem, hint, (edit,), is_sure=False, at=(number, at))


def missing_dash(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A key in the column of the dashes above: a new entry without its dash."""
    line = lines[number]
    own = len(line) - len(line.lstrip(" "))
    above = (other for other in reversed(lines[:number]) if bare(other))
    dashed = next((other for other in above if len(other) - len(other.lstrip(" ")) <= own), "")
    if not re.match(rf" {{{own}}}- ", dashed) or not re.match(r"\w+:(?:\s|$)", line[own:]):
        return
    edit = Edit(number, own, own, "- ")
    hint = msg("Begin each entry of a list with `-` and a space: `{line}`.",
               line=shown(line, edit))  # fmt: skip
    problem = msg("a `-` is missing before this entry")
    at = (refusal.line, refusal.column)
    yield Remedy(problem, hint, (edit,), is_sure=False, at=at)


def stray_dash(lines: Lines, number: int, refusal: Refusal) -> Iterator[Remedy]:
    """A dash before a key that goes with the keys above it, or alone on a line between them."""
    line, begin = lines[number], _BEGIN.match(lines[number])
    if begin is None or not begin["dashes"]:
        return
    is_lone, is_first = line.strip() == "-", not any(map(bare, lines[:number]))
    if not begin["key"] and not is_lone:
        return
    if number != refusal.line and not is_first:
        return
    column = len(begin["indent"]) if is_first else key_column(lines, number)
    if column is None or begin["key"] in keys_at(lines, number, column):
        return
    if column and begin["key"] in _FIRST_KEYS:
        return
    problem = msg("a `-` stands where no list is")
    if is_lone:
        edit = Edit(number, len(begin["indent"]), len(line), "")
        hint = msg("A lone `-` begins a list. Delete it.")
    else:
        edit = Edit(number, 0, begin.start("key"), " " * column)
        hint = msg("Write `{line}`, without the `-`: this key goes with those above.",
                   line=shown(line, edit))  # fmt: skip
    yield Remedy(problem, hint, (edit,), is_sure=False, at=(number, len(begin["indent"])))


def two_dashes(lines: Lines, number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """A list in a list that nobody meant: its keys go on as those of one entry."""
    match = _TWO_DASHES.match(lines[number])
    if match is not None:
        edit = Edit(number, *match.span("second"), "")
        hint = msg("Write `{line}`.", line=shown(lines[number], edit))
        problem = msg("a second `-` stands where no list is")
        yield Remedy(problem, hint, (edit,), is_sure=False)


def key_column(lines: Lines, number: int) -> int | None:
    """Return the column of the keys that a line could go on with, if the last one has a value."""
    own, above = _indent(lines[number]), tuple(_above(lines, number))
    at = next((at for at in above if _indent(lines[at]) <= own), None)
    begin = _BEGIN.match(lines[at]) if at is not None else None
    if begin is None or not begin["key"] or begin.start("key") > own:
        return None
    may_hold_it = at == above[0] and lines[above[0]].rstrip().endswith(":")
    return None if may_hold_it else begin.start("key")


def keys_at(lines: Lines, number: int, column: int) -> set[str]:
    """Return the keys that stand above a line in the same block."""
    keys: set[str] = set()
    for at in _above(lines, number):
        begin = _BEGIN.match(lines[at])
        if begin and begin.start("key") == column:
            keys.add(begin["key"])
        if _indent(lines[at]) < column:
            break
    return keys


def fits(lines: Lines, number: int, column: int) -> bool:
    """Whether a line could begin in a column: entries go with entries, keys with other keys."""
    own = _BEGIN.match(lines[number])
    near = (lines[at] for at in _above(lines, number))
    line = next((line for line in near if _indent(line) <= column), None)
    above = _BEGIN.match(line) if line is not None else None
    if line is None or own is None or above is None or not (own["key"] or own["dashes"]):
        return True
    if own["dashes"] and above["dashes"] and len(above["indent"]) == column:
        return bool(own["key"]) == bool(above["key"])
    if own["dashes"]:
        return above["key"] is not None and line.rstrip().endswith(":")
    is_beside = above.start("key") == column and own["key"] not in keys_at(lines, number, column)
    return is_beside and (column > 0 or own["key"] not in ONLY_STEP_KEYS)


def _above(lines: Lines, number: int) -> Iterator[int]:
    return (at for at in range(number - 1, -1, -1) if bare(lines[at]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
