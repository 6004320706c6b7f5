"""How sure a role is, in four shades.

They are no measured shares: they only say which of two statements is believed, and what
a rule may build on.
"""

from __future__ import annotations

#: The place among its neighbours alone says so.
GUESSED = 0.7
#: The form of the words says so, and little else has it.
LIKELY = 0.85
#: The words themselves say so.
SURE = 0.95
#: The format states it.
STATED = 1.0
