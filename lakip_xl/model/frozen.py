"""Values that never change: what ``dataclass(frozen=True)`` gives, sooner and quicker.

A run makes a hundred such classes before it reads the first cell, and then tens of thousands of values. The standard library
compiles six functions for each class; here it is one, and those by which values are compared when the first two are. It also
stores every field by ``object.__setattr__``, because the class itself refuses; here a value with slots is of an open twin of its
class until its fields are stored, which takes a quarter of the time.

Not for classes that inherit fields from each other, nor for those that need ``__post_init__`` or keyword-only fields.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar, overload

if sys.version_info >= (3, 11):
    from typing import dataclass_transform
else:

    def dataclass_transform(**_told: Any) -> Any:
        """Speaks to type checkers only."""
        return lambda one: one


ValueT = TypeVar("ValueT")


@overload
def frozen(cls: type[ValueT], /) -> type[ValueT]: ...
@overload
def frozen(*, slots: bool = False, eq: bool = True, order: bool = False) -> Callable[[type[ValueT]], type[ValueT]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, slots: bool = False, eq: bool = True, order: bool = False) -> Any:
    """Makes a class one of values. With ``slots`` they have no ``__dict__``; without ``eq`` each is equal to itself only."""
    if cls is None:
        return lambda one: _frozen(one, slots, eq, order)
    return _frozen(cls, slots, eq, order)


COMPARED = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _frozen(cls: type[Any], slots: bool, eq: bool, order: bool) -> type[Any]:
    cls = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made = {"__setattr__": _refused, "__delattr__": _refused, "__repr__": _shown, "__reduce__": _taken_apart}
    made |= {"__new__": _maker(cls)} if slots else {"__init__": _filler(cls)}
    for name, method in made.items():
        setattr(cls, name, method)
    signs = ({"__eq__": "=="} if eq else {}) | (COMPARED if order else {})
    mine, others = (f"({''.join(f'{one}.{member.name}, ' for member in fields(cls))})" for one in ("self", "other"))
    for name, sign in signs.items():
        line = f"return {mine} {sign} {others} if other.__class__ is self.__class__ else NotImplemented"
        _compiled_later(cls, name, "self, other", line)
    if eq:
        _compiled_later(cls, "__hash__", "self", f"return hash({mine})")
    return cls


def _maker(cls: type[Any]) -> Callable[..., Any]:
    """``__new__`` for values with slots."""
    names = [member.name for member in fields(cls)]
    named = {"_twin": type(cls.__name__, cls.__bases__, {"__slots__": names}), "_new": object.__new__}
    stored = [f"self.{name} = {name}" for name in names]
    return _compiled(cls, "__new__", "_cls", ["self = _new(_twin)", *stored, "self.__class__ = _cls", "return self"], named)


def _filler(cls: type[Any]) -> Callable[..., Any]:
    """``__init__`` for values with a ``__dict__``: to change the class of those takes longer than it saves."""
    stored = [f"_put(self, {member.name!r}, {member.name})" for member in fields(cls)]
    return _compiled(cls, "__init__", "self", stored, {"_put": object.__setattr__})


def _compiled(cls: type[Any], name: str, first: str, lines: list[str], named: dict[str, Any]) -> Callable[..., Any]:
    """A function of all fields."""
    arguments, made = [first], []
    for member in fields(cls):
        default = member.default
        if member.default_factory is not MISSING:
            default, named[f"_make_{member.name}"] = None, member.default_factory
            made.append(f"{member.name} = _make_{member.name}() if {member.name} is None else {member.name}")
        named[f"_default_{member.name}"] = default
        arguments.append(member.name if default is MISSING else f"{member.name}=_default_{member.name}")
    return _function(cls, name, ", ".join(arguments), [*made, *lines], named)


def _compiled_later(cls: type[Any], name: str, arguments: str, line: str) -> None:
    def first_asked(*values: Any) -> Any:
        function = _function(cls, name, arguments, [line], {})
        setattr(cls, name, function)
        return function(*values)

    setattr(cls, name, first_asked)


def _function(cls: type[Any], name: str, arguments: str, lines: list[str], named: dict[str, Any]) -> Callable[..., Any]:
    exec(f"def {name}({arguments}): {'; '.join(lines)}", named)
    function: Callable[..., Any] = named[name]
    function.__qualname__, function.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
    return function


def _refused(self: object, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")


def _shown(self: Any) -> str:
    told = (f"{member.name}={getattr(self, member.name)!r}" for member in fields(self) if member.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _taken_apart(self: Any) -> tuple[Any, ...]:
    """For pickle and copy: the class and what it is made of again."""
    return type(self), tuple(getattr(self, member.name) for member in fields(self))
