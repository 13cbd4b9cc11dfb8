"""Which checks decide whether the work goes on: those of what is handed in, and approvals."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from soptool.lint.wording import forms, step
from soptool.lint.wording.text import Found, Token, Tongue, tokens
from soptool.lint.wording.words import words

_REACH = 4  # words behind the verb among which its object stands
_MENDING = re.compile(
    r"(?:,|/|\bdan|\bserta)\s*(?:(?:dan\s?/\s?)?(?:dan|atau)\s+)?"
    r"(?:mengoreksi|memperbaiki|menyempurnakan|membetulkan|merapikan"
    r"|(?:peng)?koreksi(?:an)?|perbaikan|penyempurnaan|pembetulan|corrects?|amends?|improves?)\b",
    re.IGNORECASE,
)
_FITNESS = frozenset(["kesiapan", "ketersediaan", "kelayakan", "kesesuaian", "keabsahan"])
_GIVING = frozenset(["memberikan", "berikan", "diberikan", "memberi", "give", "gives", "provide"])


@lru_cache(maxsize=1024)
def gates(text: str, executors: tuple[str, ...] = (), tongue: Tongue = "id") -> tuple[Found, ...]:
    """Return the checks that may send the work back.

    Appraisals (mengevaluasi, menilai, assess) count only of what is handed in ("menilai usulan"),
    not as a phase ("mengevaluasi kegiatan") or as an answer given ("memberikan penilaian"); nor
    does what a trade examines: patients, witnesses, samples.
    """
    hits = step.checks(text, executors, tongue)
    mended = _is_mended_at_once(text, hits)
    marks = tuple(token for token in tokens(text) if token.is_word)
    return tuple(hit for hit in hits if approves(hit) or (not mended and _decides(marks, hit)))


def approves(act: Found) -> bool:
    """Whether a check says yes: menyetujui, persetujuan, approve."""
    return act.text.lower() in words("approving")


def _decides(marks: tuple[Token, ...], hit: Found) -> bool:
    first = bisect_left(marks, hit.start, key=attrgetter("start"))
    if first and marks[first - 1].low in _GIVING:
        return False
    after = bisect_left(marks, hit.end, key=attrgetter("start"))
    behind = _object([token.low for token in marks[after : after + _REACH]])
    if _is_appraisal(hit.text.lower()):
        return any(low in words("handed-in") for low in behind)
    if behind[:1] and behind[0] in _FITNESS:
        return True
    return not any(low in words("examined") for low in behind[:2])


def _object(behind: list[str]) -> list[str]:
    """Return the words up to the next act: those of "Evaluasi dan Penyusunan Laporan" are none."""
    for at, low in enumerate(behind[:-1]):
        after = behind[at + 1]
        if low in ("dan", "serta") and (forms.is_verbal_noun(after) or forms.is_active(after)):
            return behind[:at]
    return behind


def _is_mended_at_once(text: str, hits: tuple[Found, ...]) -> bool:
    """Whether who checks also mends what is found: "memeriksa dan mengoreksi konsep"."""
    return bool(hits) and _MENDING.search(text, hits[0].end) is not None


def _is_appraisal(low: str) -> bool:
    return low in words("appraising") or low.removesuffix("es") in words("appraising")
