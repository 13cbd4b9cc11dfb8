"""Numbers of SOPs: the agency's pattern (`number_pattern` in sop.yaml), and numbers in texts."""

from __future__ import annotations

import re
from functools import lru_cache

_FIELD = re.compile(r"\{(\w+)(?::(\d{1,2}))?\}")
_MOST_DIGITS = 9
_MONTH = r"(?:0?[1-9]|1[0-2]|I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"
_SAMPLES = {"year": "2026", "month": "03"}


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return what a whole number must match: `{seq:3}` is a running number of three digits or more.

    `{year}` has four digits, `{month}` is a number or a Roman one; any other field is free.
    """
    return re.compile(_filled(pattern, strict=True))


@lru_cache(maxsize=64)
def _compiled_loosely(pattern: str) -> re.Pattern[str]:
    return re.compile(_filled(pattern, strict=False), re.IGNORECASE)


def sample(pattern: str) -> str:
    """Return a number as the pattern wants it, to show in a hint."""

    def shown(field: re.Match[str]) -> str:
        name, width = field[1], _width(field)
        return "1".zfill(width) if name == "seq" else _SAMPLES.get(name, f"({name})")

    return _FIELD.sub(shown, pattern)


def corrected(number: str, pattern: str) -> str | None:
    """Return the number as the pattern writes it, where only zeros, case and spaces differ."""
    found = _compiled_loosely(pattern).fullmatch(number)
    if found is None:
        return None
    values = iter(found.groups())

    def written(field: re.Match[str]) -> str:
        value = next(values).strip()
        return (value.lstrip("0") or "0").zfill(_width(field)) if field[1] == "seq" else value

    return _FIELD.sub(written, pattern)


@lru_cache(maxsize=4096)
def same_shape(number: str) -> re.Pattern[str] | None:
    """Return what finds numbers of the same shape in a text; None where it has too little shape."""
    if len(re.findall(r"\d+", number)) < 2 or not re.search(r"[^\W\d_]", number):
        return None
    shape = re.sub(r"\d+", r"\\d+", re.escape(number))
    return re.compile(rf"(?<![\w/.-]){shape}(?![\w/])", re.IGNORECASE)


def number_key(number: str) -> str:
    """Return what equal numbers share: case and spaces don't count."""
    return "".join(number.split()).casefold()


def _filled(pattern: str, *, strict: bool) -> str:
    parts, end = [], 0
    for field in _FIELD.finditer(pattern):
        parts += [_literal(pattern[end : field.start()], strict), _field(field, strict)]
        end = field.end()
    return "".join((*parts, _literal(pattern[end:], strict)))


def _literal(text: str, strict: bool) -> str:
    return re.escape(text) if strict else r"\s?".join(re.escape(char) for char in text)


def _field(field: re.Match[str], strict: bool) -> str:
    if field[1] == "seq":
        return rf"(\d{{{max(1, _width(field))},}})" if strict else r"(\s?\d+\s?)"
    if field[1] == "year":
        return r"((?:19|20)\d\d)" if strict else r"(\s?(?:19|20)\d\d\s?)"
    return f"({_MONTH})" if field[1] == "month" else r"([^\s/]+)"


def _width(field: re.Match[str]) -> int:
    return min(int(field[2] or 0), _MOST_DIGITS)


_OPEN = re.compile(r"\.{2,}|…|_{2,}|\?{1,}|belum (?:ada|diisi)|kosong", re.IGNORECASE)
_HOLE = re.compile(r"[\s.\-–—]*|\([^()0-9]*\)|[xX]{2,}|(?:[^\W\d_]+-)?(?:[xX]{3,}|[nN]{2,})")


def holes(number: str) -> tuple[str, ...]:
    """Return the parts of a number between slashes that are left open: "188.4/ /SOP/…"."""
    return tuple(part for part in number.split("/") if _OPEN.search(part) or _HOLE.fullmatch(part))


def is_blank(number: str) -> bool:
    """Whether a number has no part that is filled in: "…/…/…", "-"."""
    return len(holes(number)) == len(number.split("/"))
