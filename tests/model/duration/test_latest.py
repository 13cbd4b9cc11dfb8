"""A latest time may be told by any of its words: all who read it know the same ones."""

from __future__ import annotations

import pytest

from soptool.lint.wording.cut import goes_on
from soptool.lint.wording.statement import consequence
from soptool.model.component import Channel, Complaints, response_in
from soptool.model.duration.deadline import deadlines
from soptool.model.duration.duration import parse_duration
from soptool.model.duration.latest import LATEST, WITHIN


@pytest.mark.parametrize("words", [*LATEST, *WITHIN])
def test_a_latest_time_is_one_everywhere(words: str) -> None:
    text = f"{words} 3 hari kerja"
    time = parse_duration(text)
    assert time is not None
    assert (time.minimum, str(time.maximum[0].value)) == ((), "3")
    assert [found.time.maximum for found in deadlines(f"Menyampaikan surat {text}")] == [
        time.maximum
    ]
    complaint = response_in(Complaints(), Channel(channel=f"Surat dijawab {text}"))
    assert complaint is not None
    assert complaint.maximum == time.maximum


@pytest.mark.parametrize("words", LATEST)
def test_a_latest_time_is_a_statement_and_goes_on(words: str) -> None:
    warning = consequence(f"Surat dikirim {words} 3 hari kerja", "id")
    assert warning is not None
    assert goes_on("Surat dikirim", f"{words} 3 hari kerja", ", ")
