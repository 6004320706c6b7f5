"""Plain phrases as patterns."""

from __future__ import annotations

import re

from lintnews.analysis.tokens import first_token, fold
from lintnews.errors import DefinitionError
from lintnews.linting.rule import Options, Pattern, Rule, option


class PhraseOptions(Options):
    """What a desk can set for every rule made of phrases."""

    extend: tuple[str, ...] = option((), "phrases to look for besides the rule's own")


class StrictPhraseOptions(PhraseOptions):
    """What a desk can set for a rule some of whose patterns are for a copy desk only."""

    strict: bool = option(
        default=False, text="look also for what is right only about half of the time", desk=True
    )


def phrase_pattern(phrase: str, *, tag: str = "", case_sensitive: bool = False) -> Pattern:
    """Return the pattern of a phrase: any white space, any quotation marks, whole words.

    Raises:
        DefinitionError: if the phrase holds no word and no mark.
    """
    words = phrase.split()
    if len(words) > 1 and len(words[0]) > 1 and phrase.isascii() and "".join(words).isalpha():
        # What most phrases are, and a desk may have thousands: nothing to escape, and the tokens
        # are the words.
        first, second = (word.lower() for word in words[:2])
        has_own_token = len(second) > 1 or bool(words[2:])
        return Pattern(
            r"\s+".join(words) + r"(?!\w)",
            frozenset((first,)),
            case_sensitive,
            tag,
            then=second if has_own_token else "",
        )
    start = first_token(phrase)
    if start is None:
        message = f"an empty phrase: {phrase!r}"
        raise DefinitionError(message)
    expression = r"\s+".join(map(re.escape, words))
    expression = re.sub("['’]", "['’]", re.sub('["“”]', '["“”]', expression))
    if words[-1][-1].isalnum():
        expression += r"(?!\w)"
    return Pattern(
        expression, frozenset({fold(start)}), case_sensitive, tag, then=_second_word(phrase, start)
    )


def _second_word(phrase: str, start: str) -> str:
    """Return the second word of a phrase, folded, if it is a token of its own in every match.

    A single letter at the end may begin an abbreviation (``a.m.``), and marks may
    grow together. Of a word with an apostrophe it is what is before that.
    """
    first, *others = phrase.split()
    if first != start or not others:
        return ""
    second, apostrophe, rest = fold(others[0]).partition("'")
    plain = second.isalpha() and (rest.isalpha() or not apostrophe)
    return second if plain and (len(others[0]) > 1 or len(others) > 1) else ""


def shown(pattern: Pattern) -> str:
    """Return a pattern as its author wrote it: a phrase as a phrase."""
    if not pattern.starts or pattern.guarded:
        return pattern.expression
    plain = (
        pattern.expression.removesuffix(r"(?!\w)")
        .replace(r"\s+", " ")
        .replace("['’]", "'")
        .replace('["“”]', '"')
    )
    return re.sub(r"\\(.)", r"\1", plain)


def extended(rule: Rule, phrases: tuple[str, ...]) -> Rule:
    """Return the rule with further phrases to look for."""
    return (
        rule._replace(patterns=(*rule.patterns, *(phrase_pattern(phrase) for phrase in phrases)))
        if phrases
        else rule
    )
