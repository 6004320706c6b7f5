"""What is between has two ends with "and" between them: between 2008 and 2016.

"From 2008 to 2016" is the other way to say it; a mixture of both is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import COPY, Edit, Finding, Fix, Match, Pattern, Severity, rule

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
NUMBER = r"[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s)?(?: ?(?:%|percent|per cent|[ap]\.?m\.?|million|billion|trillion|thousand|years|months|miles|feet|degrees))?"
SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
)
END = rf"(?:{MONTH} {NUMBER}(?:, \d{{4}})?|{NUMBER}|{MONTH}|(?:{SMALL})\b|noon\b|midnight\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
AND_MORE = r"(?!(?:[^\w.,;]|\w|[.,]\d){0,40}? and (?:[$€£]?\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))"


@rule(
    code="NUM110",
    name="between-to",
    summary="“between” goes on with “to” or a dash",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(
            rf"between (?:about |roughly )?(?P<a>{END})(?P<link> to | until | through |[-–]| – | - )(?P<b>{END})(?![\w-]|[.,]\d|/){AND_MORE}",
            frozenset({"between"}),
        ),
    ),
    bad=(
        """
        The pier was built between 2008 to 2016.
                           ^^^^^^^^^^^^^^^^^^^^ "between 2008 and 2016", or "from 2008 to 2016"
        """,
        """
        She ran the port between 2015-2021, and well.
                         ^^^^^^^^^^^^^^^^^ "between 2015 and 2021", or "from 2015 to 2021"
        """,
        """
        The pier was built between 2008-16, and well.
                           ^^^^^^^^^^^^^^^ "between 2008 and 2016", or "from 2008 to 2016"
        """,
    ),
    good=(
        "The pier was built between 2008 and 2016, and rebuilt from 2018 to 2020.",
        "The gap between 18- to 24-year-olds and others grew between 2-3 percent and 5 percent.",
        "They paid between $50-100,000 for the pier.",
    ),
)
def between_to(matches: Sequence[Match]) -> Iterator[Finding]:
    """Put "and" between the two."""
    for match in matches:
        a, b = match.groups["a"], match.groups["b"]
        if b.endswith(",000") and "," not in a:
            continue  # "$50-100,000" may mean $50,000, and the two words would hide it
        last = a[:2] + b if len(a) == 4 and a.isdecimal() and len(b) == 2 else b
        right = match.text.replace(f"{a}{match.groups['link']}{b}", f"{a} and {last}")
        edit = Edit(match.span, right)
        fix = Fix.safe(edit) if last == b else Fix.unsafe(edit)
        yield Finding(match.span, f'"{right}", or "from {a} to {last}"', fix=fix)
