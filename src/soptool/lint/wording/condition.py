"""Conditions in a sentence: what is done in one case, and what otherwise."""

from __future__ import annotations

import re

from soptool.lint.wording.words import either

_ELSE = re.compile(
    rf"(?<!\w)(?:(?:{either('id-ifs')})\s{{1,3}}(?:tidak|tdk|belum)"
    r"|if\s{1,3}not|otherwise)(?!\w)",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_][\w/-]*"
_OPEN = (
    r"(?:(?:di)?(?:rasa|pandang|anggap)\s)?"
    r"(?:(?:perlu|diperlukan|dibutuhkan|memungkinkan|bisa)\b|ada(?!\s?\w))"
)
_IF = re.compile(
    rf"(?<!\w)(?:{either('id-ifs')})\s{{1,3}}(?!{_OPEN})"
    rf"{_WORD}(?:\s{_WORD}){{0,4}}",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?<!\w)(?:menyetujui|menerima|mengabulkan|meluluskan|mengizinkan|mengesahkan|meloloskan)"
    r"\s?(?:/|atau\s)\s?(?:tidak\s(?:menyetujui|menerima|mengizinkan|mengesahkan)|tidak"
    r"|menolak|mengembalikan|menangguhkan|menunda)(?!\w)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s*(?:menjelaskan|menerangkan|menginformasikan|memberitahukan|mengingatkan|mengimbau"
    r"|menghimbau|mensosialisasikan|menyosialisasikan|menanyakan|memastikan)\b",
    re.IGNORECASE,
)
_OF_A_NOUN = re.compile(
    r"\b(?:yang|tentang|mengenai|bahwa|prosedur|tindakan)\b[^,;.()]*$", re.IGNORECASE
)

_GOES_ON = re.compile(r"\b(?:dan|lalu|kemudian|serta)\s*$", re.IGNORECASE)


def told_otherwise(text: str) -> re.Match[str] | None:
    """Find what happens otherwise: "jika tidak", "menyetujui atau menolak"."""
    return _ELSE.search(text) or _EITHER.search(text)


def told_condition(text: str) -> re.Match[str] | None:
    """Find a condition of the act itself, not one of which the sentence only speaks.

    A sentence that begins with one has no verb where it should: SOP522.
    """
    match = _IF.search(text)
    before = text[: match.start()] if match else ""
    if (
        match is None
        or not before.strip()
        or _SPEAKS.match(text)
        or (_OF_A_NOUN.search(before) and not _GOES_ON.search(before))
    ):
        return None
    return match
