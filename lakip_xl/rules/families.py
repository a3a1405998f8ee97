"""Imports every family, so that its rules are declared."""

from lakip_xl.rules import anggaran, efisiensi, indikator, kinerja, silang

__all__ = ["anggaran", "efisiensi", "indikator", "kinerja", "silang"]
