"""Bytes of a file → `Document` and findings; no input raises."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptool.finding import Check, Finding, Place, found
from soptool.language import Message, msg
from soptool.source import checks, syntax
from soptool.source.construct import INVISIBLE, Constructor
from soptool.source.document import BOM, Document
from soptool.source.events import Refusal, events
from soptool.source.places import Places

Read = tuple[Document | None, tuple[Finding, ...]]
_FORBIDDEN = re.compile(INVISIBLE.pattern.replace("\x7f-\x9f", "\x7f-\x84\x85\x86-\x9f"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold at most: bytes, and values inside one another."""

    max_bytes: int = 2_000_000
    max_depth: int = 64


def read(path: str, content: bytes, limits: Limits = Limits()) -> Read:
    """Read one file's content; `path` is the name that findings show."""
    if len(content) > limits.max_bytes:
        return None, (too_large(path, len(content), limits.max_bytes),)
    text, findings = _decode(path, content)
    if text is None:
        return None, findings
    if not text.strip():
        return None, (_empty(path),)
    return _parse(path, text, limits, has_mark=content.startswith(BOM.encode()))


def _parse(path: str, text: str, limits: Limits, *, has_mark: bool) -> Read:
    try:
        parsed = events(text)
    except Refusal as refusal:
        return None, (syntax.finding(path, text, refusal),)
    composer = Constructor(path, limits.max_depth)
    composer.compose(parsed)
    findings = tuple(composer.findings)
    fatal = composer.stopped and not _only_first_document(findings)
    if fatal or composer.data is None:
        return None, findings or (_empty(path),)
    places = Places(composer.data, composer.spots.packed())
    return Document(path, text, composer.data, places, has_mark), findings


def _only_first_document(findings: tuple[Finding, ...]) -> bool:
    return findings[-1].check is checks.SEVERAL_DOCUMENTS


def _decode(path: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, content, error.start),)
    text = text.removeprefix(BOM)
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        return None, (_bad_character(path, text, bad.start()),)
    return text, ()


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
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        hint = msg("This is UTF-16 (“Unicode” in Windows). Save the file as UTF-8.")
    return _at(checks.NOT_UTF8, message, path, before, hint)


def _bad_character(path: str, text: str, position: int) -> Finding:
    name = f"U+{ord(text[position]):04X}"
    message = msg("The invisible character {name} is not allowed in a file.", name=name)
    return _at(checks.BAD_CHARACTER, message, path, text[:position], msg("Delete it."))


def too_large(path: str, size: int, allowed: int) -> Finding:
    """Make the finding on a file with more bytes than are read."""
    message = msg(
        "The file has {size} bytes; at most {allowed} are read.",
        size=f"{size:,}",
        allowed=f"{allowed:,}",
    )
    hint = msg("Split it into several SOPs, or raise the limit with `--max-size`.")
    return found(checks.TOO_LARGE, message, Place(path), hint=hint)


def _empty(path: str) -> Finding:
    hint = msg("Begin with `sop new micro ID`, or delete the file.")
    return found(checks.EMPTY, msg("The file is empty."), Place(path), hint=hint)
