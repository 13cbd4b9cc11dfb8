"""How an English step or title is built; a smaller reading than the Indonesian one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from soptool.lint.wording.english_forms import form, is_act, is_participle
from soptool.lint.wording.subjects import aliases
from soptool.lint.wording.text import Token, first_word, outside_brackets, tokens
from soptool.lint.wording.words import words

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ARTICLES = frozenset(["the", "a", "an"])
_PLAIN_DETERMINERS = frozenset(["the", "a", "an", "all", "any", "each", "every", "its", "their"])
_SEPARATORS = frozenset([",", ";", ".", ":", "and", "then", "&"])
_REACH = 8


@dataclass(frozen=True, slots=True)
class EnglishSubject:
    """An actor: tokens `start` to `end` (not included); `verb` is the act's index, or -1."""

    start: int
    end: int
    verb: int


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """The reading of one text; `predicates` are indices of the verbs that carry it."""

    marks: tuple[Token, ...]
    first: int
    opening: str
    subjects: tuple[EnglishSubject, ...]
    predicates: tuple[int, ...]
    passive: int


@lru_cache(maxsize=4096)
def read(text: str, executors: tuple[str, ...] = ()) -> EnglishSentence:
    """Read an English `text`; `executors` are the labels of the SOP's columns."""
    marks = outside_brackets(tokens(text))
    first = _behind_adverbs(marks, first_word(marks))
    who = _subjects(marks, first, aliases(executors))
    opening = _opening(marks, first, who)
    carried = _predicates(marks, first, opening, who)
    return EnglishSentence(marks, first, opening, who, carried, _passive(marks, first))


def _behind_adverbs(marks: tuple[Token, ...], at: int) -> int:
    while at + 1 < len(marks) and (
        marks[at].low in ("then", "next", ",", "also", "finally")
        or (marks[at].low.endswith("ly") and form(marks[at].low) is None)
    ):
        at += 1
    return at


def _opening(marks: tuple[Token, ...], at: int, who: tuple[EnglishSubject, ...]) -> str:
    if at >= len(marks):
        return "empty"
    low = marks[at].low
    skipped = at + (low in _ARTICLES)
    if any(subject.start in (at, skipped) for subject in who):
        return "actor"
    if low in words("en-subordinators") or low == "in":
        return "clause"
    if is_command(marks, at):
        return "active"
    if is_participle(low):
        return "passive"
    return _noun_opening(low, marks[at + 1].low if at + 1 < len(marks) else "")


def _noun_opening(low: str, after: str) -> str:
    if is_act(low):
        return "verbal-noun"
    if form(low):
        return "noun"
    return "other" if _is_no_verb(low) or _stands_alone(after) else "unknown"


def _is_no_verb(low: str) -> bool:
    lists = ("en-posts", "en-noun-heads", "en-determiners", "en-not-subject", "en-not-acts")
    return low.endswith("ly") or any(low in words(name) for name in (*lists, "en-subordinators"))


def _stands_alone(after: str) -> bool:
    """Whether what follows shows a noun: "Letter to the mayor", "Mailbox is emptied"."""
    return not after or after in words("en-not-subject") or after in _BE or form(after) is not None


def is_command(marks: tuple[Token, ...], at: int) -> bool:
    """Whether the verb at `at` opens an act: `Review the file`, not `Review of files`."""
    low = marks[at].low
    kind = form(low)
    after = marks[at + 1].low if at + 1 < len(marks) else ""
    if kind == "base" and low not in words("en-nouns-like-verbs"):
        return True
    if kind == "base":
        plain = after not in words("en-noun-heads") and not _is_head_act(marks, at + 1)
        return after != "" and plain
    if kind is None and not is_act(low) and not _is_no_verb(low):
        # A verb that no list knows: "Quarantine the device".
        return after in words("en-determiners") - {"that", "those", "this", "these"}
    return kind in ("singular", None) and after in _PLAIN_DETERMINERS


def _is_head_act(marks: tuple[Token, ...], at: int) -> bool:
    """Whether a noun of action ends a phrase at `at` ("report submission", "mail handling")."""
    if at >= len(marks) or not is_act(marks[at].low):
        return False
    return at + 1 == len(marks) or not marks[at + 1].is_word or _closes(marks[at + 1].low)


def _closes(low: str) -> bool:
    return low in words("en-not-subject") or low in _BE or low == "and"


def _subjects(
    marks: tuple[Token, ...], first: int, names: tuple[tuple[str, ...], ...]
) -> tuple[EnglishSubject, ...]:
    seen: list[EnglishSubject] = []
    for at in range(first, len(marks)):
        if seen and at < seen[-1].end:
            continue
        subject = _subject_at(marks, first, at, names)
        if subject is not None:
            seen.append(subject)
    return tuple(seen)


def _subject_at(
    marks: tuple[Token, ...], first: int, at: int, names: tuple[tuple[str, ...], ...]
) -> EnglishSubject | None:
    before = marks[at - 1].low if at > 0 else ""
    article = before in _ARTICLES
    lead = marks[at - 2].low if article and at > 1 else before
    begins = at == first or (article and at - 1 == first) or lead in _SEPARATORS
    if lead == "by":
        end = _post_end(marks, at, names)
        return EnglishSubject(at, end, -1) if end else None
    if not begins or (form(marks[at].low) == "base" and not _named(marks, at, names)):
        return None
    end = _post_end(marks, at, names)
    if end and end < len(marks) and _acts(marks, end):
        return EnglishSubject(at, end, _verb_from(marks, end))
    if end and at == first and end < len(marks) and marks[end].text == ":":
        return EnglishSubject(at, end, -1)
    return None


def _named(marks: tuple[Token, ...], at: int, names: tuple[tuple[str, ...], ...]) -> int:
    for name in names:
        if tuple(token.low for token in marks[at : at + len(name)]) == name:
            return len(name)
    return 0


def _post_end(marks: tuple[Token, ...], at: int, names: tuple[tuple[str, ...], ...]) -> int:
    """Return the end of the post's name that begins at `at`; 0 where there is none."""
    if length := _named(marks, at, names):
        return at + length
    end = 0
    for index in range(at, min(at + _REACH, len(marks))):
        low = marks[index].low
        if low in words("en-posts"):
            end = index + 1
        elif _ends_name(marks[index]):
            break
    return end


def _ends_name(token: Token) -> bool:
    low = token.low
    if not token.is_word:
        return low not in "/-&"
    if low in words("en-modals") or form(low) == "singular":
        return True
    return low in words("en-not-subject") and low != "of"


def _acts(marks: tuple[Token, ...], at: int) -> bool:
    """Whether an act of the post before `at` follows, not only a state or a noun."""
    low = marks[at].low
    after = marks[at + 1].low if at + 1 < len(marks) else ""
    if low in _BE:
        return False
    if low in words("en-modals"):
        return after not in ("be", "been")
    kind = form(low)
    noun = low in words("en-nouns-like-verbs") or low.removesuffix("s") in words(
        "en-nouns-like-verbs"
    )
    if kind == "singular":
        return not noun or after in words("en-determiners")
    return kind == "base" and not noun and at > 0 and marks[at - 1].low.endswith(("s", "ff", "el"))


def _verb_from(marks: tuple[Token, ...], at: int) -> int:
    for index in range(at, min(at + 4, len(marks))):
        if form(marks[index].low) in ("base", "singular"):
            return index
    return at


def _predicates(
    marks: tuple[Token, ...], first: int, opening: str, who: tuple[EnglishSubject, ...]
) -> tuple[int, ...]:
    heads = [first] if opening == "active" else []
    acting = {subject.verb for subject in who if subject.verb >= 0}
    side = joined = False
    for at in range(first, len(marks)):
        low = marks[at].low
        if at in acting and at not in heads:
            heads.append(at)
            side = False
        elif low in (";", ".", "then"):
            side, joined = False, True
        elif low in (",", "and", "&"):
            joined = not _is_or(marks, at)
        elif low in words("en-subordinators"):
            side, joined = True, False
        elif joined and heads and not side and _coordinates(marks, heads, at):
            heads.append(at)
            joined = False
        elif not low.endswith("ly"):
            joined = False
    return tuple(heads)


def _is_or(marks: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(marks) and marks[at + 1].low in ("/", "or")


def _coordinates(marks: tuple[Token, ...], heads: list[int], at: int) -> bool:
    """Whether the word at `at` is a further act in the form of the first one."""
    low, kind = marks[at].low, form(marks[at].low)
    if kind != form(marks[heads[0]].low) or kind not in ("base", "singular"):
        return False
    after = marks[at + 1].low if at + 1 < len(marks) else ""
    noun_like = low in words("en-nouns-like-verbs") or kind == "singular"
    direct = at - heads[-1] <= 2
    return after in words("en-determiners") or (bool(after) and (direct or not noun_like))


def _passive(marks: tuple[Token, ...], first: int) -> int:
    """Return the index of the participle of the main passive, or -1."""
    if first < len(marks) and is_command(marks, first):
        return -1
    side = relative = False
    for at in range(first, len(marks) - 1):
        low = marks[at].low
        if low == "," and not relative:
            side = False
        elif low in words("en-subordinators"):
            side = True
            relative = relative or low in ("that", "which", "who", "to")
        elif low in _BE:
            participle = _participle_behind(marks, at)
            if participle >= 0 and not side:
                return participle
            side = False
        elif side and form(low) in ("base", "singular"):
            side = False
    return -1


def _participle_behind(marks: tuple[Token, ...], at: int) -> int:
    behind = at + 1
    while behind < len(marks) - 1 and _is_adverb(marks[behind].low):
        behind += 1
    return behind if behind < len(marks) and is_participle(marks[behind].low) else -1


def _is_adverb(low: str) -> bool:
    return low in ("then", "also", "not", "first", "be", "been", "being") or low.endswith("ly")
