"""Bytes of a file → `Document` and findings; no input raises."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice

from soptool.finding import Check, Finding, Fix, Place, Replace, found
from soptool.language import Message, grouped, msg
from soptool.limits import DEFAULT, Limits
from soptool.source import checks
from soptool.source.construct import INVISIBLE, Constructor
from soptool.source.document import BOM, Document
from soptool.source.encoding import WIDE_MARKS, text_of
from soptool.source.events import Event, TooMany, events
from soptool.source.places import Places, Spots, spots_of
from soptool.source.plain import DEEPEST, plain_data
from soptool.source.recovery import Recovery, line_of
from soptool.source.remedy import Edit, Remedy

Read = tuple[Document | None, tuple[Finding, ...]]
_FORBIDDEN = re.compile(INVISIBLE.pattern.replace("\x7f-\x9f", "\x7f-\x84\x85\x86-\x9f"))
_LIKE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
MAX_INVISIBLE = 40
_MOST_KEPT = 16_384


def read(path: str, content: bytes, limits: Limits = DEFAULT) -> Read:
    """Read one file's content; `path` is the name that findings show."""
    if len(content) > limits.max_bytes:
        return None, (too_large(path, len(content), limits.max_bytes),)
    text, unfit = _decode(path, content)
    if text is None:
        return None, unfit
    if not text.strip():
        return None, (*unfit, _empty(path))
    document, findings = _parse(path, text, limits, has_mark=content.startswith(BOM.encode()))
    if document is not None and unfit:
        is_sure = document.is_sure and content[:2] in WIDE_MARKS
        document = replace(document, raw=content, is_sure=is_sure)
    return document, (*unfit, *findings)


def _parse(path: str, text: str, limits: Limits, *, has_mark: bool) -> Read:
    # Every value has a character.
    is_small = limits.max_depth > DEEPEST and limits.max_values >= len(text)
    data = plain_data(text) if is_small else None
    if data is not None:
        places = Places(data, find=partial(_spots_in, text))
        return Document(path, text, data, places, has_mark), ()
    return _parsed(path, text, limits, has_mark=has_mark)


def _spots_in(text: str) -> Spots:
    """Return the places of a text that was read without them, as nothing in it is at fault."""
    return spots_of(events(text))


def _parsed(path: str, text: str, limits: Limits, *, has_mark: bool) -> Read:
    recovered = _kept if len(text) < _MOST_KEPT else _recovered
    try:
        recovery, parsed = recovered(path, text, limits)
    except TooMany as here:
        return None, (_too_many(path, here, limits),)
    if parsed is None:
        return None, tuple(recovery.findings)
    composer = Constructor(path, limits.max_depth)
    composer.compose(parsed)
    spots, own = composer.spots.packed(), composer.findings
    if recovery.edits:
        spots = spots.moved(recovery.columns)
        own = [replace(one, place=recovery.original(one.place)) for one in own]
    findings = (*recovery.findings, *own)
    fatal = composer.stopped and not _only_first_document(findings)
    if fatal or composer.data is None:
        return None, findings or (_empty(path),)
    places, mended = Places(composer.data, spots), recovery.mended if recovery.edits else None
    is_sure = all(finding.fix is None or finding.fix.safe for finding in recovery.findings)
    return Document(path, text, composer.data, places, has_mark, mended, is_sure), findings


def _recovered(path: str, text: str, limits: Limits) -> tuple[Recovery, list[Event] | None]:
    """Return how a text is read, and what. Raises TooMany."""
    recovery = _begun(path, text, limits)
    return recovery, recovery.events()


_kept = lru_cache(8)(_recovered)
"""The last ones: commands that mend read a broken file again and again, and each time costs."""


def _begun(path: str, text: str, limits: Limits) -> Recovery:
    """Begin to read a text: without the invisible characters, each of which is a finding."""
    recovery = Recovery(path, text, limits)
    for match in reversed(tuple(islice(_FORBIDDEN.finditer(text), MAX_INVISIBLE))):
        line, column = line_of(text, match.start())
        name = f"U+{ord(match[0]):04X}"
        message = msg("The invisible character {name} is not allowed in a file.", name=name)
        edit = Edit(line, column, column + 1, " " if match[0] in _LIKE_BREAKS else "")
        hint = msg("Delete it.")
        remedy = Remedy(message, hint, (edit,), check=checks.BAD_CHARACTER, is_whole=True)
        recovery.take(remedy)
    return recovery


def _only_first_document(findings: tuple[Finding, ...]) -> bool:
    return findings[-1].check is checks.SEVERAL_DOCUMENTS


def _decode(path: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    try:
        return content.decode("utf-8").removeprefix(BOM), ()
    except UnicodeDecodeError as error:
        finding = _not_utf8(path, content, error.start)
    try:
        text = text_of(content)
    except UnicodeDecodeError:
        return None, (finding,)
    if _FORBIDDEN.search(text):
        return None, (finding,)
    return text, (_recoding(path, text, finding, is_sure=content[:2] in WIDE_MARKS),)


def _recoding(path: str, text: str, finding: Finding, *, is_sure: bool) -> Finding:
    """Let a fix write the file anew, in UTF-8: of one character, which stays what it is."""
    at = next((number for number, char in enumerate(text) if not char.isascii()), 0)
    line, column = line_of(text, at)
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    fix = Fix(msg("Save the file as UTF-8."), (Replace(path, place, text[at : at + 1]),), is_sure)
    return replace(finding, fix=fix)


def _at(check: Check, message: Message, path: str, before: str, hint: Message | None) -> Finding:
    """Make a finding at the character after the text `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    return found(check, message, Place(path, line, column, line, column + 1), hint=hint)


def _not_utf8(path: str, content: bytes, position: int) -> Finding:
    before = content[:position].decode("utf-8").removeprefix(BOM)
    byte = f"0x{content[position]:02X}"
    message = msg("The file is not UTF-8: the byte {byte} can't be read.", byte=byte)
    hint = msg("Save the file as UTF-8 in your editor.")
    if content[:2] in WIDE_MARKS:
        hint = msg("This is UTF-16 (“Unicode” in Windows). Save the file as UTF-8.")
    return _at(checks.NOT_UTF8, message, path, before, hint)


def too_large(path: str, size: int, allowed: int) -> Finding:
    """Make the finding on a file with more bytes than are read."""
    message = msg(
        "The file has {size} bytes; at most {allowed} are read.",
        size=grouped(size),
        allowed=grouped(allowed),
    )
    hint = msg("Split it into several SOPs, or raise the limit with `--max-size`.")
    return found(checks.TOO_LARGE, message, Place(path), hint=hint)


def _too_many(path: str, here: TooMany, limits: Limits) -> Finding:
    most = grouped(limits.max_values)
    message = msg("The file holds more than {most} keys and values.", most=most)
    place = Place(path, here.line + 1, here.column + 1, here.line + 1, here.column + 2)
    return found(checks.TOO_MUCH, message, place, hint=msg("Split it into several SOPs."))


def _empty(path: str) -> Finding:
    hint = msg("Begin with `sop new micro ID`, or delete the file.")
    return found(checks.EMPTY, msg("The file is empty."), Place(path), hint=hint)
