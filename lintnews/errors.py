"""What can go wrong, as one tree, and the hint for a word that is not known.

LintnewsError                 the base: has a message for the person at the keyboard
├── UsageError                the command line cannot be understood
│   └── MissingExtraError     a face needs libraries that are not installed
├── ConfigError               a configuration file is wrong (holds every problem found)
├── SourceError               a file cannot be read or decoded (reported as LNT001)
├── ReaderError               a reader cannot make articles of a source
├── FixError                  the fixes of an article never settle
├── WriteError                a file cannot be written, or must not be
├── PluginError               a plugin does not load, or breaks the contract
├── DefinitionError           a rule is defined wrongly (a bad code, a missing example, …)
└── RuleError                 a rule failed while it read an article (reported as LNT900)

Each ends the run with exit code 2, and none of them costs the findings
of another file, rule or plugin.
"""

from __future__ import annotations

from collections.abc import Iterable


class LintnewsError(Exception):
    """Base of all errors that lintnews raises on purpose."""


class UsageError(LintnewsError):
    """The command line asks for something that does not exist or cannot be done."""


class MissingExtraError(UsageError):
    """A command needs an extra that is not installed; the message says how to install it."""

    def __init__(self, extra: str) -> None:
        """Name the extra."""
        super().__init__(
            f"this needs the extra {extra!r}; from a checkout: pip install '.[{extra}]'"
        )


class ConfigError(LintnewsError):
    """One or more problems in the configuration.

    ``problems`` holds one message each, which names the file and, if they are known,
    line and column.
    """

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems in the order in which they were found."""
        super().__init__("\n".join(problems))
        self.problems = problems


class SourceError(LintnewsError):
    """A file cannot be read or decoded; ``offset`` is a byte offset if one is known."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        """Keep the byte offset next to the message."""
        super().__init__(message)
        self.offset = offset


class ReaderError(LintnewsError):
    """A reader cannot make an article of a source; ``offset`` is where in it, if that is known."""

    def __init__(self, message: str = "", offset: int | None = None) -> None:
        """Keep the offset, in code points of the source, next to the message."""
        super().__init__(message)
        self.offset = offset


class FixError(LintnewsError):
    """The fixes of an article undo each other; nothing was changed."""


class WriteError(LintnewsError):
    """A file cannot be written, or must not be; it is as it was."""


class PluginError(LintnewsError):
    """A plugin does not load, names a code twice, or returns what it must not."""


class ConsentError(PluginError):
    """A rule file is code that nobody consented to; it was not run."""


class DefinitionError(LintnewsError):
    """A rule, an option or a pattern is defined wrongly."""


class RuleError(LintnewsError):
    """A rule raised while it read an article."""


_LOOKS_LIKE_A_FIGURE = str.maketrans("ol", "01")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` if something known is close to the word, else nothing."""
    import difflib  # noqa: PLC0415  only on the way to an error message

    folded = {item.lower(): str(item) for item in known}
    figures = word.lower().translate(_LOOKS_LIKE_A_FIGURE)
    if figures in folded:
        return f"; did you mean {folded[figures]!r}?"
    close = difflib.get_close_matches(word.lower(), list(folded), n=1)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""
