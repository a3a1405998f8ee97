"""Perbandingan: this year beside the year before, and beside the target of the end of the period (PermenPAN-RB 53/2014)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.read.identity import years_in
from lakip_xl.read.years import year_of_table
from lakip_xl.rules.names import known_as, match
from lakip_xl.rules.pairing import Same
from lakip_xl.tables import PengukuranSasaran, PerbandinganTahun, RencanaKinerja
from lakip_xl.write.derived import Page, lacking, reasons
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap

NAME = "Perbandingan"
COLUMNS = (("No", 6.0), ("Indikator Kinerja", 56.0), ("", 18.0), ("", 18.0), ("", 18.0), ("Keterangan", 62.0))
_LABEL_YEAR = re.compile(r"(?:19|20)\d\d")


class Measured(NamedTuple):
    """An indicator with what was reached this year."""

    name: str
    reached: Angka | None


def draft_years(laporan: Laporan, figures: FigureMap) -> Draft:
    page = Page.begin(NAME, ["PERBANDINGAN CAPAIAN KINERJA", *filter(None, [laporan.office])], COLUMNS, figures)
    rows = _measured(laporan)
    if not rows:
        page.note(
            "Belum dapat disusun: tabel Pengukuran Kinerja Sasaran (target, realisasi, capaian tahun ini) tidak ada pada berkas"
            " yang dibaca."
        )
        return page.draft
    _put_before(page, laporan, rows)
    page.next()
    _put_end(page, laporan, rows)
    return page.draft


def _measured(laporan: Laporan) -> list[Measured]:
    """The indicators of this year's measurement, else those of a comparison of years."""
    own = [
        Measured(row.name, row.hasil)
        for table, row in laporan.rows(PengukuranSasaran)
        if not row.total and not row.parts and row.text("indikator") and _year_of(table) in (None, laporan.year)
    ]
    if own:
        return own
    compared = [(table, row) for table, row in laporan.rows(PerbandinganTahun) if not row.total]
    return [Measured(row.name, _of_year(table, row, laporan.year)) for table, row in compared]


def _year_of(table: Table) -> int | None:
    found = {year for title in table.found.titles for year in years_in(title.text)}
    return found.pop() if len(found) == 1 else None


def _of_year(table: Table, row: PerbandinganTahun, year: int | None) -> Angka | None:
    """What a comparison of years gives for one of them."""
    for column, figure in zip(table.found.columns_of("hasil_tahun"), row.hasil_tahun, strict=False):
        found = _LABEL_YEAR.search(column.label)
        if year and found and int(found.group()) == year:
            return figure
    return None


def _before(laporan: Laporan) -> dict[str, Angka]:
    """What was reached the year before, by indicator, from whichever table gives it, one of last year's own among them."""
    year = laporan.year - 1 if laporan.year else None
    told = [(row.name, _of_year(table, row, year)) for table, row in laporan.rows(PerbandinganTahun) if not row.total]
    measured = [table for table in (*laporan.tables, *laporan.previous) if issubclass(table.kind, PengukuranSasaran)]
    own = [table for table in measured if year and year_of_table(table) == year]
    told += [(row.name, row.figure("hasil")) for table in own for row in table.rows if not row.total]
    found: dict[str, Angka] = {}
    for name, figure in told:
        if figure is not None:
            found.setdefault(name, figure)
    return found


def _ends(laporan: Laporan) -> dict[str, Angka | None]:
    """The target of the period's last year, by indicator: from a comparison, else the last of several years of a plan."""
    found: dict[str, Angka | None] = {}
    for _, compared in laporan.rows(PerbandinganTahun):
        if compared.target_akhir is not None and not compared.total:
            found.setdefault(compared.name, compared.target_akhir)
    for table, row in laporan.rows(RencanaKinerja):
        if len(table.found.columns_of("target")) > 1 and not row.total and row.target:
            found.setdefault(row.name, row.target[-1])
    return found


def _partners(rows: Sequence[Measured], others: Iterable[str], same: Same) -> dict[str, str]:
    """The name under which each indicator stands elsewhere, by the rules' own way to compare names."""
    matched = match([row.name for row in rows], list(others), lambda name: known_as(name, same))
    return {pair.left: pair.right for pair in matched.pairs}


def _put_before(page: Page, laporan: Laporan, rows: Sequence[Measured]) -> None:
    this = str(laporan.year) if laporan.year else "tahun ini"
    last = str(laporan.year - 1) if laporan.year else "tahun sebelumnya"
    known = _before(laporan)
    page.note("A. Perbandingan realisasi dengan tahun sebelumnya", "section_title")
    if not known:
        page.note(
            f"Realisasi kinerja {last} tidak ada pada berkas yang dibaca. Tambahkan tabel pengukuran kinerja {last}, atau tabel"
            f" perbandingan dengan kolom Realisasi {last} dan Realisasi {this}; kolom di bawah ini akan terisi."
        )
    titles = ["No", "Indikator Kinerja", f"Realisasi {last}", f"Realisasi {this}", "Naik / (turun)", "Keterangan"]
    page.heading(titles, repeated=False)
    partner = _partners(rows, known, laporan.settings.same_names)
    for index, row in enumerate(rows, start=1):
        page.text(1, index, "center")
        page.text(2, row.name)
        old = known.get(partner.get(row.name, ""))
        before, now = page.figure(3, old), page.figure(4, row.reached)
        change = now - before if before is not None and now is not None else None
        page.computed(5, f"=ROUND({page.cell(4)}-{page.cell(3)},6)", change, "#,##0.00_);(#,##0.00)")
        unknown = f"realisasi {last} indikator ini tidak ditemukan" if known else f"realisasi {last} belum ada"
        missing = lacking(old, f"realisasi {last}") if old else unknown
        page.text(6, reasons(missing, lacking(row.reached, f"realisasi {this}")))
        page.next()


def _put_end(page: Page, laporan: Laporan, rows: Sequence[Measured]) -> None:
    this = str(laporan.year) if laporan.year else "tahun ini"
    known = _ends(laporan)
    page.note("B. Perbandingan realisasi dengan target akhir periode", "section_title")
    if not known:
        page.note(
            "Target akhir periode tidak ada pada berkas yang dibaca. Tambahkan rencana strategis dengan target setiap tahun, atau"
            " kolom Target Akhir Renstra; kolom di bawah ini akan terisi."
        )
    titles = ["No", "Indikator Kinerja", f"Realisasi {this}", "Target akhir periode", "Tingkat kemajuan (%)", "Keterangan"]
    page.heading(titles, repeated=False)
    partner = _partners(rows, known, laporan.settings.same_names)
    for index, row in enumerate(rows, start=1):
        page.text(1, index, "center")
        page.text(2, row.name)
        end = known.get(partner.get(row.name, ""))
        now, goal = page.figure(3, row.reached), page.figure(4, end)
        page.percent(5, 3, 4, (now, goal))
        unknown = "indikator ini tidak ada dalam rencana strategis" if known else "target akhir belum ada"
        missing = lacking(end, "target akhir") if end else unknown
        nought = "target akhir 0: tidak dapat dihitung" if goal == 0 else ""
        page.text(6, reasons(missing, lacking(row.reached, f"realisasi {this}"), nought))
        page.next()
