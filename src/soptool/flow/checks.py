"""The kinds of finding that the flow of an SOP's steps gives."""

from __future__ import annotations

from soptool.finding import Check, Severity

_EASE = "ease and clarity"
_EFFICIENCY = "efficiency and effectiveness"
_RULE = "PermenPAN-RB 35/2012"
_WARNING = Severity.WARNING

UNREACHABLE = Check("SOP301", "unreachable-step", Severity.ERROR, principle=_EASE, source=_RULE)
NO_END = Check("SOP302", "no-way-to-an-end", Severity.ERROR, principle=_EASE, source=_RULE)
DEAD_END = Check("SOP303", "dead-end", Severity.ERROR, principle=_EASE, source=_RULE)
ENDLESS_LOOP = Check(
    "SOP304", "loop-without-exit", Severity.ERROR, principle=_EFFICIENCY, source=_RULE
)
ONE_ANSWER = Check("SOP305", "decision-with-one-answer", _WARNING, _EASE, _RULE)
EQUAL_ANSWERS = Check("SOP306", "answers-with-one-target", _WARNING, _EASE, _RULE)
SPLIT_WITHOUT_JOIN = Check("SOP307", "split-without-join", Severity.INFO, _EASE)
DEADLOCK = Check("SOP308", "join-waits-for-ever", Severity.ERROR, principle=_EASE)
REPEATED = Check("SOP309", "join-without-waiting", _WARNING, _EFFICIENCY)
UNSURE_JOIN = Check("SOP310", "join-may-wait-for-ever", _WARNING, _EASE)
POINTLESS_JOIN = Check("SOP311", "pointless-join", _WARNING, _EASE)

ALL = (
    UNREACHABLE,
    NO_END,
    DEAD_END,
    ENDLESS_LOOP,
    ONE_ANSWER,
    EQUAL_ANSWERS,
    SPLIT_WITHOUT_JOIN,
    DEADLOCK,
    REPEATED,
    UNSURE_JOIN,
    POINTLESS_JOIN,
)
