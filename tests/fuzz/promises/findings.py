"""Findings: every reporter parses and says the same, every place lies in its file."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..damage.beside import baseline_of
from ..door import Broken, Ended, Room, raw

NOTHING = ("sop init", "`sop validate`", "service standards have no steps", "langkah")
"""In sentences that say that there is nothing to look at."""
FORMATS = ("json", "sarif", "junit", "github", "gitlab", "concise", "full", "scorecard")
CONCISE = re.compile(r"^(.*):(\d+):(\d+): (SOP\d{3}) (error|warning|info) .+$")
GITHUB = re.compile(r"^::(error|warning|notice) (?=.*\bfile=).*::.+$")
Found = list[dict[str, Any]]


def checked(room: Room, *words: str) -> Found | None:
    """Return the findings, None where the settings stop the command."""
    ended = room.sop("validate", *words, "-w", ".", "-f", "json", "-q")
    if stopped(room, ended):
        return None
    findings: Found = json.loads(ended.out)["findings"]
    _internal(room, findings)
    return findings


def stopped(room: Room, ended: Ended) -> bool:
    """Whether wrong settings ended a command, as they may where they were changed."""
    if ended.code != 2:
        return False
    if not room.settings_changed and not any(word in ended.err for word in NOTHING):
        raise Broken("exit 2 without a reason", f"{room.ran[-1]}\n{ended.err}")
    return True


def all_formats(room: Room) -> None:
    """Every format is made, is whole, and counts the same findings."""
    pairs = [("-f", name, "-o", str(room.beside / name)) for name in FORMATS]
    ended = room.sop("validate", *(word for pair in pairs for word in pair))
    if stopped(room, ended):
        return
    texts = {name: (room.beside / name).read_text("utf-8") for name in FORMATS}
    findings: Found = json.loads(texts["json"])["findings"]
    if (ended.code == 1) != any(one["severity"] == "error" for one in findings):
        raise Broken("the exit code is not that of the findings", ended.err)
    for name in ("concise", "full", "github", "scorecard"):
        if mark := raw(texts[name]):
            raise Broken(f"a raw {mark} in {name}", texts[name])
    _internal(room, findings)
    _places(room, findings)
    _machines(texts, findings)
    _lines(texts, findings)


def _internal(room: Room, findings: Found) -> None:
    own = b"\n".join(room.files.values())
    for one in findings:
        if one["code"] == "SOP901":
            raise Broken(f"a check fails: {one['message'][:90]}", one["message"])
        for text in (one["message"], one["hint"] or "x"):
            names = re.findall(r"\{[a-z_]+(?=\}(?!`))", text)
            missing = [name for name in names if name.encode() not in own]
            if not text.strip() or (missing and "{" not in str(one.get("path"))):
                raise Broken(f"{one['code']} has words missing", text)


def _places(room: Room, findings: Found) -> None:
    for one in findings:
        for place in (one, *one["related"]):
            _place(room, place, one["code"])


def _place(room: Room, place: dict[str, Any], code: str) -> None:
    content = room.files.get(place["path"] or "")
    if content is None:
        if not room.is_named_oddly and not (room.root / place["path"]).exists():
            raise Broken(f"{code} names a file that is not there", str(place))
        return
    lines = re.split("\r\n|\n|\r", _decoded(content))
    line, column = place["line"], place["column"]
    if not 1 <= line <= len(lines):
        raise Broken(f"{code} lies outside its file", f"{place}\n{len(lines)} lines")
    if not 1 <= column <= len(lines[line - 1]) + 1:
        raise Broken(f"{code} lies outside its line", f"{place}\n{lines[line - 1]!r}")
    if "end_line" in place and (place["end_line"], place["end_column"]) < (line, column):
        raise Broken(f"{code} ends before it begins", str(place))
    if "end_line" in place and place["end_line"] > len(lines):
        raise Broken(f"{code} ends outside its file", f"{place}\n{len(lines)} lines")


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                return content.decode("latin-1")  # at least as many characters
    return ""


def _machines(texts: dict[str, str], findings: Found) -> None:
    count = len(findings)
    (run,) = json.loads(texts["sarif"])["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        if rules[result["ruleIndex"]] != result["ruleId"]:
            raise Broken("sarif: the index is not that of the rule", str(result))
    marks = [one["fingerprint"] for one in json.loads(texts["gitlab"])]
    if len(marks) != len(set(marks)):
        raise Broken("gitlab: fingerprints twice", texts["gitlab"])
    root = ET.fromstring(texts["junit"])
    failures = len(root.findall(".//failure"))
    said = {"sarif": len(run["results"]), "gitlab": len(marks)}
    if wrong := {name: number for name, number in said.items() if number != count}:
        raise Broken(f"{', '.join(wrong)}: not as many findings as in json", f"{wrong} {count}")
    if not failures and any(one["severity"] == "error" for one in findings):
        raise Broken("junit: errors without a failure", texts["junit"])


def _lines(texts: dict[str, str], findings: Found) -> None:
    lines = [line for line in texts["concise"].split("\n") if CONCISE.match(line)]
    others = [line for line in texts["concise"].split("\n") if line and not CONCISE.match(line)]
    if len(lines) != len(findings):
        raise Broken("concise: not a line for each finding", "\n".join(others))
    orders = [line for line in texts["github"].split("\n") if line.startswith("::")]
    if bad := [line for line in orders if not GITHUB.match(line)]:
        raise Broken("github: an order that is none", bad[0])


def one_file(room: Room) -> None:
    """`validate ONE` says what `validate` says of ONE."""
    every = checked(room)
    if every is None:
        return
    names = [name for name in room.files if name.endswith((".yaml", ".yml"))]
    if not names or (name := room.chance.choice(names)).startswith("-"):
        return
    alone = checked(room, name)
    if alone is None:
        return
    if any(one["code"] in UNSEARCHED and one["path"] == name for one in alone):
        return  # what was found by searching is passed over
    one, rest = _of(alone, name), _of(every, name)
    if room.settings_changed and not rest:
        return  # what `exclude` or `.gitignore` leaves out is looked at where it is named
    if one != rest:
        lost, more = _minus(rest, one), _minus(one, rest)
        codes = sorted({code for code, *_ in (*lost, *more)})
        raise Broken(
            f"validate ONE differs in {' '.join(codes)}", f"{name}\nlost {lost}\nmore {more}"
        )


UNSEARCHED = ("SOP211", "SOP212")


def _of(findings: Found, name: str) -> Counter[tuple[object, ...]]:
    keys = ("code", "line", "column", "message", "severity", "hint")
    return Counter(tuple(one[key] for key in keys) for one in findings if one["path"] == name)


def _minus(one: Counter[Any], other: Counter[Any]) -> list[Any]:
    return list((one - other).elements())


def standard_input(room: Room) -> None:
    """A file on standard input is that file."""
    names = [name for name in room.files if name.endswith(".yaml") and name != "sop.yaml"]
    if not names or (name := room.chance.choice(names)).startswith("-"):
        return
    saved = checked(room, name)
    words = ("validate", "-", "--stdin-filename", name, "-w", ".", "-f", "json", "-q")
    ended = room.sop(*words, stdin=room.files[name])
    if saved is None or stopped(room, ended):
        return
    said = json.loads(ended.out)["findings"]
    if said != saved:
        differ = sorted({one["code"] for one in _unlike(said, saved)})
        raise Broken(f"standard input differs in {' '.join(differ)}", str(_unlike(said, saved)))


def _unlike(some: Found, others: Found) -> Iterable[dict[str, Any]]:
    return [one for one in some if one not in others] + [one for one in others if one not in some]


OWN = ("SOP912", "SOP913", "SOP914")
"""What is said of comments that ignore: never noted."""


def baseline(room: Room) -> None:
    """What was noted is not reported again; an edited baseline is read or refused."""
    file = str(room.beside / "baseline.json")
    if stopped(room, room.sop("validate", "--write-baseline", file, "-q")):
        return
    left = [one for one in checked(room, "--baseline", file) or () if one["code"] not in OWN]
    if left:
        raise Broken(f"{left[0]['code']} is reported in spite of the baseline", str(left))
    text = Path(file).read_text("utf-8")
    Path(file).write_bytes(baseline_of(text, room.chance))
    room.sop("validate", "--baseline", file, "-f", "concise")


def cached(room: Room) -> None:
    """With a cache, of the files as they were or as they are, and without: the same findings."""
    if "--no-cache" not in room.sop("validate", "--help").out:
        return
    shown = room.chance.choice(FORMATS)
    names = [name for name in room.files if name.endswith(".yaml") and not name.startswith("-")]
    asked = [room.chance.choice(names)] if names and room.chance.random() < 0.3 else []
    without = room.sop("validate", *asked, "--no-cache", "-f", shown)
    room.put(room.before)
    room.sop("validate", "-q")
    room.put(room.files)
    for state in ("of other files", "cold", "warm"):
        if room.sop("validate", *asked, "-f", shown) != without:
            raise Broken(f"a cache {state} changes {shown}", without.out)
        if state == "of other files":
            shutil.rmtree(room.root / ".sop-cache", ignore_errors=True)
