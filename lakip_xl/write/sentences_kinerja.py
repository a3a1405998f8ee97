"""Sentences about performance, efficiency and staff."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_xl.model.figures import half_up, indonesian
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.skala import PERMENDAGRI
from lakip_xl.tables import Efisiensi, PegawaiEselon, PegawaiPendidikan, PengukuranSasaran
from lakip_xl.write.efficiency_sheet import is_section
from lakip_xl.write.recap_sheet import IN_A_HOLE, NO_CAPAIAN, NOT_COMPUTABLE, category_of, indicators, is_nought, office_scale
from lakip_xl.write.sentences_budget import Sentence
from lakip_xl.write.wording import Facts, counted, letter, listed, persen, rupiah, with_unit

_STAFF = re.compile(r"\(([^()]*\b(?:pns|cpns|asn|phl|pppk|p3k|honor\w*|kontrak|ptt)\b[^()]*)\)", re.IGNORECASE)
UNREADABLE_TARGET = "Tidak dibuat: target atau realisasi bukan satu angka, kosong, atau tidak terbaca."
NO_TARGET = "Tidak dibuat: target atau realisasi kinerja kosong, 0, atau tidak terbaca."
NO_PEOPLE = "Tidak dibuat: jumlah pada salah satu baris kosong atau tidak terbaca."
FORMULA = "E/I = ((Anggaran Kegiatan / Target Kinerja) x Realisasi Kinerja) - Realisasi Anggaran"


# --- achievement ------------------------------------------------------------------------------------------------------


def achievement_sentences(laporan: Laporan, facts: Facts) -> Iterator[Sentence]:
    rows = indicators(laporan)
    if not rows:
        return
    skala = office_scale(laporan)
    scale = skala or PERMENDAGRI
    told = [(row, _capaian(row, facts), facts.basis()) for _, row in rows]
    noughts = [is_nought(row, laporan.settings) for row, _, _ in told]
    categories = [category_of(value, scale, nought=nought) for (_, value, _), nought in zip(told, noughts, strict=True)]
    yield _overview(laporan, [row for _, row in rows], categories, scale.source, default=skala is None)
    for (row, value, basis), category in zip(told, categories, strict=True):
        yield _indicator(row, value, category, basis, facts)


def _capaian(row: PengukuranSasaran, facts: Facts) -> Decimal | None:
    return facts.value(row.capaian)


def _overview(
    laporan: Laporan, rows: Sequence[PengukuranSasaran], categories: Sequence[str], source: str, *, default: bool
) -> Sentence:
    year = f" pada tahun {laporan.year}" if laporan.year else ""
    goals = len({row.text("sasaran").text for row in rows} - {""})
    aims = f"{counted(goals)} sasaran strategis dengan " if goals else ""
    counts = Counter(categories)
    texts = [_category_words(category, count) for category, count in counts.items()]
    number = f"{counted(len(rows))} indikator"
    text = f"Ada {aims}{number} kinerja yang ditetapkan{year}. Dari {number} tersebut, {listed(texts)}."
    basis = f"Kategori menurut skala {source}" + (" (skala baku, karena skala instansi tidak tertulis)." if default else ".")
    return Sentence("3.1 Pengukuran Kinerja", text, basis)


def _category_words(category: str, count: int) -> str:
    number = f"{counted(count)} indikator"
    if category == NOT_COMPUTABLE:
        return f"{number} tidak dapat dihitung capaiannya karena targetnya 0"
    if category == NO_CAPAIAN:
        return f"{number} belum mempunyai capaian"
    return f"{number} berada di celah skala" if category == IN_A_HOLE else f"{number} termasuk kategori {category}"


def _indicator(row: PengukuranSasaran, capaian: Decimal | None, category: str, basis: str, facts: Facts) -> Sentence:
    name, target, reached = row.name, facts.value(row.target), facts.value(row.hasil)
    rest = facts.basis()
    section = "3.1 Capaian indikator"
    if target is None or reached is None or row.target is None or row.hasil is None:
        return Sentence(section, name, UNREADABLE_TARGET, made=False)
    start = f"Indikator {name} dengan target {with_unit(row.target, target)} terealisasi {with_unit(row.hasil, reached)}"
    if category == NOT_COMPUTABLE:
        return Sentence(section, f"{start}; capaiannya tidak dapat dihitung karena targetnya 0.", rest)
    if capaian is None:
        return Sentence(section, f"{start}.", f"{rest} Capaian tidak ada pada tabel.")
    known = f" dengan kategori {category}" if category not in (IN_A_HOLE, NO_CAPAIAN) else ""
    shown = indonesian(half_up(capaian, 2)) if capaian != capaian.to_integral_value() else indonesian(capaian)
    return Sentence(section, f"{start}, sehingga capaiannya {shown}%{known}.", basis)


# --- efficiency -------------------------------------------------------------------------------------------------------


def efficiency_sentences(laporan: Laporan, facts: Facts) -> Iterator[Sentence]:
    for table, row in laporan.rows(Efisiensi):
        if is_section(table, row):
            yield from _section(laporan, table, row, facts)


def _section(laporan: Laporan, table: Table, row: Efisiensi, facts: Facts) -> Iterator[Sentence]:
    name = " ".join(row.name.split())
    section = f"{row.number.strip() or '2.2'} {name}".strip()
    pagu, spent = facts.value(row.pagu), facts.value(row.realisasi)
    if pagu is None or spent is None:
        facts.basis()
        yield Sentence(section, name, "Tidak dibuat: anggaran atau realisasi anggaran kosong atau tidak terbaca.", made=False)
        return
    year = f" pada tahun anggaran {laporan.year}" if laporan.year else ""
    parts = table.parts(row)
    lines = [line for index, part in enumerate(parts) if (line := _part(laporan, part, index, facts))]
    made_of = f", yang terdiri dari {counted(len(parts))} kegiatan" if parts else ""
    share = f" atau {persen(spent, pagu)}" if pagu else ""
    text = (
        f"Capaian kinerja dari indikator {name}{year} didukung oleh anggaran sebesar {rupiah(pagu)}"
        f" dan realisasi anggaran sebesar {rupiah(spent)}{share}{made_of}"
    )
    whole = "\n".join([f"{text} yaitu:", *lines[:-1], f"{lines[-1][:-1]}."]) if len(lines) == len(parts) > 0 else f"{text}."
    yield Sentence(section, whole, facts.basis())
    yield from _equation(section, name, row, facts)


def _part(laporan: Laporan, row: Row, index: int, facts: Facts) -> str:
    """ "a. Kegiatan X dilaksanakan oleh ... dengan alokasi anggaran sebesar ...": nothing where a figure is missing."""
    pagu, spent = facts.value(row.figure("pagu")), facts.value(row.figure("realisasi"))
    if pagu is None or spent is None:
        return ""
    by = f" dilaksanakan oleh {laporan.office}" if laporan.office else ""
    share = f" atau {persen(spent, pagu)}" if pagu else ""
    name = " ".join(row.name.split())
    money = f"alokasi anggaran sebesar {rupiah(pagu)} dan realisasi anggaran sebesar {rupiah(spent)}{share}"
    return f"{letter(index)}. {name}{by} dengan {money};"


def _equation(section: str, name: str, row: Efisiensi, facts: Facts) -> Iterator[Sentence]:
    pagu, spent = facts.value(row.pagu), facts.value(row.realisasi)
    target, reached = facts.value(row.target), facts.value(row.hasil)
    basis = facts.basis()
    if pagu is None or spent is None or not target or reached is None or row.target is None or row.hasil is None:
        yield Sentence(section, f"Efisiensi {name}", NO_TARGET, made=False)
        return
    gain = half_up(pagu / target * reached - spent, 2)
    shown = f"(({rupiah(pagu)} / {with_unit(row.target, target)}) x {with_unit(row.hasil, reached)}) - {rupiah(spent)}"
    yield Sentence(section, f"{FORMULA}\nE/I = {shown}\n      = {rupiah(gain)}", basis)
    yield Sentence(section, _conclusion(name, gain, pagu), basis)


def _conclusion(name: str, gain: Decimal, pagu: Decimal) -> str:
    start = f"Dari hasil perhitungan tersebut dapat disimpulkan bahwa capaian kinerja dari {name}"
    if not gain:
        return f"{start} dicapai tanpa efisiensi maupun inefisiensi (Rp 0,-)."
    share = f" atau dengan persentase {_share(abs(gain), pagu)}" if pagu else ""
    return f"{start} dapat dikatakan {'efisiensinya' if gain > 0 else 'inefisiensinya'} sebesar {rupiah(abs(gain))}{share}."


def _share(gain: Decimal, pagu: Decimal) -> str:
    """With as many decimals as a small share needs, so that it is not printed as 0,00%."""
    exact = gain * 100 / pagu
    return persen(gain, pagu) if half_up(exact, 2) else f"{indonesian(half_up(exact, 1 - exact.adjusted()))}%"


# --- staff ------------------------------------------------------------------------------------------------------------


def staff_sentences(laporan: Laporan, facts: Facts) -> Iterator[Sentence]:
    for table in laporan.of(PegawaiPendidikan):
        yield _people(table, f"Jumlah pegawai{_who(table)} menurut tingkat pendidikan sebanyak", "pendidikan", facts)
    for table in laporan.of(PegawaiEselon):
        yield _people(table, f"Jumlah pegawai{_who(table)} menurut eselon sebanyak", "eselon", facts)


def _who(table: Table) -> str:
    found = next((match.group(1) for title in table.found.titles if (match := _STAFF.search(title.text))), "")
    return f" {' '.join(found.split())}" if found else ""


def _people(table: Table, start: str, what: str, facts: Facts) -> Sentence:
    section = "1.3.2 Sumber Daya Manusia"
    rows = [row for row in table.rows if not row.total and not row.parts]
    values = [(" ".join(row.name.split()), _jumlah(row, facts)) for row in rows]
    total_row = next((row for row in table.rows if row.total), None)
    total = _jumlah(total_row, facts) if total_row else None
    sides = [facts.value(total_row.figure(side)) for side in ("laki", "perempuan")] if total_row else []
    basis = facts.basis()
    known = [(name, value) for name, value in values if value]
    summed = sum((value for _, value in known), Decimal(0))
    if not known or any(value is None for _, value in values):
        return Sentence(section, f"Pegawai menurut {what}", NO_PEOPLE, made=False)
    if total is not None and total != summed:
        reason = f"Tidak dibuat: rinciannya berjumlah {indonesian(summed)}, tetapi jumlah yang tertulis {indonesian(total)}."
        return Sentence(section, f"Pegawai menurut {what}", reason, made=False)
    lines = listed([f"{name} sebanyak {indonesian(value)} orang" for name, value in known])
    both = _both(sides, summed)
    return Sentence(section, f"{start} {counted(int(summed))} orang, terdiri dari {lines}{both}.", basis)


def _jumlah(row: Row, facts: Facts) -> Decimal | None:
    """The people of a row; where the table has no sum, men and women together. A line of nothing but "-" counts 0."""
    figure = row.figure("jumlah")
    if figure is not None:
        return facts.value(figure)
    values = [value for side in ("laki", "perempuan") if (value := facts.value(row.figure(side))) is not None]
    return sum(values, Decimal(0)) if values else None


def _both(sides: Sequence[Decimal | None], total: Decimal) -> str:
    if len(sides) < 2 or sides[0] is None or sides[1] is None or sides[0] + sides[1] != total:
        return ""
    return f", yaitu {indonesian(sides[0])} orang laki-laki dan {indonesian(sides[1])} orang perempuan"
