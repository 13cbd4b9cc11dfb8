"""What stands behind a length of time, up to the next: per what, a limit, a clock, a remark.

tail = {per words | limit | x number | [hari] clock | (remark) | condition … | word}
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from soptool.model.duration.amounts import Tokens, amounts, counts, kind_at, number, value_at
from soptool.model.duration.bounds import LIMITS
from soptool.model.duration.clocks import clock_at, misspells_clock
from soptool.model.duration.recurrence import Counted, counted
from soptool.model.duration.spelling import meant_clock, meant_limit, meant_unit
from soptool.model.duration.told import (
    EACH,
    Told,
    bounded,
    counted_per,
    daily,
    day_and_night,
    either,
    left_out,
    limited,
    times,
)
from soptool.model.duration.units import Clock
from soptool.model.duration.words import Kind

# From when a time runs; a length behind these is no time of the step.
SINCE = ("setelah", "sesudah", "sejak", "semenjak", "after", "since")
# Or how much may be added to it.
FURTHER = (
    *(*SINCE, "terhitung", "dihitung", "from", "following", "once", "ditambah", "tambahan"),
    *("diperpanjang", "perpanjangan", "penambahan", "extended", "extension", "plus"),
)
_FOR = ("untuk", "for")
LASTING = ("selama", "for", "during")
_STOPS = (",", "(", ")", ".", ":")
_COUNTED = ("dihitung", "terhitung")
_COUNTED_WITHIN = 3
_AS_NEEDED = frozenset(
    (
        *("relatif", "situasional", "kondisional", "insidental", "insidentil", "fleksibel"),
        *("tentatif", "menyesuaikan", "disesuaikan", "sesuai kebutuhan", "as needed"),
    )
)
PEOPLE = ("orang", "tim", "petugas", "pegawai", "staf", "personel", "person", "people", "staff")
_NO_TAIL = (Kind.EVERY, Kind.BEFORE)


Inside = Callable[[Tokens], Told | None]


def per_what(tokens: Tokens, place: int, plain: str) -> tuple[Counted, int]:
    """Read what a time is per, and where that ends; "@" where it is each, of nothing named."""
    end = place + 1
    count = number(tokens, end)
    if count is not None and count.end > end + 1 and count.end < len(tokens):  # "3 (tiga) bulan"
        end = count.end
    while end < len(tokens) and not _ends_per(tokens, place + 1, end):
        end += 1
    if end > place + 1:  # nothing is named in "30 menit / 2"
        return counted(tokens[place + 1 : end], plain), end
    return Counted(EACH if tokens[place].kind is Kind.EACH else None), end


def _ends_per(tokens: Tokens, first: int, place: int) -> bool:
    token = tokens[place]
    if token.kind in (Kind.TO, Kind.OR):  # but not "minggu ke-2"
        return kind_at(tokens, place - 1) is not Kind.POINT and bool(number(tokens, place + 1))
    if token.kind is Kind.TIMES and number(tokens, place + 1):  # "10 menit/berkas x 20 berkas"
        return True
    ends = token.kind in (*LIMITS, Kind.AFTER) or token.word in (*_STOPS, *LASTING)
    # "2 jam/hari selama 3 hari", but not "2 jam per 3 hari"
    is_count = place == first or tokens[place - 1].kind is Kind.PER
    return ends or (not is_count and amounts(tokens, place) is not None)


def read_tail(tokens: Tokens, plain: str, place: int, told: Told, inside: Inside) -> Told | None:
    """Read the words behind a time, to the end of `tokens`; None where they make it no time.

    `inside` reads what stands in brackets.
    """
    if kind_at(tokens, place) is Kind.OTHER_MEASURE or counts(tokens, place):
        return None
    if kind_at(tokens, place) is Kind.TO:
        if counts(tokens, place + 1) or _repeats(tokens, place + 1):
            return None
        told = replace(told, is_endless=kind_at(tokens, place + 1) is Kind.WORD)
    daily_end = per_one(tokens, place)
    if daily_end > place:  # "2 jam sehari", "8 hours a day"
        every = tokens[daily_end - 1].word.removeprefix("se")
        told, place = counted_per(told, Counted(every=every)), daily_end
    tail = _Tail(tokens, plain, inside)
    while place < len(tokens):
        step = tail.step(place, told)
        if step is None:
            return None
        told, place = step
    return told


def per_one(tokens: Tokens, place: int) -> int:
    """Return where "sehari" or "a day" ends behind a time, which say per what; else `place`."""
    if kind_at(tokens, place) is Kind.ONE_UNIT:
        return place + 1
    is_article = value_at(tokens, place) in ("a", "an") and kind_at(tokens, place + 1) is Kind.UNIT
    return place + 2 * is_article


def _repeats(tokens: Tokens, place: int) -> bool:
    """Tell "sehari-hari" from "3 hari - hari kerja"."""
    return kind_at(tokens, place) is Kind.UNIT and kind_at(tokens, place + 1) is not Kind.CLOCK


_Step = tuple[Told, int] | None


@dataclass(frozen=True, slots=True)
class _Tail:
    tokens: Tokens
    plain: str
    inside: Inside

    def step(self, place: int, told: Told) -> _Step:
        """Read what stands at `place`."""
        token = self.tokens[place]
        if token.kind in _NO_TAIL:
            return None
        if token.value == "(":
            return self._brackets(place, told)
        if token.kind in (Kind.PER, Kind.EACH):
            return self._per(place, told)
        if token.kind is Kind.TIMES and kind_at(self.tokens, place + 1) in (Kind.WORD, Kind.FIGURE):
            return self._times(place, told)
        if token.kind is Kind.AFTER:
            return self._condition(place, told)
        return self._said(place, told)

    def _said(self, place: int, told: Told) -> _Step:
        """Read a limit, a clock, or words that say nothing of the time."""
        kind = self.tokens[place].kind
        # "maksimal 10 berkas" says nothing of the time
        if kind in LIMITS and number(self.tokens, place + 1) is None:
            return limited(told, kind), place + 1
        clock = clock_at(self.tokens, place)
        if clock:
            return replace(told, clock=clock[0] or told.clock), clock[1]
        return self._words(place, told)

    def _names_two_clocks(self, place: int) -> bool:
        """Tell whether days are of two sorts at once: "5 hari kerja/libur"."""
        if self.tokens[place].value != "/" or kind_at(self.tokens, place - 1) is not Kind.CLOCK:
            return False
        unit = value_at(self.tokens, place - 2)
        is_same = unit is not None and value_at(self.tokens, place + 1) == unit
        return kind_at(self.tokens, place + 1 + is_same) is Kind.CLOCK

    def _per(self, place: int, told: Told) -> _Step:
        """Read what it is per; "10 menit + 2 menit/berkas" and "30 menit / 2" are no time."""
        said, end = self._what(place)
        if self._names_two_clocks(place):
            return None
        is_time = self.tokens[place].value == "/" and amounts(self.tokens, place + 1)
        if told.is_added or is_time or not any(said):
            return None
        if said.per and said.per.casefold() in _AS_NEEDED:  # "3 hari/relatif"
            return replace(told, is_endless=True, is_worded=True), end
        return counted_per(told, said), end

    def _what(self, place: int) -> tuple[Counted, int]:
        """Read per what it is, also in brackets: "5 menit / (orang)"."""
        if value_at(self.tokens, place + 1) != "(":
            return per_what(self.tokens, place, self.plain)
        end = closing(self.tokens, place + 1)
        said, _ = per_what((self.tokens[place], *self.tokens[place + 2 : end]), 0, self.plain)
        return said, min(end + 1, len(self.tokens))

    def _words(self, place: int, told: Told) -> _Step:
        """Pass over words, and say which of them hold a number or a unit."""
        end = place + 1
        while end < len(self.tokens) and not self._ends_words(end):
            end += 1
        if self._is_misspelt(place, end) or self._lacks_unit(place, end):
            return None
        if any(amounts(self.tokens, at) for at in range(place, end)):
            return None
        words = self.tokens[place:end]
        is_worded = any(word.kind not in (Kind.MARK, Kind.AND) for word in words)
        # "5 hari atau sesuai kebutuhan"
        is_endless = words[0].kind is Kind.OR and len(words) > 1 and not _holds_time(words)
        told = replace(
            told,
            is_worded=told.is_worded or is_worded,
            is_endless=told.is_endless or is_endless,
        )
        return (self._unread(told, place, end) if _holds_time(words) else told), end

    def _lacks_unit(self, place: int, end: int) -> bool:
        """Tell whether a number ends the text that only a joining word stands before."""
        joint = self.tokens[place].kind in (Kind.OR, Kind.AND, Kind.TO, Kind.MARK)
        count = number(self.tokens[:end], place + 1)
        return joint and count is not None and count.end == len(self.tokens)

    def _ends_words(self, place: int) -> bool:
        token = self.tokens[place]
        return (
            token.value in ("(", ",")
            or token.kind in (*LIMITS, *_NO_TAIL, Kind.PER, Kind.EACH, Kind.AFTER)
            or clock_at(self.tokens, place) is not None
        )

    def _is_misspelt(self, place: int, end: int) -> bool:
        """Tell whether "kelender" stands behind a unit, "mennit" behind a number, or "maksimla"."""
        for at in range(place, end):
            before, word = kind_at(self.tokens, at - 1), self.tokens[at].word
            if self.tokens[at].kind is not Kind.WORD:
                continue
            if before in (Kind.UNIT, Kind.ONE_UNIT) and meant_clock(word):
                return True
            if (before is Kind.FIGURE and meant_unit(word)) or meant_limit(word):
                return True
        return False

    def _unread(self, told: Told, place: int, end: int) -> Told:
        while place + 1 < end and kind_at(self.tokens, place) in (Kind.AND, Kind.OR, Kind.TO):
            place += 1
        return left_out(told, self.plain[self.tokens[place].start : self.tokens[end - 1].end])

    def _times(self, place: int, told: Told) -> _Step:
        """Multiply in "10 menit x 5 berkas"; "10 menit x jumlah berkas" is per "jumlah berkas"."""
        count = number(self.tokens, place + 1)
        if count is None:
            return self._per(place, told)
        said = tuple(day_and_night(length) for length in told.lengths)
        lengths = tuple(times(length, count.value, count.value) for length in said)
        per, end = self._counted_out(told.per, count.end)
        if kind_at(self.tokens, end) is Kind.OTHER_MEASURE:  # "5 hari x 2 orang"
            lengths = told.lengths + lengths
        return replace(told, lengths=lengths, per=per), end

    def _counted_out(self, per: str | None, place: int) -> tuple[str | None, int]:
        """Take away per what a time is where so many are told: "2 menit/berkas x 20 berkas"."""
        if per is None or place == len(self.tokens):
            return None, place
        words = per.casefold().split()
        end = place + len(words)
        is_same = [token.word for token in self.tokens[place:end]] == words
        return (None, end) if is_same else (per, place)

    def _condition(self, place: int, told: Told) -> _Step:
        """Pass over "setelah berkas lengkap"; "untuk 1 berkas" says per what."""
        clock = self._counted_by(place)
        if clock is not None:
            return replace(told, clock=clock[0] or told.clock), clock[1]
        told = replace(told, is_worded=True)
        is_counted = self.tokens[place].word in _FOR and number(self.tokens, place + 1)
        if not is_counted or amounts(self.tokens, place + 1):
            end = len(self.tokens)
            holds = any(_is_figure(self.tokens, at) for at in range(place + 1, end))
            return (self._unread(told, place, end) if holds else told), end
        return self._per(place, told)

    def _counted_by(self, place: int) -> tuple[Clock | None, int] | None:
        """Read "dihitung hari kalender", "terhitung dalam hari kerja"."""
        if self.tokens[place].word not in _COUNTED:
            return None
        found = (clock_at(self.tokens, at) for at in range(place + 1, place + 1 + _COUNTED_WITHIN))
        return next(filter(None, found), None)

    def _brackets(self, place: int, told: Told) -> _Step:
        """Read "(maks)", "(per berkas)", "(hari kalender)", "(72 jam)"; pass over other remarks."""
        end = closing(self.tokens, place)
        inside = self.tokens[place + 1 : end]
        over = min(end + 1, len(self.tokens))
        read = self._remark(inside, told) or self._again(inside, told, place, over)
        if read is not None:
            return read, over
        if misspells_clock(inside):
            return None
        told = replace(told, is_worded=True)
        return (self._unread(told, place, over) if _holds_time(inside) else told), over

    def _remark(self, inside: Tokens, told: Told) -> Told | None:
        """Read brackets that say of the time before what it is."""
        kinds = {token.kind for token in inside if token.value != "."}
        if kinds and kinds <= set(LIMITS):
            for kind in kinds:
                told = limited(told, kind)
            return told
        if [token.word for token in inside] == ["hk"]:
            return replace(told, clock=Clock.WORKING)
        clock = clock_at(inside, 0)
        if clock and clock[1] == len(inside):
            return replace(told, clock=clock[0] or told.clock)
        return self._counted(inside, told)

    def _counted(self, inside: Tokens, told: Told) -> Told | None:
        """Read brackets that say per what it is, how often it comes, or how long a day of it."""
        often = _how_often(inside, self.plain)
        if often is not None:
            return counted_per(told, Counted(every=often))
        if kind_at(inside, 0) is Kind.EACH and amounts(inside, 1):  # "5 hari (@ 7,5 jam)"
            each = self.inside(inside[1:])
            return daily(told, each, is_each=True) if each else None
        if kind_at(inside, 0) in (Kind.PER, Kind.EACH):
            said, end = per_what(inside, 0, self.plain)
            return counted_per(told, said) if end == len(inside) else None
        return self._pieces(inside, told)

    def _pieces(self, inside: Tokens, told: Told) -> Told | None:
        """Read how many pieces it is for: "10 menit (1 berkas)", "10 menit/berkas (5 berkas)"."""
        count = number(inside, 0)
        if count is None or count.end != len(inside) - 1 or inside[-1].kind is not Kind.WORD:
            return None
        if inside[-1].word == (told.per or "").casefold():
            lengths = tuple(times(length, count.value, count.value) for length in told.lengths)
            return replace(told, lengths=lengths, per=None)
        if told.per or told.every or count.value != 1 or inside[-1].word in PEOPLE:
            return None
        return counted_per(told, Counted(self.plain[inside[0].start : inside[-1].end]))

    def _again(self, inside: Tokens, told: Told, place: int, over: int) -> Told | None:
        """Read a time in brackets: another bound, the same length again, or how it is made up."""
        again = self.inside(inside)
        if again is None:
            return None
        if any(token.word in FURTHER for token in inside):
            return self._unread(told, place, over)
        made = daily(told, again, is_each=False) or bounded(told, again)
        if made is not None:
            return made
        if again.per or again.every or again.is_endless:
            return self._unread(told, place, over)
        is_twice = not (again.is_worded or again.is_at_most or len(told.lengths) > 1)
        return replace(either(told, again), is_twice=is_twice)


_WITH = (Kind.TIMES, Kind.PER)
_OFTEN = (Kind.FIGURE, Kind.UNIT, Kind.ONE_UNIT, Kind.EVERY, Kind.TIMES, Kind.PER)


def _how_often(inside: Tokens, plain: str) -> str | None:
    """Read what it recurs with: "setahun sekali", "1 bulan sekali", "2 kali sehari", "bulanan"."""
    is_often = {Kind.EVERY, Kind.TIMES} & {token.kind for token in inside}
    if not is_often or any(token.kind not in _OFTEN for token in inside):
        return None
    ends = (inside[-1].kind, inside[0].kind)  # "(3 x 24 jam)", but "(seminggu 2 kali)"
    is_length = not {Kind.EVERY, Kind.ONE_UNIT} & set(ends)
    if is_length and Kind.PER not in {token.kind for token in inside}:
        return None
    if inside[0].kind is Kind.ONE_UNIT:
        return inside[0].word.removeprefix("se")
    first = max((at for at, token in enumerate(inside) if token.kind in _WITH), default=-1) + 1
    words = [token for token in inside[first:] if token.word != "sekali"]
    return plain[words[0].start : words[-1].end].removeprefix("se") if words else None


def closing(tokens: Tokens, place: int) -> int:
    """Return where the bracket that opens at `place` closes, the end where it never does."""
    depth = 0
    for end in range(place, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[end].value, 0)
        if depth == 0:
            return end
    return len(tokens)


def _holds_time(tokens: Tokens) -> bool:
    return any(_is_figure(tokens, at) or _is_unit(tokens, at) for at in range(len(tokens)))


def _is_figure(tokens: Tokens, place: int) -> bool:
    """Tell whether a figure stands here, or a number word that counts a unit."""
    return kind_at(tokens, place) is Kind.FIGURE or amounts(tokens, place) is not None


def _is_unit(tokens: Tokens, place: int) -> bool:
    token = tokens[place]
    return token.kind in (Kind.UNIT, Kind.ONE_UNIT) and len(token.word) > 1
