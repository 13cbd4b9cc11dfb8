"""The words by which offices call an SOP, at the beginning of a title or in its last bracket."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from soptool.lint.wording import forms
from soptool.lint.wording.text import Found
from soptool.lint.wording.words import lines, words


def is_sop(word: str) -> bool:
    """Whether a word is a short name of an SOP: "SOP", "SPO"."""
    return word in lines("sop-words")


def sop_pattern() -> str:
    """Return the pattern of the names of an SOP, for use within a larger one, in any case."""
    return _any_of(lines("sop-words"))


def long_pattern() -> str:
    """Return the pattern of the names of several words, which stand at the head of papers."""
    return _any_of(tuple(name for name in lines("sop-words") if not name.isupper() and " " in name))


def _any_of(names: tuple[str, ...]) -> str:
    return "|".join(_spelled(name) for name in sorted(names, key=len, reverse=True))


def _spelled(name: str) -> str:
    if name.isupper() and name.isalpha():
        return r"\.?".join(name) + r"\.?"
    return r"\s+".join(map(re.escape, name.split()))


@cache
def _leading() -> re.Pattern[str]:
    names = _any_of((*lines("sop-words"), *lines("sop-like-words")))
    word = rf"[(\[“\"']?(?P<word>{names})(?![\w-])"
    return re.compile(rf"[\s.\d)]*{word}(?P<behind>[)\]”\"']?[\s.:;,/–—-]*)", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    opening = r"(?:[\s–—-]*[(\[]\s*|\s+[–—-]\s+)"
    return re.compile(rf"{opening}(?P<word>{sop_pattern()})\s*[)\]]?\s*$", re.IGNORECASE)


@cache
def _trailing() -> re.Pattern[str]:
    behind = rf"(?P<before>[\w-]+)(?P<cut>,?\s+)(?P<word>{sop_pattern()})\s*$"
    return re.compile(behind, re.IGNORECASE)


_OF_SOPS = frozenset(
    (
        *("dokumen", "naskah", "rancangan", "draf", "draft", "konsep", "format", "daftar", "buku"),
        *("templat", "template", "usulan", "usul", "arsip", "standar", "seluruh", "semua", "coba"),
        *("ulang", "baru", "lama", "tim", "makro", "mikro", "kebutuhan", "peta", "hasil", "isi"),
    )
)
"""Words behind which "SOP" is what the title is about: "Penyusunan Dokumen SOP", "Uji Coba SOP"."""
_MAKER = re.compile(r"p(?:e|er)[lmnr]\w+")

_LEVEL = re.compile(r"(?:makro|mikro)\b[\s:–—-]*(?=\w)", re.IGNORECASE)
_ALONE = re.compile(r"(?:makro|mikro)\s*$", re.IGNORECASE)
_ON = re.compile(r"(?:tentang|mengenai|for|on)\b\s*(?=\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[\d.)]*")
_PROCEDURE = re.compile(r"\s*(prosedur|procedure)\s+(?=(\w+)(?:\s+(\w+))?)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def sop_words(title: str) -> tuple[Found, ...]:
    """Return the words for "SOP" with which a title begins, and that in a bracket at its end.

    "Prosedur" counts before an act only: "Prosedur Pelayanan Tamu", "Prosedur Layanan Pembuatan …".
    """
    hits, at = _beginning(title)
    end = _end(title, at)
    return (*hits, _hit(end)) if end else hits


def _end(title: str, at: int) -> re.Match[str] | None:
    """Return the word for "SOP" that was put behind a title: "Pelayanan Tamu (SOP)"."""
    if match := _closing().search(title, at):
        return match
    match = _trailing().search(title, at)
    if match is None or (match["cut"].isspace() and _is_about_sops(match["before"].lower())):
        return None
    return match


def _is_about_sops(before: str) -> bool:
    """Whether what stands before "SOP" is done to SOPs, or is one: "Evaluasi SOP"."""
    small = words("id-borrowed-acts") | words("id-prepositions") | words("id-function-words")
    is_verb = before.startswith("me") and forms.is_active(before)
    is_act = before in small or forms.is_verbal_noun(before) or is_verb
    return is_act or before in _OF_SOPS or _MAKER.fullmatch(before) is not None


def _beginning(title: str) -> tuple[tuple[Found, ...], int]:
    """Return the words at the beginning, and where the title goes on."""
    hits: list[Found] = []
    at = 0
    while (match := _leading().match(title, at)) and not _is_post(match["word"], title):
        hits.append(_hit(match))
        at = match.end()
    bare = None if hits else _PROCEDURE.match(title)
    if bare and any(forms.is_verbal_noun((word or "").lower()) for word in bare.groups()[1:]):
        return (Found(bare[1], bare.start(1), bare.end(1), "sop"),), bare.end()
    return tuple(hits), at


def _is_post(word: str, title: str) -> bool:
    """Whether it is a place ("Pos Pelayanan Terpadu"), not the POS of schools."""
    return word.upper() == "POS" and (word != "POS" or title.isupper())


def _hit(match: re.Match[str]) -> Found:
    return Found(match["word"], match.start("word"), match.end("word"), "sop")


@cache
def _heading() -> re.Pattern[str]:
    again = rf"(?:[(\[]\s*(?:{sop_pattern()})\s*[)\]])?"
    return re.compile(rf"\W*(?:{long_pattern()})(?!\w)\s*{again}[\s:–—-]*(?=\w)", re.IGNORECASE)


def below_heading(title: str) -> str:
    """Return the title without the long name of an SOP that papers print before it."""
    found = _heading().match(title)
    return title[found.end() :] if found else title


@lru_cache(maxsize=20_000)
def core_of(title: str, *, level: bool = False) -> tuple[int, int]:
    """Return where a title begins and ends without the words for "SOP" around it.

    `level`: without "makro" or "mikro" behind them. A title that is nothing but such words is all
    of it.
    """
    hits, start = _beginning(title)
    end = _end(title, start)
    if hits:
        for pattern in (_LEVEL, _ON) if level else (_ON,):
            match = pattern.match(title, start)
            start = match.end() if match else start
    stop = len(title)
    if end:
        stop = end.start("cut") if "cut" in end.re.groupindex else end.start()
    names_something = any(map(str.isalpha, _ALONE.sub("", title[start:stop])))
    return (start, stop) if names_something else (0, len(title))


def without_sop(title: str, *, level: bool = False) -> str:
    """Return the title without the words for "SOP" around it, see `core_of`; its number stays."""
    start, end = core_of(title, level=level)
    number = _NUMBER.match(title) if start else None
    return f"{number[0].strip() if number else ''} {title[start:end].strip()}".strip()
