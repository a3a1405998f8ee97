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
