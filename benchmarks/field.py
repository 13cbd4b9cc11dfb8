"""The rules on real SOPs that nobody tuned them to: false alarms, and what a reviewer misses.

    python benchmarks/field.py

`field/f*.yaml` are ten SOPs of an agency, `field/g*.yaml` five more, `field/others` SOPs of other
offices (`h*` to `v*`, one letter a round), transcribed from public documents (facts only).
`field/expected.yaml` says what a reviewer finds in each; it was committed before the rules saw the
files. `field/false.yaml` has the findings that a reader of all of them judged wrong, each with the
reason. A finding that is not named there counts as right: read the new ones when rules change
(`--list`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from soptool.api.request import Request
from soptool.api.validate import validate

HERE = Path(__file__).parent / "field"
STEPS_ONLY = (
    *("h003", "i003", "j003", "o002", "p004", "p005"),
    *("q001", "q002", "q003", "q004", "q005", "r006"),
    *("u002", "u004", "u005"),
)
"""The sources have no identity part: findings on it are not counted."""
IDENTITY_ONLY = (
    *("q006", "q007", "r002", "r003", "r004", "r005"),
    *("s002", "s003", "s004", "s005"),
    *("u006", "u007", "u008"),
    *("v001", "v002", "v006"),
)
"""The steps are not stored: findings on them, and that there are none, are not counted."""
WORDS_AND_FLOW = re.compile(
    r"SOP(?:50\d|52\d|53\d|54[1-8]|55[2-7]|57[0-3]|58\d|59[3-9]|646|649|65[1-37])"
)
MEANT: tuple[tuple[str, str], ...] = (
    (r"NIP", "SOP608 SOP609 SOP610"),
    (r"number is missing", "SOP620"),
    (r"date of creation", "SOP601"),
    (r"date of effect", "SOP602"),
    (r"approval is missing", "SOP607"),
    (r"posts and not competence", "SOP653"),
    (r"posts and no SOP", "SOP647"),
    (r"is warned of", "SOP650"),
    (r"an order and", "SOP523"),
    (r"said of equipment", "SOP650"),
    (r"listed as equipment", "SOP648"),
    (r"said of records", "SOP650 SOP611 SOP657 SOP658"),
    (r"names itself", "SOP646"),
    (r"boilerplate", "SOP652 SOP651 SOP649"),
    (r"is not used", "SOP551"),
    (r"first to act", "SOP555"),
    (r"two rows", "SOP589"),
    (r"months? for one step", "SOP567"),
    (r"in a sentence|is a sentence|output says", "SOP570"),
    (r"used by no later", "SOP572"),
    (r"not what the title announces", "SOP573"),
    (r"words? (?:for )?SOP in", "SOP524"),
    (r"by commas|things in (?:each|one) entry of the", "SOP598"),
    (r"requires is what it makes", "SOP571"),
    (r"without a question", "SOP584"),
    (r"any number of times", "SOP585"),
    (r"by nobody|before anybody|what was made", "SOP593 SOP594 SOP595 SOP545"),
    (r"before anybody|required by the step that makes it|before the act", "SOP571"),
    (r"is a person|is people|is a role|is an application", "SOP542 SOP648"),
    (r"outputs are listed as equipment", "SOP648"),
    (r"is an address|in place of a requirement", "SOP541"),
    (r"stands twice", "SOP615 SOP634"),
    (r"(?:does|do) not say of what", "SOP557"),
    (r"a draft is made of", "SOP544"),
    (r"though the step makes it|is prepared and", "SOP543"),
    (r"what is recorded is a sentence", "SOP657"),
    (r"no act", "SOP500"),
    (r"no related", "SOP640 SOP658"),
    (r"no requirements", "SOP561"),
    (r"no time", "SOP560"),
    (r"names its actor", "SOP520 SOP531"),
    (r"the column is|columns are others|two actors|without a column", "SOP531"),
    (r"several acts|two acts", "SOP525 SOP526"),
    (r"shortened|with a hole", "SOP632 SOP633"),
    (r"no verb", "SOP521 SOP522 SOP523"),
    (r"can't be measured", "SOP563"),
    (r"condition inside|time clause", "SOP582 SOP584 SOP527 SOP522"),
    (r"abbreviation", "SOP503"),
    (r"later year|before government|lower kind", "SOP631"),
    (r"no consequence", "SOP651"),
    (r"is left out", "SOP587"),
    (r"deadline|note says", "SOP577"),
    (r"number is dots", "SOP611 SOP613 SOP620 SOP621"),
    (r"is no record", "SOP656 SOP657"),
    (r"(?:act|state|event) and no", "SOP542 SOP570"),
    (r"output does not say|is called", "SOP546 SOP594 SOP543"),
    (r"requirement does not say|^vague: ", "SOP546"),
    (r"is not what the act makes", "SOP543"),
    (r"is called .* though the step", "SOP571"),
    (r"column Koordinator is left open", "SOP557"),
    (r"tools stand", "SOP547"),
    (r"each piece", "SOP569"),
    (r"has been replaced", "SOP630 SOP637"),
    (r"check without a decision|decision inside", "SOP582 SOP583"),
    (r"education and no", "SOP653"),
    (r"and no SOP", "SOP647"),
    (r"is misnamed", "SOP632 SOP633"),
    (r"hands over to itself", "SOP533"),
    (r"with one answer", "SOP305"),
    (r"no outputs", "SOP562"),
    (r"tool and no executor", "SOP558"),
    (r"speaks of another", "SOP659"),
    (r"one year only", "SOP534"),
    (r"names an office", "SOP608"),
    (r"regulations stand in the place", "SOP541"),
    (r"same output", "SOP548"),
    (r"only Mulai|only Selesai", "SOP532"),
    (r"two actors in one column", "SOP557"),
    (r"left open", "SOP611"),
    (r"no object", "SOP535"),
    (r"abbreviations? that nobody", "SOP559"),
    (r"is no competence", "SOP653"),
    (r"begins with an active verb", "SOP502"),
    (r"legal basis is missing", "SOP540"),
    (r"before created", "SOP603 SOP605"),
    (r"said of qualifications", "SOP650"),
    (r"^vague", "SOP527"),
    (r"papers are listed", "SOP648"),
    (r"head of another", "SOP608"),
    (r"is about (?:money|information|procurement)", "SOP638"),
    (r"wrong number|title of the .*is wrong|name of the .*is wrong", "SOP639"),
    (r"two lengths", "SOP575 SOP576 SOP564"),
    (r"does not tell its matter", "SOP657"),
    (r"register of letters|form is required|books? (?:and .*)?(?:is|are) listed", "SOP648"),
)
WHOLE_COLUMN = re.compile(
    r"is empty in all \d+ rows|\d+ of \d+ (?:rows|steps)[^:]*: (?P<rows>[\d, ]+)"
)


@dataclass(frozen=True)
class Said:
    """A finding: where and what."""

    file: str
    line: int
    code: str
    message: str
    lines: tuple[int, ...]
    """Its own line and those of the other places that it names in the same file."""


def findings() -> list[Said]:
    return [one for folder in (HERE, HERE / "others") for one in _findings(folder)]


def _findings(folder: Path) -> list[Said]:
    report = validate(Request(workspace=folder))
    return [
        Said(
            Path(it.place.path).stem,
            it.place.line,
            it.code,
            str(it.message),
            (
                it.place.line,
                *(o.place.line for o in it.related if o.place.path == it.place.path),
            ),
        )
        for it in report.findings
        if _counts(Path(it.place.path).stem, it.place.line)
    ]


def _counts(name: str, line: int) -> bool:
    """Whether a finding lies in a part of the SOP that is stored."""
    if name in STEPS_ONLY:
        return line >= steps_begin(name)
    return name not in IDENTITY_ONLY or line < steps_begin(name)


def lines_of(name: str) -> list[str]:
    path = next(HERE.rglob(f"{name}.yaml"))
    return path.read_text(encoding="utf-8").splitlines()


def steps_begin(name: str) -> int:
    return next(n for n, line in enumerate(lines_of(name), 1) if line.startswith("steps:"))


def steps_of(name: str) -> list[tuple[int, int]]:
    """Return the first and last line of each printed row of a file."""
    lines, first = lines_of(name), steps_begin(name)
    starts = [n for n, line in enumerate(lines, 1) if re.match(r"  - ", line)]
    rows = [n for n in starts if n > first]
    ends = [*(n - 1 for n in rows[1:]), len(lines)]
    grouped: list[tuple[int, int]] = []
    for start, end in zip(rows, ends, strict=True):
        if any("row: same" in line for line in lines[start - 1 : end]) and grouped:
            grouped[-1] = (grouped[-1][0], end)
        else:
            grouped.append((start, end))
    return grouped


def is_seen(name: str, at: str, what: str, said: Iterable[Said]) -> bool:
    codes = {code for words, them in MEANT if re.search(words, what) for code in them.split()}
    mine = [it for it in said if it.file == name and it.code in codes]
    number = re.fullmatch(r"step (\d+)(?:-\d+)?", at)
    if number is None or not mine:
        return bool(mine)
    rows = steps_of(name)
    printed = int(number[1]) - (name == "g283" and int(number[1]) > 7)
    start, end = rows[printed - 1]
    return "-" in at or any(
        _names_row(it.message, printed) or any(start <= line <= end for line in it.lines)
        for it in mine
    )


def _names_row(message: str, row: int) -> bool:
    """Whether one finding on a whole column of the form names this row."""
    found = WHOLE_COLUMN.search(message)
    if found is None:
        return False
    return found["rows"] is None or str(row) in re.split(r"[, ]+", found["rows"])


def wrong(said: list[Said]) -> Iterator[Said]:
    known = YAML(typ="safe").load(HERE / "false.yaml") or {}
    for it in said:
        if any(it.code == code and it.line == line for line, code, *_ in known.get(it.file, [])):
            yield it


def main() -> None:
    said = findings()
    if "--list" in sys.argv:
        for it in said:
            print(f"{it.file}:{it.line} {it.code} {it.message}")
    expected = YAML(typ="safe").load(HERE / "expected.yaml")
    false = list(wrong(said))
    print("| SOPs | findings | false | of words and flow | false | expected | seen |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for title, letter in (
        ("ten, after mending", "f"),
        ("five more", "g"),
        ("five of other offices", "h"),
        ("six more offices", "i"),
        ("five more again", "j"),
        ("four more", "k"),
        ("five of three offices", "l"),
        ("four of two of them", "m"),
        ("four more offices", "n"),
        ("five, four of other offices", "o"),
        ("five of five more offices", "p"),
        ("seven of seven more offices", "q"),
        ("six of six more offices", "r"),
        ("five of five more again", "s"),
        ("seven of seven offices, whole", "t"),
        ("eight of eight more", "u"),
        ("six of six more offices again", "v"),
    ):
        mine = [it for it in said if it.file.startswith(letter)]
        bad = [it for it in false if it.file.startswith(letter)]
        worded = [it for it in mine if WORDS_AND_FLOW.fullmatch(it.code)]
        bad_worded = [it for it in bad if WORDS_AND_FLOW.fullmatch(it.code)]
        wanted = [
            (name, it["at"], it["what"])
            for name, items in expected.items()
            if name.startswith(letter)
            for it in items
        ]
        seen = [one for one in wanted if is_seen(*one, mine)]
        print(
            f"| {title} | {len(mine)} | {share(bad, mine)} | {len(worded)} "
            f"| {share(bad_worded, worded)} | {len(wanted)} | {share(seen, wanted)} |"
        )
        if "--missed" in sys.argv:
            for one in wanted:
                if one not in seen:
                    print("missed:", *one)


def share(
    some: list[Said] | list[tuple[str, str, str]], of: list[Said] | list[tuple[str, str, str]]
) -> str:
    return f"{len(some)} ({100 * len(some) / max(1, len(of)):.1f} %)"


if __name__ == "__main__":
    main()
