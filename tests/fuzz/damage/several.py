"""Several files at once: made-up SOPs that name each other, rightly and wrongly."""

from __future__ import annotations

import json
import random
from typing import Any

from soptool.source.names import FILE_NAME

from ..corpus import SETTINGS, Files
from .text import bytes_changed, lines_changed
from .tree import structure_changed

POSTS = ("Kepala Bagian", "Pengadministrasi", "Camat", "Sekretaris", "Pemohon", "Arsiparis")
DOINGS = (
    "Menerima",
    "Memeriksa",
    "Mengagendakan",
    "Menyusun",
    "Menandatangani",
    "Mengirim",
    "Menyimpan",
)
THINGS = ("surat masuk", "konsep", "berkas", "disposisi", "surat tanggapan", "laporan", "agenda")
TIMES = (
    *(
        "10 menit",
        "1 jam",
        "2 hari kerja",
        "1-3 hari",
        "1 x 24 jam",
        "5 menit / berkas",
        "setiap bulan",
    ),
    *(
        "same",
        "-",
        "segera",
        "0 menit",
        "1 minggu",
        "3 bulan",
        "30 detik",
        "1 jam atau 2 jam",
        "maksimal 1 hari",
    ),
)
ANSWERS = ("Ya", "Tidak", "Rusak", "Setuju", "Lengkap", "1", "Perlu perbaikan mendasar")
MANY = (1, 2, 3, 3, 4, 5, 6, 8)


def micro(chance: random.Random, ids: list[str], length: int | None = None) -> dict[str, Any]:
    """Make a micro of any flow."""
    posts = {name: chance.choice(POSTS) for name in "abcde"[: chance.randint(1, 5)]}
    names = [f"s{number}" for number in range(length or chance.choice(MANY))]
    steps = [_step(name, names, list(posts), ids, chance) for name in names]
    made: dict[str, Any] = {
        "kind": "micro",
        "title": f"{chance.choice(DOINGS)} {chance.choice(THINGS)}",
    }
    made |= {"executors": posts, "steps": steps}
    if chance.random() < 0.3:
        made["related"] = [
            {"sop": chance.choice(ids), "as": chance.choice(("before", "after", "x"))}
        ]
    if chance.random() < 0.2:
        made |= {"inputs": [chance.choice(THINGS)], "outputs": [chance.choice(THINGS)]}
    return made


def _step(
    name: str, names: list[str], posts: list[str], ids: list[str], chance: random.Random
) -> dict[str, Any]:
    thing = chance.choice(THINGS)
    step: dict[str, Any] = {"id": name, "activity": f"{chance.choice(DOINGS)} {thing}"}
    if chance.random() < 0.95:
        step["executor"] = _who(posts, chance)
    if chance.random() < 0.8:
        step["duration"] = chance.choice(TIMES)
    for key, share in (("requirements", 0.4), ("outputs", 0.5)):
        if chance.random() < share:
            step[key] = chance.sample(THINGS, chance.randint(1, 2))
    _lead(step, names, ids, chance)
    for key, values in EXTRAS.items():
        if chance.random() < 0.06:
            step[key] = chance.choice(values)
    return step


def _lead(step: dict[str, Any], names: list[str], ids: list[str], chance: random.Random) -> None:
    """Lead a step on: by answers, by `next`, or just down."""
    lot = chance.random()
    if lot < 0.3:
        step["question"] = "Lengkap?"
        answers = chance.sample(ANSWERS, chance.choice((2, 2, 2, 3, 4, 7)))
        step["branches"] = {answer: _target(names, ids, chance) for answer in answers}
        if chance.random() < 0.3:
            step["chance"] = {answers[0]: chance.choice(("0,5", "10%", "1", "0", "110%", "1/3"))}
        if chance.random() < 0.2:
            step["route"] = {answers[0]: chance.choice(("left", "right", "down", "x"))}
    elif lot < 0.45:
        step["next"] = [_target(names, ids, chance) for _ in range(chance.choice((1, 2, 2, 3)))]


EXTRAS: dict[str, tuple[object, ...]] = {
    "join": ("all", "any", "x"),
    "row": ("same", "x"),
    "start": (True, "ya", False),
    "when": ("perlu", ""),
    "label": ("Mulai", "Selesai sekali"),
    "section": ("Persiapan", "Penutup"),
    "note": ("Catatan", "x" * 90),
    "details": (["satu", "dua"],),
    "pieces": (3, "10", 0),
    "effort": ("5 menit", "2 jam"),
    "see": (["m0"], ["tidak-ada"]),
    "no": ("1a", "99"),
}


def _who(posts: list[str], chance: random.Random) -> object:
    lot = chance.random()
    if lot < 0.7:
        return chance.choice(posts)
    some = [chance.choice(posts) for _ in range(chance.randint(1, 3))]
    return some if lot < 0.85 else {chance.choice(("any", "each", "chain")): some}


def _target(names: list[str], ids: list[str], chance: random.Random) -> object:
    lot = chance.random()
    if lot < 0.55:
        return chance.choice(names)
    if lot < 0.85:
        return chance.choice(("next", "next", "end", "start"))
    return chance.choice(
        ({"end": "batal"}, {"sop": chance.choice(ids)}, "tidak-ada", {"end": "selesai"})
    )


def macro(chance: random.Random, parts: list[str]) -> dict[str, Any]:
    """Make a macro over any parts: itself among them, now and then."""
    steps: list[dict[str, Any]] = []
    for _ in range(chance.choice((1, 2, 2, 3, 4))):
        used: object = chance.choice(parts)
        if chance.random() < 0.15:
            used = chance.choice(
                (
                    "same",
                    "tidak-ada",
                    {"title": "Belum Ada"},
                    chance.sample(parts, min(2, len(parts))),
                )
            )
        step: dict[str, Any] = {"use": used}
        if chance.random() < 0.25:
            step["branches"] = {
                chance.choice(("batal", "selesai", "x")): chance.choice(("end", "next", "b0"))
            }
        if chance.random() < 0.2:
            step["executors"] = {chance.choice("abc"): chance.choice("abx")}
        if chance.random() < 0.2:
            step |= {"id": f"b{len(steps)}", "activity": "Menata"}
        if chance.random() < 0.1:
            step["next"] = chance.choice(("b0", "end", ["b0", "next"]))
        steps.append(step)
    if chance.random() < 0.2:
        steps.append({"activity": "Menutup berkas", "executor": "a"})
    posts = {name: chance.choice(POSTS) for name in "abc"} if chance.random() < 0.5 else {}
    return {
        "kind": "macro",
        "title": f"Pengelolaan {chance.choice(THINGS)}",
        "executors": posts,
        "steps": steps,
    }


def made_up(chance: random.Random) -> Files:
    """Make micros, macros (chains, diamonds, cycles), generic SOPs, standards: all data."""
    micros = [f"m{number}" for number in range(chance.choice((1, 1, 2, 3)))]
    macros = [f"n{number}" for number in range(chance.choice((0, 1, 2, 2, 4)))]
    ids = micros + macros
    data: dict[str, dict[str, Any]] = {name: micro(chance, ids) for name in micros}
    for number, name in enumerate(macros):
        below = micros + macros[number + 1 :]
        data[name] = macro(chance, ids if chance.random() < 0.2 else below)
    if chance.random() < 0.25:
        data["umum"] = {**micro(chance, ids), "title": "Umum $(x)", "parameters": {"x": "text"}}
        data["umum"]["classification"] = {"coverage": "generic"}
        data["khusus"] = {
            "kind": "micro",
            "title": "Khusus",
            "extends": chance.choice(("umum", "khusus", "m0")),
            "with": chance.choice(({"x": "surat"}, {}, {"y": "z"})),
        }
    if chance.random() < 0.25:
        data["layanan"] = {
            "kind": "standard",
            "title": "Layanan",
            "sops": [chance.choice(ids)],
            "delivery": {"time": chance.choice(TIMES), "cost": "gratis"},
        }
    if chance.random() < 0.2:
        chance.choice(list(data.values()))["id"] = chance.choice(ids)
    if chance.random() < 0.04:
        data = _large(chance)
    files = {
        f"{name}.yaml": json.dumps(one, ensure_ascii=False).encode() for name, one in data.items()
    }
    if chance.random() < 0.3:
        files[FILE_NAME] = SETTINGS.replace("profile: profil.yaml\n", "").encode()
    return files


def _large(chance: random.Random) -> dict[str, dict[str, Any]]:
    """Return what grows: long chains of macros, diamonds, cycles that overlap, many steps."""
    match chance.randint(0, 3):
        case 0:
            return {"m0": micro(chance, ["m0"], chance.choice((60, 150)))}
        case 1:
            deep = chance.choice((10, 25))
            uses = {f"n{n}": [f"n{n + 1}", f"n{n + 1}"] for n in range(deep)}
        case 2:
            wide = chance.choice((6, 12))
            uses = {f"n{n}": [f"n{m}" for m in range(wide)] for n in range(wide)}
        case _:
            uses = {"n0": ["m0"] * chance.choice((20, 100))}
    last = {"m0", *(part for parts in uses.values() for part in parts)} - uses.keys()
    made = {name: {"kind": "macro", "title": name, "steps": [{"use": part} for part in parts]}
            for name, parts in uses.items()}  # fmt: skip
    return {**made, **{name: micro(chance, ["m0"], 2) for name in sorted(last)}}


def several_changed(files: Files, chance: random.Random) -> None:
    """Put made-up files in place of these; in one case of three, damage them too."""
    files.clear()
    files.update(made_up(chance))
    if chance.random() < 0.35:
        chance.choice((bytes_changed, lines_changed, structure_changed))(files, chance)


def mixed(files: Files, chance: random.Random) -> None:
    """Damage several files, each in its own way."""
    for _ in range(chance.randint(2, 3)):
        chance.choice((bytes_changed, lines_changed, structure_changed))(files, chance)
