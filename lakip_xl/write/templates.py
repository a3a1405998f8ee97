"""Blank forms, one for each table kind, made from the table declarations alone.

A template does not carry the property by which our own output is known: filled in, it is an input like any other. An unfilled one
cannot be mistaken for a table all the same: its example row ("Contoh: ...") is never counted, and a table that has an example and
no row of its own is no table (read/sheets.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_xl.model.cells import column_letters
from lakip_xl.model.columns import Heading
from lakip_xl.model.equations import Equation, Jumlah
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.scale import PERMENDAGRI
from lakip_xl.model.sheets import Choice, Comment, SheetPlan
from lakip_xl.model.tables import Row
from lakip_xl.tables import KINDS, NEEDED, Lain
from lakip_xl.write.draft import Draft, Header
from lakip_xl.write.names import shorten
from lakip_xl.write.template_columns import FREE_FORMULAS, Figures, FormColumn, equation_for, form_columns, line_of
from lakip_xl.write.xlsx import workbook_bytes

FORMS: tuple[type[Row], ...] = tuple(kind for kind in KINDS if kind is not Lain)
WHOLE = "Templat LAKIP lengkap"
LINES = 40
"""Lines of a form that may be filled in."""
EXAMPLE = "Contoh:"
OFFICE_LINE, YEAR_LINE = "(tulis nama instansi di sini)", "(tulis tahun anggaran di sini, misalnya: Tahun Anggaran ....)"
MEASURES = ("%", "orang", "unit", "dokumen", "laporan", "kegiatan", "paket", "bulan", "kali", "nilai", "indeks", "predikat")
CATEGORIES = (
    *(kelas.label.title() for kelas in reversed(PERMENDAGRI.classes)),
    "Berhasil", "Cukup Berhasil", "Kurang Berhasil", "Tidak Berhasil",
)  # fmt: skip
FORMATS = {Unit.RUPIAH: "#,##0", Unit.PERSEN: "0.00", Unit.ORANG: "0", Unit.BILANGAN: ""}
WIDTHS = {Unit.RUPIAH: 17.0, Unit.PERSEN: 10.0, Unit.ORANG: 11.0, Unit.BILANGAN: 12.0}
TEXT_WIDTHS = {"no": 6.0, "kode": 14.0, "satuan": 12.0, "kategori": 16.0}
_FILLED_IN = {
    Unit.RUPIAH: "Angka rupiah penuh, tanpa titik dan tanpa Rp; Excel yang memberi pemisahnya.",
    Unit.PERSEN: "Angka persen, misalnya 95,39 (bukan 0,9539).",
    Unit.ORANG: "Banyaknya orang, angka bulat.",
    Unit.BILANGAN: "Angka saja; satuannya ditulis di kolom satuan.",
}
_TEXT_NOTES = {
    "no": "Nomor baris: huruf untuk program (A, B), angka untuk kegiatan (1, 2), atau nomor urut.",
    "kode": "Kode rekening atau kode kegiatan bila ada.",
    "satuan": "Satuan target dan realisasi; pilih dari daftar atau ketik sendiri.",
    "kategori": "Kategori keberhasilan menurut skala laporan; pilih dari daftar atau ketik sendiri.",
}


def template_files() -> tuple[tuple[str, bytes], ...]:
    """Name and content of each template: one for each kind, and one that holds all."""
    single = [(f"Templat {kind.title}", (form(kind),)) for kind in FORMS]
    whole = (WHOLE, (leaflet(), *(form(kind) for kind in FORMS)))
    return tuple((f"{name}.xlsx", workbook_bytes(plans, title=name, office="", own=False)) for name, plans in (*single, whole))


def leaflet() -> SheetPlan:
    """The first sheet of the workbook that holds all forms."""
    draft = Draft("Petunjuk", 1, widths={1: 100})
    draft.line("Templat LAKIP", "page_title")
    for text in (
        "Isi lembar-lembar berikutnya. Lembar yang tidak dipakai boleh dikosongkan atau dihapus.",
        "Sel putih diisi; sel abu-abu berisi rumus dan dilindungi tanpa kata sandi (Review - Unprotect Sheet untuk membukanya).",
        f'Baris "{EXAMPLE} ..." hanya contoh dan tidak pernah dihitung; boleh dihapus.',
        "Tulis nama instansi dan tahun di bawah judul setiap lembar. Arahkan penunjuk ke judul kolom untuk membaca apa isinya.",
        f"Yang selalu diperlukan: {', '.join(kind.title for kind in NEEDED)}.",
        "Simpan di folder dinas, lalu periksa folder itu dengan lakip-xl.",
    ):
        draft.line(text, "page_text")
    return draft.plan(Header("", draft.name))


@dataclass(frozen=True)
class _Form:
    """A form on its way: where its headings, its total and its lines stand."""

    kind: type[Row]
    columns: tuple[FormColumn, ...]
    draft: Draft
    depth: int

    @property
    def units(self) -> int:
        return FIRST_HEADING + self.depth

    @property
    def example(self) -> int:
        return self.units + 1

    @property
    def first(self) -> int:
        return self.example + 1 + self.has_total

    @property
    def last(self) -> int:
        return self.first + LINES - 1

    @property
    def has_total(self) -> bool:
        """Only where every line counts once: people, not programs with their kegiatan."""
        return {column.heading.unit for column in self.columns} == {None, Unit.ORANG}


FIRST_HEADING = 5


def form(kind: type[Row]) -> SheetPlan:
    """The blank form of a kind."""
    columns = form_columns(kind)
    widths = {index: _width(column) for index, column in enumerate(columns, start=1)}
    draft = Draft(shorten(kind.title), len(columns), widths=widths)
    own = _Form(kind, columns, draft, max(len(column.levels) for column in columns))
    for text, style in ((kind.title.upper(), "title"), (OFFICE_LINE, "input_title"), (YEAR_LINE, "input_title")):
        draft.line(text, style)
    comments = _headings(own)
    _lines(own)
    _choices(own)
    draft.freeze, draft.repeat = (own.example, 1), (FIRST_HEADING, own.units)
    plan = draft.plan(Header("", kind.title))
    cells = tuple(cell._replace(comment=comments.get((cell.row, cell.column))) for cell in plan.cells)
    return replace(plan, cells=cells, protected=True)


def _width(column: FormColumn) -> float:
    heading = column.heading
    return TEXT_WIDTHS.get(heading.name, 34.0) if heading.unit is None else WIDTHS[heading.unit]


def _headings(form_: _Form) -> dict[tuple[int, int], Comment]:
    """Headings merged where they are equal, the row of units, and the note on each column's lowest heading."""
    draft, depth = form_.draft, form_.depth
    notes: dict[tuple[int, int], Comment] = {}
    for level in range(depth):
        start = 0
        for index, column in enumerate(form_.columns):
            if index < start or level >= len(column.levels):
                continue
            start = _end_of_group(form_.columns, index, level)
            row, lowest = FIRST_HEADING + level, level == len(column.levels) - 1
            bottom = FIRST_HEADING + depth - 1 if lowest else row
            style = "input_heading" if column.label.isdigit() else "heading"
            draft.put(index + 1, column.levels[level], style, row=row)
            draft.merge(index + 1, start, top=row, bottom=bottom)
            if lowest:
                notes[row, index + 1] = _note(form_, column)
    for index, column in enumerate(form_.columns, start=1):
        draft.put(index, column.unit_line, "numbering", row=form_.units)
    return notes


def _end_of_group(columns: Sequence[FormColumn], index: int, level: int) -> int:
    """The last column (from 1) under the same heading; a lowest heading stands over its own column only."""
    levels = columns[index].levels
    end = index + 1
    while (
        len(levels) > level + 1 and end < len(columns) and len(columns[end].levels) > level + 1
        and columns[end].levels[: level + 1] == levels[: level + 1]
    ):  # fmt: skip
        end += 1
    return end


def _note(form_: _Form, column: FormColumn) -> Comment:
    heading = column.heading
    equation = equation_for(form_.kind, column, line_of(form_.columns, 1, {}))
    parts = [_belongs(heading), "Wajib diisi." if heading.required else "Boleh dikosongkan."]
    if equation:
        free = " Indikator negatif: ganti rumusnya." if heading.name in FREE_FORMULAS else ""
        parts = [f"Dihitung sendiri: {equation.words}.{free}"]
    others = [word.replace("/", " ") for word in heading.words[1:5]]
    parts += [f"Judul lain yang juga dikenal: {', '.join(others)}."] if others else []
    if column.label.isdigit():
        parts.append("Ganti tahunnya dengan tahun laporan.")
    text = "\n".join(parts)
    return Comment(text, 260, 40 + 15 * (len(text) // 38 + len(parts)))


def _belongs(heading: Heading) -> str:
    if heading.unit is not None:
        return _FILLED_IN[heading.unit]
    return _TEXT_NOTES.get(heading.name, f"{heading.words[0][:1].upper()}{heading.words[0][1:]}, satu baris satu isi.")


def _lines(form_: _Form) -> None:
    """The example, the total of people, and the lines to fill in."""
    columns, draft = form_.columns, form_.draft
    shown = line_of(columns, form_.example, _example_values(form_))
    for index, column in enumerate(columns, start=1):
        if column.heading.unit is None:
            draft.put(index, _example_text(form_.kind, column.heading), "example", row=form_.example)
        else:
            _figure(form_, index, form_.example, shown, "example_figure")
    if form_.has_total:
        _total(form_)
    for row in range(form_.first, form_.last + 1):
        figures = line_of(columns, row, {})
        for index, column in enumerate(columns, start=1):
            if column.heading.unit is None:
                draft.put(index, None, "input_center" if column.heading.name in TEXT_WIDTHS else "input", row=row)
            else:
                _figure(form_, index, row, figures, "input_figure")


def _figure(form_: _Form, index: int, row: int, figures: Figures, style: str) -> None:
    column = form_.columns[index - 1]
    equation = equation_for(form_.kind, column, figures)
    number_format = FORMATS[column.heading.unit] if column.heading.unit else ""
    if equation is None:
        figure = figures[column.heading.name, column.label]
        form_.draft.put(index, figure.value, style, row=row, number_format=number_format)
        return
    look = style if column.heading.name in FREE_FORMULAS or style.startswith("example") else "computed"
    value = _value(form_, equation, figures)
    form_.draft.put(index, value, look, row=row, number_format=number_format, formula=_guarded(equation))


def _value(form_: _Form, equation: Equation, figures: Figures) -> Decimal | None:
    """What the formula gives; parts that are computed themselves are computed first."""
    for column in form_.columns:
        own = figures.get((column.heading.name, column.label))
        inner = equation_for(form_.kind, column, figures) if own in equation.parts and own and own.value is None else None
        value = _value(form_, inner, figures) if inner and own else None
        if own and value is not None:
            equation = equation.with_figure(own, own.read_as(value))
    known = any(part.value is not None for part in equation.parts)
    return equation.compute() if known else None


def _guarded(equation: Equation) -> str:
    """The formula, blank as long as what it is made of is blank."""
    parts = ",".join(_ref(part) for part in equation.parts)
    needed = 1 if isinstance(equation, Jumlah) else len(equation.parts)
    bare = equation.excel(_ref).removeprefix("=")
    if isinstance(equation, Jumlah):
        bare = f"SUM({parts})"
    return f'=IF(COUNT({parts})<{needed},"",{bare})'


def _ref(figure: Angka) -> str:
    return f"{column_letters(figure.place.column)}{figure.place.row}"


def _total(form_: _Form) -> None:
    row = form_.first - 1
    for index, column in enumerate(form_.columns, start=1):
        if column.heading.unit is None:
            word = "JUMLAH" if column.heading.name == form_.kind.key else None
            form_.draft.put(index, word, "text_total", row=row)
        else:
            area = f"{column_letters(index)}{form_.first}:{column_letters(index)}{form_.last}"
            formula = f'=IF(COUNT({area})=0,"",SUM({area}))'
            form_.draft.put(index, None, "figure_total", row=row, number_format=FORMATS[Unit.ORANG], formula=formula)


def _example_text(kind: type[Row], heading: Heading) -> str | None:
    if heading.name == kind.key:
        return f"{EXAMPLE} {heading.words[0]}"
    texts = {"no": None, "kode": None, "satuan": "%", "kategori": "Tinggi"}
    return texts.get(heading.name, f"(contoh {heading.words[0]})")


def _example_values(form_: _Form) -> Mapping[tuple[str, str], Decimal]:
    """Round figures, so that anyone can check the formulas in the head; none for what is computed."""
    values = {}
    blank = line_of(form_.columns, 1, {})
    for column in form_.columns:
        if equation_for(form_.kind, column, blank):
            continue
        name, unit = column.heading.name, column.heading.unit
        part = any(word in name for word in ("realisasi", "hasil", "fisik", "lalu", "sd_"))
        if unit is not None:
            money = Decimal(900_000) if part else Decimal(200_000) if name.startswith("tw_") else Decimal(1_000_000)
            small = Decimal(90) if part else Decimal(20) if name.startswith("tw_") else Decimal(100)
            values[name, column.label] = {Unit.RUPIAH: money, Unit.ORANG: Decimal(3)}.get(unit, small)
    return values


def _choices(form_: _Form) -> None:
    offered = {"satuan": (MEASURES, "Satuan"), "kategori": (CATEGORIES, "Kategori")}
    for index, column in enumerate(form_.columns, start=1):
        if column.heading.name in offered:
            words, title = offered[column.heading.name]
            message = "Pilih dari daftar, atau ketik sendiri bila tidak ada."
            form_.draft.choices.append(Choice(form_.first, index, words, title, message, form_.last, strict=False))
