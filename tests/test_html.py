"""The page of findings: everything on it, nothing from the input as markup, no network, and usable without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from conftest import SAMPLES, SOUND, TEXT

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Cell, Cells, Grid, InputFile, Place, Span
from lakip_xl.model.findings import Candidate, Cause, Certainty, Change, Finding, Group, Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.laporan import Laporan
from lakip_xl.run import Options, check_office
from lakip_xl.write.html import findings_page
from lakip_xl.write.html_look import STYLE

FILE, SHEET = "Belanja.xlsx", "BTL"
VOID = {"meta", "br", "link", "img"}
PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
    "</style><b>", "</script><script>alert(1)//", "<!--", "-->", "<![CDATA[x]]>", "&lt;b&gt;", "&#60;b&#62;",
    "javascript:alert(1)", "<a href='javascript:alert(1)'>", "</article></section>", "<svg/onload=alert(1)>", "http://contoh.id",
    "\x00<b\x00>",
    "\u202e<b>", "{{7*7}}${7*7}", "\ud800<b>",
)  # fmt: skip


class Tags(HTMLParser):
    """The elements of a page in order, its texts, and whether each is closed by its own end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str, **attributes: str) -> Iterator[dict[str, str | None]]:
        for found, own in self.found:
            if found == tag and all(own.get(key) == value for key, value in attributes.items()):
                yield own

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(sorted(own))) for tag, own in self.found]


def place(row: int, column: int, sheet: str = SHEET) -> Place:
    return Place(FILE, sheet, row, column)


def fault(number: int, at: Place, severity: Severity = Severity.KESALAHAN, **more: Any) -> Finding:
    told = {"title": "Sisa salah", "message": "10 - 2 = 8, tertulis 9.", "written": "9", "expected": "8", "unit": "rupiah"}
    return Finding(id=f"{number:08x}", rule="ANG101", severity=severity, place=at, **{**told, **more})


def office(*findings: Finding, groups: tuple[Group, ...] = (), word: str = "Kegiatan", file: str = FILE) -> Hasil:
    cells = {(row, 1): Cell(row, 1, f"{word} {row}", f"{word} {row}") for row in range(1, 9)}
    cells |= {(row, column): Cell(row, column, Decimal(row), f"{row}.000") for row in range(1, 9) for column in (2, 3)}
    del cells[8, 1]
    grid = Grid(file, SHEET, Cells.of(cells.values()), (Span(7, 1, 8, 1),))
    laporan = Laporan("dinas", f"Dinas {word}", 2022, (InputFile(file, "read", grids=(grid,)),), ())
    verdict = Verdict.PERLU_DIPERBAIKI if findings else Verdict.SIAP
    return Hasil(laporan, (), findings, groups, verdict, (f"Tidak ada tabel {word}",), (), (f"Rumus {word}",))


def sample(name: str) -> Hasil:
    return check_office(find_offices((SAMPLES / name,))[0], Options())


@pytest.fixture(scope="module")
def seed() -> Hasil:
    return sample(TEXT)


def test_every_finding_stands_there_once_with_its_number(seed: Hasil) -> None:
    tags = Tags(findings_page([seed]))
    ids = [own["id"] for own in tags.named("article")]
    assert sorted(ids) == sorted(f"i1-{number}" for number in range(1, len(seed.findings) + 1))
    for severity in Severity:
        assert len(list(tags.named("article", **{"data-tingkat": severity.value}))) == seed.count(severity)
    said = "".join(tags.texts)
    for finding in seed.findings:
        assert finding.title in said


def test_what_follows_from_a_root_is_folded_in_under_it_and_linked_to_it(seed: Hasil) -> None:
    page = findings_page([seed])
    numbers = {finding.id: number for number, finding in enumerate(seed.findings, start=1)}
    groups = [group for group in seed.groups if len(group.findings) > 1]
    assert groups
    for group in groups:
        root, *others = (numbers[found] for found in group.findings)
        start = page.index(f'id="i1-{root}"')
        for other in others:
            inside = page.index(f'id="i1-{other}"')
            assert start < page.index('<details class="akibat">', start) < inside
            assert f'<a href="#i1-{root}">Satu sebab dengan nomor {root}</a>' in page[inside:]
    assert "temuan 2acd20dc" not in page
    targets = {own["href"] for own in Tags(page).named("a")}
    assert targets <= {f"#i1-{number}" for number in numbers.values()}


def test_a_picture_shows_two_rows_above_and_below_and_the_faulty_cell() -> None:
    page = findings_page([office(fault(1, place(4, 2)))])
    rows = re.findall(r'<th scope="row">(\d+)</th>', page)
    assert rows == ["2", "3", "4", "5", "6"]
    assert re.findall(r'<th scope="col"><b>([A-Z]+)</b>', page) == ["A", "B", "C"]
    assert page.count('class="salah a"') == 1
    assert '<td class="salah a">4.000<span class="samar"> (sel temuan)</span></td>' in page


def test_an_empty_cell_and_the_first_row_have_a_picture_too() -> None:
    page = findings_page([office(fault(1, place(1, 5)))])
    assert re.findall(r'<th scope="row">(\d+)</th>', page) == ["1", "2", "3"]
    assert '<td class="salah">(kosong)<span class="samar"> (sel temuan)</span></td>' in page
    assert 'class="sela"' in page, "columns that are left out are said to be"


def test_a_suspect_in_sight_is_framed_and_one_out_of_sight_has_its_own_picture() -> None:
    near = findings_page([office(fault(1, place(4, 2), suspect=place(5, 3)))])
    assert near.count('class="gambar"') == 1
    assert near.count('class="duga a"') == 1
    far = findings_page([office(fault(1, place(1, 2), suspect=place(8, 3)))])
    assert far.count('class="gambar"') == 2
    assert "Sel yang diduga keliru: BTL &rsaquo; sel <b>C8</b>" in far


def test_a_merged_cell_shows_what_the_reader_sees() -> None:
    assert '<td class="t">Kegiatan 7</td>' in findings_page([office(fault(1, place(7, 2)))])


def test_a_wide_table_keeps_the_names_and_the_columns_near_the_cell() -> None:
    cells = {(row, column): Cell(row, column, "x", f"{column}") for row in (1, 2) for column in range(1, 41)}
    laporan = Laporan("d", "", None, (InputFile(FILE, "read", grids=(Grid(FILE, SHEET, Cells.of(cells.values())),)),), ())
    page = findings_page([Hasil(laporan, (), (fault(1, place(2, 30)),), (), Verdict.PERLU_DIPERBAIKI)])
    assert len(re.findall(r'<th scope="col">', page)) == 10
    assert "<b>AD</b>" in page


def test_where_it_cannot_be_told_the_ways_of_repair_are_listed() -> None:
    ways = tuple(Candidate(0.5, (Change(place(row, 2), "9", Decimal(1000)),)) for row in (3, 4))
    group = Group("g1", Certainty.TIDAK_DAPAT_DITENTUKAN, (f"{1:08x}",), ways)
    page = findings_page([office(fault(1, place(3, 2), group="g1"), groups=(group,))])
    assert "<li>BTL!B3 dari 9 menjadi <b>1.000</b></li><li>BTL!B4 dari 9 menjadi <b>1.000</b></li>" in page


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_nothing_from_the_input_becomes_markup(payload: str) -> None:
    def page(word: str) -> str:
        told = dict.fromkeys(("title", "message", "written", "expected", "subject", "repair", "difference"), word)
        at = Place(f"{word}.xlsx", SHEET, 3, 2)
        hasil = office(fault(1, at, cause=Cause("x", word), **{**told, "unit": None}), word=word, file=at.file)
        refused = InputFile(word, "refused", reason=word)
        return findings_page([replace(hasil, laporan=replace(hasil.laporan, files=(*hasil.laporan.files, refused)))])

    clean = re.sub("[\x00\ud800\u202e]", "", payload)
    odd, plain = Tags(page(payload)), Tags(page("k" * len(clean)))
    assert odd.shape == plain.shape
    seen = "".join(odd.texts)
    assert seen.count(clean) >= 10
    page(payload).encode()


def test_the_page_needs_nothing_from_outside(seed: Hasil) -> None:
    page = findings_page([seed])
    tags = Tags(page)
    assert not re.search(r"(?:https?:)?//[a-z]", page)
    assert not any("src" in own or "style" in own or any(key.startswith("on") for key in own) for _, own in tags.found)
    assert all(str(own["href"]).startswith("#") for _, own in tags.found if "href" in own)
    policy = next(tags.named("meta", **{"http-equiv": "Content-Security-Policy"}))["content"]
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content
        assert base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode() in str(policy)
    assert "url(" not in STYLE and "@import" not in STYLE


def test_the_filter_is_hidden_until_the_script_runs(seed: Hasil) -> None:
    tags = Tags(findings_page([seed]))
    assert "hidden" in next(tags.named("div", **{"class": "saring"}))
    buttons = list(tags.named("button"))
    assert all(own["type"] == "button" and own["aria-pressed"] in ("true", "false") for own in buttons)
    files = {finding.place.file for finding in seed.findings}
    assert len(buttons) == len(Severity) + len(files) + 1
    assert not any("hidden" in own for own in tags.named("article"))


def test_the_page_is_indonesian_and_has_no_score(seed: Hasil) -> None:
    page = findings_page([seed])
    assert '<html lang="id">' in page
    assert "Perlu diperbaiki. Ada 19 kesalahan" in page
    assert not re.search(r"\b(?:skor|score|nilai akhir|predikat)\b", page, re.IGNORECASE)


def test_a_sound_office_and_one_that_could_not_be_read() -> None:
    sound, unread = findings_page([sample(SOUND)]), findings_page([sample("tanpa-tabel")])
    assert "Siap. Tidak ada kesalahan angka" in sound
    assert 'class="saring"' not in sound
    assert "Belum dapat disimpulkan" in unread
    hasil = office()
    refused = InputFile("rusak.xlsx", "refused", reason="rusak.xlsx rusak. Salin ulang.")
    page = findings_page([replace(hasil, laporan=replace(hasil.laporan, files=(refused,)), verdict=Verdict.TIDAK_TERBACA)])
    assert "Tidak dapat dibaca: rusak.xlsx (rusak.xlsx rusak. Salin ulang.)" in page


def test_several_offices_have_a_list_and_addresses_of_their_own() -> None:
    page = findings_page([office(fault(1, place(3, 2))), office(fault(1, place(3, 2)))])
    ids = [str(own["id"]) for _, own in Tags(page).found if "id" in own]
    assert len(ids) == len(set(ids))
    assert page.count("<section") == 2
    assert '<a href="#i2">' in page
    assert Tags(findings_page([]))


def test_the_same_input_gives_the_same_page(seed: Hasil) -> None:
    assert findings_page([seed]) == findings_page([seed])


def test_colours_have_enough_contrast() -> None:
    """WCAG AA: 4.5 for text, of every tone on white and on its own pale ground."""
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", STYLE))
    pairs = [(tone, ground) for tone in ("ink", "soft", "kesalahan", "peringatan", "catatan") for ground in ("paper", "pale")]
    pairs += [(tone, f"{tone}-pale") for tone in ("kesalahan", "peringatan", "catatan")]
    for tone, ground in pairs:
        lighter, darker = sorted((_luminance(colours[tone]), _luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (tone, ground)


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_thousands_of_findings_stay_a_page_that_opens() -> None:
    findings = [fault(number, place(1 + number % 8, 1 + number % 3)) for number in range(1, 3001)]
    page = findings_page([office(*findings)])
    assert page.count("<article") == 3000
    assert page.count('class="gambar"') == 400
    assert len(page) < 4_000_000
