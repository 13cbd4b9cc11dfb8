"""Rows of strangers' SOPs that lead to other SOPs: what is a macro, and which parts it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from soptool.form.edition import sop_title
from soptool.importing.citing import Named
from soptool.importing.draft import Draft, Remark
from soptool.importing.seen import normal
from soptool.language import closest_name, msg, suggest, with_hint
from soptool.model.sop import Macro
from soptool.shape.names import in_order, names_of

_LEADS: Final = re.compile(
    r"(?:lihat|sesuai(?: dengan)?|mengikuti|see|as in)\s+(SOP\b.+?)[\s.;]*", re.IGNORECASE
)
_LEAST: Final = 2
_CLOSE: Final = 0.75


class Leading:
    """Finds the SOPs that rows lead to, by their titles or numbers."""

    def __init__(self, known: Iterable[Named]) -> None:
        self._ids: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for sop in known:
            self._titles[sop.id] = sop.title
            for name in (sop.number, sop_title(sop.title)):
                if name:
                    self._ids.setdefault(_plain(name), sop.id)

    def resolve(self, draft: Draft) -> None:
        """Write what rows lead to as `use`, in a macro, or as `see`."""
        steps = [step for step in draft.data.get("steps") or () if isinstance(step, dict)]
        rows = [step for step in steps if step.get("row") != "same"]
        led = [step for step in rows if title_led(step)]
        if not led:
            return
        is_macro = len(led) >= _LEAST and 2 * len(led) >= len(rows)
        for step in led:
            title = title_led(step)
            own = self._ids.get(_plain(sop_title(title)))
            del step["note"]
            if is_macro:
                step["use"] = own or {"title": title}
                self._tell(draft, title, own)
            else:
                step["see"] = own or title
        if is_macro:
            draft.data["kind"] = "macro"
            message = msg("{number} of {rows} rows lead to other SOPs: it was taken for a macro.",
                          number=len(led), rows=len(rows))  # fmt: skip
            draft.remarks.append(Remark(None, "", "", "kind", "", message))
        draft.data = in_order(draft.data, names_of(Macro))

    def _tell(self, draft: Draft, title: str, own: str | None) -> None:
        if own is not None:
            return
        near = closest_name(title, self._titles.values(), closeness=_CLOSE)
        hint = suggest(near) if near else None
        problem = msg("No SOP here has this title: the part is noted as not written yet.")
        message = with_hint(problem, hint)
        draft.remarks.append(Remark(None, "", "", "part", title, message))


def title_led(step: Mapping[str, Any]) -> str:
    """Return the title of the SOP that a row leads to, and nothing else is noted beside it."""
    note = step.get("note")
    found = _LEADS.fullmatch(" ".join(note.split())) if isinstance(note, str) else None
    return found[1] if found else ""


def _plain(text: str) -> str:
    return normal(text).casefold()
