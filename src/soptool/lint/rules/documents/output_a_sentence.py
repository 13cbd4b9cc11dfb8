"""An output that is a sentence instead of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.reading import at_words, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence, tells_a_state
from soptool.lint.wording.text import Found, Tongue

CHECK = Check(
    "SOP570",
    "output-a-sentence",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)


_ACHIEVED = re.compile(
    r"\s*(?:(?:[Tt]er|[Dd]i)\w{2,}nya|[Ss](?:ampai|elesai)nya|[Aa]danya|[Kk]eberadaan|[Tt]ersedia(?=\s+\w))\b"
)
_MADE = re.compile(
    r"\s*(?:ter(?:susun|sedia|bit|cipta|bentuk|cetak|tulis|buat|kirim|simpan|arsip)(?:kan)?nya|adanya"
    r"|tersedia)\s+",
    re.IGNORECASE,
)
_STATE_ALONE = re.compile(r"\W*(?:(?:sudah|telah)\s+)?(?:ter\w{3,}|selesai)\W*", re.IGNORECASE)
_DONE = re.compile(
    r"\s*(?:kendala|masalah|permasalahan|kegiatan|proses|pelaksanaan|progres|pekerjaan|tugas|acara"
    r"|rapat|koordinasi|kebutuhan)\b.*\bter(?:laksana|selesaikan|selenggara|capai|atasi|penuhi"
    r"|koordinasi|koordinir|dokumentasi|tangani|wujud|jalin|kendali|pantau|monitor)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s*\w+\s+\w.*(?<!yang)(?<!tahun)(?<!bulan)(?<!anggaran)(?<!semester)(?<!triwulan)(?<!masa)"
    r"(?<!periode)\s(?:ada|(?:dapat|bisa|akan)\s+lanjut|berjalan(?:\s+lancar)?|tersedia|terpenuhi)"
    r"[\s.;]*",
    re.IGNORECASE,
)
"""Not "Daftar kamar yang tersedia", "Laporan bulan berjalan": these are things."""
_HINT = msg(
    "Name a thing that can be shown: a document (“Tanda terima berkas”), or one in "
    "its new state (“Surat terkirim”)."
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        for number, output in enumerate(step.step.outputs):
            if _ACHIEVED.match(output) or _DONE.match(output) or _IS.fullmatch(output):
                yield step.at(
                    CHECK,
                    ("outputs", number),
                    msg("The output “{output}” tells what is achieved.", output=output),
                    hint=_thing(output),
                )
            elif _STATE_ALONE.fullmatch(output):
                yield step.at(
                    CHECK,
                    ("outputs", number),
                    msg("The output “{output}” tells a state, and not of what.", output=output),
                    hint=_HINT,
                )
            elif verb := _verb(output, tongue(subject)):
                message = msg("The output “{output}” tells a state in a sentence.", output=output)
                if verb.kind != "state":
                    message = msg(
                        "The output “{output}” tells what happens, not what is there then.",
                        output=output,
                    )
                finding = step.at(CHECK, ("outputs", number), message, hint=_HINT)
                yield at_words(finding, subject, output, verb)


def _thing(output: str) -> Message:
    """Propose the thing that was made: "Laporan triwulan" of "Tersusunnya laporan triwulan"."""
    made = _MADE.match(output)
    if made is None or not output[made.end() :].strip():
        return msg("Name the thing that shows it: minutes, a receipt, a list of those present.")
    thing = output[made.end() :].strip()
    return msg("Name the thing: “{thing}”.", thing=thing[:1].upper() + thing[1:])


def _verb(output: str, language: Tongue) -> Found | None:
    """Return the verb of a sentence; states count where they say `telah`, `sudah`, `belum`."""
    verb = as_sentence(output, language)
    if verb is None or _may_be_noun(verb, language) or not tells_a_state(verb):
        return None
    return verb


def _may_be_noun(verb: Found, language: Tongue) -> bool:
    """Whether an English name opens with a word that is a noun as well ("Leave sheet")."""
    return language == "en" and verb.start == 0


MANUAL = Manual(
    what=msg("The output of a step is told as a sentence with a verb."),
    why=msg(
        "An output is a document or a thing that can be shown and handed on. A sentence (Surat "
        "diterima) tells what happens, which the activity says already. Some offices use such "
        "sentences as names, so look before you change anything."
    ),
    bad=(
        "steps: [{activity: Menyusun laporan, outputs: Tersusunnya laporan}]\n",
        "steps:\n  - {activity: Mengirim surat, outputs: Surat dikirim ke alamat tujuan}\n",
        "steps: [{activity: Mengirim surat, outputs: Terkirim}]\n",
        "steps: [{activity: Mencari berkas, outputs: Berkas yang diminta tersedia}]\n",
        "steps:\n  - {activity: Memantau pendataan, outputs: Progres sudah 100 persen}\n",
    ),
    good=(
        "steps:\n  - {activity: Mengirim surat, outputs: Surat terkirim}\n",
        "steps:\n  - {activity: Mengirim surat, outputs: Surat yang dikirim}\n",
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.outputs for step in subject.sop.steps),
)
