from __future__ import annotations

import json

import pytest

from soptool.report.json_text import json_text


@pytest.mark.parametrize("text", ["a\u202eb", "\u2028", "\x85", "é – “kata”", "\\u202e", '"'])
def test_what_is_read_back_is_what_was_written(text: str) -> None:
    written = json_text({"a": text})
    assert json.loads(written) == {"a": text}
    assert not {"\u202e", "\u2028", "\x85"} & set(written)
