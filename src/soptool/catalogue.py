"""Messages in the user's language: gettext catalogues under `locales/`, English without one."""

from __future__ import annotations

import gettext
import locale
from collections.abc import Mapping
from pathlib import Path

from soptool.language import Translate

DOMAIN = "soptool"
LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("id", "en")


def translator(language: str) -> Translate:
    """Return what translates templates into `language`; an unknown language stays English."""
    try:
        found = gettext.translation(DOMAIN, LOCALES, [language])
    except OSError:
        return str
    return lambda template: found.gettext(template) if template else template


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
