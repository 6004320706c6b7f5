"""The names that annotations need, without ``typing``.

Annotations are never evaluated here, and to import ``typing`` costs a start 2 ms. A type checker
sees the real names; where one is used for more than an annotation, ``typing`` itself is imported.
"""

__all__ = ["TYPE_CHECKING", "Any", "BinaryIO", "NoReturn", "Self", "TextIO"]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, BinaryIO, NoReturn, Self, TextIO
else:
    Any = BinaryIO = NoReturn = Self = TextIO = object
