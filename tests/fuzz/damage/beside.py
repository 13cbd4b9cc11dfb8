"""What stands beside SOPs: sop.yaml, profiles, patterns, logos, baselines, odd names of files."""

from __future__ import annotations

import json
import random

from soptool.lint.catalogue import RULES
from soptool.source.names import FILE_NAME

from ..corpus import DEFAULTS, DENSE, PROFILE, SETTINGS, Files
from .text import bytes_changed, lines_changed
from .tree import ODD, structure_changed

PATTERNS = (
    *(
        "*",
        "**",
        "/",
        "!",
        "!*",
        "\\",
        "[z-a]",
        "[",
        "[!]",
        "[]]",
        "a[",
        "*a*a*a*a*b",
        "**/**/x",
        "/**",
        "#x",
    ),
    *(
        "\\#x",
        "\\!x",
        " ",
        "x ",
        "x\\ ",
        "***",
        "mikro.yaml",
        "!mikro.yaml",
        "*.yaml",
        "{a,b}",
        "[[:alpha:]]",
    ),
    *(
        "../x",
        "/etc/*",
        "a/../b",
        "\u202e",
        "é*",
        "\\",
        "x\\",
        "?",
        "mikro.yaml/",
        "[^a]*",
        "[a-]",
        "[\\]]",
    ),
)
SETTING_LINES = (
    "language: en",
    "language: jv",
    "defaults: {unit: '-', legal_basis: [+, x], dates: {review: 2020}}",
    "defaults: {approval: '-', records: [-], classification: {coverage: generic}}",
    "defaults: {steps: [], title: X, id: x}",
    "paper: A4",
    "paper: folio",
    "paper: 0",
    "paper: A0",
    "profile: draft",
    "profile: strict",
    "profile: profil.yaml",
    "profile: ../profil.yaml",
    "profile: tidak-ada",
    "number_pattern: 'SOP-{seq:3}/{year}'",
    "number_pattern: '{'",
    "number_pattern: '{seq:99999}'",
    "number_pattern: '(a+)+$'",
    "calendar: {hours_per_day: 0}",
    "calendar: {hours_per_day: 24, holidays: ID}",
    "calendar: {holidays: XX}",
    "calendar: {days_per_week: 7, days_per_month: 1}",
    "organization: {}",
    "organization: {name: '', logo: ../x.svg}",
    "organization: {name: X, logo: logo.svg, parent: X, city: X}",
    "labels: {total: off}",
    "labels: {activity: '', column_numbers: ya}",
    "labels: {no: 'a b c d e f g h i'}",
    "rules: {}",
    "rules: {SOP5: off}",
    "rules: {unknown-key: off}",
    "rules: {SOP999: error}",
    "rules: [x]",
    "exclude: '*'",
    "exclude: []",
    "exclude: [mikro.yaml]",
    "posts: {}",
    "documents: {a: {name: A, also: [A]}}",
    "regulations: {a: {title: A, by: a}}",
    "regulations: {a: {title: A, status: revoked, by: b}, b: B}",
    "regulations: {uu-30-2014: {title: UU 30, status: revoked}}",
    "posts: {a: A, b: A}",
    "terminators: rows",
    "documents: {a: Surat masuk, b: Surat masuk}",
    "flowchart: {}",
    "processes: {a: b}",
    "units: [a]",
)
PROFILE_LINES = (
    "extends: profil.yaml",
    "extends: draft",
    "extends: permenpanrb-35-2012",
    "extends: x",
    "least: error",
    "others: off",
    "others: error",
    "others: x",
    "levels: {unknown-key: off}",
    "levels: {x: off}",
    "levels: []",
    "options: {activity-length: {most: 3}}",
    "options: {x: {y: 1}}",
    "options: {x: 1}",
    "title: [a]",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
LOGOS = (
    *(
        b"",
        b"x",
        b"<svg/>",
        b"<svg",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"RIFF\0\0\0\0WEBP",
    ),
    SVG.format("", "<script>alert(1)</script>").encode(),
    SVG.format('width="1e9" height="1e-9"', "").encode(),
    SVG.format('viewBox="0 0 0 0"', '<image href="http://x.example/a.png"/>').encode(),
    SVG.format('width="9"', '<use href="#a" id="a"/>').encode(),
    b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0",
)
NAMES = (
    *(
        "x\x1b[31m.yaml",
        "x\n::warning ::y.yaml",
        "\u202egnp.yaml",
        "-o.yaml",
        "--fix.yaml",
        "a b.yaml",
    ),
    *(
        "é.yaml",
        "e\u0301.yaml",
        "日本.yaml",
        "CON.yaml",
        "x'y\".yaml",
        "a%20b.yaml",
        "$(id).yaml",
        "x.YAML",
    ),
    *(
        "[a].yaml",
        "a*.yaml",
        "!x.yaml",
        "#x.yaml",
        "x&y<z>.yaml",
        "##[error]x.yaml",
        ".yaml",
        "a\\b.yaml",
    ),
    *(
        "x\udcff.yaml",
        "x" * 200 + ".yaml",
        "x\x7f.yaml",
        "dalam/dalam/dalam/x.yaml",
        "build/x.yaml",
        "x.yml",
    ),
)


def settings_changed(files: Files, chance: random.Random) -> None:
    """Change what stands beside the SOPs; the SOPs stay."""
    match chance.randint(0, 8):
        case 0 | 1:
            files[FILE_NAME] = _lines(SETTING_LINES, chance)
            _beside(files)
        case 2:
            _only(files, FILE_NAME, SETTINGS.encode(), chance)
            _beside(files)
        case 3:
            files.setdefault(FILE_NAME, SETTINGS.encode())
            _only(files, "profil.yaml", PROFILE.encode(), chance)
            _beside(files)
        case 4:
            _only(files, "_defaults.yaml", DEFAULTS.encode(), chance)
        case 5:
            files[".gitignore"] = "\n".join(
                chance.choices(PATTERNS, k=chance.randint(1, 4))
            ).encode()
        case 6:
            patterns = json.dumps(chance.choices(PATTERNS, k=chance.randint(1, 3)))
            files[FILE_NAME] = f"exclude: {patterns}\n".encode()
        case 7:
            files[FILE_NAME] = b"organization: {name: Contoh, logo: logo.svg}\n"
            files["logo.svg"] = chance.choice(LOGOS)
        case _:
            rules = chance.sample(sorted(rule.check.name for rule in RULES), 3)
            level = chance.choice(("off", "error", "info", "x"))
            files[FILE_NAME] = json.dumps({"rules": dict.fromkeys(rules, level)}).encode()


def _lines(lines: tuple[str, ...], chance: random.Random) -> bytes:
    return "".join(f"{line}\n" for line in chance.sample(lines, chance.randint(1, 4))).encode()


def _beside(files: Files) -> None:
    for name in ("profil.yaml", "logo.svg"):
        files.setdefault(name, DENSE[name])


def _only(files: Files, name: str, usual: bytes, chance: random.Random) -> None:
    """Damage one file in one of the ways that SOPs are damaged."""
    alone = {name: files.get(name, usual) if chance.random() < 0.5 else usual}
    if name == "profil.yaml" and chance.random() < 0.5:
        alone[name] = _lines(PROFILE_LINES, chance)
    chance.choice((bytes_changed, lines_changed, structure_changed, structure_changed))(
        alone, chance
    )
    files.update(alone)


def names_changed(files: Files, chance: random.Random) -> None:
    """Give files odd names: what git and the systems allow."""
    for name in chance.sample(sorted(files), min(len(files), chance.randint(1, 2))):
        new = chance.choice(NAMES)
        if name != FILE_NAME and not any(new.startswith(f"{other}/") for other in files):
            files[new] = files.pop(name)


def baseline_of(content: str, chance: random.Random) -> bytes:
    """Return a baseline that somebody has edited."""
    files: Files = {"baseline.yaml": content.encode()}
    if chance.random() < 0.4:
        bytes_changed(files, chance)
        return files["baseline.yaml"]
    data = json.loads(content)
    for row in chance.sample(data["findings"], min(2, len(data["findings"]))):
        row[chance.choice((*row, "count"))] = chance.choice((*ODD, 1e999, float("nan"), 10**30))
    if chance.random() < 0.3:
        data[chance.choice(sorted(data))] = chance.choice(ODD)
    return json.dumps(data, default=str).encode()
