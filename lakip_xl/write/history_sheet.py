"""Riwayat: the runs so far, what is settled since the last one, and explanations that lapsed."""

from __future__ import annotations

from lakip_xl.model.hasil import Hasil
from lakip_xl.write.draft import Draft

NAME = "Riwayat"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("Pemeriksaan ke", 14), ("Kesalahan", 12), ("Peringatan", 12), ("Catatan", 12), ("Baru", 10), ("Selesai", 10),
    ("Berkas yang berubah", 70),
)  # fmt: skip


def draft_history(hasil: Hasil) -> tuple[Draft, ...]:
    """One sheet; none as long as there is nothing to compare with."""
    told = hasil.history
    if len(told.runs) < 2 and not told.gone and not told.lapsed:
        return ()
    draft = Draft(NAME, len(COLUMNS), widths={index: width for index, (_, width) in enumerate(COLUMNS, start=1)})
    draft.titles.append("Riwayat Pemeriksaan")
    draft.line("Riwayat Pemeriksaan", "page_title")
    draft.line(
        "Setiap keadaan berkas dihitung satu kali. Tanggal tidak ditulis agar berkas yang sama memberi hasil yang sama.",
        "page_text",
    )  # fmt: skip
    draft.row += 1
    for column, (title, _) in enumerate(COLUMNS, start=1):
        draft.put(column, title, "heading")
    draft.freeze, draft.repeat = (draft.row + 1, 1), (draft.row, draft.row)
    draft.row += 1
    for before, run in zip((None, *told.runs), told.runs, strict=False):
        changed = ", ".join(run.changed_since(before)) if before else "(pemeriksaan pertama)" if run.number == 1 else ""
        for column, count in enumerate((run.number, run.kesalahan, run.peringatan, run.catatan, run.new, run.resolved), start=1):
            draft.put(column, count, "center" if column == 1 else "figure")
        draft.put(len(COLUMNS), changed, "text")
        draft.row += 1
    _listed(draft, "Selesai sejak pemeriksaan sebelumnya", [f"{one.where}: {one.title}" for one in told.gone])
    lapsed = [f"{one.where}: {one.title}\n{one.text}" for one in told.lapsed]
    _listed(draft, "Penjelasan yang gugur karena angkanya berubah", lapsed)
    return (draft,)


def _listed(draft: Draft, title: str, lines: list[str]) -> None:
    if lines:
        draft.row += 1
        draft.line(title, "section_title")
        for text in lines:
            draft.line(text, "page_text")
