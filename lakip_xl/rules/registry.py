"""How a rule is declared, and the one list of all rules.

A rule is a decorated function from a Laporan to Checks. Its Indonesian docstring is its published page: a first sentence, then
the sections Diperiksa, Mengapa, Perbaikan, Salah and Benar. The two examples are tables with "|" between cells; tests run them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lakip_xl.model.checks import Check
from lakip_xl.model.findings import Severity
from lakip_xl.model.hasil import RulePage
from lakip_xl.model.laporan import Laporan

RuleFunction = Callable[[Laporan], Iterator[Check]]

KESALAHAN, PERINGATAN, CATATAN = Severity.KESALAHAN, Severity.PERINGATAN, Severity.CATATAN


@dataclass(frozen=True)
class Rule:
    page: RulePage
    ask: RuleFunction

    @property
    def code(self) -> str:
        return self.page.code


_RULES: dict[str, Rule] = {}
_SECTIONS = ("Diperiksa", "Mengapa", "Perbaikan", "Salah", "Benar")


def rule(code: str, name: str, severity: Severity, source: str) -> Callable[[RuleFunction], RuleFunction]:
    """Declares a rule. Raises ValueError for a code that is taken or a page that lacks a section."""

    def declare(ask: RuleFunction) -> RuleFunction:
        if code in _RULES and _RULES[code].ask.__qualname__ != ask.__qualname__:
            raise ValueError(f"rule code {code} is taken")
        _RULES[code] = Rule(_page(code, name, severity, source, inspect.getdoc(ask) or ""), ask)
        return ask

    return declare


def _page(code: str, name: str, severity: Severity, source: str, text: str) -> RulePage:
    parts = re.split(rf"^({'|'.join(_SECTIONS)}):[ \t]*", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    missing = [section for section in _SECTIONS if not sections.get(section, "").strip()]
    if missing:
        raise ValueError(f"rule {code}: the page lacks {', '.join(missing)}")
    checked, why, repair = (" ".join(sections[section].split()) for section in _SECTIONS[:3])
    wrong, right = (inspect.cleandoc("\n" + sections[section]).strip("\n") for section in _SECTIONS[3:])
    title = " ".join(parts[0].split()).rstrip(".")
    return RulePage(code, name, severity, title, checked, why, repair, wrong, right, source)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code. Importing the families declares them, once."""
    import lakip_xl.rules.families  # noqa: F401, PLC0415

    return tuple(_RULES[code] for code in sorted(_RULES))
