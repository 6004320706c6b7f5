"""A contraction or possessive without its apostrophe: "didnt", "theyre", "todays".

No English word is spelled so, and autocorrection does not always see it. Forms that are
words of their own ("were", "hell", "wont" as a habit) are marked only where the words
around them leave no doubt.
"""

from collections.abc import Iterator

from lintnews import COPY, Edit, Example, Finding, Fix, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD103",
    name="contraction-apostrophe",
    summary="a contraction or possessive without its apostrophe",
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        Example(
            """
            The mayor said she didnt sign it.
                               ^^^^^ "didnt" should be "didn't"
            """,
            fixed="The mayor said she didn't sign it.",
        ),
        """
        The womens team won.
            ^^^^^^ "womens" should be "women's"
        """,
    ),
    good=(
        "The mayor said she didn't sign it.",
        '"I dont know," the letter read.',
        "He walked there, as was his wont.",
        "The sign on the door of the bar says Dont Tell Mama.",
    ),
)
def contraction_apostrophe(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for the forms that are listed; the apostrophe is of the article's own kind."""
    curly = reading.text.count("’") > reading.text.count("'")
    for slip in reading.get(_contexts.slips).get("contraction-apostrophe", ()):
        right = slip.right.replace("'", "’") if curly else slip.right
        message = f'"{slip.wrong}" should be "{right}"'
        yield Finding(slip.span, message, fix=Fix.safe(Edit(slip.span, right)))
