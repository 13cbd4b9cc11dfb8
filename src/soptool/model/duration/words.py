"""The words of time texts: normalising a text, and cutting it into tokens with a meaning."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

from soptool.model.dates import MONTHS
from soptool.model.duration.latest import LATEST, WITHIN
from soptool.model.duration.numerals import figure
from soptool.model.duration.vocabulary import ANY, ENGLISH, NAMED, NAMES, ONE, PERIODS, SHORT

Kind = Enum(
    "Kind",
    "FIGURE WORD MARK ISO UNIT ONE_UNIT CLOCK AT_MOST AT_LEAST ABOUT TO BETWEEN AND OR PER EACH "
    "TIMES AFTER BEFORE CHANGE POINT EVERY PERIOD OTHER_MEASURE",
)


class Token(NamedTuple):
    """A phrase, word, figure or mark at `start:end` of the text.

    `value` is what the grammar needs of it: a unit, a clock, a plain decimal; else the word.
    """

    kind: Kind
    value: str
    word: str
    start: int
    end: int
    factor: int = 1


# Units only behind their figure ("1h30m", “10 menit” in quotes), else what they are in "H + 1".
_BEHIND = {
    **dict.fromkeys(("s", "w", "j"), Kind.WORD),
    **dict.fromkeys(("“", "‘"), Kind.MARK),
    **dict.fromkeys(("d", "h"), Kind.POINT),
}
_PHRASES = {
    Kind.AT_MOST: "|".join((*LATEST, *WITHIN)) + "|paling banyak|paling panjang|"
    "sebanyak-banyaknya|batas waktu|kurang dari|tidak lebih|di bawah|dibawah|ke bawah|kebawah|"
    "atau lebih cepat|or sooner|less than|fewer than|or less|or fewer|atau kurang|under|below|"
    "<|<=|=<|≤|⩽",
    Kind.AT_LEAST: "minimal|minimum|minimalnya|min|paling sedikit|paling kurang|paling cepat|"
    "paling singkat|sekurang-kurangnya|sekurangnya|sedikitnya|sedikit-dikitnya|setidaknya|"
    "setidak-tidaknya|lebih dari|lebih|tidak kurang dari|di atas|diatas|ke atas|"
    "keatas|at least|more than|no less "
    "than|not less than|longer than|or more|atau lebih|over|above|>|>=|=>|≥|⩾",
    Kind.ABOUT: "±|+/-|+-|-/+|~|≈|+|kurang lebih|kurleb|kurang-lebih|lebih kurang|"
    "lebih-kurang|kira-kira|"
    "kira kira|sekitar|sekitaran|sktr|lk|kl|l.k.|k.l.|"
    "rata-rata|rata rata|rerata|estimasi|perkiraan|about|"
    "approximately|approx|around|ca|circa|roughly|average|on average|an average of|estimated",
    Kind.TO: "-|s.d.|s.d|s/d|s/d.|sd|sd.|sampai|sampai dengan|sampai dgn|hingga|to|until",
    Kind.OR: "atau|or|dan/atau|dan / atau|and/or|=|yaitu|yakni|setara|setara dengan|sama dengan|"
    "alias|sedangkan|sementara|adapun|whereas",
    Kind.BETWEEN: "antara|between",
    Kind.AND: "dan|and|,|&",
    Kind.PER: "/|per|tiap|tiap-tiap|setiap|untuk setiap|untuk tiap|every|for every|for each",
    Kind.EACH: "@|masing-masing|masing masing|each",
    Kind.TIMES: "x|×|*|kali|dikali|dikalikan|times",
    Kind.AFTER: "setelah|sesudah|sejak|semenjak|terhitung|dihitung|dari|jika|apabila|bila|saat|"
    "jikalau|bilamana|kalau|manakala|seandainya|"
    "ketika|sepanjang|tergantung|untuk|termasuk|belum termasuk|tidak termasuk|"
    "after|from|of|since|if|when|once|following|for|including|not including|excluding",
    Kind.BEFORE: "sebelum|sebelumnya|before|prior|in advance|ago|yang lalu",
    # What is added to a time told elsewhere, or taken from it.
    Kind.CHANGE: "kurang|kurangi|dikurangi|dikurangkan|minus|tambah|ditambah|ditambahkan|plus",
    Kind.POINT: "tanggal|tgl|pukul|pkl|ke|date|t",
    Kind.EVERY: "sekali|twice|harian|mingguan|bulanan|triwulanan|semesteran|tahunan|berkala|"
    "periodik|rutin|daily|weekly|monthly|quarterly|yearly|annually",
    # Besides the units: what a year is cut into, and what comes again with it.
    Kind.PERIOD: "periode|putaran|siklus|subround|sub round|sub-round|subraun|round|ronde|"
    "gelombang|musim|termin|shift|sif|period|cycle|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|ahad|monday|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|"
    f"{MONTHS}|awal|akhir|pertengahan|pagi|siang|sore|malam|morning|evening|night",
    Kind.OTHER_MEASURE: "pelajaran|pelatihan|orang",
}
_SHORTENED = {
    "dr": "dari", "krg": "kurang", "lbh": "lebih", "tdk": "tidak", "dgn": "dengan", "jk": "jika",
    "plg": "paling", "sblm": "sebelum", "stlh": "setelah", "dlm": "dalam", "utk": "untuk",
    "smp": "sampai", "atw": "atau", "ato": "atau", "thd": "terhadap",
}  # fmt: skip
_CLOCKS = {
    "working": "kerja|kerjanya|efektif|effective|working|work|business|tidak termasuk hari libur|"
    "tidak termasuk libur|bukan hari libur|selain hari libur|di luar hari libur|diluar hari libur|"
    "tidak termasuk sabtu dan minggu|"
    "tidak termasuk hari sabtu dan minggu",
    "calendar": "kalender|kalendar|takwim|almanak|berturut-turut|berturut turut|calendar|elapsed|"
    "semalam|siang malam|siang-malam|siang dan malam|day and night|termasuk hari libur|"
    "termasuk libur|termasuk sabtu dan minggu|termasuk hari sabtu dan minggu|"
    # Days on which nobody works are days of the calendar.
    "libur|libur nasional|libur panjang|cuti|cuti bersama|raya|lebaran|besar|off",
}

_FIGURE = r"(?:[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_ISO = (
    rf"(?<![^\W_])p(?=[0-9t]){_FIGURE}y)?{_FIGURE}m)?{_FIGURE}w)?{_FIGURE}d)?"
    rf"(?:t(?=[0-9]){_FIGURE}h)?{_FIGURE}m)?{_FIGURE}s)?)?(?<=[ymwdhs])(?![^\W_])"
)
_TOKEN = re.compile(_ISO + r"|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")

_VULGAR = re.compile("(?<=[0-9])(?=[¼½¾⅐-⅞])")
_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_BRACKETS = str.maketrans("[]{}", "()()")
# Words said twice, as they are written by hand: "kira2", "selambat2nya".
_TWICE = re.compile(
    r"\b(se)?(kira|rata|masing|tiap|lambat|kurang|lama|banyak|sedikit)2"
    rf"(?!\s?(?:{ANY}|mnt)\b)",
    re.IGNORECASE,
)
# A figure that runs into the word before it: "waktu1 hari", "selama3 jam".
_JOINED = re.compile(r"(?<=[^\W\d_]{4})(?=\d)")
# "per" that runs into what it counts: "perberkas", "perhari"; "perorangan" and "perkara" are words.
_COUNTED = re.compile(
    rf"\b(per|tiap|setiap)(?=(?:detik|menit|jam|{PERIODS}|periode|"
    r"berkas|dokumen|orang|lembar|halaman|surat|naskah|buku|eksemplar|laporan|permohonan|pemohon|"
    r"pasien|siswa|peserta|pegawai|tamu|kegiatan|rapat|kasus|kejadian|lokasi|titik|bidang|objek|obyek|"
    r"sampel|item|unit|buah|paket|kelas|tim|desa|kelurahan|kecamatan|opd|skpd|kk)\b)",
    re.IGNORECASE,
)
# A figure without its nought: ".5 jam".
_BARE_POINT = re.compile(r"(?:^|(?<=\s))(?=[.,][0-9])", re.MULTILINE)
# "01.30 jam" and "1:30 jam" are hours and minutes; "1.30 jam" may be either.
_TO = r"(?=\s?(?:-|s\.?d\.?|s/d|sampai|hingga)\s?[0-9]{1,2}[.:][0-5][0-9]\s?(?:jam|hours?)\b)"
_ON_A_CLOCK = re.compile(
    rf"(?<![\w.,:/-])([0-9]{{1,2}}:|0[0-9][.,])([0-5][0-9])(?:{_TO}|\s?(?:jam|hours?|hrs)\b)",
    re.IGNORECASE,
)
# How often, behind a time: "1 jam, 2 kali seminggu" is as "1 jam (2 kali seminggu)".
_PERIOD = f"(?:{PERIODS})"
_OFTEN = re.compile(
    rf"(?<=[\w'\"])[ ,]+(?:x ?)?((?:sekali|\w+ ?(?:x|kali)) ?(?:se|per |tiap |setiap ){_PERIOD}"
    rf"|se{_PERIOD} (?:sekali|\w+ ?(?:x|kali)))$",
    re.IGNORECASE,
)
# Marks of footnotes: "3 hari¹", "3 hari 1)", "3 hari *)".
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]+|(?<=[^\W\d_])\s?[0-9*]{1,2}\)\s*$")
_FIRST_MARK = re.compile(r"[a1]([.)])\s+(?=[^\W\d_])", re.IGNORECASE)
# "hr" is a day in Indonesian and an hour in English; English minutes beside it decide.
_ENGLISH_HOUR = re.compile(r"\bhr(?=\.?,? ?(?:and )?[0-9]+ ?(?:mins?|minutes?)\b)", re.IGNORECASE)


def normalise(text: str) -> str:
    """Return `text` with plain spaces, dashes, digits and fractions; a line break becomes `;`."""
    if "(" not in text:
        text = _FOOTNOTE.sub("", text)
    text = _VULGAR.sub(" ", text.translate(_INVISIBLE).translate(_DASHES))
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_BRACKETS)
    text = _JOINED.sub(" ", _TWICE.sub(r"\1\2-\2", _COUNTED.sub(r"\1 ", text)))
    text = _ON_A_CLOCK.sub(_hours, _BARE_POINT.sub("0", text))
    lines = (_listed(" ".join(line.split())) for line in text.splitlines())
    lines = (_OFTEN.sub(r" (\1)", line) for line in lines)
    return _ENGLISH_HOUR.sub("hrs", "; ".join(line for line in lines if line))


def _hours(found: re.Match[str]) -> str:
    hours, minutes = int(found[1][:-1]), int(found[2])
    told = f"{hours} jam" if hours or not minutes else ""
    return f"{told} {minutes} menit".strip() if minutes else told


def _listed(line: str) -> str:
    """Cut a list that stands in one line at its marks: "a. KTP 15 menit b. KK 30 menit"."""
    first = _FIRST_MARK.match(line)
    if first is None:
        return line
    mark = re.escape(first[1])
    return re.sub(rf" (?:[b-z]|[2-9]|1[0-9]){mark} (?=[^\W\d_])", "; ", line, flags=re.IGNORECASE)


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut normalised text into tokens; the longest phrase wins."""
    # Letters whose lower case is longer (İ) would shift the places, so they stay as they are.
    lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    words = [
        (_SHORTENED.get(found.group(), found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(lower)
    ]
    tokens: list[Token] = []
    place = 0
    while place < len(words):
        token, used = _token(words, place)
        if token.kind is Kind.FIGURE and tokens and _is_glued(tokens[-1], token):
            token = token._replace(kind=Kind.WORD, value=token.word)
        if token.kind is Kind.UNIT and token.word in _BEHIND and not _is_unit(words, place):
            token = token._replace(kind=_BEHIND[token.word], value=token.word)
        tokens.append(token)
        place += used
    english = any(token.word in _ENGLISH_WORDS for token in tokens)
    return tuple(_valued(token, english) for token in tokens)


def _token(words: list[tuple[str, int, int]], place: int) -> tuple[Token, int]:
    word, start, end = words[place]
    for phrase, kind, value, factor in _LEXICON.get(word, ()):
        last = place + len(phrase)
        if last <= len(words) and all(
            words[place + offset][0] == part for offset, part in enumerate(phrase)
        ):
            return Token(kind, value, word, start, words[last - 1][2], factor), len(phrase)
    if word[0] in "0123456789":
        return Token(Kind.FIGURE, "", word, start, end), 1
    if len(word) > 1 and word[0] == "p" and word[-1] in "ymwdhs" and word[1] in "t0123456789":
        return Token(Kind.ISO, word, word, start, end), 1
    return Token(Kind.WORD if word.isalpha() else Kind.MARK, word, word, start, end), 1


def _is_unit(words: list[tuple[str, int, int]], place: int) -> bool:
    """Tell whether one letter stands behind a figure, and where apart from it, not in "3 s 5"."""
    if place == 0 or words[place - 1][0][0] not in "0123456789":
        return False
    word, start, _ = words[place]
    is_apart = words[place - 1][2] < start
    after = words[place + 1][0] if place + 1 < len(words) else " "
    return not (is_apart and word in "sd" and after[0] in "0123456789")


def _is_glued(before: Token, token: Token) -> bool:
    """Tell whether a figure is part of a word: "l5 menit" is no 5 minutes."""
    return before.kind is Kind.WORD and before.end == token.start


def _valued(token: Token, english: bool) -> Token:
    if token.kind is not Kind.FIGURE:
        return token
    value = figure(token.word, english=english)
    return token._replace(value="" if value is None else str(value))


_Entry = tuple[tuple[str, ...], Kind, str, int]


def _lexicon() -> dict[str, tuple[_Entry, ...]]:
    entries: list[_Entry] = []
    for (unit, factor), names in NAMED.items():
        forms = [name for name in NAMES if name in names or name.removesuffix("s") in names]
        entries += [((name,), Kind.UNIT, unit, factor) for name in forms]
        entries += [
            ((one,), Kind.ONE_UNIT, unit, factor) for name in names if (one := f"se{name}") in ONE
        ]
    for (unit, factor), words in SHORT.items():
        entries += [(parts, Kind.UNIT, unit, factor) for parts in _cut(words)]
    for kind, phrases in _PHRASES.items():
        entries += [(parts, kind, "".join(parts), 1) for parts in _cut(phrases)]
    for clock, words in _CLOCKS.items():
        entries += [(parts, Kind.CLOCK, clock, 1) for parts in _cut(words)]
    entries.append((("semingu",), Kind.ONE_UNIT, "weeks", 1))
    entries.sort(key=lambda entry: -len(entry[0]))
    table: dict[str, list[_Entry]] = {}
    for entry in entries:
        table.setdefault(entry[0][0], []).append(entry)
    return {word: tuple(found) for word, found in table.items()}


def _cut(phrases: str) -> list[tuple[str, ...]]:
    return [tuple(_TOKEN.findall(phrase)) for phrase in phrases.split("|")]


_LEXICON = _lexicon()
# Where one of these stands, figures are English too.
_ENGLISH_WORDS = {
    *(ENGLISH - {"semester"}),
    *(f"{name}s" for name in ENGLISH),
    *[
        "sec",
        "secs",
        "s",
        "mins",
        "hrs",
        "h",
        "d",
        "wk",
        "wks",
        "w",
        "fortnight",
        "fortnights",
        "yr",
        "yrs",
    ],
}
