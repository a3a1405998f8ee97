"""Faults of whole rows and columns: one group, one cause, however many cells."""

from __future__ import annotations

from test_diagnosis import PROVEN, UNTOLD, Told, diagnosed

SOUND = """
Realisasi Belanja Tahun 2020
No | Program dan Kegiatan  | APBD       | APBD-P     | Realisasi Anggaran Rp | Realisasi Anggaran % | Sisa Anggaran Rp | Sisa %
   | TOTAL BELANJA         | 15.700.000 | 13.450.000 | 11.435.000            | 85,02                | 2.015.000        | 14,98
A  | Program Pembinaan     | 5.200.000  | 4.650.000  | 4.011.000             | 86,26                | 639.000          | 13,74
1  | Pelatihan Koperasi    | 3.000.000  | 2.750.000  | 2.340.000             | 85,09                | 410.000          | 14,91
2  | Pengawasan Koperasi   | 2.200.000  | 1.900.000  | 1.671.000             | 87,95                | 229.000          | 12,05
B  | Program Pemasaran     | 6.000.000  | 5.000.000  | 4.300.000             | 86,00                | 700.000          | 14,00
1  | Pameran Daerah        | 3.600.000  | 2.900.000  | 2.413.000             | 83,21                | 487.000          | 16,79
2  | Pasar Murah           | 2.400.000  | 2.100.000  | 1.887.000             | 89,86                | 213.000          | 10,14
C  | Program Pelayanan     | 4.500.000  | 3.800.000  | 3.124.000             | 82,21                | 676.000          | 17,79
1  | Surat Menyurat        | 700.000    | 650.000    | 325.000               | 50,00                | 325.000          | 50,00
2  | Pemeliharaan Gedung   | 2.900.000  | 2.250.000  | 1.999.000             | 88,84                | 251.000          | 11,16
3  | Penyediaan Alat Tulis | 900.000    | 900.000    | 800.000               | 88,89                | 100.000          | 11,11
"""
ROWS = range(3, 14)


def with_cells(**new: str) -> str:
    """The sound table with some cells typed otherwise; the first line is row 1."""
    lines = [line.split("|") for line in SOUND.strip("\n").splitlines()]
    for name, text in new.items():
        lines[int(name[1:]) - 1][ord(name[0]) - ord("A")] = f" {text} "
    return "\n".join("|".join(parts) for parts in lines)


def cell(name: str) -> str:
    """What the sound table holds in a cell."""
    line = SOUND.strip("\n").splitlines()[int(name[1:]) - 1]
    return line.split("|")[ord(name[0]) - ord("A")].strip()


def only_cause(told: Told) -> tuple[str, set[str]]:
    """The name of the one cause, and the cells that it makes wrong."""
    (group,) = [one for one in told.groups if one.certainty is PROVEN]
    (way,) = group.candidates
    causes = {change.cause.name for change in way.changes if change.cause} - {"ikut-salah"}
    (name,) = causes
    return name, {change.place.cell for change in way.changes}


def test_two_columns_exchanged() -> None:
    new = {f"E{row}": cell(f"G{row}") for row in ROWS} | {f"G{row}": cell(f"E{row}") for row in ROWS}
    told = diagnosed(with_cells(**new))
    moved = {name for name, text in new.items() if text != cell(name)}
    assert only_cause(told) == ("kolom-tertukar", moved)
    assert "Kolom Realisasi Anggaran Rp dan Sisa Anggaran Rp tertukar" in str(told.groups[0].candidates[0].changes[0].cause)


def test_a_column_that_is_a_copy_of_another() -> None:
    new = {f"D{row}": cell(f"C{row}") for row in ROWS}
    moved = {name for name, text in new.items() if text != cell(name)}
    assert only_cause(diagnosed(with_cells(**new))) == ("kolom-disalin", moved)


def test_a_column_moved_down_by_a_row() -> None:
    moved = {f"E{row}": cell(f"E{row - 1}") for row in range(8, 13)}
    name, cells = only_cause(diagnosed(with_cells(**moved)))
    assert name == "kolom-bergeser"
    assert cells == set(moved)


def number(text: str) -> int:
    return int(text.replace(".", ""))


def off_by(row: int, part: int, sign: int) -> dict[str, str]:
    """A program's line with one of its parts left out (-1) or counted twice (1), and the total computed from it."""
    new: dict[str, str] = {}
    for line in (row, 3):
        money = [number(cell(f"{column}{line}")) + sign * number(cell(f"{column}{part}")) for column in "CDEG"]
        new |= {f"{column}{line}": f"{value:,}".replace(",", ".") for column, value in zip("CDEG", money, strict=True)}
        shares = [f"{money[at] * 100 / money[1]:.2f}".replace(".", ",") for at in (2, 3)]
        new |= {f"F{line}": shares[0], f"H{line}": shares[1]}
    return new


def test_a_row_left_out_of_its_total() -> None:
    new = off_by(10, 12, -1)
    told = diagnosed(with_cells(**new))
    assert only_cause(told) == ("baris-tidak-terjumlah", set(new))
    assert told.claims["D10"] == ("3800000", "baris-tidak-terjumlah")
    assert told.claims["H3"] == ("14.98", "ikut-salah")


def test_a_row_counted_twice() -> None:
    new = off_by(7, 9, 1)
    told = diagnosed(with_cells(**new))
    assert only_cause(told) == ("baris-terjumlah-dua-kali", set(new))
    assert "Program Pemasaran memuat baris Pasar Murah dua kali" in str(told.groups[0].candidates[0].changes[0].cause)


def test_percentages_cut_off_all_over_a_column_are_one_remark() -> None:
    told = diagnosed(
        """
        Realisasi Belanja Tahun 2020
        Uraian     | Pagu      | Realisasi | %
        Kegiatan A | 3.000.000 | 2.000.000 | 66,66
        Kegiatan B | 7.000.000 | 6.000.000 | 85,71
        Kegiatan C | 9.000.000 | 8.000.000 | 88,88
        Kegiatan D | 6.000.000 | 5.000.000 | 83,33
        Kegiatan E | 1.500.000 | 1.000.000 | 66,66
        Kegiatan F | 1.800.000 | 1.600.000 | 88,88
        Kegiatan G | 1.200.000 | 800.000   | 66,66
        """
    )
    (group,) = told.groups
    assert len(group.findings) == 5
    assert group.certainty is PROVEN


def test_sums_off_by_a_rupiah_all_over_a_column_are_one_remark() -> None:
    programs = "\n".join(
        f"{letter} | Program {letter} | 3.000.001 | 2.000.000\n1 | Kegiatan {letter}1 | 1.000.000 | 800.000\n"
        f"2 | Kegiatan {letter}2 | 2.000.000 | 1.200.000"
        for letter in "ABCDEF"
    )
    told = diagnosed(f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{programs}")
    (group,) = told.groups
    assert len(group.findings) == 6
    assert group.certainty is UNTOLD
    root = told.of(group)[0]
    assert root.cause is not None
    assert root.cause.name == "pembulatan"
    assert "Selisih sekecil ini ada di 6 baris" in root.message


def test_a_row_that_is_not_in_the_sheet() -> None:
    """The gaps of its program are a row of their own: 2.900.000 is no slip of another cell, and no cell is called wrong."""
    told = diagnosed("\n".join(line for line in SOUND.splitlines() if "Pameran" not in line))
    sums = [finding for finding in told.findings if finding.equation is not None]
    assert {(finding.place.cell, finding.cause and finding.cause.name, finding.suspect) for finding in sums} == {
        (name, "baris-tidak-ada", None) for name in ("C7", "D7", "E7", "G7")
    }
    assert {finding.certainty for finding in sums} == {UNTOLD}


ONE_PROGRAM = """
Realisasi Belanja Tahun 2020
No | Program dan Kegiatan  | APBD       | APBD-P     | Realisasi Anggaran Rp | Realisasi Anggaran % | Sisa Anggaran Rp | Sisa %
   | TOTAL BELANJA         | 5.200.000  | 4.650.000  | 4.011.000             | 86,26                | 639.000          | 13,74
A  | Program Pembinaan     | 5.200.000  | 4.650.000  | 4.011.000             | 86,26                | 639.000          | 13,74
1  | Pelatihan Koperasi    | 3.000.000  | 2.750.000  | 2.340.000             | 85,09                | 410.000          | 14,91
2  | Pengawasan Koperasi   | 2.200.000  | 1.900.000  | 1.671.000             | 87,95                | 229.000          | 12,05
"""


def test_a_program_that_is_wrong_in_every_column_is_no_reason_to_doubt_the_levels() -> None:
    """Its parts add up to the total: that is proof enough that they are its parts."""
    sound = "A  | Program Pembinaan     | 5.200.000  | 4.650.000  | 4.011.000             | 86,26                | 639.000 "
    wrong = ONE_PROGRAM.replace(sound, "A | Program Pembinaan | 5.100.000 | 4.560.000 | 4.101.000 | 89,93 | 459.000 ")
    assert not diagnosed(ONE_PROGRAM).findings
    assert {"C4", "D4", "E4", "G4"} <= {finding.place.cell for finding in diagnosed(wrong).findings}


def test_columns_that_agree_on_another_budget_are_not_taken_for_something_else() -> None:
    """Every pagu overwritten with the first budget, the total too: sisa and percentages still tell what stood there."""
    new = {f"D{row}": cell(f"C{row}") for row in ROWS}
    found = {finding.place.cell for finding in diagnosed(with_cells(**new)).findings if finding.equation is not None}
    assert {f"G{row}" for row in ROWS if cell(f"C{row}") != cell(f"D{row}")} <= found


def test_realisasi_and_sisa_exchanged_in_every_row_are_told_by_the_percentages() -> None:
    new = {f"E{row}": cell(f"G{row}") for row in ROWS} | {f"G{row}": cell(f"E{row}") for row in ROWS}
    found = {finding.place.cell for finding in diagnosed(with_cells(**new)).findings if finding.equation is not None}
    assert len(found & {f"F{row}" for row in ROWS}) >= 9


def test_percentages_beside_two_equal_columns_are_not_proven_wrong() -> None:
    """Realisasi repeats the pagu in every row: four plausible percentages speak against the copy than against themselves."""
    told = diagnosed("""
Realisasi Belanja Tahun 2020
No | Program dan Kegiatan  | APBD-P    | Realisasi Anggaran Rp | Serapan (%)
1  | Pelatihan Koperasi    | 2.750.000 | 2.750.000             | 85,09
2  | Pengawasan Koperasi   | 1.900.000 | 1.900.000             | 87,95
3  | Pameran Daerah        | 2.900.000 | 2.900.000             | 83,21
4  | Pasar Murah           | 2.100.000 | 2.100.000             | 89,86
""")
    assert {finding.place.cell for finding in told.findings if finding.rule == "ANG102"} == {"E3", "E4", "E5", "E6"}
    assert {finding.certainty for finding in told.findings} == {UNTOLD}
