"""From findings to marked cells: where each finding's cell is shown, and what its comment says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from lakip_xl.model.cells import Grid, Place
from lakip_xl.model.findings import Certainty, Finding, Severity
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.sheets import PlannedCell, Target
from lakip_xl.write.draft import Draft, Spot
from lakip_xl.write.figures import expected_label, spoken
from lakip_xl.write.measure import comment_box
from lakip_xl.write.names import as_sentence, clean_text

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.KESALAHAN: "Kesalahan",
    Severity.PERINGATAN: "Peringatan",
    Severity.CATATAN: "Catatan",
}
MOST_IN_COMMENT = 5
"""Findings told in one comment; the others are in the list."""
LONGEST_COMMENT = 4_000


@dataclass(frozen=True)
class Atlas:
    """Where the cells of the input are shown in the result."""

    drafts: Sequence[Draft]
    grids: Mapping[tuple[str, str], Grid]

    @classmethod
    def of(cls, drafts: Sequence[Draft], laporan: Laporan) -> Atlas:
        return cls(drafts, {(grid.file, grid.sheet): grid for file in laporan.files for grid in file.grids})

    @cached_property
    def spots(self) -> Mapping[Place, Sequence[Spot]]:
        """Made when something is first looked for: a report without findings needs none."""
        spots: dict[Place, list[Spot]] = {}
        for draft in self.drafts:
            for spot in draft.spots:
                spots.setdefault(spot.place, []).append(spot)
        return spots

    def find(self, place: Place, subject: str = "") -> Target | None:
        """The cell that shows a place; of several lines from one line of the input the one whose name is ``subject``."""
        found = self.spots.get(place) or self.spots.get(self._origin(place), ())
        named = next((spot for spot in found if subject and spot.subject == subject), None)
        chosen = named or next(iter(found), None)
        return chosen.target if chosen else None

    def _origin(self, place: Place) -> Place:
        grid = self.grids.get((place.file, place.sheet))
        span = grid.span_at(place.row, place.column) if grid else None
        return Place(place.file, place.sheet, span.top, span.left) if span else place


class Mark(NamedTuple):
    """The findings of one shown cell by number (the "No" of Daftar Perbaikan); ``suspected`` are those that only suspect it."""

    findings: tuple[tuple[int, Finding], ...]
    suspected: tuple[tuple[int, Finding], ...]

    @property
    def severity(self) -> Severity:
        return min((finding.severity for _, finding in self.findings + self.suspected), key=lambda severity: severity.rank)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.findings + self.suspected)


_EFFECT_OF = re.compile(r"\(akibat dari temuan ([0-9a-f]{8}): ([^)]*)\)")


def told_by_number(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with their messages as the office reads them: other findings are named by their number in the list."""
    numbers = {finding.id: number for number, finding in enumerate(findings, start=1)}

    def named(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        return f"(akibat dari no. {number}, sel {found[2]})" if number else f"(akibat dari sel {found[2]})"

    return tuple(replace(finding, message=_EFFECT_OF.sub(named, finding.message)) for finding in findings)


def is_symptom(finding: Finding) -> bool:
    """Whether the diagnosis says that another finding explains this one."""
    return "(akibat dari " in finding.message


def marks_of(findings: Sequence[Finding], atlas: Atlas) -> dict[Target, Mark]:
    """The marks of every shown cell in which a finding lies or which it suspects."""
    places: dict[Target, list[tuple[int, Finding]]] = {}
    suspects: dict[Target, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings, start=1):
        place = atlas.find(finding.place, finding.subject)
        suspect = atlas.find(finding.suspect, finding.subject) if finding.suspect else None
        if place:
            places.setdefault(place, []).append((number, finding))
        if suspect and suspect != place:
            suspects.setdefault(suspect, []).append((number, finding))
    return {
        target: Mark(tuple(places.get(target, ())), tuple(suspects.get(target, ())))
        for target in dict.fromkeys((*places, *suspects))
    }


def marked(cell: PlannedCell, mark: Mark, remark: str = "") -> PlannedCell:
    """The cell in the colour of its most serious finding, with all of them in its comment, and a remark below."""
    text = "\n\n".join(part for part in (comment_text(mark), remark) if part)
    return cell._replace(mark=mark.severity.value, comment=comment_box(clean_text(text, LONGEST_COMMENT)))


def comment_text(mark: Mark) -> str:
    told = [_told(number, finding) for number, finding in mark.findings]
    told += [_suspected(number, finding) for number, finding in mark.suspected]
    rest = len(told) - MOST_IN_COMMENT
    if rest > 0:
        told = [*told[:MOST_IN_COMMENT], f"Dan {rest} temuan lain pada sel ini; lihat lembar Daftar Perbaikan."]
    return "\n\n".join(told)


def _told(number: int, finding: Finding) -> str:
    parts = [
        f"{SEVERITY_WORDS[finding.severity].upper()} (nomor {number}): {_sentence(finding.title)}",
        finding.message,
        _labelled("Tertulis", finding.written),
        _labelled(expected_label(finding), spoken(finding.expected, finding.unit)),
        _labelled("Kemungkinan sebab", finding.cause.text if finding.cause else ""),
        _labelled("Yang perlu dilakukan", what_to_do(finding)),
    ]
    return "\n".join(part for part in parts if part)


def _suspected(number: int, finding: Finding) -> str:
    parts = [
        f"{SEVERITY_WORDS[finding.severity].upper()} (nomor {number}): {SUSPECT_WORDS[finding.certainty]}.",
        f"Akibatnya tampak pada sel {finding.place.cell} lembar {finding.place.sheet}: {_sentence(finding.title)}",
        _labelled("Nilai yang disarankan", spoken(finding.suggestion, finding.unit)),
        _labelled("Kemungkinan sebab", finding.cause.text if finding.cause else ""),
    ]
    return "\n".join(part for part in parts if part)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.TERBUKTI: "terbukti",
    Certainty.KEMUNGKINAN: "kemungkinan besar",
    Certainty.TIDAK_DAPAT_DITENTUKAN: "tidak dapat ditentukan",
}
SUSPECT_WORDS: Mapping[Certainty, str] = {
    Certainty.TERBUKTI: "terbukti sel inilah yang keliru",
    Certainty.KEMUNGKINAN: "kemungkinan besar sel inilah yang keliru",
    Certainty.TIDAK_DAPAT_DITENTUKAN: "mungkin sel ini yang keliru",
}


def certainty_words(finding: Finding) -> str:
    return CERTAINTY_WORDS[finding.certainty]


def what_to_do(finding: Finding) -> str:
    """The value to put in the suspect's cell where it is known, then the rule's advice."""
    return f"{change_words(finding)} {as_sentence(finding.repair)}".strip()


def change_words(finding: Finding) -> str:
    """ "Ubah sel H8 menjadi 6.182.200." - nothing where no value is claimed."""
    sure = finding.certainty is not Certainty.TIDAK_DAPAT_DITENTUKAN
    if not (sure and finding.suspect and finding.suggestion):
        return ""
    where = finding.suspect
    sheet = "" if (where.file, where.sheet) == (finding.place.file, finding.place.sheet) else f" lembar {where.sheet}"
    return f"Ubah sel {where.cell}{sheet} menjadi {spoken(finding.suggestion, finding.unit)}."
