"""Who acts in an Indonesian sentence: a post, a unit or an executor of the SOP."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from soptool.lint.wording import forms
from soptool.lint.wording.heads import words_for
from soptool.lint.wording.text import Token, tokens
from soptool.lint.wording.words import lines, words

_STARTERS = frozenset(
    [",", ";", ".", ":", "&", "dan", "serta", "kemudian", "lalu", "maka", "selanjutnya"]
)
_FITTING = frozenset(
    ["berwenang", "bertugas", "ditunjuk", "bersangkutan", "berkepentingan", "terkait"]
)
EVERYONE = frozenset(["seluruh", "semua", "segenap", "para", "setiap", "masing-masing"])
MACHINES = frozenset(["sistem", "aplikasi", "portal", "server", "website", "situs", "mesin"])
_OR = re.compile(r"/|\batau\b")
_JOINTS = frozenset(["dan", "serta", ","])
_REACH = 12
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class ActingSubject:
    """An actor: tokens `start` to `end` (not included); `verb` is the act's index, or -1."""

    start: int
    end: int
    verb: int


_ASKED: Final = frozenset(
    ("dipersilakan", "dipersilahkan", "dimohon", "diharapkan", "diharap", "diimbau", "dihimbau")
)
"""Behind these stands who is asked, not who asks: "dipersilakan pemohon menunggu"."""


def subjects(
    marks: tuple[Token, ...], first: int, executors: tuple[str, ...]
) -> tuple[ActingSubject, ...]:
    """Return those who act in the sentence, in order: as its subject or behind `oleh`."""
    names = aliases(executors)
    starts = _by_first_word(names)
    seen: list[ActingSubject] = []
    has_agent = any(mark.low == "oleh" for mark in marks)
    for at in range(first, len(marks)):
        low = marks[at].low
        if has_agent and _is_all_of(marks, at):
            seen.append(ActingSubject(at - 1, _end_of_name(marks, at + 1), -1))
            continue
        if not (low in starts or _may_be_post(low)):
            continue
        if seen and at < seen[-1].end:
            continue
        found = _subject_at(marks, first, at, names)
        if found is not None:
            seen.append(found)
    return tuple(seen)


def _is_all_of(marks: tuple[Token, ...], at: int) -> bool:
    """Whether people stand here of whom all act: "oleh seluruh pegawai"."""
    behind = at > 1 and marks[at - 2].low == "oleh" and marks[at - 1].low in EVERYONE
    return behind and marks[at].is_word and not _in_side_clause(marks, at)


def _subject_at(
    marks: tuple[Token, ...], first: int, at: int, names: tuple[tuple[str, ...], ...]
) -> ActingSubject | None:
    length = _name_length(marks, at, names)
    if length == 0:
        return None
    before = marks[at - 1].low if at > 0 else ""
    if before == "oleh" or _is_bare_agent(marks, at):
        agent = ActingSubject(at, _end_of_name(marks, at + length), -1)
        return None if _in_side_clause(marks, at) or _is_of_a_noun(marks, at) else agent
    if at != first and before not in _STARTERS:
        return None
    end = at + length
    if at == first and end < len(marks) and marks[end].text in (":", "–", "—"):
        return ActingSubject(at, end, -1)
    return _with_verb(marks, at, end) or _with_stem(marks, at, end, names)


def _is_bare_agent(marks: tuple[Token, ...], at: int) -> bool:
    """Whether a passive verb stands right before: `diparaf Sekcam`, `di paraf Sekcam`."""
    if at == 0 or marks[at].low in ("orang", "masyarakat") or marks[at - 1].low in _ASKED:
        return False
    split = at > 1 and marks[at - 2].low in ("di", "ditanda") and forms.is_stem(marks[at - 1].low)
    two = at > 2 and marks[at - 3].low == "di" and _is_parted(marks[at - 2].low, marks[at - 1].low)
    return split or two or forms.is_passive(marks[at - 1].low)


def _is_parted(low: str, after: str) -> bool:
    return f"{low}{after}" in words("id-verb-stems")


def _in_side_clause(marks: tuple[Token, ...], at: int) -> bool:
    """Whether the agent belongs to a side clause: `surat yang ditandatangani oleh Kepala`."""
    for token in reversed(marks[max(0, at - _LOOK_BACK) : at]):
        if token.low in (",", ";", ".") or token.low in ("kemudian", "lalu", "selanjutnya"):
            return False
        if token.low in words("id-subordinators"):
            return True
    return False


def _is_of_a_noun(marks: tuple[Token, ...], at: int) -> bool:
    """Whether an agent is that of a noun: "keberatan atas pemberian informasi oleh pemohon"."""
    for token in reversed(marks[max(0, at - _REACH) : at - 1]):
        if forms.is_passive(token.low) or forms.is_active(token.low):
            return False
        if token.low in ("atas", "terhadap"):
            return True
    return False


def _name_length(marks: tuple[Token, ...], at: int, names: tuple[tuple[str, ...], ...]) -> int:
    """Return how many tokens of an executor's name, or of a post's, begin at `at`."""
    for name in _by_first_word(names).get(marks[at].low, ()):
        if tuple(token.low for token in marks[at : at + len(name)]) == name:
            return len(name)
    pair = " ".join(token.low for token in marks[at : at + 2])
    if pair in lines("id-post-phrases"):
        return 2
    if marks[at].low in MACHINES:  # "Sistem mengirim pemberitahuan", not "Sistem informasi"
        return int(at + 1 < len(marks) and forms.is_active(marks[at + 1].low))
    return int(_is_person(marks[at].low))


def _is_person(low: str) -> bool:
    return low in words("id-posts") or low in words_for("person")


@lru_cache(maxsize=forms.WORDS)
def _may_be_post(low: str) -> bool:
    return (
        _is_person(low)
        or low in MACHINES
        or any(post.startswith(low) for post in lines("id-post-phrases"))
    )


def names_one_of(marks: tuple[Token, ...], executors: tuple[str, ...]) -> bool:
    """Whether a word stands there that the name of one of the executors begins with."""
    starts = _by_first_word(aliases(executors))
    return any(mark.low in starts for mark in marks)


@lru_cache(maxsize=256)
def _by_first_word(names: tuple[tuple[str, ...], ...]) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        found.setdefault(name[0], []).append(name)
    return found


def _end_of_name(marks: tuple[Token, ...], at: int) -> int:
    while at < len(marks) and marks[at].is_word and not _closes_name(marks[at].low):
        at += 1
    return at


def _closes_name(low: str) -> bool:
    closing = low in words("id-prepositions") or low in words("id-subordinators")
    return closing or low in ("dan", "serta") or forms.is_active(low) or forms.is_passive(low)


def _with_verb(marks: tuple[Token, ...], start: int, at: int) -> ActingSubject | None:
    """Look behind the name for the verb of which it is the subject."""
    end = at
    for index in range(at, min(at + _REACH, len(marks))):
        low = marks[index].low
        if forms.is_active(low):
            while end > at and marks[end - 1].low in _JOINTS:
                end -= 1
            return ActingSubject(start, end, index)
        if _ends_search(marks, index):
            return None
        if low not in words("id-modals"):
            end = index + 1
    return None


def _with_stem(
    marks: tuple[Token, ...], start: int, end: int, names: tuple[tuple[str, ...], ...]
) -> ActingSubject | None:
    """Read a bare verb right behind the name of a column: "Sekretaris periksa berkas".

    Behind other posts such words tell which is meant: "petugas ukur".
    """
    own = tuple(token.low for token in marks[start:end]) in names
    if not own or end + 1 >= len(marks) or not forms.is_command(marks[end].low):
        return None
    return ActingSubject(start, end, end)


def _ends_search(marks: tuple[Token, ...], at: int) -> bool:
    low = marks[at].low
    after = marks[at + 1].low if at + 1 < len(marks) else ""
    if low == "yang":
        return after not in _FITTING
    if low == ",":
        return after not in words("id-posts")
    if low in _FITTING:
        return False
    return low in words("id-subject-ends") or low in (";", ":", "?", "!") or forms.is_passive(low)


@lru_cache(maxsize=256)
def aliases(executors: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the ways a sentence may name the `executors`, longest first, as lower-case words.

    `Pejabat Pembuat Komitmen (PPK)` is also `Pejabat Pembuat Komitmen` and `PPK`; `A/B` is also
    `A` and `B`, in brackets too; what stands before a colon is a group.
    """
    names = {name for label in executors for name in _aliases(label)}
    split = {tuple(token.low for token in tokens(name)) for name in names}
    return tuple(sorted((name for name in split if name), key=lambda name: (-len(name), name)))


def _aliases(label: str) -> set[str]:
    own = label.rpartition(":")[2].strip()
    plain = re.sub(r"\([^()]*\)", " ", own).strip()
    inner = re.findall(r"\(([^()]*)\)", own)
    parts = [part.strip() for name in (plain, *inner) for part in _OR.split(name)]
    initials = "".join(word[0] for word in plain.split() if word[0].isupper())
    short = [initials] if len(initials) >= 3 else []
    return {name for name in (label, own, plain, *inner, *parts, *short) if len(name) >= 2}
