from __future__ import annotations

import json

import pytest

from soptool.report.json_text import json_text


@pytest.mark.parametrize("text", ["a\u202eb", "\u2028", "\x85", "é – “kata”", "\\u202e", '"'])
def test_what_is_read_back_is_what_was_written(text: str) -> None:
    written = json_text({"a": text})
    assert json.loads(written) == {"a": text}
    assert not {"\u202e", "\u2028", "\x85"} & set(written)


def test_what_nobody_sees_is_written_by_its_number_and_read_as_it_was() -> None:
    text = "Surat\u200b ma\u00adsuk\u2060 \u200d\ufeff\u061c"
    written = json_text({"a": text})
    assert json.loads(written) == {"a": text}
    assert [char for char in written if not char.isprintable() and char != "\n"] == ["\u200d"]
