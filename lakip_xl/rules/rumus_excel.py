"""BTK3: formulas that do not say what their neighbours or the table say. The kept values are what counts; these are remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_xl.model.cells import Cell, column_letters
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka, State, Style, plain
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.cells import held
from lakip_xl.rules.registry import CATATAN, PERINGATAN, rule
from lakip_xl.rules.sums import figures_of

MOSTLY = 0.6
FEW = 4
"""Fewer filled cells than this make no pattern."""
_SUM = re.compile(r"=\s*(?:SUM\s*\(|\+?\s*\$?[A-Z]{1,3}\$?\d+\s*[+,;)]|\$?[A-Z]{1,3}\$?\d+\s*$)", re.IGNORECASE)
_OTHER_FUNCTION = re.compile(r"\b(?!SUM\b)[A-Z]{2,}\(", re.IGNORECASE)
_RANGE = re.compile(r"(?<![A-Za-z!'\d$])\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\d(!])", re.IGNORECASE)


@rule("BTK301", "konstanta-di-kolom-rumus", CATATAN, source="Kolom hitungan diisi rumus yang sama dari atas ke bawah")
def konstanta_di_kolom_rumus(laporan: Laporan) -> Iterator[Check]:
    """Angka diketik di kolom yang berisi rumus.

    Diperiksa: kolom yang sekurang-kurangnya 60% selnya berupa rumus.
    Mengapa: angka yang diketik menimpa rumus tidak ikut berubah bila pagu atau realisasinya diperbaiki.
    Perbaikan: salin rumus dari sel di atas atau di bawahnya.

    Salah:
        Uraian     | Pagu   | Realisasi | Sisa
        Kegiatan A | {1000} | {800}     | {=B2-C2~200}
        Kegiatan B | {1000} | {700}     | {=B3-C3~300}
        Kegiatan C | {1000} | {600}     | {400}
        Kegiatan D | {1000} | {500}     | {=B5-C5~500}
        Kegiatan E | {1000} | {500}     | {=B6-C6~500}
    Benar:
        Uraian     | Pagu   | Realisasi | Sisa
        Kegiatan A | {1000} | {800}     | {=B2-C2~200}
        Kegiatan B | {1000} | {700}     | {=B3-C3~300}
        Kegiatan C | {1000} | {600}     | {=B4-C4~400}
        Kegiatan D | {1000} | {500}     | {=B5-C5~500}
        Kegiatan E | {1000} | {500}     | {=B6-C6~500}
    """
    for table in laporan.tables:
        for name in table.kind.headings:
            filled = [figure for figure in table.column(name) if figure.state is not State.BLANK]
            formulas = sum(figure.formula is not None for figure in filled)
            if len(filled) > FEW and formulas >= len(filled) * MOSTLY:
                yield held(table, formulas)
                yield from _constants(table, [figure for figure in filled if figure.formula is None])


def _constants(table: Table, figures: list[Angka]) -> Iterator[Check]:
    names = {row.place.row: row.name for row in reversed(table.rows)} if figures else {}
    return (_constant(names.get(figure.place.row, ""), figure) for figure in figures)


def _constant(name: str, figure: Angka) -> Check:
    message = f"{figure.written.strip()} diketik, padahal sel lain di kolom {column_letters(figure.place.column)} berupa rumus."
    return Check(figure.place, Outcome.FAILS, name, message=message, written=figure.written)


def _row_name(table: Table, figure: Angka) -> str:
    return next((row.name for row in table.rows if row.place.row == figure.place.row), "")


@rule("BTK302", "rumus-jumlah-tidak-lengkap", PERINGATAN, source="Rumus jumlah memuat setiap rincian tepat satu kali")
def rumus_jumlah(laporan: Laporan) -> Iterator[Check]:
    """Rumus jumlah melewatkan baris atau menghitung baris dua kali.

    Diperiksa: rumus SUM atau penjumlahan pada baris jumlah dan baris induk, terhadap rinciannya.
    Mengapa: baris yang disisipkan kemudian sering tidak masuk rentang rumus; jumlah antara yang ikut dijumlah terhitung dua kali.
    Perbaikan: perbaiki rentang rumusnya.

    Salah:
        Uraian     | Pagu                | Realisasi
        Kegiatan A | {1000}              | {800}
        Kegiatan B | {500}               | {400}
        Kegiatan C | {0}                 | {0}
        Jumlah     | {=SUM(B2:B3)~1500}  | {=SUM(C2:C4)~1200}
    Benar:
        Uraian     | Pagu                | Realisasi
        Kegiatan A | {1000}              | {800}
        Kegiatan B | {500}               | {400}
        Kegiatan C | {0}                 | {0}
        Jumlah     | {=SUM(B2:B4)~1500}  | {=SUM(C2:C4)~1200}
    """
    for table in laporan.tables:
        if table.doubtful:
            continue
        for row in table.rows:
            for name in table.kind.headings if row.parts else ():
                for figure in figures_of(row, name):
                    check = _range_check(table, row, figure)
                    if check:
                        yield check


def _range_check(table: Table, row: Row, figure: Angka) -> Check | None:
    """None for a formula that is no plain sum over rows of its own column."""
    added = rows_added(figure)
    if added is None:
        return None
    counted = [other for line in sorted(added & table.rows_at.keys()) for other in table.rows_at[line] if other is not row]
    missing = [part for part in table.parts(row) if not _covered(table, part, added)]
    within = {id(part) for above in counted if above.parts for part in _all_below(table, above)}
    twice = [other for other in counted if id(other) in within]
    words = [f"melewatkan {', '.join(f'baris {part.place.row}' for part in missing)}"] if missing else []
    words += [f"menghitung dua kali {', '.join(f'baris {other.place.row}' for other in twice[:3])}"] if twice else []
    message = f"Rumus {figure.formula} {' dan '.join(words)}."
    return Check(figure.place, Outcome.FAILS if words else Outcome.HOLDS, row.name, message=message, written=figure.written)


LAST_ROW = 1_048_576
"""No formula reaches further, whatever it says."""


def rows_added(figure: Angka) -> set[int] | None:
    """The rows that a plain sum formula adds, when all of them stand in the figure's own column."""
    formula = figure.formula or ""
    if (
        not _SUM.match(formula)
        or any(sign in formula for sign in "*/-!")
        or _OTHER_FUNCTION.search(formula)
    ):
        return None
    own, rows = column_letters(figure.place.column), set()
    for left, first, right, last in _RANGE.findall(formula):
        if left.upper() != own or (right and right.upper() != own):
            return None
        rows |= set(range(int(first), min(int(last or first), LAST_ROW) + 1))
    return rows or None


def _covered(table: Table, part: Row, added: set[int]) -> bool:
    """A part is counted itself, or through all of its own parts."""
    return part.place.row in added or (bool(part.parts) and all(_covered(table, below, added) for below in table.parts(part)))


def _all_below(table: Table, above: Row) -> Iterator[Row]:
    """Every row that a row contains; a total contains none."""
    if not above.total:
        for part in table.parts(above):
            yield part
            yield from _all_below(table, part)


@rule("BTK303", "hasil-rumus-berupa-teks", CATATAN, source="Rumus menghasilkan angka, bukan teks")
def hasil_rumus_teks(laporan: Laporan) -> Iterator[Check]:
    """Rumus menghasilkan teks, bukan angka.

    Diperiksa: sel berumus di kolom angka yang hasilnya teks, misalnya "0%" atau "".
    Mengapa: teks tidak ikut dijumlah oleh Excel, walau tampak seperti angka.
    Perbaikan: ganti teks dalam rumusnya dengan angka, lalu pakai format sel.

    Salah:
        Uraian     | Pagu   | Realisasi | %
        Kegiatan A | {1000} | {800}     | {=IF(B2=0,"0%",C2/B2*100)~80}
        Kegiatan B | {0}    | {0}       | {=IF(B3=0,"0%",C3/B3*100)~"0%"}
    Benar:
        Uraian     | Pagu   | Realisasi | %
        Kegiatan A | {1000} | {800}     | {=IF(B2=0,0,C2/B2*100)~80}
        Kegiatan B | {0}    | {0}       | {=IF(B3=0,0,C3/B3*100)~0}
    """
    for table in laporan.tables:
        for name, heading in table.kind.headings.items():
            formulas = [figure for figure in table.column(name) if figure.formula and figure.known] if heading.unit else []
            texts = [
                figure
                for figure in formulas
                if figure.style is not Style.NUMBER and _is_text(table.found.grid.at(*_spot(figure)))
            ]
            if formulas:
                place = (texts or formulas)[0].place
                example = (texts or formulas)[0].written
                message = f"{len(texts)} rumus di kolom {column_letters(place.column)} menghasilkan teks, misalnya {example}."
                outcome, value = Outcome.FAILS if texts else Outcome.HOLDS, (texts or formulas)[0].value
                expected = None if value is None else plain(value)
                yield Check(place, outcome, _row_name(table, (texts or formulas)[0]), message=message, expected=expected)


def _spot(figure: Angka) -> tuple[int, int]:
    return figure.place.row, figure.place.column


def _is_text(cell: Cell | None) -> bool:
    return cell is not None and isinstance(cell.value, str)
