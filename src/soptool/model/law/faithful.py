"""A form proposed for a citation keeps what its author wrote, and adds nothing to it."""

from __future__ import annotations

import re
from collections import Counter

from soptool.model.law.catalogue import short_forms_in
from soptool.model.law.reading import normalised

# Words of the form itself, which name nothing.
_FORM = {"nomor", "nomer", "nmr", "no", "tahun", "thn", "th", "tanggal", "tgl", "tertanggal"} | {
    *("tentang", "ttg", "ttng", "tntg", "tentg", "perihal", "dari", "khususnya")
}


def is_faithful(proposed: str, written: str) -> bool:
    """Tell whether a proposed form says what is written, no more and no less.

    Every figure and every word of `written` stands in `proposed`, but for short forms of the
    catalogue whose long form does; what stands there beyond is a word of such a long form.
    """
    before, after = normalised(written), normalised(proposed)
    if _figures(before) != _figures(after):
        return False
    old, new = _words(before), _words(after)
    may_go: set[str] = set()
    may_come: set[str] = set()
    for short, form in short_forms_in(before):
        longs = [_words(long) for long in form.long]
        may_come.update(*longs)
        if any(long <= new for long in longs):
            may_go |= short
    return old - new <= may_go and new - old <= may_come


def says_all(kept: str, dropped: str) -> bool:
    """Tell whether a form holds every figure and word of another, which may be left out then."""
    old, new = normalised(dropped), normalised(kept)
    return _figures(old) <= _figures(new) and _words(old) <= _words(new)


def _figures(text: str) -> Counter[str]:
    return Counter(re.findall(r"[0-9]+", text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower())) - _FORM
