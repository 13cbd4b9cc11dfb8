"""Messages in the user's language: gettext catalogues under `locales/`, English without one.

A wheel holds the compiled catalogue (`hatch_build.py`). Where the `.po` stands beside it, as in a
checkout, what it says counts: the compiled one is taken only while it was made from it.
"""

from __future__ import annotations

import gettext
import locale
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

Translate = Callable[[str], str]
DOMAIN = "soptool"
LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("id", "en")

_STRINGS = r'((?:".*"\n)+)'
_ENTRY = re.compile(rf"^(#,.*\n)?msgid {_STRINGS}msgstr {_STRINGS}", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")


def translator(language: str) -> Translate:
    """Return what translates templates into `language`; an unknown language stays English."""
    folder = LOCALES / language / "LC_MESSAGES"
    return _translate(folder) if language in LANGUAGES else str


@cache
def _translate(folder: Path) -> Translate:
    source, compiled = _source(folder / f"{DOMAIN}.po"), _compiled(folder / f"{DOMAIN}.mo")
    if compiled and (source is None or _version(compiled) == version(source)):
        found = compiled.gettext
        return lambda template: found(template) if template else template
    if source is None:
        return str
    sentences = entries(source)
    return lambda template: sentences.get(template, template)


def _source(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None


def _compiled(path: Path) -> gettext.GNUTranslations | None:
    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return None


def _version(compiled: gettext.GNUTranslations) -> str:
    return compiled.info().get("project-id-version", "").removeprefix(f"{DOMAIN} ")


def version(source: str) -> str:
    """Return what the text of a `.po` is known by in the catalogue that is compiled from it."""
    return f"{crc32(source.encode()):08x}"


def entries(source: str) -> Mapping[str, str]:
    """Return the sentences of a `.po` with their translations, without the empty and the fuzzy."""
    found = (match.groups(default="") for match in _ENTRY.finditer(f"{source}\n"))
    read = ((_text(key), _text(value)) for flags, key, value in found if "fuzzy" not in flags)
    return {key: value for key, value in read if key and value}


def _text(strings: str) -> str:
    joined = "".join(line[1:-1] for line in strings.splitlines())
    return _ESCAPED.sub(lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), joined)


def preferred_language(environment: Mapping[str, str]) -> str:
    """Return the language of messages that the user's locale asks for: `id` or `en`."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next(filter(None, names), None)
    if chosen and chosen.partition(".")[0] in ("C", "POSIX"):
        return "en"
    wanted = environment.get("LANGUAGE") or chosen or locale.getlocale()[0] or ""
    return "id" if _is_indonesian(wanted) else "en"


def _is_indonesian(wanted: str) -> bool:
    # `in` is the code of before 1989, "Indonesian_Indonesia" the name that Windows gives.
    first = wanted.casefold().split(":")[0]
    name = first.replace("-", "_").replace(".", "_").partition("_")[0]
    return name in ("id", "in", "ind", "indonesian")
