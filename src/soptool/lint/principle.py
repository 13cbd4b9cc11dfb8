"""The eight principles of composing an SOP (PermenPAN-RB 35/2012)."""

from __future__ import annotations

from enum import StrEnum

from soptool.language import Message, msg


class Principle(StrEnum):
    """A principle; its value is the name that programs read."""

    EASE = "ease and clarity"
    EFFICIENCY = "efficiency and effectiveness"
    HARMONY = "harmony"
    MEASURABILITY = "measurability"
    DYNAMISM = "dynamism"
    USER = "user orientation"
    OBEDIENCE = "obedience to law"
    CERTAINTY = "legal certainty"


NAMES: dict[str, Message] = {
    Principle.EASE: msg("Ease and clarity"),
    Principle.EFFICIENCY: msg("Efficiency and effectiveness"),
    Principle.HARMONY: msg("Harmony"),
    Principle.MEASURABILITY: msg("Measurability"),
    Principle.DYNAMISM: msg("Dynamism"),
    Principle.USER: msg("Orientation towards users"),
    Principle.OBEDIENCE: msg("Obedience to law"),
    Principle.CERTAINTY: msg("Legal certainty"),
}
