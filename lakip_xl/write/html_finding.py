"""One finding on the page: what is wrong, a picture of where, what to do, and under a root what follows from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.model.cells import Place
from lakip_xl.model.figures import indonesian
from lakip_xl.model.findings import Candidate, Certainty, Finding, Group
from lakip_xl.model.hasil import Hasil
from lakip_xl.write.figures import expected_label, spoken
from lakip_xl.write.html_picture import SELF, SUSPECT, Gallery
from lakip_xl.write.html_text import text
from lakip_xl.write.marks import SEVERITY_WORDS, certainty_words, what_to_do

MOST_PICTURES = 400
"""A page of thousands of pictures does not open on a phone; findings beyond this have their words only."""
MOST_CANDIDATES = 4
_MENTION = re.compile(r"temuan ([0-9a-f]{8})\b")


@dataclass(frozen=True)
class Findings:
    """The findings of one office; ``prefix`` keeps their addresses apart from those of other offices."""

    hasil: Hasil
    prefix: str

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {finding.id: number for number, finding in enumerate(self.hasil.findings, start=1)}

    @cached_property
    def _by_id(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.hasil.findings}

    @cached_property
    def _groups(self) -> Mapping[str, Group]:
        """The group of each finding that has one."""
        return {found: group for group in self.hasil.groups for found in group.findings}

    @cached_property
    def _gallery(self) -> Gallery:
        return Gallery.of(self.hasil.laporan)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files in which something was found."""
        return tuple(dict.fromkeys(sorted(finding.place.file for finding in self.hasil.findings)))

    def html(self) -> str:
        """Every finding once: roots in the order of the list, what follows from each folded in under it."""
        return "".join(self._article(finding, 3) for finding in self.hasil.findings if self._is_shown_alone(finding))

    def _root(self, finding: Finding) -> Finding | None:
        """The finding from which this one follows."""
        group = self._groups.get(finding.id)
        root = self._by_id.get(group.findings[0]) if group else None
        return None if root is finding else root

    def _is_shown_alone(self, finding: Finding) -> bool:
        return self._root(finding) is None

    def _article(self, finding: Finding, level: int) -> str:
        number, place = self._numbers[finding.id], finding.place
        severity = finding.severity.value
        row = f" &middot; {text(finding.subject)}" if finding.subject else ""
        parts = (
            f'<article class="temuan {severity}" id="{self._address(number)}" data-tingkat="{severity}" '
            f'data-berkas="{self.files.index(place.file)}">',
            f'<h{level}><span class="nomor">{number}.</span><span class="tingkat">{SEVERITY_WORDS[finding.severity]}</span> '
            f"{text(finding.title)}</h{level}>",
            f'<p class="tempat">{text(place.file)} &rsaquo; {text(place.sheet)} &rsaquo; sel <b>{place.cell}</b>{row}</p>',
            f'<p class="uraian">{self._linked(finding.message)}</p>' if finding.message else "",
            self._pictures(finding, number),
            _figures(finding),
            self._advice(finding),
            self._small_print(finding),
            self._consequences(finding),
            "</article>",
        )
        return "".join(parts)

    def _address(self, number: int) -> str:
        return f"{self.prefix}{number}"

    def _linked(self, message: str) -> str:
        """The message; where it names another finding by its id, its number with a link stands instead."""

        def link(found: re.Match[str]) -> str:
            number = self._numbers.get(found.group(1))
            return f'<a href="#{self._address(number)}">nomor {number}</a>' if number else found.group()

        return _MENTION.sub(link, text(message))

    def _pictures(self, finding: Finding, number: int) -> str:
        if number > MOST_PICTURES:
            return ""
        place, suspect = finding.place, finding.suspect
        marks: dict[Place, str] = {suspect: SUSPECT} if suspect else {}
        marks[place] = SELF
        picture = self._gallery.around(place, marks)
        if suspect in (None, place):
            return picture
        assert suspect is not None
        if self._gallery.holds(place, suspect):
            legend = f"Bingkai tebal: sel temuan. Bingkai putus: sel {suspect.cell} yang diduga keliru."
            return f'{picture}<p class="kecil">{legend}</p>'
        where = f"{text(suspect.file)} &rsaquo; " if suspect.file != place.file else ""
        caption = f'<p class="kecil">Sel yang diduga keliru: {where}{text(suspect.sheet)} &rsaquo; sel <b>{suspect.cell}</b></p>'
        return picture + caption + self._gallery.around(suspect, marks)

    def _advice(self, finding: Finding) -> str:
        advice = what_to_do(finding)
        told = f'<p class="lakukan"><b>Yang perlu dilakukan:</b> {text(advice)}</p>' if advice else ""
        group = self._groups.get(finding.id)
        if group is None or self._root(finding) is not None or group.certainty is not Certainty.TIDAK_DAPAT_DITENTUKAN:
            return told
        ways = "".join(f"<li>{_way(candidate)}</li>" for candidate in group.candidates[:MOST_CANDIDATES] if candidate.changes)
        choice = "Salah satu perubahan ini membuat angkanya cocok; pilih menurut dokumen sumber:"
        return f"{told}<p>{choice}</p><ul>{ways}</ul>" if ways else told

    def _small_print(self, finding: Finding) -> str:
        root = self._root(finding)
        parts = [f"Kemungkinan sebab: {text(finding.cause.text)}" if finding.cause else ""]
        if finding.equation is not None or finding.suspect is not None:
            parts.append(f"Kepastian: {certainty_words(finding)}")
        if root is not None:
            number = self._numbers[root.id]
            parts.append(f'<a href="#{self._address(number)}">Satu sebab dengan nomor {number}</a>')
        parts.append(f"Aturan {text(finding.rule)}")
        if finding.status == "masih":
            parts.append("Sudah ada pada pemeriksaan sebelumnya")
        return f'<p class="kecil">{" &middot; ".join(part for part in parts if part)}</p>'

    def _consequences(self, finding: Finding) -> str:
        group = self._groups.get(finding.id)
        if group is None or self._root(finding) is not None:
            return ""
        others = [self._by_id[other] for other in group.findings[1:] if other in self._by_id]
        if not others:
            return ""
        inner = "".join(self._article(other, 4) for other in others)
        return f'<details class="akibat"><summary>{len(others)} temuan lain dari sebab yang sama</summary>{inner}</details>'


def _figures(finding: Finding) -> str:
    """What is written beside what it should be; nothing where that says no more than the message."""
    pairs = (
        ("Tertulis", finding.written or "(kosong)"),
        (expected_label(finding), spoken(finding.expected, finding.unit)),
        ("Selisih", spoken(finding.difference, finding.unit)),
    )
    if not finding.expected:
        return ""
    shown = "".join(f"<div><dt>{label}</dt><dd>{text(value)}</dd></div>" for label, value in pairs if value)
    return f'<dl class="angka">{shown}</dl>'


def _way(candidate: Candidate) -> str:
    """The cells that change together in one way of repair."""
    parts = []
    for change in candidate.changes:
        where = f"{text(change.place.sheet)}!{change.place.cell}"
        to = f" menjadi <b>{indonesian(change.value)}</b>" if change.value is not None else ""
        parts.append(f"{where} dari {text(change.written or '(kosong)')}{to}")
    return ", dan ".join(parts)
