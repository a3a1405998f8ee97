"""The settings workbook, blank or with proposals: written from the same declaration by which it is read (read/settings.py)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xl.model.settings import Arah
from lakip_xl.model.sheets import Choice, SheetPlan
from lakip_xl.read.settings_declared import BAGIAN, EXAMPLE, KUNCI, NAME, NO, YES, Bagian
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.usulan import Usulan
from lakip_xl.tables import KINDS
from lakip_xl.write.draft import Draft, Header
from lakip_xl.write.xlsx import workbook_bytes

BLANK_LINES = 25
HEADING_ROW = 4
_EXAMPLES: dict[str, tuple[str, ...]] = {
    "Skala": ("kurang berhasil", "0", "60"),
    "Arah indikator": ("angka kemiskinan", "negatif"),
    "Kata judul": ("Realisasi Belanja", "pagu", "Plafon Definitif"),
    "Nama sama": ("Persentase koperasi aktif", "Persentase koperasi yang aktif"),
    "Aturan dimatikan": ("DOK101", "nomor baris mengikuti dokumen perencanaan"),
}
_EXTRA = {"Usulan pemetaan": ("Asal",)}
"""Columns that only inform."""
_WIDTHS = {
    "Keterangan": 70.0, "Nilai": 40.0, "Kategori": 30.0, "Arah": 14.0, "Kode": 12.0, "Benar sama?": 14.0, "Pengaturan": 24.0,
    "Dari (%)": 12.0, "Sampai (%)": 12.0,
}  # fmt: skip


def settings_book(proposed: Sequence[Usulan] = ()) -> bytes:
    """The workbook's content."""
    plans = [_leaflet(), *(_sheet(part, proposed) for part in BAGIAN)]
    return workbook_bytes(plans, title=NAME, office="", own=False)


def _leaflet() -> SheetPlan:
    draft = Draft("Petunjuk", 1, widths={1: 110})
    draft.line(f"{NAME} - Petunjuk", "page_title")
    for text in (
        "Buku kerja ini tidak wajib. Simpan di folder dinas; atau di folder di atasnya, maka berlaku untuk semua dinas di sana.",
        "Pengaturan di folder dinas sendiri didahulukan dari pengaturan bersama; --tahun dan --instansi dari keduanya.",
        f'Yang kosong memakai bawaan. Baris yang mulai dengan "{EXAMPLE.capitalize()}" tidak dibaca.',
        "Pengaturan yang tidak dikenal dilaporkan sebagai SIS101, yang bertentangan sebagai SIS102, beserta selnya.",
        *(f"{part.name}: {part.help}" for part in BAGIAN),
    ):
        draft.line(text, "page_text")
    return draft.plan(Header("", draft.name))


def _sheet(part: Bagian, proposed: Sequence[Usulan]) -> SheetPlan:
    columns = (*part.columns, *_EXTRA.get(part.name, ()))
    columns = (*columns, "Bawaan", "Keterangan") if part is BAGIAN[0] else columns
    widths = {index: _WIDTHS.get(name, 45.0) for index, name in enumerate(columns, start=1)}
    draft = Draft(part.name, len(columns), widths=widths)
    draft.line(f"{NAME} - {part.name}", "page_title")
    draft.line(part.help, "page_text")
    for index, name in enumerate(columns, start=1):
        draft.put(index, name, "heading", row=HEADING_ROW)
    draft.row = HEADING_ROW + 1
    if part is BAGIAN[0]:
        _keys(draft)
    elif part.name in _EXTRA:
        _proposals(draft, proposed)
    else:
        _blank(draft, part)
    draft.freeze, draft.repeat = (HEADING_ROW + 1, 1), (HEADING_ROW, HEADING_ROW)
    return draft.plan(Header("", f"{NAME} - {part.name}"))


def _keys(draft: Draft) -> None:
    for key in KUNCI:
        for index, text in enumerate((key.name, "", key.default, key.help), start=1):
            draft.put(index, text, "input" if index == 2 else "text")
        if key.choices:
            draft.choices.append(Choice(draft.row, 2, key.choices, key.name, f"Bawaan: {key.default}."))
        draft.row += 1


def _blank(draft: Draft, part: Bagian) -> None:
    for index, text in enumerate(_EXAMPLES[part.name], start=1):
        draft.put(index, f"{EXAMPLE.capitalize()} {text}" if index == 1 else text, "example")
    draft.row += 1
    first, last = draft.row, draft.row + BLANK_LINES - 1
    for row in range(first, last + 1):
        for index in range(1, len(part.columns) + 1):
            draft.put(index, None, "input", row=row)
    if part.name == "Arah indikator":
        draft.choices.append(Choice(first, 2, tuple(arah.value for arah in Arah), "Arah", part.help, last))
    if part.name == "Kata judul":
        _listed(draft, "Tabel dan kolomnya", [f"{kind.title}: {', '.join(kind.headings)}" for kind in KINDS])
    if part.name == "Aturan dimatikan":
        _listed(draft, "Aturan yang ada", [f"{rule.code} - {rule.page.title}" for rule in all_rules()])


def _listed(draft: Draft, title: str, lines: Sequence[str]) -> None:
    """What may be written, to the right of the lines to fill in."""
    column = draft.width + 2
    draft.widths[column] = 90
    for row, text in enumerate((title, *lines), start=HEADING_ROW):
        draft.put(column, text, "heading" if row == HEADING_ROW else "page_text", row=row)


def _proposals(draft: Draft, proposed: Sequence[Usulan]) -> None:
    first = draft.row
    for line in proposed:
        for index, text in enumerate((line.one, line.other, "", line.where), start=1):
            draft.put(index, text, "input" if index == 3 else "text")
        draft.row += 1
    if not proposed:
        for index in range(1, 5):
            draft.put(index, None, "input")
        draft.row += 1
    draft.choices.append(Choice(first, 3, (YES, NO), "Benar sama?", "Tulis ya bila kedua nama memang sama.", draft.row - 1))
