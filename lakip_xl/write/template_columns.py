"""The columns of a blank form, from a table declaration: headings, labels of series, what is computed and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from lakip_xl.model.cells import Place
from lakip_xl.model.columns import Heading
from lakip_xl.model.equations import Equation, Jumlah, Persen, Selisih
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.performance import Capaian
from lakip_xl.model.performance import Efisiensi as RumusEfisiensi
from lakip_xl.model.tables import Row
from lakip_xl.tables import RealisasiPendapatan

FOUR = ("I", "II", "III", "IV")
LABELS: Mapping[str, tuple[str, ...]] = {"triwulan": FOUR, "tahun": ("2024", "2025"), "golongan": FOUR}
"""What stands under a series in a blank form; years are to be changed by the office."""
_PRINTED = {
    "rp": "Rp", "k": "K", "apbd-p": "APBD-P", "apbd induk": "APBD Induk", "apbd perubahan": "APBD Perubahan", "e i": "E/I",
    "laki laki": "Laki-laki", "lebih kurang": "Lebih (Kurang)", "indikator kegiatan": "Indikator / Kegiatan",
    "program kegiatan": "Program / Kegiatan",
}  # fmt: skip
UNIT_LINE = {Unit.RUPIAH: "(Rp)", Unit.PERSEN: "(%)", Unit.ORANG: "(orang)"}
_UNIT_LEVELS = ("Rp", "%")


@dataclass(frozen=True)
class FormColumn:
    """One column: the declared heading, the texts over it from the top down, and the label of a series."""

    heading: Heading
    levels: tuple[str, ...]
    label: str = ""

    @property
    def unit_line(self) -> str:
        """What the row of units says; empty where the headings say it already."""
        unit = self.heading.unit
        return "" if unit is None or self.levels[-1] in _UNIT_LEVELS else UNIT_LINE.get(unit, "")


def form_columns(kind: type[Row]) -> tuple[FormColumn, ...]:
    """The columns in printed order; series with the same labels stand member by member beside each other (K, Rp)."""
    headings = [kind.headings[name] for name in kind.form or _usual(kind)]
    columns: list[FormColumn] = []
    for labels, members in groupby(headings, key=_labels):
        group = tuple(members)
        if labels:
            series = [(heading, label) for heading in group for label in labels]
            beside = sorted(series, key=lambda item: labels.index(item[1])) if _shares_its_heading(group) else series
            columns.extend(FormColumn(heading, _levels(heading, label), label) for heading, label in beside)
        else:
            columns.extend(FormColumn(heading, _levels(heading)) for heading in group)
    return tuple(columns)


def _usual(kind: type[Row]) -> list[str]:
    return [name for name, heading in kind.headings.items() if not heading.labelled and name != "kode"]


def _labels(heading: Heading) -> tuple[str, ...]:
    if not heading.series:
        return ()
    known = (*heading.labels, heading.name)
    return next((LABELS[name] for name in known if name in LABELS), ())


def _shares_its_heading(group: Sequence[Heading]) -> bool:
    return len({heading.words[0].split("/")[0] for heading in group}) == 1


def _levels(heading: Heading, label: str = "") -> tuple[str, ...]:
    parts = [printed(part) for part in heading.words[0].split("/")]
    if not label:
        return tuple(parts)
    return (parts[0], label, *parts[1:])


def printed(part: str) -> str:
    """A declared heading as it is printed."""
    return _PRINTED.get(part) or part[:1].upper() + part[1:]


Figures = Mapping[tuple[str, str], Angka]
"""The figures of one line, by column name and label."""


def equation_for(kind: type[Row], column: FormColumn, figures: Figures) -> Equation | None:
    """How a column is computed from the others of its line; None for one that is filled in."""
    if column.heading.unit is None:
        return None
    name, target = column.heading.name, figures[column.heading.name, column.label]
    one = {own: figure for (own, label), figure in figures.items() if not label}
    if column.heading.ratio and set(column.heading.ratio) <= one.keys():
        top, bottom = (one[part] for part in column.heading.ratio)
        return Persen(target, top, bottom, f"{name} = {column.heading.ratio[0]} / {column.heading.ratio[1]} x 100")
    made = _MADE.get(name)
    return made(kind, target, column.label, figures) if made else None


def _rest(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
    pagu, spent = figures["pagu", ""], figures["realisasi", ""]
    if kind is RealisasiPendapatan:
        return Selisih(target, spent, pagu, "Lebih (kurang) = realisasi - target")
    return Selisih(target, pagu, spent, "Sisa = pagu - realisasi")


def _sum_of(*names: str, words: str) -> Callable[[type[Row], Angka, str, Figures], Equation | None]:
    def made(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
        parts = tuple(figure for (name, _), figure in figures.items() if name in names)
        return Jumlah(target, parts, words) if len(parts) > 1 else None

    return made


def _reached(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
    tail = "_tahun" if label else ""
    return Capaian(target, figures[f"target{tail}", label], figures[f"hasil{tail}", label])


def _gain(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
    pagu, planned, reached, spent = (figures[name, ""] for name in ("pagu", "target", "hasil", "realisasi"))
    return RumusEfisiensi(target, pagu, planned, reached, spent)


def _gap(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
    return Selisih(target, figures["hasil", label], figures["nasional", label], "Selisih = realisasi - standar nasional")


def _share(top: str, bottom: str, words: str) -> Callable[[type[Row], Angka, str, Figures], Equation | None]:
    def made(kind: type[Row], target: Angka, label: str, figures: Figures) -> Equation | None:
        tops = [figure for (name, _), figure in figures.items() if name == top]
        return Persen(target, tops[-1], figures[bottom, ""], words) if tops else None

    return made


_MADE: Mapping[str, Callable[[type[Row], Angka, str, Figures], Equation | None]] = {
    "sisa": _rest,
    "jumlah": _sum_of(
        "laki", "perempuan", "golongan", "baik", "rusak_ringan", "rusak_berat", words="Jumlah = jumlah kolom-kolom rinciannya"
    ),
    "selisih": _gap,
    "capaian": _reached,
    "capaian_tahun": _reached,
    "efisiensi": _gain,
    "kemajuan": _share("hasil_tahun", "target_akhir", "Tingkat kemajuan = realisasi terakhir / target akhir x 100"),
    "renja_rp": _sum_of("tw_rp", words="Realisasi Renja = jumlah realisasi keempat triwulan"),
    "sd_rp": _sum_of("lalu_rp", "renja_rp", words="Realisasi Renstra = s.d. tahun lalu + tahun ini"),
    "capaian_rp": _share("sd_rp", "renstra_rp", "Tingkat capaian = realisasi / target Renstra x 100"),
}
FREE_FORMULAS = ("capaian", "capaian_tahun")
"""Filled with a formula, but open: a negative indicator has another one."""


def line_of(columns: Sequence[FormColumn], row: int, values: Mapping[tuple[str, str], Decimal]) -> Figures:
    """The figures of a line of a form, at their places; those that are not filled in have no value."""
    return {
        (column.heading.name, column.label): Angka(
            Place("", "", row, index), "", values.get((column.heading.name, column.label)), column.heading.unit
        )
        for index, column in enumerate(columns, start=1)
        if column.heading.unit is not None
    }
