"""Slips of the pen: each says whether the figure as written comes from the figure that it should be, by one slip."""

from __future__ import annotations

from lakip_xl.model.findings import Cause
