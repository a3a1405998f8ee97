"""Equations that a sheet declares itself in its number row: "13 = 9 + 10 + 11 + 12", "14=13/5 x100%", "c = a - b"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_xl.model.equations import Ref
from lakip_xl.model.figures import Angka, Unit, half_up, shown_figure

Values = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Node:
    """An operation over two nodes, a column (``name``), or a number (``value``)."""

    sign: str
    left: Node | None = None
    right: Node | None = None
    name: str = ""
    value: Decimal | None = None

    def names(self) -> tuple[str, ...]:
        if self.left is None or self.right is None:
            return (self.name,) if self.name else ()
        return tuple(dict.fromkeys((*self.left.names(), *self.right.names())))

    @property
    def divides(self) -> bool:
        return self.sign == "/" or any(node.divides for node in (self.left, self.right) if node)

    def compute(self, values: Values) -> Decimal | None:
        """None when a column is unknown or a divisor is nought."""
        if self.left is None or self.right is None:
            return values.get(self.name) if self.name else self.value
        left, right = self.left.compute(values), self.right.compute(values)
        if left is None or right is None or (self.sign == "/" and not right):
            return None
        return {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right}[
            self.sign
        ]()

    def text(self, shown: Mapping[str, str]) -> str:
        if self.left is None or self.right is None:
            return shown.get(self.name, self.name) if self.name else f"{self.value:f}"
        left, right = (
            f"({node.text(shown)})" if _binds_less(node, self) else node.text(shown) for node in (self.left, self.right)
        )
        return f"{left} {self.sign} {right}"


def _binds_less(node: Node, outer: Node) -> bool:
    return node.left is not None and node.sign in "+-" and outer.sign in "*/"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared equation: the column it is for, and what that column must be."""

    target: str
    node: Node
    written: str


def read_declaration(text: str) -> Declaration | None:
    """The equation that a cell of a number row declares; None for anything that is not one."""
    bare = " ".join(text.split()).strip()
    if bare.startswith("(") and bare.endswith(")") and bare.count("=") == 1 and _balanced(bare[1:-1]):
        bare = bare[1:-1]
    head, equals, tail = bare.partition("=")
    target = head.strip(" ()[]").casefold()
    if not equals or not re.fullmatch(r"\d{1,2}|[a-z]", target):
        return None
    tokens = _tokens(tail)
    if tokens is None:
        return None
    node, rest = _sum(tokens)
    return None if node is None or rest else Declaration(target, node, bare)


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _tokens(text: str) -> list[str] | None:
    plain = text.casefold().replace("×", "*").replace("÷", "/").replace(":", "/").replace("[", "(").replace("]", ")")
    plain = re.sub(r"(?<=[\d)\s%])x(?=[\s(\d])", "*", plain).replace("·", "*")
    tokens = re.findall(r"\d+(?:[.,]\d+)?%?|[a-z]|[-+*/()]|\S", plain)
    return tokens if all(re.fullmatch(r"\d+(?:[.,]\d+)?%?|[a-z]|[-+*/()]", token) for token in tokens) else None


def _sum(tokens: list[str]) -> tuple[Node | None, list[str]]:
    node, rest = _product(tokens)
    while node is not None and rest and rest[0] in "+-":
        sign = rest[0]
        right, rest = _product(rest[1:])
        node = Node(sign, node, right) if right is not None else None
    return node, rest


def _product(tokens: list[str]) -> tuple[Node | None, list[str]]:
    node, rest = _factor(tokens)
    while node is not None and rest and rest[0] in "*/":
        sign = rest[0]
        right, rest = _factor(rest[1:])
        node = Node(sign, node, right) if right is not None else None
    return node, rest


def _factor(tokens: list[str]) -> tuple[Node | None, list[str]]:
    if not tokens:
        return None, tokens
    token, rest = tokens[0], tokens[1:]
    if token == "(":
        node, rest = _sum(rest)
        return (node, rest[1:]) if node is not None and rest and rest[0] == ")" else (None, rest)
    if token.endswith("%") or (token[0].isdigit() and Decimal(token.replace(",", ".")) >= CONSTANT):
        return Node("", value=Decimal(token.rstrip("%").replace(",", "."))), rest
    return (Node("", name=token), rest) if re.fullmatch(r"\d{1,2}|[a-z]", token) else (None, rest)


CONSTANT = 100
"""Numbers from this on are numbers; smaller ones name columns."""


@dataclass(frozen=True, slots=True)
class Persamaan:
    """target = what the sheet's own number row declares, over figures of one row by the names of their columns."""

    target: Angka
    node: Node
    columns: tuple[str, ...]
    parts: tuple[Angka, ...]
    words: str

    def _values(self) -> dict[str, Decimal | None]:
        blank_is_nought = not self.node.divides
        return {
            name: figure.term if blank_is_nought else figure.value for name, figure in zip(self.columns, self.parts, strict=True)
        }

    def compute(self) -> Decimal | None:
        exact = self.node.compute(self._values())
        quotient_of_money = self.node.divides and self.target.unit is Unit.RUPIAH
        return half_up(exact, self.target.places) if exact is not None and quotient_of_money else exact

    def solve(self, part: Angka) -> Decimal | None:
        """Turned round numerically where the equation is linear in the part, as sums, differences and numerators are."""
        if self.target.value is None or part not in self.parts:
            return None
        name, values = self.columns[self.parts.index(part)], self._values()
        at = [self.node.compute({**values, name: Decimal(step)}) for step in (0, 1, 2)]
        if at[0] is None or at[1] is None or at[2] is None or at[1] - at[0] != at[2] - at[1] or at[1] == at[0]:
            return None
        return (self.target.value - at[0]) / (at[1] - at[0])

    def excel(self, ref: Ref) -> str:
        return "=" + self.node.text({name: ref(figure) for name, figure in zip(self.columns, self.parts, strict=True)})

    def figures(self) -> str:
        shown = {name: _shown(figure) for name, figure in zip(self.columns, self.parts, strict=True)}
        return self.node.text(shown)

    def with_figure(self, old: Angka, new: Angka) -> Persamaan:
        parts = tuple(new if figure == old else figure for figure in self.parts)
        return replace(self, target=new if self.target == old else self.target, parts=parts)


def _shown(figure: Angka) -> str:
    return figure.written or "0" if figure.value is None else shown_figure(figure.value, figure.unit, figure.places)
