"""Which capaian formula each row of a table uses, found out from its figures."""

from __future__ import annotations

import re
from decimal import Decimal

from lakip_xl.model.checks import Outcome
from lakip_xl.model.performance import Capaian, Rumus
from lakip_xl.rules.proof import prove
from lakip_xl.tables import PengukuranKegiatan, PengukuranSasaran

CAPS = (Decimal(100), Decimal(110), Decimal(120), Decimal(150), Decimal(200))
_NEGATIVE = re.compile(
    r"\b(?:angka (?:kematian|kemiskinan|kesakitan|putus|kecelakaan|stunting)|kematian|kemiskinan|pengangguran|penduduk miskin|stunting"
    r"|gizi buruk|keluhan|pengaduan|temuan|pelanggaran|kasus|kecelakaan|kejadian|kerusakan|keterlambatan|inflasi|prevalensi|putus sekolah"
    r"|waktu tunggu|lama(?:nya)? (?:waktu|proses|pelayanan)|waktu (?:penyelesaian|pelayanan|tanggap)|response time|kehilangan|kebocoran"
    r"|kekumuhan|kumuh|rasio gini|gini|ketimpangan|sampah yang tidak|konflik|sengketa|emisi|tunggakan|piutang)\b",
    re.IGNORECASE,
)
Measured = PengukuranSasaran | PengukuranKegiatan


def sounds_negative(indikator: str) -> bool:
    """Whether less is better, by the indicator's wording; "penurunan ..." counts what fell, so there more is better."""
    return bool(_NEGATIVE.search(indikator)) and not re.match(r"\s*(?:persentase |jumlah |tingkat )?(?:penurunan|penanganan|penyelesaian"
                                                               r"|menurunnya|berkurangnya|cakupan|tertanganinya)", indikator, re.IGNORECASE)  # fmt: skip


def equation_of(row: Measured) -> Capaian | None:
    """The formula under which the row's capaian holds, the plainest first; the expected one when none does.

    None when the row lacks target, realisasi or capaian, or its target is 0: then nothing can be computed.
    """
    if not row.target or not row.hasil or not row.capaian or not row.target.value:
        return None
    if row.hasil.value is None or row.capaian.value is None:
        return None
    order = [Rumus.NEGATIF, Rumus.TERBALIK, Rumus.POSITIF] if sounds_negative(row.name) else list(Rumus)
    plain = [Capaian(row.capaian, row.target, row.hasil, rumus) for rumus in order]
    capped = [Capaian(row.capaian, row.target, row.hasil, order[0], cap) for cap in CAPS if row.capaian.value == cap]
    return next((equation for equation in (*plain, *capped) if _holds(equation)), plain[0])


def _holds(equation: Capaian) -> bool:
    if equation.cap is not None:
        exact = equation.rumus.value.compute(equation.planned.value or Decimal(0), equation.reached.value or Decimal(0))
        if exact is None or exact <= equation.cap:
            return False
    return prove(equation, "").outcome in (Outcome.HOLDS, Outcome.CUT_OFF)
