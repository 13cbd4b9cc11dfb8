"""Whether what stands behind a comma goes on with the text before it."""

from __future__ import annotations

import re

from soptool.lint.wording.words import either
from soptool.model.duration.latest import LATEST, choices

_GOES_ON = re.compile(
    rf"(?:{either('id-ifs')}|{choices(*LATEST)}"
    r"|maka|sehingga|agar|supaya|karena|sebab|dan|atau|serta|maupun|tetapi|tapi|sedangkan|melainkan|kecuali|yang|bahwa|dengan|untuk|oleh|sesuai|termasuk"
    r"|meliputi|seperti|misalnya|antara lain|yaitu|yakni|lalu|kemudian"
    r"|then|and|or|so|because|which|who|but|otherwise|unless|until|if|including|such as"
    r")(?![\w-])"
)
_ANSWER = re.compile(r"(?:Maka|Then)\s")
_CONDITION = re.compile(
    rf"(?:{either('id-ifs')}|dalam hal|if|unless|in case|whenever)\s",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"(?<!\w)(?:maka|akan|then|will)(?!\w)", re.IGNORECASE)
_BRACKETS = (("(", ")"), ("“", "”"))


def goes_on(before: str, after: str, comma: str) -> bool:
    """Whether two entries are one text. `comma`: what stands between them, with its spaces.

    Entries in lower case are no sign (`[alat tulis, kertas]`): a word that joins sentences is, a
    condition without its answer, a bracket that is still open, or a number on both sides.
    """
    if _GOES_ON.match(after) or _ANSWER.match(after):
        return True
    if after[:1].islower() and _CONDITION.match(before) and not _ANSWERED.search(before):
        return True
    return _is_open(before, after) or (comma == "," and _is_number(before, after))


def _is_open(before: str, after: str) -> bool:
    return any(
        before.count(start) > before.count(end) and after.count(end) > after.count(start)
        for start, end in _BRACKETS
    )


def _is_number(before: str, after: str) -> bool:
    """Whether the comma stood within a number: `Rp2,500`, but not `1,2,3`."""
    digits = before[-1:].isdigit() and after[:1].isdigit()
    return digits and not before.isdigit()
