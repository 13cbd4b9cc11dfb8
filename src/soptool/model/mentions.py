"""Steps and executors that a step names in another way than by id, where it can only be one way.

`camat/sekcam`, `staf dan kasi`, the name of a post, `selesai` for `end`: each is understood, and
answered with the form that belongs there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from soptool.finding import Check, Data, Finding, Fix, SetValue, found
from soptool.language import Message, msg, suggest
from soptool.model import checks
from soptool.model.sop import Procedural
from soptool.model.target import NEXT
from soptool.shape import synonyms
from soptool.shape.fill import as_written
from soptool.shape.names import Kind, Named, Role, named, names_of
from soptool.source.document import Document
from soptool.source.emit import flow

_BETWEEN = (
    ("any", True, r"\s+(?:atau|or)\s+"),
    ("any", False, r"\s*/\s*|\s+(?:dan/atau|and/or)\s+"),
    ("chain", True, r"\s*,?\s+(?:lalu|kemudian|then)\s+|\s*(?:->|→)\s*"),
    ("", True, r"\s*[&+]\s*|(?:\s*,)?\s+(?:dan|serta|and)\s+|\s*,\s*(?=.*\s(?:dan|serta|and)\s)"),
    ("", False, r"\s*[,;]\s*|\s+(?:bersama|dengan|with)\s+"),
)
"""What stands between several executors: how they then share a step, and whether that is sure."""


@dataclass(frozen=True, slots=True)
class Several:
    """Several executors in one text: how they share the step, what they are called."""

    mode: str
    is_sure: bool
    names: tuple[str, ...]

    @property
    def data(self) -> Data:
        """The value that belongs in the file."""
        return {self.mode: list(self.names)} if self.mode else list(self.names)

    def __str__(self) -> str:
        listed = f"[{', '.join(self.names)}]"
        return f"{{{self.mode}: {listed}}}" if self.mode else listed


@lru_cache(maxsize=1024)
def several(text: str) -> tuple[Several, ...]:
    """Return the ways to read a text as several executors: `camat/sekcam`, `staf dan kasi`."""
    found_ways = []
    for mode, is_sure, between in _BETWEEN:
        parts = [part.strip() for part in re.split(between, text.strip(), flags=re.IGNORECASE)]
        names = tuple(dict.fromkeys(part for part in parts if part))
        if len(names) > 1:
            found_ways.append(Several(mode, is_sure, names))
    return tuple(found_ways)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention that can only mean `value`: what is wrong with it, and how to write it."""

    named: Named
    value: Data
    check: Check
    hint: Message
    is_sure: bool = True

    @property
    def change(self) -> SetValue:
        """What makes it what it means."""
        return SetValue("", self.named.path, self.value)


def are_ids(sop: Procedural) -> bool:
    """Whether all that its steps name of executors and steps are ids that there are."""
    ids = {NEXT, None, *(step.id for step in sop.steps)}
    for step in sop.steps:
        if any(name not in sop.executors for name in step.performers.ids):
            return False
        for targets in (step.next or (), *(step.branches or {}).values()):
            if any(target.step not in ids for target in targets):
                return False
    return True


def mentions_as_meant(sop: Procedural, document: Document) -> tuple[Mention, ...]:
    """Return the mentions that are to be read as something else."""
    shape = names_of(type(sop), Kind.STEP, Kind.EXECUTOR)
    mentioned = tuple(one for one in named(document.data, shape) if not one.is_key)
    return (*_ends(sop, mentioned), *_performers(sop, mentioned))


def finding_of(mention: Mention, written: Document, meant: Document) -> Finding:
    """Return the finding on a mention; `written` is the file by whose keys a fix finds its way."""
    path, text = mention.named.path, mention.named.text
    message = msg("No executor has the id `{id}`.", id=text)
    if mention.check is checks.UNKNOWN_TARGET:
        message = msg("No step has the id `{id}`.", id=text)
    change = SetValue(written.path, as_written(written, meant, path), mention.value)
    fix = Fix(msg("Write `{near}`.", near=flow(mention.value)), (change,), mention.is_sure)
    return found(mention.check, message, meant.value(path), hint=mention.hint, fix=fix)


def _ends(sop: Procedural, mentioned: tuple[Named, ...]) -> Iterator[Mention]:
    ids = {step.id for step in sop.steps if step.id}
    for one in mentioned:
        target = synonyms.TARGETS.get(synonyms.plain(one.text))
        if target and one.name.role is Role.GOES_ON and one.text not in ids:
            yield Mention(one, target, checks.UNKNOWN_TARGET, suggest(target))


def _performers(sop: Procedural, mentioned: tuple[Named, ...]) -> Iterator[Mention]:
    called = {synonyms.plain(executor.name): key for key, executor in sop.executors.items()}
    called |= {synonyms.plain(key): key for key in sop.executors}
    check = checks.UNKNOWN_EXECUTOR
    for one in mentioned:
        if one.name.role is not Role.PERFORMS or one.text in sop.executors:
            continue
        alone = called.get(synonyms.plain(one.text))
        group = _known(one.text, called) if one.path[-1] == "executor" else None
        if alone is not None:
            yield Mention(one, alone, check, suggest(alone))
        elif group is not None:
            yield Mention(one, group.data, check, how(group), group.is_sure)


def _known(text: str, called: Mapping[str, str]) -> Several | None:
    """Read several executors in a text, where every part is one."""
    for way in several(text):
        ids = [called.get(synonyms.plain(name)) for name in way.names]
        known = tuple(dict.fromkeys(name for name in ids if name is not None))
        if all(ids) and len(known) > 1:
            return Several(way.mode, way.is_sure, known)
    return None


def how(group: Several) -> Message:
    """Show the form in which several executors are written."""
    together, one = (str(Several(mode, True, group.names)) for mode in ("", "any"))
    if group.mode == "any":
        return msg(
            "Write `executor: {one}` where one of them does it, `executor: {together}` where all do"
            " it together.",
            one=one,
            together=together,
        )
    if group.mode == "chain":
        return msg("Write `executor: {form}`: one after another.", form=group)
    return msg(
        "Write `executor: {together}` where all do it together, `executor: {one}` where one of them"
        " does it.",
        one=one,
        together=together,
    )
