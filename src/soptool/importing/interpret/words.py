"""Words by which the parts of a form are known, as offices print them, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from soptool.catalogue import LANGUAGES
from soptool.form.headings import headings

_HEADS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "no": r"no\.?|nomor",
        "activity": r"(no\.? )?(uraian )?(prosedur|kegiatan|aktivitas|aktifitas|uraian|tahapan"
        r"|langkah)(?! baku).{0,40}",
        "executor": r"pelaksana.{0,12}|pelaku",
        "standard": r"mutu ba?u?ku|standar mutu",
        "requirements": r"(per)?syaratan.{0,25}|kelengkapan.{0,25}|sumber data|input|masukan|bahan",
        "duration": r"waktu.{0,32}|durasi.{0,32}|jangka waktu.{0,20}",
        "outputs": r"output.{0,12}|hasil|keluaran",
        "note": r"ket\.?|keterangan|catatan",
    },
    "en": {
        "no": r"no\.?|number",
        "activity": r"(no\.? )?(activity|activities|steps?).{0,40}",
        "executor": r"executors?|performers?",
        "standard": r"quality standards?",
        "requirements": r"requirements?|inputs?",
        "duration": r"time|duration",
        "outputs": r"outputs?",
        "note": r"remarks?|notes?",
    },
}
"""What stands in the head of the flow's table, by the language and the key it heads."""

SIDE: Final[Mapping[str, str]] = {
    "number": r"(no(mor)?\.?|nomer) ?(sop|s\.o\.p\.?|pos|dokumen|dok\.?)?( ?ap)?|sop number",
    "created": r"(tanggal|tgl\.?) ?(pembuatan|dibuat|penyusunan)|date created",
    "revised": r"(tanggal|tgl\.?) ?(revisi|perubahan)|date revised",
    "revision": r"no(mor)?\.? ?revisi|revisi ke",
    "effective": r"(tanggal|tgl\.?) ?(terbit|efektif|berlaku|pengesahan|mulai berlaku)"
    r"|date effective",
    "approval": r"(disahkan|ditetapkan|disetujui) ?oleh|approved by",
    "title": r"(nama|judul) ?(sop|s\.o\.p\.?|pos|prosedur)?|(sop )?title",
}
"""Labels whose value stands beside them."""

BELOW: Final[Mapping[str, str]] = {
    "legal_basis": r"(dasar|landasan) hukum|legal basis",
    "qualifications": r"kualifikasi ?pelaksana(an)?|qualifications( of executors)?",
    "related": r"keterkaitan( (dengan )?sop( ?ap)?( lain(nya)?)?)?|sop (yang )?terkait"
    r"|related sops?",
    "equipment": r"peralatan.{0,18}(perlengkapan)?|perlengkapan|equipment",
    "warnings": r"peringatan.{0,20}|warnings?",
    "records": r"pencatatan( ?(dan|&|/)( ?(pendataan.*|pendaftaran|pelaporan|pengarsipan))?)?"
    r"|records?",
}
"""Headings whose list stands below them."""

WITHIN: Final[Mapping[str, str]] = {
    **BELOW,
    "equipment": r"peralatan( ?(/|dan|&) ?perlengkapan)?|perlengkapan",
    "warnings": r"peringatan",
}
"""Those that may stand within a list too, and are no items of it."""

ASIDE: Final[Mapping[str, str]] = {
    "purpose": r"(maksud ?(dan|&|/) ?)?tujuan|purpose",
    "scope": r"ruang lingkup|scope",
}
"""What some forms say besides: beside a label in a box of its own, not in that of a heading."""

BRANCH: Final = (
    r"(((tidak|tdk|belum|sudah) )?(ada|benar|layak|lengkap|ok|sesuai|setuju|valid)"
    r"|ya|tidak|tdk|y|t|belum|sudah|online|offline|perlu|butuh|yes|no|disetujui|ditolak|salah"
    r"|revisi)[.,]?"
)
"""Answers that leave a decision."""
YES: Final = r"(ya|y|yes|ada|setuju|sesuai|lengkap|valid|layak|ok|sudah|disetujui|benar|perlu)\b.*"
NO: Final = r"(tidak|tdk|t|no|belum|tolak|ditolak|salah)\b.*"
SIGNED: Final = r"\W*(?:dokumen|surat) ini (?:telah )?ditandatangani secara elektronik.*"
"""What is printed where a page was signed, also over what stands there."""
STAMPED: Final = rf"{SIGNED}|.*balai sertifikasi elektronik.*|\W*pindai kode qr.*"
"""… and what stands around it: an activity may say the same, so it is only left out of remarks."""
START: Final = r"mulai|start|begin"
END: Final = r"selesai|end|finish"


def printed(text: str) -> str:
    """Return a pattern of what forms of ours print for `text`, in any language."""
    return "|".join(re.escape(headings(language)(text)) for language in LANGUAGES)


def plain(text: str) -> str:
    """Return a text for comparing: one case, single spaces, nothing around it."""
    return re.sub(r"\s+", " ", text).strip(" :").casefold()


def is_(pattern: str, text: str) -> bool:
    """Whether a text is of a kind."""
    return re.fullmatch(pattern, plain(text), re.IGNORECASE) is not None


def heads_in(language: str | None, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what heads a column, and the words of such heads: first an agency's own `labels`.

    They are those of one `language`, or of all.
    """
    own = ((key, re.escape(plain(text))) for key, text in labels.items())
    spoken = [_HEADS[language]] if language else _HEADS.values()
    return (*own, *(pair for heads in spoken for pair in heads.items()))


def headed_by(text: str, heads: Sequence[tuple[str, str]]) -> str | None:
    """Return what a text heads: all of it, or where it is said in two languages each part."""
    for parts in ((text,), text.split("/")):
        keys = {next((key for key, words in heads if is_(words, part)), None) for part in parts}
        if len(keys) == 1 and (key := keys.pop()):
            return key
    return None
