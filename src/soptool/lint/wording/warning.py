"""Whether a warning says no more than that things go less well where an SOP is not followed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from soptool.lint.wording.inflection import active_of
from soptool.lint.wording.sop import sop_pattern
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import either, listed

_LONGEST = 600
_NOT = r"(?:tidak|tdk|tak|belum|kurang)"
_DONE = rf"{_NOT}\s+(?:dapat\s+|akan\s+|di\s+)?[\w-]+"
_SELF = r"(?:kegiatan|hal|proses|prosedur|ketentuan|aturan|standar|mekanisme|tahapan|pelaksanaan)"
_WELL = r"dengan\s+(?:baik|benar|tepat|semestinya|sungguh-sungguh|optimal|maksimal|tertib)"
_UNDONE = re.compile(
    rf"[\s,]+(?:maka\s+)?(?P<thing>(?:[\w()/-]+\s+){{1,8}}?){_NOT}\s+(?:akan\s+|dapat\s+|bisa\s+)*"
    r"(?P<verb>(?:di|ter)\w+)",
    re.IGNORECASE,
)
_NAME = r"(?:(?!(?:maka|gagal|atau)\b)[\w()/.&-]+,?\s+)"


@lru_cache(maxsize=1024)
def says_nothing(text: str) -> bool:
    """Whether a warning would fit any SOP: "Jika SOP tidak dilaksanakan, kegiatan terhambat".

    Its condition is the SOP itself (or that the work is not done well), and what follows is that
    something goes badly. A harm that can be pointed at (`harms`) says something.
    """
    found = _condition().match(text[:_LONGEST])
    if found is None:
        return False
    behind = text[found.end() : _LONGEST]
    follows = _follows(found["work"] is not None).search(behind)
    return follows is not None and _harms().search(behind) is None


@lru_cache(maxsize=1024)
def is_circular(text: str, title: str) -> bool:
    """Whether all that follows is that what the title names is not done.

    "Jika SOP tidak dijalankan, program tidak dapat disusun" of "Penyusunan Program".
    """
    found = _condition().match(text[:_LONGEST])
    if found is None or found["work"] is not None:
        return False
    undone = _UNDONE.match(text, found.end(), _LONGEST)
    if undone is None or _harms().search(text, found.end(), _LONGEST):
        return False
    thing = {token.low for token in tokens(undone["thing"]) if token.is_word}
    of_title = {token.low for token in tokens(title)}
    acts = {active_of(low) for low in of_title}
    verb = active_of(undone["verb"].lower()) or active_of(
        undone["verb"].lower().removeprefix("ter")
    )
    return bool(thing) and thing <= of_title and verb is not None and verb in acts


@cache
def _condition() -> re.Pattern[str]:
    ifs, sop = rf"(?:{either('id-ifs')})", rf"(?:{sop_pattern()}|prosedur)"
    of_the_sop = (
        rf"{ifs}\s+{_NAME}{{0,12}}?{sop}(?!\w)[,\s]+{_NAME}{{0,16}}?"
        rf"(?:{_DONE}|dilaksanakan|dijalankan|diabaikan|dilanggar|terlewati|terhambat)"
        rf"|{ifs}\s+{_NAME}{{0,12}}?(?:{_NOT}\s+\w+|menyimpang)\s+(?:dengan\s+|dari\s+|pada\s+|kepada\s+)?{sop}(?!\w)"
        rf"|{_NOT}\s+(?:ter|di)\w+nya\s+{_NAME}{{0,3}}?{sop}(?:\s+(?!(?:maka|akan|dapat)\b)[\w-]+){{0,8}}?"
        rf"|(?:kelalaian|kegagalan|ketidakpatuhan)\s+{_NAME}{{0,4}}?{sop}(?:\s+(?:ini|tersebut))?"
        rf"|{sop}\s+{_NAME}{{1,20}}?(?:dan\s+)?{ifs}\s+(?:{_DONE}|diabaikan|dilanggar)"
        rf"|{ifs}\s+(?:tidak|belum|tanpa)\s+ada(?:nya)?\s+{sop}(?:\s+{_NAME}{{0,16}}?(?=maka\b))?"
        rf"|{sop}\s+{_NAME}{{1,16}}?(?:{_DONE}|terhambat|diabaikan)(?=,?\s+maka\b)"
    )
    of_the_work = (
        rf"{ifs}\s+(?:{_SELF}\s+)?(?:ini\s+|tersebut\s+|dimaksud\s+)?"
        r"(?:(?:tidak|tdk|belum)\s+(?:di\s?\w+|berjalan)|terlewati|diabaikan)"
        rf"|(?P<work>{ifs}\s+{_NAME}{{1,10}}?{_NOT}\s+(?:di\w+|berjalan|terlaksana)\s+{_WELL})"
    )
    lead = r"\W*(?:[^,.;]{1,150},\s*)?"
    well = rf"(?:\s+(?:{_WELL}|(?:sesuai|secara)\s+\w+))?"
    return re.compile(rf"{lead}(?:{of_the_sop}|{of_the_work}){well}(?=[\s,:])", re.IGNORECASE)


def _any(kind: str) -> str:
    entries = sorted(listed("empty-warnings", kind), key=lambda one: (-len(one), one))
    return "|".join(r"\s+".join(map(re.escape, one.split())) for one in entries)


@cache
def _follows(of_the_work: bool) -> re.Pattern[str]:
    """Return what says nothing: of work that is named, only that what follows does not go on."""
    going, kept, broad = _any("going"), _any("kept"), _any("broad")
    may = r"(?:akan\s+|dapat\s+|bisa\s+|mampu\s+)*"
    badly = (
        rf"{_NOT}\s+{may}(?:{going})(?:\s+(?:dengan|secara)\s+(?:{kept}))?"
        + ("" if of_the_work else rf"|{_NOT}\s+{may}(?:{kept})")
        + rf"|{_any('hindered')}"
        rf"|(?:{_any('hinders')})\s+(?:\w+\s+){{0,2}}?(?:{broad})"
        rf"|(?:berdampak|berimbas|berpengaruh|berakibat|berimplikasi)\s*:?\s*"
        rf"(?:(?:pada|terhadap|kepada)\s+)?(?:\w+\s+)?(?:{broad})"
        r"|(?:mengakibatkan|menyebabkan|menimbulkan)\s+(?:terjadinya\s+)?ketidak\w+an(?=\W*$|\s*[,.;]"
        rf"|\s+(?:dan|serta|atau|dalam|pada|{broad}))"
        rf"|{_NOT}\s+{may}(?:melaksanakan|menjalankan|menyelesaikan|mewujudkan|mencapai)(?=\s)"
    )
    return re.compile(rf"(?<!\w)(?:{badly})(?!\w)", re.IGNORECASE)


@cache
def _harms() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('harms')})(?!\w)", re.IGNORECASE)
