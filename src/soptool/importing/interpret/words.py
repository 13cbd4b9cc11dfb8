"""Words by which the parts of a form are known, as offices print them, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

HEADS: Final[Mapping[str, str]] = {
    "no": r"no\.?|nomor|number",
    "activity": r"(no\.? )?(uraian )?(prosedur|kegiatan|aktivitas|aktifitas|uraian|tahapan|langkah"
    r"|activity|activities|steps?)(?! baku).{0,40}",
    "executor": r"pelaksana.{0,12}|pelaku|executors?|performers?",
    "standard": r"mutu ba?u?ku|standar mutu|quality standards?",
    "requirements": r"(per)?syaratan.{0,25}|kelengkapan.{0,25}|sumber data|input|masukan|bahan"
    r"|requirements?",
    "duration": r"waktu.{0,32}|durasi.{0,32}|jangka waktu.{0,20}|time|duration",
    "outputs": r"output.{0,12}|hasil|keluaran|outputs?",
    "note": r"ket\.?|keterangan|catatan|remarks?|notes?",
}
"""What stands in the head of the flow's table, by the key it heads."""

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
    "records": r"pencatatan( ?(dan|&|/) ?(pendataan.*|pendaftaran|pelaporan|pengarsipan))?"
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
    r"(ya|tidak|tdk|y|t|ada|tidak ada|setuju|tidak setuju|sesuai|(tidak|belum) sesuai|belum|sudah"
    r"|lengkap|(belum|tidak) lengkap|ok|tidak ok|valid|(belum|tidak) valid|online|offline|perlu"
    r"|butuh|yes|no|disetujui|ditolak|layak|tidak layak|benar|salah|(tidak|belum) benar"
    r"|revisi)[.,]?"
)
"""Answers that leave a decision."""
YES: Final = r"(ya|y|yes|ada|setuju|sesuai|lengkap|valid|layak|ok|sudah|disetujui|benar|perlu)\b.*"
NO: Final = r"(tidak|tdk|t|no|belum|ditolak|salah)\b.*"
SIGNED: Final = r"\W*(?:dokumen|surat) ini (?:telah )?ditandatangani secara elektronik.*"
"""What is printed where a page was signed, also over what stands there."""
STAMPED: Final = rf"{SIGNED}|.*balai sertifikasi elektronik.*|\W*pindai kode qr.*"
"""… and what stands around it: an activity may say the same, so it is only left out of remarks."""
START: Final = r"mulai|start|begin"
END: Final = r"selesai|end|finish"


def plain(text: str) -> str:
    """Return a text for comparing: one case, single spaces, nothing around it."""
    return re.sub(r"\s+", " ", text).strip(" :").casefold()


def is_(pattern: str, text: str) -> bool:
    """Whether a text is of a kind."""
    return re.fullmatch(pattern, plain(text), re.IGNORECASE) is not None
