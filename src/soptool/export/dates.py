"""The date of a document, for files that must carry one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from soptool.model.identity import Identity

_NO_DATE: Final = 315_532_800


def timestamp_of(documents: Iterable[Identity]) -> int:
    """Return the latest date of the documents, else that of SOURCE_DATE_EPOCH; in seconds.

    Without any it is the first of 1980, as in reproducible archives.
    """
    dates = [
        known.first_day
        for document in documents
        for known in (document.dates.effective, document.dates.revised, document.dates.created)
        if known is not None
    ]
    if dates:
        return int(datetime(*max(dates).timetuple()[:3], tzinfo=UTC).timestamp())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isdecimal() else _NO_DATE
