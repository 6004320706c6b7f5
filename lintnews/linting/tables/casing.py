"""Capitals of a replacement: those of the text it replaces, if its place is their reason."""

from __future__ import annotations


def cased(right: str, wrong: str, found: str, *, begins_sentence: bool) -> str:
    """Return ``right`` as it is written in place of ``found``.

    ``wrong`` is the form that the rule lists, or empty. All capitals stay all capitals.
    A capital at the start is kept if the listed form has none, and set at the start of
    a sentence.
    """
    letters = [letter for letter in found if letter.isalpha()]
    if wrong and len(letters) > 1 and found.isupper() and not wrong.isupper():
        return right.upper()
    if found[:1].isupper() and (wrong[:1].islower() or begins_sentence):
        return right[:1].upper() + right[1:]
    return right


def differ_in_case_only(wrong: str, right: str) -> bool:
    """Return whether two forms differ in nothing but their capitals."""
    return wrong != right and wrong.lower() == right.lower()
