"""Dates of documents as rules speak of them."""

from __future__ import annotations

from datetime import date

from soptool.lint.evidence.subject import DocumentSubject
from soptool.model.dates import PartialDate


def months_between(first: date, last: date) -> int:
    """Return the whole months from `first` to `last`; negative where `last` is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def written(document: DocumentSubject, name: str) -> PartialDate | None:
    """Return a date where it is written as dates are; what it may have meant is no date yet."""
    value: PartialDate | None = getattr(document.identity.dates, name)
    source, _ = document.file.origin(("dates", name))
    return value if source.holds(str(document.file.at(("dates", name)))) else None


def last_touched(document: DocumentSubject) -> tuple[str, PartialDate] | None:
    """Return the latest date on which the document was written, revised or put into force."""
    dates = document.identity.dates
    known = {"created": dates.created, "revised": dates.revised, "effective": dates.effective}
    given = [(name, value) for name, value in known.items() if value is not None]
    return max(given, key=lambda item: item[1].last_day, default=None)
