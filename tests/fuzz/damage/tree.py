"""The structure of a file: what stands where, as which kind of value, under which key."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ..corpus import DENSE, Files, manuals, real
from .text import WORDS, chosen

Place = tuple[Any, Any]
"""What holds a value, and under which key or number."""

ODD: tuple[object, ...] = (
    *(None, True, False, 0, -1, 10**20, 1.5, "", " ", "\u0000", "a" * 400, "kata " * 60, "A\nB"),
    *(
        "\u202egnp",
        "\u2028",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "日本語",
        "\U0001f600",
        "عربي",
        "ก็",
        "\ud7ff",
    ),
    *(
        [],
        {},
        [[]],
        [{}],
        [None],
        {"": ""},
        {"end": None},
        {"sop": "x"},
        {"any": []},
        {"each": ["a"]},
    ),
    *(
        {"use": "mikro"},
        {"title": "T"},
        ["-"],
        ["+"],
        "-",
        "+",
        "#",
        "a: b",
        "- a",
        "'",
        '"',
        "%",
        "@x",
    ),
    *WORDS,
)


def places(data: Any) -> Iterator[Place]:
    """Yield where every value stands."""
    if isinstance(data, dict):
        pairs: Any = list(data.items())
    else:
        pairs = list(enumerate(data)) if isinstance(data, list) else []
    for key, value in pairs:
        yield data, key
        yield from places(value)


@cache
def _known() -> tuple[dict[str, list[Any]], list[str]]:
    """Return values seen under each key, and all keys, of what cases begin with."""
    seen: dict[str, list[Any]] = {}
    for files in (DENSE, *manuals(), *real()):
        for name, content in files.items():
            data = loaded(content) if name.endswith(".yaml") else None
            for holder, key in places(data):
                if isinstance(holder, dict) and isinstance(key, str):
                    seen.setdefault(key, []).append(holder[key])
    return seen, sorted(seen)


def loaded(content: bytes) -> Any:
    """Return a file's data, None where it is no YAML."""
    try:
        return YAML(typ="safe").load(BytesIO(content))
    except (YAMLError, ValueError, TypeError, RecursionError):
        return None


def structure_changed(files: Files, chance: random.Random) -> None:
    """Change values, keys and what holds them, in one file."""
    name = chosen(files, chance)
    data = loaded(files[name])
    if not isinstance(data, dict):
        return
    for _ in range(chance.randint(1, 4)):
        found = list(places(data))
        if found:
            _change(data, found, chance)
    files[name] = written(data, chance)


def _change(data: Any, found: list[Place], chance: random.Random) -> None:
    holder, key = chance.choice(found)
    seen, keys = _known()
    match chance.randint(0, 9):
        case 0:
            del holder[key]
        case 1:
            _double(holder, key, chance)
        case 2:
            holder[key] = chance.choice(ODD)
        case 3 | 4:  # what others write under this key
            holder[key] = copy.deepcopy(chance.choice(seen.get(str(key)) or ODD))
        case 5:
            other, place = chance.choice(found)
            holder[key], other[place] = copy.deepcopy(other[place]), copy.deepcopy(holder[key])
        case 6:
            holder[key] = _deeper(holder[key], chance)
        case 7 if isinstance(holder, dict):
            holder[chance.choice((*keys, f"{key}s", str(key).upper(), "judul", ""))] = holder.pop(
                key
            )
        case 8:
            new = chance.choice(keys)
            (holder if isinstance(holder, dict) else data)[new] = copy.deepcopy(
                chance.choice(seen[new])
            )
        case _:
            holder[key] = _retyped(holder[key])


def _double(holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        copies = [copy.deepcopy(holder[key]) for _ in range(chance.choice((1, 1, 2, 30)))]
        at = chance.randint(0, len(holder))
        holder[at:at] = copies
    else:
        holder[f"{key}-2"] = holder[key]


def _deeper(value: Any, chance: random.Random) -> Any:
    for _ in range(chance.choice((1, 1, 2, 5, 60))):
        value = [value] if chance.random() < 0.5 else {chance.choice(("any", "end", "x")): value}
    return value


def _retyped(value: Any) -> Any:
    if isinstance(value, dict):
        return list(value.items()) if len(value) > 1 else list(value)
    if isinstance(value, list):
        return {str(number): item for number, item in enumerate(value)}
    return [value] if isinstance(value, str) else str(value)


def written(data: Any, chance: random.Random) -> bytes:
    """Write data as one of the many ways that YAML has."""
    try:
        if chance.random() < 0.4:
            indent = chance.choice((None, 1, 2))
            text = json.dumps(data, ensure_ascii=chance.random() < 0.3, indent=indent, default=str)
            return text.encode("utf-8", "replace")
        yaml = YAML(typ="safe", pure=True)
        yaml.default_flow_style = chance.choice((False, False, True, None))
        yaml.width = chance.choice((20, 80, 4000))
        yaml.allow_unicode = chance.random() < 0.7
        yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
        out = BytesIO()
        yaml.dump(data, out)
        return out.getvalue()
    except (YAMLError, ValueError, TypeError, RecursionError):
        return json.dumps(str(data)).encode()
