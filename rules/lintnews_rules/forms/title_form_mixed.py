"""One story, one way to write a title before a name: "Sen. Ortiz" or "Senator Ortiz".

Which one is the house's business. Only titles right before a name count, in the paper's own
text; after the name ("Ortiz, a senator") the word is written out everywhere. Some houses
shorten a title before the full name and write it out before the surname alone, so these
are compared with each other only where a desk asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Finding,
    Form,
    Options,
    Reading,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules.forms._mixed import in_prose, mixed

TITLES = (
    ("Sen.", "Senator"),
    ("Sens.", "Senators"),
    ("Rep.", "Representative"),
    ("Reps.", "Representatives"),
    ("Gov.", "Governor"),
    ("Lt. Gov.", "Lieutenant Governor"),
    ("Gen.", "General"),
    ("Col.", "Colonel"),
    ("Capt.", "Captain"),
    ("Sgt.", "Sergeant"),
    ("Lt.", "Lieutenant"),
    ("Prof.", "Professor"),
    ("Rev.", "Reverend"),
    ("Dr.", "Doctor"),
)
_SHORT = {title.lower(): number for number, (title, _) in enumerate(TITLES)}
_LONG = {title.lower(): number for number, (_, title) in enumerate(TITLES)}
_LISTED = "|".join(
    sorted((title.replace(".", r"\.") for pair in TITLES for title in pair), key=len, reverse=True)
)
TITLED = Form(
    rf"(?<![\w.-])(?<!Attorney )(?<!Secretary )(?<!Director )(?<!State )(?<!Trade )(?<!Special )(?:{_LISTED})(?= [A-Z][a-z’'-]+(?: [A-Z]|[ ,.;)’']))",
    words=(
        "Sen",
        "Rep",
        "Gov",
        "Lt.",
        "Lieutenant",
        "Gen",
        "Col",
        "Capt",
        "Sgt.",
        "Sergeant",
        "Prof",
        "Rev",
        "Dr.",
        "Doctor",
    ),
)
FULL = Form(r" [A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z]")


class TitleFormMixedOptions(Options):
    """Which titles are held against each other."""

    surnames: bool = option(
        default=False,
        text="also compare titles before a surname alone with those before a full name",
        desk=True,
    )


@rule(
    code="FRM105",
    name="title-form-mixed",
    summary="one title is written out and shortened before names",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=TitleFormMixedOptions,
    bad=(
        """
        Sen. Lena Ortiz came first. Sen. Abel Roy was late.
        On Monday Senator Ann Ott left.
                  ^^^^^^^ "Senator" here, "Sen." on line 1: one form for both
        """,
    ),
    good=(
        "Sen. Lena Ortiz came first. The senator was late, and Attorney General Ann Ott was early.",
        "Sen. Lena Ortiz came first. “Senator Ann Ott left,” he said.",
        "Sen. Lena Ortiz came first. Senator Ortiz left early, and State Senator Ann Ott was late.",
    ),
)
def title_form_mixed(reading: Reading, options: TitleFormMixedOptions) -> Iterator[Finding]:
    """Compare the short and the long forms of each title; one finding a title."""
    forms: dict[int, tuple[list[Span], list[Span]]] = {}
    for match in TITLED.finditer(reading.text):
        if not options.surnames and not FULL.match(reading.text, match.end()):
            continue
        title = match.group().lower()
        number = _SHORT.get(title, _LONG.get(title, -1))
        both = forms.setdefault(number, ([], []))
        both[title in _LONG].append(Span(*match.span()))
    for both in forms.values():
        if all(both):
            finding = mixed(reading, [in_prose(reading, spans) for spans in both])
            if finding is not None:
                yield finding
