"""The kinds of finding that the SOPs of a workspace give together."""

from __future__ import annotations

from soptool.finding import Check, Severity

UNKNOWN_SOP = Check("SOP221", "unknown-sop", Severity.ERROR)
DUPLICATE_ID = Check("SOP222", "duplicate-sop-id", Severity.ERROR)
SELF_REFERENCE = Check("SOP223", "self-reference", Severity.ERROR)
CYCLE = Check("SOP224", "cycle", Severity.ERROR)
UNKNOWN_REGULATION = Check("SOP225", "unknown-regulation", Severity.ERROR)
NOT_A_PROCEDURE = Check("SOP226", "not-a-procedure", Severity.ERROR)
FILE_NAME_AS_ID = Check("SOP227", "file-name-not-an-id", Severity.WARNING)
PART_NOT_LOADED = Check("SOP228", "part-not-loaded", Severity.ERROR)
UNKNOWN_POST = Check("SOP229", "unknown-post", Severity.ERROR)
LOGO = Check("SOP230", "logo-not-shown", Severity.WARNING)
NOT_EXTENDED = Check("SOP231", "registry-not-read", Severity.ERROR)
FONT = Check("SOP232", "font-not-there", Severity.WARNING)
SCHEMA_LINE = Check("SOP233", "schema-not-there", Severity.INFO)
EXCLUSION = Check("SOP234", "exclusion-misses", Severity.WARNING)

ALL = (
    UNKNOWN_SOP,
    DUPLICATE_ID,
    SELF_REFERENCE,
    CYCLE,
    UNKNOWN_REGULATION,
    NOT_A_PROCEDURE,
    FILE_NAME_AS_ID,
    PART_NOT_LOADED,
    UNKNOWN_POST,
    LOGO,
    NOT_EXTENDED,
    FONT,
    SCHEMA_LINE,
    EXCLUSION,
)
