"""Places inside a regulation: "Pasal 7 ayat (2) huruf h", before, behind or in brackets."""

from __future__ import annotations

import re

from soptool.numerals import ROMAN

_OPENING = r"(?:pasal|psl\.?|ps\.?|lampiran|bab)"
_CLAUSE = (
    rf"{_OPENING}\s+(?:[0-9]+[a-z]?|{ROMAN})(?![\w/])(?:[\s,;-]|{_OPENING}(?![a-z])|ayat\b|huruf\b"
    r"|angka\b|butir\b|dan\b(?=\s+(?:pasal|ayat|huruf|angka|butir|\(?[0-9]+[a-z]?\b\)?|[a-z]\b))"
    r"|serta\b(?=\s+pasal)|s[./]?\s?d\.?(?=\s)|sampai dengan\b|jo\.?(?=\s+pasal)"
    r"|\(?[0-9]+[a-z]?\)|[0-9]+[a-z]?(?![\w/])|\b[a-z]\b)*"
)
# Titles that end in a place of another regulation keep it: "tentang Pelaksanaan Pasal 33".
_BEHIND = r"(?<!pelaksanaan)(?<!ketentuan)(?<!perubahan)(?<!pencabutan)(?<!atas)(?<!dari)"
_BEFORE = re.compile(rf"(?P<clause>{_CLAUSE})\s*(?:dari\s+)?", re.IGNORECASE)
_BRACKETED = re.compile(rf"[,\s]*\((?:khususnya\s+)?(?P<clause>{_CLAUSE})\)\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:^|{_BEHIND}[,\s]+)(?P<clause>{_CLAUSE})$", re.IGNORECASE)


def places_before(text: str) -> tuple[str, str]:
    """Return the places with which a citation begins, and the text without them."""
    found = _BEFORE.match(text)
    return (_written(found["clause"]), text[found.end() :]) if found else ("", text)


def places_behind(text: str) -> tuple[str, str]:
    """Return the places with which a text ends, in brackets or not, and the text without them."""
    found = _BRACKETED.search(text) or _AFTER.search(text)
    return (_written(found["clause"]), text[: found.start()]) if found else ("", text)


def _written(clause: str) -> str:
    clause = clause.strip(" ,;-")
    return clause[:1].upper() + clause[1:]
