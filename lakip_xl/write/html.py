"""temuan.html: the findings as one page that needs no network, opens on a phone, prints well, and can be mailed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from lakip_xl import __version__
from lakip_xl.model.cells import InputFile
from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.write.html_finding import Findings
from lakip_xl.write.html_look import SCRIPT, STYLE
from lakip_xl.write.html_text import text
from lakip_xl.write.marks import SEVERITY_WORDS
from lakip_xl.write.summary_sheet import MEANINGS, STATUS_WORDS

TITLE = "Daftar temuan LAKIP"


def findings_page(hasils: Sequence[Hasil]) -> str:
    """The page of one office or of several. Nothing that comes from the input becomes markup, a link or a script."""
    title = TITLE if len(hasils) != 1 else f"{TITLE}: {_office_name(hasils[0])}"
    sections = "".join(_section(hasil, number) for number, hasil in enumerate(hasils, start=1))
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n{_policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="lakip-xl {__version__}">\n<title>{text(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<header><h1>{TITLE}</h1>{_contents(hasils)}</header>\n"
        f"<main>{sections}</main>\n"
        f'<footer><p class="kecil">Dibuat oleh lakip-xl {__version__}. Berkas asli tidak diubah.</p></footer>\n'
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _policy() -> str:
    """Only the page's own style and script run, and nothing is fetched."""
    style, script = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (STYLE, SCRIPT))
    rules = f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'


def _office_name(hasil: Hasil) -> str:
    return hasil.laporan.office or hasil.laporan.folder


def _contents(hasils: Sequence[Hasil]) -> str:
    """With several offices a list of them, each with its verdict."""
    if len(hasils) == 1:
        return ""
    lines = "".join(
        f'<li><a href="#i{number}">{text(_office_name(hasil))}</a>: {_VERDICTS[hasil.verdict]}, '
        f"{hasil.count(Severity.KESALAHAN)} kesalahan</li>"
        for number, hasil in enumerate(hasils, start=1)
    )
    return f'<nav aria-label="Instansi"><ul>{lines}</ul></nav>' if lines else "<p>Tidak ada yang diperiksa.</p>"


_VERDICTS = {
    Verdict.SIAP: "siap",
    Verdict.PERLU_DIPERBAIKI: "perlu diperbaiki",
    Verdict.TIDAK_TERBACA: "belum dapat disimpulkan",
}


def _section(hasil: Hasil, number: int) -> str:
    findings = Findings(hasil, f"i{number}-")
    year = f", tahun {hasil.laporan.year}" if hasil.laporan.year else ""
    parts = (
        f'<section class="kantor" id="i{number}" aria-labelledby="i{number}-nama">',
        f'<h2 id="i{number}-nama">{text(_office_name(hasil))}{year}</h2>',
        f'<p class="putusan {hasil.verdict.value}">{_verdict_words(hasil)}</p>',
        _counts(hasil),
        _unread(hasil.laporan.files),
        _background(hasil),
        _filter(hasil, findings) if hasil.findings else "",
        findings.html(),
        "</section>\n",
    )
    return "".join(parts)


def _verdict_words(hasil: Hasil) -> str:
    """The verdict in sentences that say no more than was checked."""
    wrong, doubtful, notes = (hasil.count(severity) for severity in Severity)
    if hasil.verdict is Verdict.TIDAK_TERBACA:
        return "Belum dapat disimpulkan, karena ada berkas atau tabel yang tidak dapat dibaca. Alasannya ada di bawah."
    extra = " dan ".join(words for count, words in ((doubtful, f"{doubtful} peringatan"), (notes, f"{notes} catatan")) if count)
    if hasil.verdict is Verdict.SIAP:
        look = f" Ada {extra} yang sebaiknya dilihat." if extra else ""
        return f"Siap. Tidak ada kesalahan angka pada tabel yang dibaca.{look}"
    also = f" Ada pula {extra}." if extra else ""
    return f"Perlu diperbaiki. Ada {wrong} kesalahan pada tabel yang dibaca.{also} Mulailah dari yang paling atas."


def _counts(hasil: Hasil) -> str:
    items = "".join(
        f'<li class="{severity.value}"><b>{hasil.count(severity)}</b> {SEVERITY_WORDS[severity]}<br>'
        f'<span class="kecil">{MEANINGS[severity]}</span></li>'
        for severity in Severity
    )
    return f'<ul class="jumlah">{items}</ul>'


def _unread(files: Sequence[InputFile]) -> str:
    """Stands in plain sight: what was not read was not checked."""
    unread = [file for file in files if file.status != "read"]
    words = ((STATUS_WORDS.get(file.status, file.status), file.name, file.reason or "") for file in unread)
    lines = "".join(f"<li>{text(status)}: {text(name)} ({text(reason)})</li>" for status, name, reason in words)
    return f"<p><b>Berkas yang tidak dibaca</b></p><ul>{lines}</ul>" if lines else ""


def _background(hasil: Hasil) -> str:
    made, passed = sum(rule.made for rule in hasil.rules), sum(rule.passed for rule in hasil.rules)
    read = [file for file in hasil.laporan.files if file.status == "read"]
    tables = hasil.laporan.tables
    lines = "".join(f"<li>{text(file.name)}: {sum(table.file == file.name for table in tables)} tabel</li>" for file in read)
    resolved = f"<p>Sudah diperbaiki sejak pemeriksaan sebelumnya: {len(hasil.resolved)} temuan.</p>" if hasil.resolved else ""
    return (
        f"{resolved}<details><summary>Yang dibaca: {len(read)} berkas, {len(tables)} tabel</summary>"
        f"<p>{made} pemeriksaan dilakukan, {passed} di antaranya benar.</p><ul>{lines}</ul>"
        f"{_sentences('Yang disimpulkan dari isi tabel', hasil.understood)}"
        f"{_sentences('Yang belum ada', hasil.missing)}</details>"
    )


def _sentences(title: str, sentences: Sequence[str]) -> str:
    lines = "".join(f"<li>{text(sentence)}</li>" for sentence in sentences)
    return f"<p><b>{title}</b></p><ul>{lines}</ul>" if lines else ""


def _filter(hasil: Hasil, findings: Findings) -> str:
    """Buttons; hidden until the script shows them."""
    levels = "".join(
        f'<button type="button" aria-pressed="true" data-tingkat="{severity.value}">{SEVERITY_WORDS[severity]} '
        f"({hasil.count(severity)})</button>"
        for severity in Severity
        if hasil.count(severity)
    )
    files = "".join(
        f'<button type="button" aria-pressed="false" data-berkas="{index}">{text(name)}</button>'
        for index, name in enumerate(findings.files)
    )
    every = '<button type="button" aria-pressed="true" data-berkas="">Semua</button>'
    chosen = f'<div role="group" aria-label="Saring menurut berkas"><span>Berkas</span>{every}{files}</div>'
    return (
        f'<div class="saring" hidden><div role="group" aria-label="Saring menurut tingkat"><span>Tingkat</span>{levels}</div>'
        f'{chosen if len(findings.files) > 1 else ""}<p class="kecil" role="status"></p></div>'
    )
