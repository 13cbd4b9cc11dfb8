"""Judgements on documents (kelengkapan, output): a thing, not a sentence; the same or another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from soptool.lint.wording import english, forms, sentence
from soptool.lint.wording.heads import TOOLS, is_surely
from soptool.lint.wording.spelling import is_slip
from soptool.lint.wording.text import Found, Token, Tongue, found, single, tokens, told
from soptool.lint.wording.words import words

Sameness = Literal["same", "variant", "misspelt", "changed", "part", "different"]

_STATES = frozenset(
    ["dapat", "bisa", "sudah", "sdh", "telah", "akan", "belum", "tidak", "harus", "sedang"]
)
_ALL = frozenset(["seluruh", "semua", "setiap", "para", "masing-masing"])
_READY = frozenset(["siap", "layak", "wajib", "perlu", "untuk"])
_DONE = ("sudah", "sdh", "telah", "belum")
_ATTRIBUTES = frozenset(
    (
        *("dilampiri", "disertai", "ditujukan", "dialamatkan", "diketahui", "dibubuhi"),
        *("dikecualikan", "dimaksud", "dimohon", "diminta", "dibutuhkan", "diperlukan", "dimiliki"),
        *("dipersyaratkan", "disyaratkan", "diinginkan", "dikuasakan", "dipertanggungjawabkan"),
    )
)
"""Passives that stand behind a noun without `yang` and tell which: "informasi dikecualikan"."""
_ASIDE = frozenset(["yang", "untuk", "bahwa", "sebagai"])
"""Words behind which no state of the thing itself is told."""
_STATE_VERBS = frozenset({"tersedia", "selesai"})
_LINKING = frozenset(["yang", "telah", "sudah", "sdh", "terlampir", "the", "a", "an"])
_FOTO_COPY = re.compile(r"\b(?:ph|f)oto[ -](?:copy|kopi)\b", re.IGNORECASE)
_SYNONYMS = {
    "draf": "draft",
    "rancangan": "draft",
    "konsep": "draft",
    "ijin": "izin",
    "formulir": "form",
    "photo": "foto",
    "fotocopy": "fotokopi",
    "photocopy": "fotokopi",
    "kwitansi": "kuitansi",
    "softfile": "file",
    "matrik": "matriks",
    "notulensi": "notulen",
    "notula": "notulen",
    "info": "informasi",
    "report": "laporan",
}
_JOINTS = re.compile(r"\s*[,;]\s*(?:dan\s+|serta\s+|and\s+)?|\s+(?:dan|serta|and)\s+")
_ADJUNCTS = frozenset(["pada", "di", "ke", "oleh", "kepada", "dari", "dalam", "untuk", "melalui"])
_LIKE_ENOUGH = 0.88
_LONGEST_WORD = 40
COMPARED = 300
"""Letters of a name that are compared: the comparison is quadratic."""


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document's name taken apart: what it is, and the states it is said to be in.

    `head`: words in lower case, spelling variants made one. `states`: stems of participles
    (`terdisposisi`, `yang didisposisikan` → `disposisi`).
    """

    head: tuple[str, ...]
    states: frozenset[str]


@lru_cache(maxsize=4096)
def as_sentence(text: str, tongue: Tongue = "id") -> Found | None:
    """Return the verb that makes the name of a document a sentence ("Surat diterima").

    "Surat yang diterima" and states in ter- ("Surat terdisposisi") name a thing.
    """
    if tongue == "en":
        return _english_verb(text)
    marks = told(text)
    if not any(sentence.may_carry(mark.low) for mark in marks):
        return _stated(text, marks)
    reading = sentence.read(text)
    verb = next((head for head in reading.predicates if _carries(reading, head)), None)
    if verb is not None:
        return found(text, reading.marks[verb.at], reading.marks[verb.at], verb.voice)
    return _stated(text, reading.marks)


def tells_a_state(verb: Found) -> bool:
    """Whether the verb of a sentence makes it more than a name: not `tersedia`, `dapat diakses`."""
    return verb.kind != "state" or verb.text.lower().startswith(_DONE)


def _carries(reading: sentence.Sentence, head: sentence.Predicate) -> bool:
    """Whether a verb makes a sentence of the name.

    An active one behind a noun mostly completes it ("izin mendirikan bangunan"); it needs a subject
    that acts. A passive one behind `siap` or `layak` is part of a state.
    """
    if head.voice == "active":
        acting = any(who.verb == head.at for who in reading.subjects)
        return head.at == reading.first or acting or reading.marks[reading.first].low in _ALL
    before = reading.marks[head.at - 1].low if head.at else ""
    if reading.marks[head.at].low in _ATTRIBUTES:
        return False
    return head.voice == "passive" and before not in _READY


def _english_verb(text: str) -> Found | None:
    reading = english.read(text)
    at = next((who.verb for who in reading.subjects if who.verb >= 0), reading.passive)
    if at < 0 and reading.opening == "active":
        at = reading.first
    return None if at < 0 else found(text, reading.marks[at], reading.marks[at], "verb")


def _stated(text: str, marks: tuple[Token, ...]) -> Found | None:
    """Find `sudah lengkap`, `dapat diakses` outside a clause with yang."""
    for at, token in enumerate(marks[:-1]):
        if token.low in _ASIDE or token.low in words("id-ifs"):
            return None
        if token.low in _STATES:
            return found(text, token, marks[at + 1], "state")
        if at > 0 and token.low in _STATE_VERBS:
            return found(text, token, token, "state")
    return None


@lru_cache(maxsize=8192)
def document_name(text: str) -> DocumentName:
    """Take a document's name apart, for `compare` and for indexing."""
    head: list[str] = []
    states: set[str] = set()
    written = _FOTO_COPY.sub("fotokopi", text) if "op" in text.lower() else text
    for token in told(written) or tokens(text):
        low = _SYNONYMS.get(token.low, single(token.low))
        if not token.is_word or low in _LINKING:
            continue
        if states and head and low in _ADJUNCTS:
            break  # where and by whom it got into its state
        state = "draft" if low == "draft" else _state(low) if head else None
        if state is None:
            head.append(low)
        else:
            states.add(state)
    return DocumentName(tuple(head), frozenset(states))


@lru_cache(maxsize=forms.WORDS)
def _state(low: str) -> str | None:
    if low in words("id-document-states"):
        return low
    if forms.is_participle(low):
        return _stem(low[3:])
    if forms.is_passive(low):
        return _stem(low[2:])
    return None


def _stem(rest: str) -> str:
    core = rest.removesuffix("kan")
    return core.removesuffix("i") if len(core) > 5 else core


@lru_cache(maxsize=8192)
def compare(one: str, other: str) -> Sameness:
    """Return how two names of documents are related.

    `same`: but for case, space, spelling variants. `variant`: the same thing in the same state,
    said otherwise (`terdisposisi`, `yang didisposisikan`). `misspelt`: but for a letter or two, a
    misspelling perhaps. `changed`: the same thing in another state. `part`: the words of one
    within the other. `different`: anything else.
    """
    if tuple(one.lower().split()) == tuple(other.lower().split()):
        return "same"
    left, right = document_name(one), document_name(other)
    if not left.head or not right.head:
        return "different"
    if left.head == right.head:
        return _by_states(left, right, one, other)
    return _by_heads(left, right)


def covers(text: str, other: str) -> bool:
    """Whether `other` is what `text` names: spelt otherwise, or in a state that `text` leaves open.

    "Surat" covers "Surat yang telah ditandatangani"; a draft of it is not it yet.
    """
    if compare(text, other) == "same":
        return True
    left, right = document_name(text), document_name(other)
    is_same_thing = left.head == right.head and bool(left.head)
    return is_same_thing and not left.states and "draft" not in right.states


def _by_states(left: DocumentName, right: DocumentName, one: str, other: str) -> Sameness:
    if left.states != right.states:
        return "misspelt" if _are_slips(left.states, right.states) else "changed"
    return "same" if not left.states or _plain(one) == _plain(other) else "variant"


def _are_slips(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether states differ by one slip of the pen: `tercata`, `tercatat`."""
    here, there = left - right, right - left
    if len(here) != 1 or len(there) != 1:
        return False
    return is_slip(next(iter(here)), next(iter(there)))


def _plain(text: str) -> frozenset[str]:
    lows = (token.low for token in tokens(text))
    return frozenset(_SYNONYMS.get(low, low) for low in lows)


def _by_heads(left: DocumentName, right: DocumentName) -> Sameness:
    if _is_misspelt(left, right):
        return "misspelt" if left.states == right.states else "changed"
    few, many = sorted((left.head, right.head), key=len)
    if set(few) <= set(many) and len(few) < len(many):
        return "part"
    return "different"


def _is_misspelt(left: DocumentName, right: DocumentName) -> bool:
    """Whether the names differ in one word only, by few letters: `Kesioner`, `Kuesioner`."""
    if len(left.head) != len(right.head):
        return False
    unlike = [pair for pair in zip(left.head, right.head, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1:
        return False
    # Alone, words of few letters that differ in one are mostly two words.
    return _is_misspelling(*unlike[0]) or (len(left.head) > 1 and is_slip(*unlike[0]))


def _is_misspelling(one: str, other: str) -> bool:
    """Codes (`SPH-SBS`, `SPH-BST`) and short words are never taken for misspellings."""
    plain = one.isalpha() and other.isalpha() and one[0] == other[0]
    lengths = (len(one), len(other))
    fitting = min(lengths) >= 6 and max(lengths) <= _LONGEST_WORD
    return plain and fitting and _likeness(one, other) >= _LIKE_ENOUGH


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def joined(text: str) -> list[str]:
    """Return what stands in one text, joined by commas, semicolons, `dan` or `serta`."""
    return _JOINTS.split(text)


_PARTS = re.compile(r"[,;/&+]|\b(?:dan|serta|atau)\b")
_OPEN_END = frozenset(["dll", "dsb", "dst", "lain", "lainnya", "sebagainya"])


def names_tool(text: str) -> bool:
    """Whether all that is named is a tool: "Komputer dan printer", "Amplop"."""
    parts = [part for part in _PARTS.split(text.lower()) if _tells(part)]
    return bool(parts) and all(is_surely(part, *TOOLS) for part in parts)


def _tells(part: str) -> bool:
    """Whether a part of a list names something: not "lain-lain", "dsb."."""
    return not {token.low.partition("-")[0] for token in tokens(part) if token.is_word} <= _OPEN_END
