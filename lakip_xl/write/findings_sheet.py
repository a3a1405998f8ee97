"""Daftar Perbaikan: what is to be mended, most serious first, each line linked to its cell in the tables that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lakip_xl.model.cells import Span
from lakip_xl.model.findings import Certainty, Finding, Severity
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.history import EXPLANATION, KEY, explanation_key
from lakip_xl.model.sheets import PlannedValue, Target
from lakip_xl.write.draft import Draft
from lakip_xl.write.figures import expected_words, spoken
from lakip_xl.write.marks import SEVERITY_WORDS, Atlas, certainty_words, change_words, is_symptom, what_to_do
from lakip_xl.write.measure import INDENT, abridged
from lakip_xl.write.repairs import Effects, Repairs, root_numbers

NAME = "Daftar Perbaikan"
COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("No", 5, "list_center"),
    ("Tingkat", 12, "list_center"),
    ("Berkas", 17, "list"),
    ("Lembar", 13, "list"),
    ("Sel", 7, "list_center"),
    ("Baris", 23, "list"),
    ("Apa yang salah", 42, "list"),
    ("Tertulis", 16.5, "list_figure"),
    ("Seharusnya", 16.5, "list_figure"),
    ("Selisih", 15, "list_figure"),
    ("Kemungkinan sebab", 19, "list"),
    ("Yang perlu dilakukan", 38, "list"),
    ("Aturan", 9, "list_center"),
    ("Kepastian", 12.5, "list_center"),
    (EXPLANATION, 30, "list"),
    (KEY, 10, "list"),
)


def draft_findings(
    hasil: Hasil, findings: Sequence[Finding], atlas: Atlas, pages: Mapping[str, Target], effects: Effects
) -> Draft:
    """The list: each root, and under it, folded away, what it explains. ``pages`` tells where each rule is explained."""
    draft = Draft(NAME, len(COLUMNS), widths={index: width for index, (_, width, _) in enumerate(COLUMNS, start=1)})
    draft.titles.append("Daftar Perbaikan")
    draft.line("Daftar Perbaikan", "page_title")
    draft.line(Repairs.of(hasil).sentence, "lead")
    draft.line(_introduction(hasil), "page_text")
    draft.row += 1
    for column, (title, _, _) in enumerate(COLUMNS, start=1):
        draft.put(column, title, "heading")
    heading = draft.row
    draft.row += 1
    _put_all(draft, hasil, findings, atlas, pages, effects)
    if findings:
        draft.autofilter = Span(heading, 1, draft.row - 1, len(COLUMNS))
    draft.freeze, draft.repeat = (heading + 1, 1), (heading, heading)
    draft.hidden_columns = {len(COLUMNS)}
    return draft


def _put_all(
    draft: Draft, hasil: Hasil, findings: Sequence[Finding], atlas: Atlas, pages: Mapping[str, Target], effects: Effects
) -> None:
    groups = {group.findings[0]: group for group in hasil.groups if group.findings}
    roots = root_numbers(findings, hasil.groups)
    for number, finding in enumerate(findings, start=1):
        root, group = roots.get(finding.id), groups.get(finding.id)
        effect = effects.told(finding, group) if group else ""
        links = {"Sel": atlas.find(finding.place, finding.subject), "Aturan": pages.get(finding.rule)}
        if root is not None and is_symptom(finding):
            draft.folded.add(draft.row)
        _put(draft, _values(number, finding, root, effect), links, finding.severity)


def _introduction(hasil: Hasil) -> str:
    if not hasil.findings:
        return "Tidak ada yang perlu diperbaiki pada tabel yang dibaca."
    counted = ", ".join(f"{hasil.count(severity)} {SEVERITY_WORDS[severity].lower()}" for severity in Severity)
    return (
        f"Yang paling penting lebih dahulu: {counted}. Klik kolom Sel untuk membuka selnya. Temuan yang hanya akibat dari"
        " temuan lain dilipat di bawahnya; klik tanda + di tepi kiri untuk membukanya."
    )


def _values(number: int, finding: Finding, root: int | None, effect: str) -> tuple[PlannedValue, ...]:
    """What stands in each column. ``root`` is the number of the first finding with the same cause."""
    return (
        number,
        SEVERITY_WORDS[finding.severity],
        finding.place.file,
        finding.place.sheet,
        finding.place.cell,
        finding.subject,
        _wrong(finding),
        finding.written,
        expected_words(finding),
        spoken(finding.difference, finding.unit),
        _cause(finding, root),
        _what_to_do(finding, root, effect),
        finding.rule,
        _certainty(finding),
        finding.explanation,
        explanation_key(finding),
    )


def _put(draft: Draft, values: Sequence[PlannedValue], links: Mapping[str, Target | None], severity: Severity) -> None:
    for column, (value, (title, width, style)) in enumerate(zip(values, COLUMNS, strict=True), start=1):
        link = links.get(title)
        mark = severity.value if title == "Tingkat" else ""
        shown = abridged(value, width - INDENT) if isinstance(value, str) else value
        draft.put(column, shown, "list_center_link" if link else style, link=link, mark=mark)
    draft.row += 1


def _wrong(finding: Finding) -> str:
    return "\n".join(dict.fromkeys(text for text in (finding.title, finding.message) if text))


def _cause(finding: Finding, root: int | None) -> str:
    own = finding.cause.text if finding.cause else ""
    shared = "" if root is None else f"Akibat dari no. {root}" if is_symptom(finding) else f"Satu sebab dengan no. {root}"
    return "\n".join(text for text in (shared, own) if text)


def _what_to_do(finding: Finding, root: int | None, effect: str) -> str:
    if root is not None and is_symptom(finding):
        change = change_words(finding)
        return f"{change} Hilang bersama no. {root}.".strip()
    return "\n".join(text for text in (what_to_do(finding), effect) if text)


def _certainty(finding: Finding) -> str:
    """Whether it can be told which cell is wrong; a finding without an equation has only its own cell."""
    if finding.equation is None and finding.suspect is None and finding.certainty is Certainty.TIDAK_DAPAT_DITENTUKAN:
        return ""
    return certainty_words(finding).capitalize()
