"""Titles and numbers that our own forms print → ids of the SOPs and regulations that are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.catalogue import LANGUAGES
from soptool.form.edition import sop_title
from soptool.form.headings import headings
from soptool.importing.draft import Draft, Remark
from soptool.importing.returned.theirs import listed
from soptool.importing.seen import normal
from soptool.language import msg
from soptool.model.sop import Macro
from soptool.model.standard import Standard
from soptool.shape.names import in_order, names_of

_NAMED = re.compile(r"(?P<title>.*?)(?: \((?P<number>[^()]+)\))?", re.DOTALL)
_LEFT: Final = ("executor", "duration", "requirements", "outputs")
"""What a macro leaves to its parts, unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Named:
    """An SOP as others cite it."""

    id: str
    title: str
    number: str = ""


class Citations:
    """Finds what is cited. `laws` has the ids of regulations by their titles."""

    def __init__(self, known: Iterable[Named], laws: Mapping[str, str]) -> None:
        self._by_number: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._laws = laws
        for sop in known:
            if sop.number:
                self._by_number.setdefault(normal(sop.number), sop.id)
            self._by_title.setdefault(normal(sop_title(sop.title)), sop.id)

    def sop(self, text: str) -> str | None:
        """Return the id of the SOP that a text names by number or title."""
        found = _NAMED.fullmatch(text)
        if found is None:
            return None
        if found["number"] and (own := self._by_number.get(normal(found["number"]))):
            return own
        return self._by_title.get(normal(found["title"])) if found["title"] else None

    def resolve(self, draft: Draft) -> None:
        """Put ids in the place of titles, in a draft of ours."""
        data = draft.data
        if "related" in data:
            data["related"] = [self._relation(text) for text in data["related"]]
        if "legal_basis" in data:
            laws = data["legal_basis"]
            data["legal_basis"] = [self._laws.get(normal(text), text) for text in laws]
        draft.performers = data.get("executors", {})
        for number, step in enumerate(data.get("steps", ())):
            printed = dict(step)
            self._step(step, is_macro=data.get("kind") == "macro")
            if "use" in step:
                draft.performed[number] = {key: printed[key] for key in _LEFT if key in printed}
        if data.get("kind") == "macro" and all("use" in step for step in data.get("steps", ())):
            data.pop("executors", None)
        draft.data = in_order(data, names_of(Macro))

    def deliver(self, draft: Draft) -> None:
        """Put ids in the place of what a service standard names; what is not known is listed."""
        for offer in (draft.data, *draft.data.get("services", ())):
            named = {text: self.sop(text) for text in offer.pop("sops", ())}
            if ids := [own for own in named.values() if own]:
                offer["sops"] = ids
            for text in (text for text, own in named.items() if own is None):
                draft.remarks.append(_unknown("sops", text))
            complaints = offer.get("delivery", {}).get("complaints", {})
            if text := complaints.pop("sop", ""):
                if own := self.sop(text):
                    complaints["sop"] = own
                else:
                    draft.remarks.append(_unknown("sop", text))
            management = offer.get("management", {})
            if draft.is_ours and "legal_basis" in management:
                laws = listed(management["legal_basis"])
                management["legal_basis"] = [self._laws.get(normal(text), text) for text in laws]
        draft.data = in_order(draft.data, names_of(Standard))

    def _relation(self, text: str) -> Any:
        for kind, words in _REMARKS.items():
            for remark in words:
                said = text.removesuffix(remark).rstrip(" –(")
                own = self.sop(said) if said != text else None
                if own:
                    return {"sop": own, "as": kind}
        return self.sop(text) or text

    def _step(self, step: dict[str, Any], *, is_macro: bool) -> None:
        if "next" in step:
            step["next"] = self._target(step["next"])
        if "branches" in step:
            targets = step["branches"].items()
            step["branches"] = {label: self._target(target) for label, target in targets}
        if "see" not in step:
            return
        cited = [self.sop(text) or text for text in step["see"]]
        own = [one for one, text in zip(cited, step["see"], strict=True) if one != text]
        if is_macro and own and len(own) == len(cited):
            self._perform(step, own)
        else:
            step["see"] = cited if len(cited) > 1 else cited[0]

    def _perform(self, step: dict[str, Any], parts: Sequence[str]) -> None:
        """Make a step the performance of its parts: what follows from these is left to them."""
        titles = {title for title, own in self._by_title.items() if own in parts}
        if normal(sop_title(str(step.get("activity", "")))) in titles:
            del step["activity"]
        for key in ("see", *_LEFT):
            step.pop(key, None)
        ids = list(dict.fromkeys(parts))
        step["use"] = ids if len(ids) > 1 else ids[0]

    def _target(self, target: Any) -> Any:
        if isinstance(target, list):
            return [self._target(each) for each in target]
        if isinstance(target, dict) and (own := self.sop(str(target.get("end", "")))):
            return {"sop": own}
        return target


def _unknown(key: str, text: str) -> Remark:
    message = msg("This SOP is not known here: give its id as `{key}:`.", key=key)
    return Remark(None, "", "", "component", text, message)


def _remarks() -> dict[str, tuple[str, ...]]:
    both = [headings(language) for language in LANGUAGES]
    return {
        "before": tuple(t("before this SOP") for t in both),
        "after": tuple(t("after this SOP") for t in both),
    }


_REMARKS: Final = _remarks()
