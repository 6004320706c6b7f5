"""The word lists that installed plugins bring: a rule that asks for one is tested with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.linting.rule import Rule
from lintnews.plugins.contributions import WordList


def vocabulary_for(rule: Rule) -> Vocabulary:
    """Return a vocabulary with nothing but the list that the rule names, if a plugin brings it."""
    name = rule.word_list
    if not name or name in Vocabulary._fields or name not in _installed():
        return Vocabulary()
    return Vocabulary(lists={name: _installed()[name].load()})


@cache
def _installed() -> Mapping[str, WordList]:
    from lintnews.plugins import registry

    return {item.name: item for item in registry.load().lists}
