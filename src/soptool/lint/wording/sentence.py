"""How an Indonesian sentence is built: what opens it, who acts, which verbs carry it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from soptool.lint.wording import forms
from soptool.lint.wording.heads import DOCUMENTS, is_surely
from soptool.lint.wording.subjects import ActingSubject, names_one_of, subjects
from soptool.lint.wording.text import Token, first_word, told
from soptool.lint.wording.words import lines, pairs, words

Opening = Literal[
    "active", "imperative", "passive", "verbal-noun", "noun", "clause", "actor", "other", "empty"
]
Voice = Literal["active", "passive", "command", "noun"]

_THEN = frozenset({"kemudian", "lalu", "selanjutnya"})
_AND = frozenset({"dan", "serta", "sekaligus", "&"})
_WHOLES = frozenset({"kegiatan", "proses", "program", "rangkaian", "acara", "tugas", "fungsi"})
"""What consists of the acts that are named behind it."""
_ALREADY = frozenset({"telah", "sudah", "sdh"})
_DONE = "selesai"
_JOINTS = frozenset({";", ":", ",", ".", "/", "atau", "di"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb (or noun of action) that carries the sentence; `at` is its token's index."""

    at: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Sentence:
    """The reading of one text: tokens without bracketed asides, and indices into them."""

    marks: tuple[Token, ...]
    first: int
    opening: Opening
    subjects: tuple[ActingSubject, ...]
    predicates: tuple[Predicate, ...]


@lru_cache(maxsize=4096)
def read(text: str, executors: tuple[str, ...] = ()) -> Sentence:
    """Read an Indonesian `text`; `executors` are the labels of the SOP's columns."""
    marks = told(text)
    if executors and not names_one_of(marks, executors):
        return read(text)
    first = _behind_adverbs(marks, first_word(marks))
    who = subjects(marks, first, executors)
    opening = _opening(marks, first, who)
    carried = _Walk(marks, first, opening, {subject.verb for subject in who}).run()
    return Sentence(marks, first, opening, who, carried)


def _opening(marks: tuple[Token, ...], first: int, who: tuple[ActingSubject, ...]) -> Opening:
    if first >= len(marks):
        return "empty"
    if any(subject.start == first for subject in who):
        return "actor"
    low = marks[first].low
    if low == "di":
        return "passive" if voice_at(marks, first) else "clause"
    if low in words("id-clause-openers"):
        return "clause"
    return _word_opening(low, marks[first + 1].low if first + 1 < len(marks) else "")


def _behind_adverbs(marks: tuple[Token, ...], first: int) -> int:
    at = first
    while at + 1 < len(marks) and marks[at].low in words("id-adverbs") and marks[at + 1].is_word:
        at += 1
    return at


def _word_opening(low: str, after: str) -> Opening:  # noqa: PLR0911 - a table in order of trust
    if forms.is_active(low):
        return "active"
    if forms.is_passive(low) or forms.is_participle(low):
        return "passive"
    if after and f"{low}{after}" in words("id-verb-stems"):
        return "imperative"
    if forms.is_command(low):
        return "imperative"
    if _is_one_verb(low, after):
        return "verbal-noun"
    if forms.is_verbal_noun(low):
        return "verbal-noun"
    if forms.is_noun(low) or low in words("id-nouns-like-stems"):
        return "noun"
    return "other"


def voice_at(marks: tuple[Token, ...], at: int) -> Voice | None:
    """Return the voice of the verb at `at`, where one stands there; `di paraf` is read as one."""
    low = marks[at].low
    voice = _voice(low)
    if voice is not None:
        return voice
    if low == "di" and at + 1 < len(marks) and _is_split_passive(marks, at + 1):
        return "passive"
    return None


@lru_cache(maxsize=forms.WORDS)
def _voice(low: str) -> Voice | None:
    if forms.is_active(low):
        return "active"
    return "passive" if forms.is_passive(low) else None


def may_carry(low: str) -> bool:
    """Whether a word may be a verb in a voice: where none is, no sentence needs to be read."""
    return low == "di" or _voice(low) is not None


def last_of_verb(marks: tuple[Token, ...], at: int) -> int:
    """Return where the verb at `at` ends: "di paraf", "tanda tangani", "di tanda tangani"."""
    end = at + (marks[at].low == "di" and at + 1 < len(marks))
    if end + 1 == len(marks):
        return end
    low, after = marks[end].low, marks[end + 1].low
    stem = low.removeprefix("di") if forms.is_passive(low) else low
    return end + (f"{stem}{after}" in words("id-verb-stems") or _is_one_verb(low, after))


def _is_one_verb(low: str, after: str) -> bool:
    """Whether two words name an act that is one verb: "tanda tangan" → menandatangani."""
    idiom = f"{low} {after}" in lines("id-act-idioms")
    return idiom and f"{low}{after}" in pairs("id-inflection")["idiom"]


def _is_split_passive(marks: tuple[Token, ...], at: int) -> bool:
    low = marks[at].low
    if low in words("id-nouns-like-stems"):
        return at + 1 < len(marks) and _shows_a_verb(marks, at + 1)
    return forms.is_stem(low)


def _shows_a_verb(marks: tuple[Token, ...], at: int) -> bool:
    """Whether what stands behind `di paraf` tells that it is no place: an agent, a further act."""
    low = marks[at].low
    if low in ("oleh", "tangani", "ke", "kepada") or low in words("id-posts"):
        return True
    return low in _AND and at + 1 < len(marks) and _voice(marks[at + 1].low) == "passive"


@lru_cache(maxsize=forms.WORDS)
def _is_plain(low: str) -> bool:
    """Whether a word is neither a verb nor joins or parts clauses, wherever it stands."""
    joints = low in _THEN or low in _AND or low in _JOINTS or low in words("id-subordinators")
    special = ("setelah", "sesudah", _DONE, "hal", "mana", "dalam")
    return not joints and low not in special and _voice(low) is None


_GIVING = frozenset(
    (
        *("membubuhkan", "membubuhi", "memberikan", "memberi", "mencantumkan", "menyertakan"),
        *("meminta", "memintakan", "mendapatkan", "memperoleh", "memerlukan"),
    )
)


class _Walk:
    """One pass over the tokens, telling main verbs from those of side clauses."""

    def __init__(
        self, marks: tuple[Token, ...], first: int, opening: Opening, acting: set[int]
    ) -> None:
        self.marks, self.first, self.opening, self.acting = marks, first, opening, acting
        self.heads: list[Predicate] = []
        self.last_verb = -1  # index of the last head that is a verb
        self.side: str | None = None  # None: main clause; "open": verb awaited; else its voice
        self.condition = False
        self.link: str | None = None
        self.fresh = False  # behind a hard boundary: the next main verb is an act of its own

    def run(self) -> tuple[Predicate, ...]:
        at = self.first
        if self.opening in ("imperative", "verbal-noun"):
            voice: Voice = "command" if self.opening == "imperative" else "noun"
            self.head(at, voice)
            at += 1
        for index in range(at, len(self.marks)):
            is_passed = self.link is None and index not in self.acting
            if not (is_passed and _is_plain(self.marks[index].low)):
                self.step(index)
        return tuple(self.heads)

    def step(self, at: int) -> None:
        low = self.marks[at].low
        if self.is_joint(at, low):
            return
        if at in self.acting:
            self.head(at, "active")
            self.side = None
        elif low == _DONE and self.side == "open" and self.is_done(at):
            self.side = "passive"  # "bahwa izin telah selesai dan dapat diambil"
        elif (voice := voice_at(self.marks, at)) is not None:
            self.verb(at, voice)
        elif self.link is not None and self.link != "or" and self.is_further_act(at, low):
            self.head(at, "command" if self.commanding(low) else "noun")
        elif low not in words("id-modals"):
            self.link = None

    def is_done(self, at: int) -> bool:
        """Whether `selesai` is the verb itself, not "telah selesai diperiksa"."""
        verb_behind = at + 1 < len(self.marks) and voice_at(self.marks, at + 1) is not None
        return self.marks[at - 1].low in _ALREADY and not verb_behind

    def is_joint(self, at: int, low: str) -> bool:
        """Take note of what joins or parts clauses; False for any other token."""
        after = self.marks[at + 1].low if at + 1 < len(self.marks) else ""
        after_that = low in ("setelah", "sesudah") and (
            after in ("itu", "ini") or (after == "selesai" and _hands_on(self.marks, at + 2))
        )
        if low in _THEN or low in (";", ":") or after_that or self.ends_sentence(at):
            self.side, self.link, self.fresh = None, "then", True
        elif low == ",":
            self.link = "comma"
            if self.condition or not self.heads:
                self.side = None
        elif low in _AND:
            self.link = "or" if after in ("/", "atau") else "and"
        elif low in ("atau", "/"):
            self.link = "and" if low == "/" and self.link == "and" else "or"
        elif low in words("id-subordinators") or self.is_case(at):
            condition = low in words("id-conditions") or low == "hal"
            self.side, self.condition, self.link = "open", condition, None
        else:
            return low == "itu" or not self.marks[at].is_word
        return True

    def is_case(self, at: int) -> bool:
        """Whether a side clause opens: "dalam hal … tidak setuju", "di mana …", "dalam menata"."""
        if self.marks[at].low == "dalam" and at + 1 < len(self.marks):
            return forms.is_active(self.marks[at + 1].low)
        pair = (self.marks[at - 1].low, self.marks[at].low) if at else ()
        return pair in (("dalam", "hal"), ("di", "mana"))

    def ends_sentence(self, at: int) -> bool:
        """Whether a full stop parts two sentences; behind a short word it abbreviates (`No.`)."""
        if self.marks[at].text != "." or not 0 < at < len(self.marks) - 1:
            return False
        after = self.marks[at + 1]
        opens = after.text[0].isupper() and _voice(after.low) == "active"
        return opens or (len(self.marks[at - 1].text) > 3 and after.text[0].isupper())

    def verb(self, at: int, voice: Voice) -> None:
        link, self.link = self.link, None
        if self.follows_condition(at, voice):
            goes_on = self.marks[at].low in words("id-going-on")
            self.side = voice if goes_on else None
            if not goes_on:
                self.head(at, voice)
            return
        if self.side == "open" and link is None:
            self.side = voice
        elif self.is_main(voice, link):
            self.head(at, voice)

    def follows_condition(self, at: int, voice: Voice) -> bool:
        """Whether the condition before is whole, so that the act begins: "jika setuju diparaf"."""
        awaited = self.side == "open" and self.condition and voice == "passive" and bool(self.heads)
        return awaited and self.marks[at - 1].low in words("id-agreeing")

    def is_main(self, voice: Voice, link: str | None) -> bool:
        if self.last_verb < 0 and link != "or":
            return self.side is None or link is None or self.side != voice
        if self.fresh and self.side is None and link != "or":
            return True
        if link in (None, "or"):
            return False
        return link == "then" or self.side in (None, "open") or self.side != voice

    def head(self, at: int, voice: Voice) -> None:
        self.heads.append(Predicate(at, voice))
        self.link, self.fresh = None, False
        if voice != "noun":
            self.last_verb = at

    def commanding(self, low: str) -> bool:
        return bool(self.heads) and self.heads[0].voice == "command" and forms.is_command(low)

    def is_further_act(self, at: int, low: str) -> bool:
        if not self.heads or self.side is not None:
            return False
        is_idiom = _idiom_at(self.marks, at) and not self.is_given()
        if self.commanding(low) or is_idiom or self.is_loan(at):
            return True
        if not forms.is_verbal_noun(low) or self.is_within(at):
            return False
        return self.last_verb < 0 or self.is_light(at)

    def is_given(self) -> bool:
        """Whether the last verb gives or asks for things: "membubuhkan cap dan tanda tangan"."""
        return self.last_verb >= 0 and self.marks[self.last_verb].low in _GIVING

    def is_loan(self, at: int) -> bool:
        """Whether a borrowed verb goes on with an object: "membuat konsep dan input konsep"."""
        low = self.marks[at].low
        loans = words("id-loan-verbs") - words("id-loan-nouns")
        before = self.marks[at - 2].low if at > 1 else ""
        return (
            self.last_verb >= 0
            and self.marks[self.last_verb].low not in words("id-light-verbs")
            and low in loans
            and before not in words("id-loan-verbs")
            and at + 1 < len(self.marks)
            and self.marks[at + 1].is_word
        )

    def is_within(self, at: int) -> bool:
        """Whether a noun goes on with a name, or with what a kegiatan consists of.

        "kepada Badan Pencarian dan Pertolongan"; "Pelaksanaan kegiatan monitoring dan evaluasi".
        """
        if _goes_on_a_name(self.marks, at) or self.is_of_a_preposition(at):
            return True
        if self.last_verb < 0 and self.is_of_the_object(at):
            return True
        start = self.heads[-1].at + 1
        named = start + 2 < at and self.marks[start + 1].low not in _AND
        return named and self.marks[start].low in _WHOLES

    def is_of_the_object(self, at: int) -> bool:
        """Whether an act behind a noun of action tells what that is done to.

        "Penyediaan dukungan pemeliharaan dan pemutakhiran"; "Penyiapan materi dan desain".
        """
        before = at - 2
        if before <= self.heads[-1].at:
            return False
        act, further = self.marks[before].low, self.marks[at].low
        of_an_act = forms.is_verbal_noun(act) and not is_surely(act, *DOCUMENTS)
        return of_an_act or is_surely(further, *DOCUMENTS)

    def is_of_a_preposition(self, at: int) -> bool:
        """Whether it goes on with what a preposition began: "sejak persiapan dan penyerahan"."""
        behind = range(self.heads[-1].at + 1, at - 1)
        return any(
            self.marks[n].low in words("id-prepositions")
            and forms.is_verbal_noun(self.marks[n + 1].low)
            for n in behind
        )

    def is_light(self, at: int) -> bool:
        """Whether the last verb is a light one with a noun of action of its own behind it."""
        verb = self.last_verb
        if self.marks[verb].low not in words("id-light-verbs"):
            return False
        return verb + 1 < at and forms.is_verbal_noun(self.marks[verb + 1].low)


def _goes_on_a_name(marks: tuple[Token, ...], at: int) -> bool:
    """Whether capitals lead back from here to the name of a unit: "Dinas Penanaman Modal dan …"."""
    if not marks[at].text[0].isupper() or marks[at].text.isupper():
        return False
    for number, before in reversed(tuple(enumerate(marks[1:at], 1))):
        if before.low in words("id-units"):
            return before.text[0].isupper() and marks[number + 1].is_word and number + 2 < at
        if not (before.low in _AND or before.text == "," or before.text[0].isupper()):
            return False
    return False


def _hands_on(marks: tuple[Token, ...], at: int) -> bool:
    """Whether a passive verb stands here that tells to whom a thing is handed."""
    if at >= len(marks) or voice_at(marks, at) != "passive":
        return False
    behind = last_of_verb(marks, at) + 1
    return behind < len(marks) and marks[behind].low in ("ke", "kepada")


def _idiom_at(marks: tuple[Token, ...], at: int) -> bool:
    ahead = " ".join(token.low for token in marks[at : at + 2])
    return any(f"{ahead} ".startswith(f"{idiom} ") for idiom in lines("id-act-idioms"))
