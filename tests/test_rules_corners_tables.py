"""Which table a rule trusts, and by which formula or budget it reckons: more of the rarely taken ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example import laporan_from
from test_rules_corners import FAILS, HOLDS, IMPOSSIBLE, MEASURED, SPENT, angka, answers

from lakip_xl.model.checks import Outcome
from lakip_xl.model.figures import Unit
from lakip_xl.model.performance import Capaian, Rumus
from lakip_xl.rules.base import base_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import all_rules


@pytest.mark.parametrize(("sisa", "base"), [("100 | 150", "induk"), ("200 | 250", "pagu"), ("100 | 250", "pagu")])
def test_the_budget_that_most_rows_reckon_with(sisa: str, base: str) -> None:
    """A row without realisasi says nothing of it."""
    first, second = sisa.split(" | ")
    head = "Realisasi Belanja Tahun 2020\nUraian | APBD | APBD-P | Realisasi | Sisa Anggaran (Rp)\n"
    rows = f"Kegiatan A | 1.000 | 1.100 | 900 | {first}\nKegiatan B | 1.050 | 1.150 | 900 | {second}\nKegiatan C | 700 | 800 | |"
    (table,) = laporan_from(head + rows).tables
    assert base_of(table) == base


def test_the_share_of_efficiency_without_targets_is_of_the_budget() -> None:
    head = "Indikator | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp) | E/I (%)\n"
    rows = "Program A | 1.000 | 900 | 100 | 10,00\nProgram B | 2.000 | 1.500 | 500 | {}"
    assert answers("EFI102", head + rows.format("25,00")) == {"E2": HOLDS, "E3": HOLDS}
    assert answers("EFI102", head + rows.format("50,00")) == {"E2": HOLDS, "E3": FAILS}


def test_a_capaian_in_coarse_figures_is_still_reckoned_as_it_stands() -> None:
    planned, reached = angka("4", 2), angka("2", 3, coarse=True)
    assert prove(Capaian(angka("50", 1, Unit.PERSEN), planned, reached, Rumus.POSITIF), "").outcome is HOLDS
    assert prove(Capaian(angka("52", 1, Unit.PERSEN), planned, reached, Rumus.POSITIF), "").outcome is FAILS


@pytest.mark.parametrize(
    ("indikator", "capaian", "outcome"),
    [
        ("Jumlah koperasi", "75,00", HOLDS),
        ("Jumlah koperasi", "125,00", FAILS),
        ("Angka kemiskinan", "125,00", HOLDS),
        ("Jumlah koperasi", "60,00", None),
    ],
)
def test_a_capaian_by_the_formula_of_negative_indicators(indikator: str, capaian: str, outcome: Outcome | None) -> None:
    found = answers("KIN106", f"{MEASURED}Sasaran A | {indikator} | 80 | 60 | {capaian}")
    assert found == ({"E3": outcome} if outcome else {})


STAFF = """Pegawai {} menurut Tingkat Pendidikan
No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
1 | S2 | {} | 1 | {}
2 | S1 | 4 | 4 | 8
 | JUMLAH | {} | 5 | {}

"""


@pytest.mark.parametrize(
    ("total", "found"),
    [
        # as many as the one table counts: level by level with that one
        (("3", "8", "11"), {}),
        (("2", "9", "11"), {"E15": FAILS, "E16": FAILS}),
        # as many as both together count
        (("7", "16", "23"), {}),
    ],
)
def test_staff_by_rank_is_compared_with_the_table_that_counts_as_many(total: tuple[str, ...], found: dict[str, Outcome]) -> None:
    education = STAFF.format("PNS", 2, 3, 6, 11) + STAFF.format("Kontrak", 3, 4, 7, 12)
    head = "Pegawai menurut Golongan\nNo | Pendidikan | Golongan/III | Golongan/IV | Jumlah\n"
    rows = "".join(
        f"{mark} | {name} | {count} | - | {count}\n"
        for mark, name, count in zip("12 ", ("S2", "S1", "JUMLAH"), total, strict=True)
    )
    asked = answers("PEG302", education + head + rows)
    assert {cell: outcome for cell, outcome in asked.items() if outcome is not HOLDS} == found


def test_names_in_settings_for_many_offices_may_stand_nowhere() -> None:
    settings = "[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\nPelatihan Koperasi | Lomba Masak"
    own = laporan_from(f"{SPENT}\n{settings}")
    shared = replace(own, settings=replace(own.settings, own_files=()))
    rule = next(one for one in all_rules() if one.code == "SIS101")
    faults = [[check for check in rule.ask(report) if check.outcome is FAILS] for report in (own, shared)]
    assert [[(check.place.cell, check.written) for check in some] for some in faults] == [[("A2", "Lomba Masak")], []]


def test_a_table_whose_levels_cannot_be_told_is_not_added_up() -> None:
    doubtful = laporan_from(
        "Pegawai menurut Tingkat Pendidikan\nNo | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah\n"
        "1 | S2 | 2 | 1 | 3\n2 | S1 | 4 | 4 | 8\n | JUMLAH | 9 | 5 | 11"
    )
    rule = next(one for one in all_rules() if one.code == "PEG201")
    told = {check.place.cell: check.outcome for check in rule.ask(doubtful)}
    assert told == {"C5": FAILS, "D5": HOLDS, "E5": HOLDS}
    unsure = replace(doubtful, tables=tuple(replace(table, doubtful=True) for table in doubtful.tables))
    assert {check.place.cell: check.outcome for check in rule.ask(unsure)} == dict.fromkeys(told, IMPOSSIBLE)


@pytest.mark.parametrize(
    ("result", "capaian", "found"),
    [("wtp", "100", {"E3": HOLDS}), ("WDP", "100", {"E3": IMPOSSIBLE}), ("WTP", "90", {"E3": IMPOSSIBLE}), ("WTP", "", {})],
)
def test_a_result_in_words_reaches_a_target_in_words(result: str, capaian: str, found: dict[str, Outcome]) -> None:
    assert answers("KIN101", f"{MEASURED}Sasaran A | Opini BPK | WTP | {result} | {capaian}") == found
