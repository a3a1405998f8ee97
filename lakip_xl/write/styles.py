"""Every look of the result workbook, by name. Calm, and readable in black and white: colour is never the only sign."""

from __future__ import annotations

from collections.abc import Mapping

Look = Mapping[str, str | int | bool]

FONT = "Arial"
MONO = "Courier New"
INK = "#1F2933"
LINE = "#8A94A0"
HEAD_FILL = "#E4E8ED"
BASE: Look = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_BOX: Look = {**BASE, "border": 1, "border_color": LINE}
_TEXT: Look = {**_BOX, "text_wrap": True, "align": "left", "indent": 1}
_CENTER: Look = {**_BOX, "text_wrap": True, "align": "center"}
_FIGURE: Look = {**_BOX, "align": "right"}
_LIST: Look = {**_TEXT, "valign": "top"}
_LINK: Look = {"font_color": "#1F4E9C", "underline": 1}
_STRONG: Look = {"bold": True}
_TOTAL: Look = {"bold": True, "bg_color": "#F1F3F5"}
_PLAIN_WRAP: Look = {**BASE, "text_wrap": True, "align": "left", "valign": "top"}

STYLES: Mapping[str, Look] = {
    # above and below a table
    "title": {**BASE, "bold": True, "font_size": 12, "align": "center", "text_wrap": True},
    "subtitle": {**BASE, "align": "center", "text_wrap": True},
    "note": {**_PLAIN_WRAP},
    "note_center": {**_PLAIN_WRAP, "align": "center"},
    "source": {**_PLAIN_WRAP, "font_size": 8, "italic": True, "font_color": "#55606B"},
    # a LAKIP table
    "heading": {**_CENTER, "bold": True, "bg_color": HEAD_FILL},
    "numbering": {**_CENTER, "font_size": 8, "bg_color": "#F6F7F9"},
    "text": _TEXT,
    "text_strong": {**_TEXT, **_STRONG},
    "text_small": {**_TEXT, "font_size": 8, "font_color": "#55606B"},
    "text_total": {**_TEXT, **_TOTAL},
    "text_link": {**_TEXT, **_LINK},
    "center": _CENTER,
    "center_link": {**_CENTER, **_LINK},
    "center_strong": {**_CENTER, **_STRONG},
    "center_total": {**_CENTER, **_TOTAL},
    "figure": _FIGURE,
    "figure_strong": {**_FIGURE, **_STRONG},
    "figure_total": {**_FIGURE, **_TOTAL},
    "written": {**_FIGURE, "text_wrap": True},
    "written_strong": {**_FIGURE, **_STRONG, "text_wrap": True},
    "written_total": {**_FIGURE, **_TOTAL, "text_wrap": True},
    "section_title": {**BASE, "bold": True, "font_size": 11, "text_wrap": True},
    # lists
    "page_title": {**BASE, "bold": True, "font_size": 14},
    "lead": {**BASE, "bold": True, "font_size": 12, "text_wrap": True},
    "page_text": {**_PLAIN_WRAP},
    "page_link": {**_PLAIN_WRAP, **_LINK},
    "section": {**BASE, "bold": True, "font_size": 11, "bottom": 2, "border_color": LINE},
    "list": _LIST,
    "list_faint": {**_LIST, "italic": True, "font_color": "#55606B"},
    "list_link": {**_LIST, **_LINK},
    "list_center": {**_LIST, "align": "center", "indent": 0},
    "list_verdict": {**_LIST, "align": "center", "indent": 0, **_STRONG},
    "list_center_link": {**_LIST, "align": "center", "indent": 0, **_LINK},
    "list_figure": {**_LIST, "align": "right"},
    # Ringkasan
    "choice": {**_CENTER, "bold": True, "bg_color": "#FFF9DB", "border": 2, "border_color": "#7A5B00"},
    "label": {**_PLAIN_WRAP, "font_color": "#55606B"},
    "value": {**_PLAIN_WRAP, **_STRONG},
    "verdict_siap": {**_TEXT, "bold": True, "font_size": 12, "bg_color": "#E3F1E5", "border": 2},
    "verdict_perlu-diperbaiki": {**_TEXT, "bold": True, "font_size": 12, "bg_color": "#FBE9D0", "border": 2},
    "verdict_tidak-terbaca": {**_TEXT, "bold": True, "font_size": 12, "bg_color": "#E8E8E8", "border": 2},
    # blank forms: the cells that are filled in
    "input": {**_TEXT, "locked": False},
    "input_center": {**_CENTER, "locked": False},
    "input_figure": {**_FIGURE, "locked": False},
    "input_heading": {**_CENTER, "bold": True, "bg_color": HEAD_FILL, "locked": False},
    "input_title": {**BASE, "align": "center", "locked": False},
    "example": {**_TEXT, "italic": True, "font_color": "#55606B", "locked": False},
    "example_figure": {**_FIGURE, "italic": True, "font_color": "#55606B", "locked": False},
    "computed": {**_FIGURE, "bg_color": "#F1F3F5"},
    # Penjelasan
    "rule": {**BASE, "bold": True, "font_size": 11, "bg_color": HEAD_FILL, "text_wrap": True, "top": 2, "border_color": LINE},
    "mono": {**BASE, "font_name": MONO, "font_size": 9},
}

MARKS: Mapping[str, Look] = {
    "kesalahan": {"bg_color": "#F4CFC6", "border": 5, "border_color": "#8C1D0F", "bold": True},
    "peringatan": {"bg_color": "#FCEBB6", "border": 8, "border_color": "#7A5B00", "bold": True, "italic": True},
    "catatan": {"bg_color": "#DCE8F5", "border": 4, "border_color": "#2F5D8C", "italic": True},
}
"""A marked cell: its colour, and for who prints in black and white a thick, a dashed or a dotted frame."""

NAMES: Mapping[str, str] = {
    "title": "LAKIP Judul tabel",
    "subtitle": "LAKIP Anak judul",
    "note": "LAKIP Keterangan",
    "note_center": "LAKIP Keterangan tengah",
    "source": "LAKIP Sumber",
    "heading": "LAKIP Kepala tabel",
    "numbering": "LAKIP Nomor kolom",
    "text": "LAKIP Teks",
    "text_strong": "LAKIP Teks tebal",
    "text_small": "LAKIP Teks kecil",
    "text_total": "LAKIP Teks jumlah",
    "text_link": "LAKIP Teks tautan",
    "center": "LAKIP Tengah",
    "center_link": "LAKIP Tengah tautan",
    "center_strong": "LAKIP Tengah tebal",
    "center_total": "LAKIP Tengah jumlah",
    "figure": "LAKIP Angka",
    "figure_strong": "LAKIP Angka tebal",
    "figure_total": "LAKIP Angka jumlah",
    "written": "LAKIP Angka berupa teks",
    "written_strong": "LAKIP Angka berupa teks tebal",
    "written_total": "LAKIP Angka berupa teks jumlah",
    "section_title": "LAKIP Judul bagian",
    "page_title": "LAKIP Judul",
    "lead": "LAKIP Pembuka",
    "page_text": "LAKIP Keterangan",
    "page_link": "LAKIP Keterangan tautan",
    "section": "LAKIP Bagian",
    "list": "LAKIP Daftar",
    "list_faint": "LAKIP Daftar samar",
    "list_link": "LAKIP Daftar tautan",
    "list_center": "LAKIP Daftar tengah",
    "list_verdict": "LAKIP Daftar putusan",
    "list_center_link": "LAKIP Daftar tengah tautan",
    "list_figure": "LAKIP Daftar angka",
    "choice": "LAKIP Pilihan",
    "label": "LAKIP Label",
    "value": "LAKIP Isi label",
    "verdict_siap": "LAKIP Siap",
    "verdict_perlu-diperbaiki": "LAKIP Perlu diperbaiki",
    "verdict_tidak-terbaca": "LAKIP Tidak terbaca",
    "input": "LAKIP Isian teks",
    "input_center": "LAKIP Isian tengah",
    "input_figure": "LAKIP Isian angka",
    "input_heading": "LAKIP Isian kepala tabel",
    "input_title": "LAKIP Isian judul",
    "example": "LAKIP Contoh",
    "example_figure": "LAKIP Contoh angka",
    "computed": "LAKIP Terhitung",
    "rule": "LAKIP Aturan",
    "mono": "LAKIP Contoh tabel",
    "kesalahan": "LAKIP Tanda kesalahan",
    "peringatan": "LAKIP Tanda peringatan",
    "catatan": "LAKIP Tanda catatan",
}
"""How Excel's gallery of cell styles calls each look and each mark; a marked cell follows its mark."""
