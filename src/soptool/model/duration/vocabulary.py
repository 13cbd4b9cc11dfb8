"""The words for units of time: who reads times, deadlines, volumes or sentences asks here."""

from __future__ import annotations

from typing import Final

from soptool.model.duration.latest import choices

NAMED: Final = {
    ("seconds", 1): ("detik", "second"),
    ("minutes", 1): ("menit", "minute"),
    ("hours", 1): ("jam", "hour"),
    ("days", 1): ("hari", "day"),
    ("weeks", 1): ("minggu", "pekan", "week"),
    ("months", 1): ("bulan", "month"),
    ("months", 3): ("triwulan", "kuartal", "quarter"),
    ("months", 4): ("caturwulan",),
    ("months", 6): ("semester",),
    ("years", 1): ("tahun", "year"),
}
"""The whole names of a unit, of so many of it, in both languages."""
ENGLISH: Final = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "quarter", "semester", "year")
)
"""Those that have a plural."""
NAMES: Final = tuple(
    dict.fromkeys(
        form
        for names in NAMED.values()
        for name in names
        for form in ((name, f"{name}s") if name in ENGLISH else (name,))
    )
)
"""All of them, with their plurals."""
ANY: Final = choices(*NAMES)
"""A unit, as choices of a pattern."""
PERIODS: Final = "|".join(
    name
    for (unit, _), names in NAMED.items()
    for name in names
    if unit not in ("seconds", "minutes", "hours") and name not in ENGLISH - {"semester"}
)
"""What a time comes again with, in Indonesian, as choices of a pattern."""
ONE: Final = frozenset(
    f"se{name}"
    for names in NAMED.values()
    for name in names
    if name not in ENGLISH - {"semester"} and name not in ("kuartal", "caturwulan")
)
"""One of a unit in one word: sejam, seminggu."""
SHORT: Final = {
    ("seconds", 1): "detiknya|dtk|det|dt|″|\"|''|′′|’’|”|“|sec|secs|s",
    ("minutes", 1): "menitnya|mnt|m|′|'|’|‘|`|mins",
    ("hours", 1): "jamnya|j|hrs|h",
    ("days", 1): "harinya|hr|hk|d",
    ("weeks", 1): "mgg|mg|wk|wks|w",
    ("weeks", 2): "fortnight|fortnights",
    ("months", 1): "bln|bl",
    ("months", 3): "tw|trw",
    ("months", 4): "cawu",
    ("months", 6): "smt",
    ("years", 1): "thn|th|yr|yrs",
}
"""How else people write a unit behind its figure."""
