"""Imports every family, so that its rules are declared."""

from lakip_xl.rules import anggaran

__all__ = ["anggaran"]
