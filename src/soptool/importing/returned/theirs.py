"""The SOPs of a document as those who edited it mean them: the copy, with their changes."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from soptool.importing.draft import Remark
from soptool.importing.seen import normal
from soptool.importing.version import Version
from soptool.language import Message
from soptool.source.read import read


@dataclass(slots=True)
class Theirs:
    """All SOPs of a document by id; `own` is that of the document.

    `texts` were seen in it; what was not taken of them, or taken for something, has a remark.
    """

    own: str
    versions: dict[str, Version]
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    texts: int = 0

    @property
    def listed(self) -> int:
        """How many texts were not taken."""
        return sum(remark.count for remark in self.remarks)

    def tell(self, kind: str, row: str, column: str, text: str, message: Message) -> None:
        """Note something that was not taken (`text`), was guessed (`assumed`), or drawn."""
        count = int(kind == "text")
        self.remarks.append(Remark(None, row, column, kind, text, message, count))


def theirs_of(own: str, files: Mapping[str, bytes]) -> Theirs | None:
    """Begin with the copy as it is; None where it can't be read as YAML."""
    versions = {}
    for sop, content in files.items():
        document, _ = read("", content)
        if document is None or not isinstance(document.data, dict):
            continue
        base: dict[str, Any] = document.data
        steps = base.get("steps")
        count = len(steps) if isinstance(steps, list) else 0
        versions[sop] = Version(sop, content, base, deepcopy(base), [*range(count)])
    return Theirs(own, versions) if own in versions else None


def listed(value: Any) -> list[Any]:
    """Return a value as a list: one text is a list of one."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def like(value: Any, texts: list[Any]) -> Any:
    """Return texts as they were written: one alone where it stood without brackets."""
    return texts[0] if isinstance(value, str) and len(texts) == 1 else texts


def within(shown: str, value: str, seen: str) -> str | None:
    """Return what has become of a value that was shown with words around it.

    None where these are not around it any more, or never were. `$$(` is shown as `$(`.
    """
    if "$$(" in value and "$(" not in value.replace("$$(", ""):
        text = within(shown, value.replace("$$(", "$("), seen)
        return None if text is None else text.replace("$(", "$$(")
    before, there, after = normal(shown).partition(normal(value))
    text = seen.strip()
    if not there or not value.strip() or not normal(text).startswith(before):
        return None
    if not before and not after:
        return text
    plain = normal(text)
    if not plain.endswith(after) or len(plain) < len(before) + len(after):
        return None
    return plain[len(before) : len(plain) - len(after)].strip()
