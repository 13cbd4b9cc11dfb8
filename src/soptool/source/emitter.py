"""ruamel.yaml's emitter. Load it where something is written: it loads ruamel.yaml whole."""

from __future__ import annotations

import sys
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from soptool.source.quoting import would_be_mended

_TEXT = "tag:yaml.org,2002:str"
_FIRST_YAML = VersionedResolver(version=(1, 1))


class _Representer(SafeRepresenter):
    def ignore_aliases(self, _data: object) -> bool:
        return True

    def text(self, text: str) -> Any:
        return self.represent_scalar(_TEXT, str(text), _quotes(text) or None)


def _quotes(text: str) -> str:
    """Return the quotes without which a reader of YAML 1.1 or 1.2 takes a text for other data."""
    if isinstance(text, SingleQuotedScalarString):
        return "'"
    if isinstance(text, DoubleQuotedScalarString) or any(sign in text for sign in _BREAKS):
        return '"'
    is_text = _FIRST_YAML.resolve(ScalarNode, text, (True, False)) == _TEXT
    return "" if is_text and not would_be_mended(text) else "'"


_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = (*"\x85\u2028\u2029\ufeff", *_TURNS, "##")
"""Where some readers break lines, turn them, or see an order: quoted, it can be written out."""
for _type in (str, SingleQuotedScalarString, DoubleQuotedScalarString):
    _Representer.add_representer(_type, _Representer.text)


def _yaml() -> Any:
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.sort_base_mapping_type_on_output = False
    yaml.default_flow_style = False
    yaml.width = sys.maxsize
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


_YAML = _yaml()


def document(value: object) -> str:
    """Write plain data (mappings, lists, texts, numbers, truth, None) for other programs."""
    file = StringIO()
    _YAML.dump(value, file)
    return file.getvalue()


def quoted(text: str, quotes: str) -> str:
    """Write a text in these quotes (`'` or `"`), or in `"` where it can't stand in `'`."""
    as_quoted = SingleQuotedScalarString if quotes == "'" else DoubleQuotedScalarString
    return document([as_quoted(text)]).strip().removeprefix("- ")
