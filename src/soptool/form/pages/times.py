"""Times that reach over several rows, cut where pages break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from soptool.form.edition import Edition
from soptool.form.table import TableRow, Time


def times_on(
    rows: Sequence[TableRow], here: range, edition: Edition
) -> Iterator[tuple[int, Time | None]]:
    """Yield the time cells of a page's rows: none reaches over the page's end."""
    over = 0
    said = ""
    for index, row in enumerate(rows[: here.stop]):
        time = row.time
        if time is not None:
            over, said = index + time.rows, row.no
        elif index == here.start and index < over:
            time = Time((edition.t("same as no. {no}", no=said),), over - index)
        if time is not None and index in here:
            yield index, replace(time, rows=min(time.rows, here.stop - index))
