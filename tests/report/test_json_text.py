from __future__ import annotations

import json

import pytest
from ruamel.yaml import YAML

from soptool.report.json_text import json_text, written_out
from soptool.report.visible import shown


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


def test_every_character_that_a_terminal_is_not_shown_is_written_by_its_number() -> None:
    hidden = [
        char
        for char in map(chr, range(0x110000))
        if char != "\t" and not 0xD800 <= ord(char) < 0xE000 and shown(char) != char
    ]
    plain = {"\n", *map(chr, range(0x20, 0x7F))}
    text = "".join(hidden)
    assert json.loads(json_text(text)) == text
    assert not {char for char in json_text(text) if char not in plain}
    assert not {char for char in written_out(text[32:]) if char not in plain}
    assert YAML(typ="safe").load(f'"{written_out(text[32:])}"') == text[32:]
