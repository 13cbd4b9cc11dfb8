"""A workspace in which every text that is an author's own is the same text."""

from __future__ import annotations

import json
from collections.abc import Mapping

OWN = "~~"
"""Stands for the text, wherever an author writes freely."""

SETTINGS = """\
organization: {name: ~~, parent: ~~, city: ~~}
number_pattern: "SOP-{seq:3}/{year}"
calendar: {hours_per_day: 7.5, days_per_week: 5, days_per_month: 21, holidays: ID}
paper: A4
style: siku
terminators: activity
labels: {activity: ~~, requirements: ~~, standard: ~~, column_numbers: true, total: ~~}
rules: {executor-order: off}
exclude: [tidak-ada]
defaults: {equipment: [~~], approval: {place: ~~}, records: [~~]}
decree:
  {title: ~~, number: ~~, date: 2026-01-01, place: ~~, about: ~~, considering: [~~], signer: ~~}
regulations:
  uu-30-2014: {title: ~~, status: amended, by: uu-6-2023}
  uu-6-2023: {title: ~~, status: in-force}
documents: {surat: {name: ~~, also: [~~]}}
posts: {camat: {name: ~~, also: [~~]}}
"""

MICRO = """\
kind: micro
id: THE-ID
title: ~~
number: ~~
unit: ~~
classification: {nature: technical, completeness: final, coverage: generic}
status: draft
process: ~~
dates: {created: 2026-01-01, revised: 2026-01-02, effective: 2026-01-03, review: 2027-01-01}
revision: 1
approval: {position: ~~, name: ~~, nip: ~~, rank: ~~, acting: ~~, place: ~~, date: 2026-01-01}
legal_basis: [uu-30-2014, ~~]
qualifications: [~~, ~~]
related: [~~, {sop: ~~, as: after}]
equipment: [~~]
warnings: [~~]
records: [~~]
inputs: [~~]
outputs: [~~]
purpose: ~~
scope: ~~
volume: 10
definitions: {~~: ~~}
footnotes: {x: ~~}
parameters: {unit: text}
executors:
  a: {name: ~~, group: ~~, unit: ~~}
  b: {name: "Camat ~~", external: true}
  c: {name: "Lurah ~~", system: true}
steps:
  - id: satu
    section: ~~
    activity: ~~
    executor: a
    requirements: [~~, ~~]
    duration: ~~
    effort: 1 jam
    outputs: [~~]
    note: ~~
    see: [~~]
    details: [~~, ~~]
    footnote: x
    when: ~~
    label: ~~
    no: ~~
  - activity: ~~
    executor: {chain: [a, b]}
    duration: 10 menit/berkas
    pieces: 2
    next: [tiga, empat]
  - {id: tiga, activity: ~~, executor: {any: [a, c]}, duration: same, next: lima}
  - {id: empat, activity: ~~, executor: {each: [a, b]}, duration: 1 jam}
  - id: lima
    activity: ~~
    executor: [b, c]
    join: all
    duration: 1 jam
    question: ~~
    branches: {~~: next, lain: {end: ~~}}
    chance: {lain: 20%}
    route: {lain: right}
  - {row: same, executor: a, activity: ~~, note: $(unit)}
"""

MACRO = """\
kind: macro
id: makro
title: ~~ makro
unit: ~~
status: draft
steps:
  - {use: THE-ID, with: {unit: ~~}, activity: ~~, note: ~~, pin: 0123456789}
  - {use: {title: ~~, number: ~~}}
"""

SPECIFIC = """\
kind: micro
id: khusus
title: ~~ khusus
extends: THE-ID
with: {unit: ~~}
executors: {a: {name: "Kepala ~~"}}
"""

STANDARD = """\
kind: standard
id: layanan
title: ~~
number: ~~
unit: ~~
dates: {created: 2026-01-01}
sops: [THE-ID]
delivery:
  requirements: [~~, {document: ~~, note: ~~}]
  procedure: [~~]
  time: {duration: 2 hari kerja, note: ~~}
  cost: {amount: ~~, ground: ~~}
  product: ~~
  complaints: {channels: [~~, {channel: ~~, response: 1 hari kerja}], response: 1 hari kerja}
management:
  legal_basis: [~~]
  facilities: [~~]
  competence: [~~]
  supervision: [~~]
  staff: [{number: 2, post: ~~}]
  guarantee: ~~
  safety: [~~]
  evaluation: ~~
extra: {~~: ~~}
services:
  - title: ~~
    delivery:
      requirements: [~~]
      time: [{duration: 2 hari kerja, for: ~~}, {duration: 3 hari kerja, for: ~~}]
      cost: [{amount: Rp10.000, per: ~~, for: ~~}]
      product: ~~
participation: {date: 2026-01-01, place: ~~, elements: [~~], minutes: ~~}
publication: {places: [~~], dates: [2026-01-02], address: ~~}
pledge: {promise: ~~, improvement: ~~, sanction: ~~, place: ~~, date: 2026-01-01, signer: ~~}
reviews: [{date: 2026-01-01, result: ~~, action: ~~}]
"""


def files(text: str, *, name: str = "jahat") -> Mapping[str, str]:
    """Return files by their names, with the text in all places; `name` is the micro's id."""
    named = {
        "sop.yaml": SETTINGS,
        "mikro.yaml": MICRO,
        "makro.yaml": MACRO,
        "khusus.yaml": SPECIFIC,
        "layanan.yaml": STANDARD,
    }
    return {file: filled(form.replace("THE-ID", name), text) for file, form in named.items()}


def filled(form: str, text: str) -> str:
    """Put the text in its places; inside of quotes it is a part of one."""
    quoted = json.dumps(text)
    for inner in ("Camat", "Lurah", "Kepala"):
        form = form.replace(f'"{inner} {OWN}"', json.dumps(f"{inner} {text}"))
    for behind in ("makro", "khusus"):
        form = form.replace(f"{OWN} {behind}\n", json.dumps(f"{text} {behind}") + "\n")
    return form.replace(OWN, quoted)
