"""Judgements on the sentence of a step (PermenPAN-RB 35/2012: a verb, active, no subject)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from soptool.lint.wording import english, forms, sentence
from soptool.lint.wording.sentence import Opening, Predicate, Sentence
from soptool.lint.wording.text import Found, Token, Tongue, found, lows
from soptool.lint.wording.words import openings, phrases, words


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of one sentence in order; `sure` is False where only nouns tell the further ones."""

    found: tuple[Found, ...]
    sure: bool

    @property
    def several(self) -> bool:
        """Whether the sentence holds more than one act."""
        return len(self.found) > 1


def opening(text: str, tongue: Tongue = "id") -> Found:
    """Return the word that opens `text`, its kind an `Opening`; `empty` has the range 0, 0.

    English knows no `imperative`: a command is `active` there.
    """
    if tongue == "en":
        english_reading = english.read(text)
        return _opening(text, english_reading.marks, english_reading.first, english_reading.opening)
    reading = sentence.read(text)
    if reading.opening not in ("imperative", "passive", "verbal-noun"):
        return _opening(text, reading.marks, reading.first, reading.opening)
    last = sentence.last_of_verb(reading.marks, reading.first)
    return found(text, reading.marks[reading.first], reading.marks[last], reading.opening)


def _opening(text: str, marks: tuple[Token, ...], first: int, kind: Opening | str) -> Found:
    if kind == "empty":
        return Found("", 0, 0, "empty")
    return found(text, marks[first], marks[first], kind)


def passive(text: str, tongue: Tongue = "id") -> Found | None:
    """Return the passive verb that carries the sentence, if one does."""
    if tongue == "en":
        reading = english.read(text)
        at = reading.passive
        return None if at < 0 else found(text, reading.marks[at], reading.marks[at], "passive")
    marks, verb = _main_verb(sentence.read(text))
    if verb is None or verb.voice != "passive":
        return None
    return _verb(text, marks, verb)


def _tells(marks: tuple[Token, ...], at: int) -> bool:
    """Whether a passive verb right behind a comma tells of what was done (", diakhiri pada …").

    To whom a thing is handed (", diserahkan kepada …") is an act of its own.
    """
    after = marks[at + 1].low if at + 1 < len(marks) else ""
    return marks[at - 1].text == "," and after not in ("kepada", "ke")


def _main_verb(reading: Sentence) -> tuple[tuple[Token, ...], Predicate | None]:
    verbs = (head for head in reading.predicates if head.voice != "noun")
    return reading.marks, next(verbs, None)


def _verb(text: str, marks: tuple[Token, ...], head: Predicate) -> Found:
    return found(text, marks[head.at], marks[sentence.last_of_verb(marks, head.at)], head.voice)


@lru_cache(maxsize=1024)
def actors(text: str, executors: tuple[str, ...] = (), tongue: Tongue = "id") -> tuple[Found, ...]:
    """Return those whom the sentence names as acting: kind `subject`, or `agent` behind oleh/by.

    Recipients ("kepada PPK") do not count. `executors` are the labels of the SOP's own columns.
    """
    reading = english.read(text, executors) if tongue == "en" else sentence.read(text, executors)
    return tuple(
        found(
            text,
            reading.marks[who.start],
            reading.marks[who.end - 1],
            "subject" if who.verb >= 0 or who.start <= reading.first + 1 else "agent",
        )
        for who in reading.subjects
    )


@lru_cache(maxsize=1024)
def acts(text: str, executors: tuple[str, ...] = (), tongue: Tongue = "id") -> Acts:
    """Return the acts of a sentence: "memeriksa dan menandatangani" has two.

    One act on several objects ("menyiapkan surat dan lampiran"), alternatives ("menyetujui atau
    menolak") and verbs of side clauses ("untuk memeriksa dan …") are one.
    """
    if tongue == "en":
        reading = english.read(text, executors)
        marks = reading.marks
        return Acts(
            tuple(found(text, marks[at], marks[at], "verb") for at in reading.predicates), True
        )
    indonesian = sentence.read(text, executors)
    heads = tuple(
        head
        for number, head in enumerate(indonesian.predicates)
        if not (number and head.voice == "passive" and _tells(indonesian.marks, head.at))
    )
    if len(heads) > 1 and _undergoes(indonesian.marks, heads[0], heads[1]):
        heads = heads[1:]
    verbs = tuple(head for head in heads if head.voice != "noun")
    sure = len(verbs) > 1 or len(heads) < 2
    kept = verbs if len(verbs) > 1 else heads
    return Acts(tuple(_verb(text, indonesian.marks, head) for head in kept), sure)


def _undergoes(marks: tuple[Token, ...], noun: Predicate, verb: Predicate) -> bool:
    """Whether a noun only tells to what a passive verb is done: "Pengaduan disampaikan"."""
    between = marks[noun.at + 1 : verb.at]
    joined = any(token.text in ",;." or token.low in ("dan", "serta", "lalu") for token in between)
    return noun.voice == "noun" and verb.voice == "passive" and not joined


_LISTED = 4
_COMMA = re.compile(r"\s*,\s*(?:dan\s+|serta\s+)?|\s+dan\s+|\s+serta\s+")


@lru_cache(maxsize=1024)
def listed_acts(text: str) -> tuple[Found, ...]:
    """Return four nouns of action or more that one verb lists: "Menyiapkan Analisis, Evaluasi, …".

    A list of things made ("Menyusun rencana, evaluasi, dan laporan") is one act.
    """
    if text.count(",") + text.count("dan") + text.count("serta") < _LISTED - 1:
        return ()
    reading = sentence.read(text)
    if reading.opening != "active" or reading.first + 1 >= len(reading.marks):
        return ()
    start = reading.marks[reading.first].end
    firsts = [0, *(m.end() for m in _COMMA.finditer(text[start:].lstrip()))]
    shift = start + len(text[start:]) - len(text[start:].lstrip())
    heads = []
    for at in firsts:
        word = re.match(r"[^\s,/]+", text[shift + at :])
        if word is None or not forms.is_verbal_noun(word[0].lower()):
            break
        heads.append(Found(word[0], shift + at, shift + at + len(word[0]), "noun"))
    return tuple(heads) if len(heads) >= _LISTED else ()


@lru_cache(maxsize=1024)
def checks(text: str, executors: tuple[str, ...] = (), tongue: Tongue = "id") -> tuple[Found, ...]:
    """Return the acts that check or approve: memeriksa, meneliti, melakukan reviu, persetujuan."""
    if tongue == "en":
        reading = english.read(text, executors)
        marks = reading.marks
        hits = [at for at in reading.predicates if _base(marks[at].low) in words("en-checking")]
        return tuple(found(text, marks[at], marks[at], "check") for at in hits)
    indonesian = sentence.read(text, executors)
    verbs = [head.at for head in indonesian.predicates if head.voice != "noun"]
    first = min(verbs, default=len(indonesian.marks))
    # A noun behind a verb is more often its object ("rapat dan evaluasi") than an act.
    heads = (head for head in indonesian.predicates if head.voice != "noun" or head.at < first)
    places = (_checking_at(indonesian.marks, head) for head in heads)
    marks = indonesian.marks
    return tuple(found(text, marks[at], marks[at], "check") for at in places if at >= 0)


def _base(low: str) -> str:
    return low if low in words("en-checking") else low.removesuffix("es").removesuffix("s")


def _checking_at(marks: tuple[Token, ...], head: Predicate) -> int:
    if marks[head.at].low in words("id-checking"):
        return head.at
    light = marks[head.at].low in words("id-light-verbs") and head.at + 1 < len(marks)
    if light and marks[head.at + 1].low in words("id-checking"):
        return head.at + 1
    return -1


@lru_cache(maxsize=1024)
def vague(text: str, tongue: Tongue = "id") -> tuple[Found, ...]:
    """Return words that leave something to the reader.

    The kind says what: `time`, `amount`, `condition`, `open` (a list without end), `manner`,
    `reference` (rules that are not named).
    """
    if lows(text).isdisjoint(openings(f"{tongue}-vague")):
        return ()
    hits = [
        Found(match[0], match.start(), match.end(), kind)
        for kind, pattern in phrases(f"{tongue}-vague")
        for match in pattern.finditer(text)
        if not _names_a_class(text, match.start(), match.end())
        and not _is_told(text, match.start(), match.end())
        and not _is_of_several(text, match.start(), match.end())
    ]
    return tuple(sorted(_outermost(hits), key=lambda hit: hit.start))


def _outermost(hits: list[Found]) -> list[Found]:
    """Leave out what lies within a longer hit of another kind."""
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    kept: list[Found] = []
    for hit in ordered:
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


_SORT = re.compile(
    r"\byang\s+(?:wajib\s+|harus\s+)?(?:di|ter)\w+\s+(?:dan\s+\w+\s+)?$", re.IGNORECASE
)
_NAMED = ("jadwal", "ketentuan", "prosedur", "aturan", "peraturan", "required", "needed")
_WITHIN = re.compile(r"\s+(?:dalam|pada|di)\s+[A-Z]")
_SET_IN = re.compile(
    r"\s+(?:yang\s+)?(?:telah\s+|sudah\s+)?(?:di|ter)\w+\s+(?:dalam|pada|di|oleh)\s+\w",
    re.IGNORECASE,
)
"""Where it is set: "sesuai jadwal yang telah ditentukan dalam undangan"."""
_AFTER = re.compile(r"\s+([^\W\d_][\w-]*)")


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether the next word says which: "sesuai Jadwal Retensi Arsip", "as required by law"."""
    behind = _AFTER.match(text, end)
    hit = text[start:end].lower()
    if behind is None or not hit.endswith(_NAMED):
        return False
    after = behind[1].lower()
    if hit.startswith("as "):
        return after in ("by", "under")
    if _WITHIN.match(text, end) or _SET_IN.match(text, end):
        return True
    small = words("id-prepositions") | words("id-subordinators") | words("id-function-words")
    return after not in small - {"kegiatan"} and not (
        after in ("berlaku", "ada", "serta") or forms.is_active(after) or forms.is_passive(after)
    )


_OF_SEVERAL = re.compile(
    r"\b(?:gabung\w*|\w+gabung(?:kan|an)|satu(?:kan)?|\w+satu(?:kan|an)|dari|antara|atas|karena|bila|jika"
    r"|apabila|ada|terdapat|terjadi|terdiri|menjadi|yang)\s+$",
    re.IGNORECASE,
)


def _is_of_several(text: str, start: int, end: int) -> bool:
    """Whether the number can't be known: "menggabungkan beberapa paket", "ada sebagian rusak"."""
    hit = text[start:end].lower()
    return hit in ("beberapa", "sebagian", "sejumlah") and bool(_OF_SEVERAL.search(text[:start]))


def _names_a_class(text: str, start: int, end: int) -> bool:
    """Whether it is a sort: "surat sangat segera", "informasi yang diumumkan secara berkala"."""
    if text[start:end].lower() in ("secara berkala", "secara rutin", "secara periodik"):
        return _SORT.search(text[:start]) is not None
    if text[start:end].lower() != "segera":
        return False
    before = text[max(0, start - 12) : start].lower().split()
    return bool(before) and before[-1] in ("surat", "sangat", "sifat", "kategori", "biasa", "amat")
