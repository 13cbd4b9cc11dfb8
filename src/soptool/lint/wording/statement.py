"""Judgements on warnings, qualifications and durations."""

from __future__ import annotations

import re
from typing import Literal

from soptool.lint.wording import forms
from soptool.lint.wording.sentence import read
from soptool.lint.wording.text import Found, Tongue, tokens
from soptool.lint.wording.words import either, phrases, words
from soptool.model.duration.amounts import holds_length
from soptool.model.duration.latest import LATEST, choices
from soptool.model.duration.vocabulary import ANY

Qualification = Literal["competence", "person-or-rank", "duty", "other"]

_IF = {
    "id": re.compile(
        rf"(?<!\w)(?:{either('id-ifs')}|dalam hal|barang siapa|tanpa)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:if|unless|in case|in the event|when|whenever|should|failure to|failing|without)"
        r"(?!\w)",
        re.IGNORECASE,
    ),
}
_DEADLINE = re.compile(
    rf"(?<!\w)(?:{choices(*LATEST)}|sebelum|batas waktu|tenggat|tepat waktu|tidak boleh lebih"
    r"|minimal setiap|deadline|must be completed (?:within|by|before)"
    rf"|within \d+ (?:(?:working|business|calendar) )?(?:{ANY})"
    rf"|(?:dalam waktu|dalam jangka waktu|dalam)\s{{1,3}}\d+)(?!\w)",
    re.IGNORECASE,
)


_DEADLINES = dict.fromkeys(("id", "en"), _DEADLINE)
_FOLLOWS = {
    "id": re.compile(
        r"(?<!\w)(?:menghambat|memperlambat|mengganggu|merugikan|membahayakan|menimbulkan|menyebabkan"
        r"|mengakibatkan|membuat(?=(?:\s+[\w-]+){1,5}\s+(?:tidak|gagal|batal|rusak|hilang|ter\w{3,}))"
        r"|berakibat|berdampak|berimbas|berimplikasi|memengaruhi|mempengaruhi"
        r"|menggagalkan|menghilangkan|menggugurkan|membatalkan|berpotensi|berisiko|beresiko|berujung"
        r"|(?:di(?:kenakan|kenai|beri(?:kan)?|jatuhi)\s+)?(?:sanksi|denda|hukuman)|dituntut|dipidana"
        r"|ditolak|(?:akan|dapat) dikembalikan|dibatalkan|digugurkan|dicabut|didenda|ditegur"
        r"|terhambat|tertunda|terganggu|terlambat|tertolak|hangus|gugur|batal|tidak sah"
        r"|pelanggaran disiplin"
        r"|menjadi (?:temuan|tanggung jawab|beban|tidak)"
        r"|(?:tidak|belum|kurang|tanpa) .{1,60}\bdikembalikan"
        r"|tidak (?:dapat|akan|bisa|boleh) (?:di\w+|ter\w+))(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:delays?|hinders?|causes?|leads? to|results? in|endangers?|harms?"
        r"|jeopardi[sz]es?|fined?|prosecut\w+|subject to|sanctions?|penalt(?:y|ies)"
        r"|invalidates?|(?:be|are|is) (?:rejected|returned|refused|denied|void|invalid|liable)"
        r"|(?:can|will|may|shall)(?:not| not) be \w+)(?!\w)",
        re.IGNORECASE,
    ),
}

_ATTITUDES = frozenset(
    (
        *("mematuhi", "menghargai", "menghormati", "menjunjung", "mengedepankan", "mendukung"),
        *("mengenal", "mengenali", "menerapkan", "menggunakan", "mencintai", "menyukai"),
        *(
            "merupakan",
            "menjadi",
            "menjabat",
            "menduduki",
            "menempuh",
            "menamatkan",
            "menyelesaikan",
        ),
        *("mewakili", "membidangi", "menangani", "mengelola"),
    )
)
"""Verbs of qualifications that tell what somebody is like, has done, or is charged with."""


_GOES_ON = (
    "proses|terbitkan|tindaklanjuti|layani|laksanakan|lakukan|berikan|pinjamkan|terima|lanjutkan"
    "|keluarkan|setujui|bayarkan|cairkan|daftarkan|serahkan|kirim|sahkan|tandatangani|gunakan"
)
_ALLOWS = re.compile(
    r"(?!.*\b(?:tidak|tdk|belum|tanpa|kurang|bukan|gagal|terlambat|ditolak|dikembalikan|batal|hanya)\b)"
    rf"[^,;]*?\b(?:dapat|bisa|akan|harus|baru)\s+(?:segera\s+)?di(?:{_GOES_ON})\b[^,;]*?"
    r"\b(?:apabila|jika|bila|bilamana|setelah)\b[^;]*",
    re.IGNORECASE | re.DOTALL,
)
"""When the work goes on, and not what goes wrong: "Izin dapat diproses apabila berkas lengkap"."""


def consequence(text: str, tongue: Tongue = "id") -> Found | None:
    """Return the words by which a warning tells what follows or until when.

    Kinds: `condition` (an if-then sentence), `deadline`, `consequence` ("akan menghambat …").
    """
    if tongue == "id" and _ALLOWS.fullmatch(text):
        return None
    kinds = (("condition", _IF), ("deadline", _DEADLINES), ("consequence", _FOLLOWS))
    for kind, patterns in kinds:
        pattern = patterns[tongue]
        if match := pattern.search(text):
            return Found(match[0], match.start(), match.end(), kind)
    return None


def qualification(text: str, tongue: Tongue = "id") -> Qualification:
    """Tell a competence, education or experience from a person, a post, a grade.

    Only the surest texts are `person-or-rank`: a post, a unit or a grade and nothing else. English
    texts are `competence` or `other`.
    """
    lows = [token.low for token in tokens(text) if token.is_word and not token.text.isdigit()]
    if not lows:
        return "other"
    listed = words("en-competence")
    if tongue == "id":
        listed = words("id-competence") | words("id-education")
    if lows[0] in listed or (tongue == "en" and any(low in listed for low in lows)):
        return "competence"
    if tongue == "en":
        return "other"
    return _post_or_grade(text, lows, listed)


def _post_or_grade(text: str, lows: list[str], listed: frozenset[str]) -> Qualification:
    if any(low in listed for low in lows[1:]):
        return "competence"
    posts = words("id-posts") | words("id-rank-words")
    carried = any(head.voice in ("active", "passive") for head in read(text).predicates)
    if lows[0].startswith("me") and forms.is_active(lows[0]) and lows[0] not in _ATTITUDES:
        return "duty"
    is_act = lows[0].startswith("pe") and forms.is_verbal_noun(lows[0])
    if is_act and lows[0] not in posts | words("id-trainings") and not carried:
        return "duty"
    return "person-or-rank" if lows[0] in posts and not carried else "other"


def vague_duration(text: str) -> Found | None:
    """Return the words of a duration that cannot be measured ("secepatnya", "menyesuaikan").

    Indonesian and English. A text with a number and a unit ("maksimal 2 jam") is measured, whatever
    else it says; so is a bare unit ("sebulan").
    """
    if holds_length(text):
        return None
    for _, pattern in phrases("vague-durations"):
        if match := pattern.search(text):
            return Found(match[0], match.start(), match.end(), "vague")
    return None
