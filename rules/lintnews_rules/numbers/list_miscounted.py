"""Four crimes, and then three: the reader counts, and wonders which one was cut.

A list of which the story says how long it is must be that long. It is counted where its
items can be told apart: after a colon or between commas, closed by "and". Where an item may
hold an "and" or a comma of its own, every way to count is tried, and the rule speaks if none
fits. Names beside their number are counted too: "two other senators, Lena Ortiz and Abel Roy".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    Finding,
    Form,
    Match,
    Pattern,
    Reading,
    Severity,
    Span,
    rule,
    sentence_at,
)
from lintnews_rules.numbers._figures import NUMBER_WORDS

NAMED, BEHIND, DIVIDED = "names", "names before", "semicolons"
NAMES_OF = frozenset({NAMED, BEHIND, DIVIDED})
COUNTED = {word: int(value) for word, value in NUMBER_WORDS.items() if 2 <= value <= 12}
LONGEST_ITEM = 12  # words; longer ones are clauses
# What is measured is no list: "three years: …".
MEASURES = (
    "years|months|weeks|days|hours|minutes|seconds|miles|feet|inches|points|percent|times|cents|dollars|pounds|votes|seats|games"
    "|yards|degrees|acres|thirds|quarters|fifths|goals|runs|wins|sets|million|billion|thousand|hundred"
)
BEFORE = Form(
    r"(?i:\b(?:at least|more than|over|about|nearly|almost|some|of|of the|of its|of their|the other|another|page|chapter|day|part|section|article|no\.|first|last|past|every|each|next|top) )\Z|[/$£€.,:-]\Z",
)
NO_ITEM = Form(
    r"^(?:\d{1,3}$|who\b|which\b|where\b|whose\b|with\b|including\b|such as\b|like\b|but\b|or\b|so\b|then\b|although\b|because\b|when\b|while\b|if\b"
    r"|Jr\.|Sr\.|Inc\.|Ltd\.|LLC|[A-Z][a-z]{1,4}\.$|[A-Z]\.[A-Z]\.)|^(?:a|an|the) [a-z]+ (?:of|in|at|for|from|who|that)\b.*$",
)
CLAUSE = Form(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did|says?|said|isn['’]t|don['’]t"
    r"|I|we|you|they|he|she|it|there)\b",
)
SEVERAL = Form(r"\b(?:sons|daughters|children|brothers|sisters|parents|kids|wives|others)\b")
CLOSES = Form(r",? and (?=\S)|,? & (?=\S)")
NUMBER = Form(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b")
STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas"
    "|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire"
    "|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina"
    r"|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Canada|Mexico|England"
)
PLACES = Form(
    r"^(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Vt"
    rf"|Va|Wash|Wis|Wyo)\.?$|^(?:{STATES})\b",
)


AGES = Form(r", \d{1,3}(?=, |,? and |$)")
COLON, DASH = "colon", "dash"
COUNT = rf"(?P<count>{'|'.join(COUNTED)}|[2-9]|1[0-2]) "
# The patterns of the rule say where such a list may begin, without naming every word.
LISTS = {
    COLON: Form(
        rf"(?i){COUNT}"
        r"(?:(?!(?:of|as|in|to|for|and|or|after|before|during|from|with|by|on|at|the|that|than)\b)[a-z][\w’'-]* ){0,3}?"
        rf"(?!(?:{MEASURES})\b)"
        r"(?P<noun>(?-i:[a-z])[\w’'-]*s|people|men|women|children)\b(?P<between>[^.:;!?—()“”\"\n]{0,60}?)(?:: |, namely |, that is, )"
        r"(?P<list>[^:;!?—–()“”\"\n]{5,400})"
    ),
    DASH: Form(
        rf"(?i){COUNT}"
        rf"(?P<noun>(?!(?:{MEASURES})\b)[a-z][\w’'-]*s)(?P<between>)"
        r"(?: — | – | -- |—| \()(?!(?:and|or|but|which|who|that|in|at|on|with|see|about|than|not|all|both|each|if|when|as|from|for|to|by|including|mostly|plus)\b)(?P<list>[^:;!?—–()“”\"\n.-]{5,200}?)(?: — | – | -- |—|\)|\.(?= |$))"
    ),
}
# A name of two words or more, with a title, a home or an age.
NAME = r"(?:(?:Sens?|Reps?|Drs?|Gov|Govs|Mrs?|Ms|Rev)\.? )?(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:de|la|von|van|al|bin|[A-Z][\w’'-]+|[A-Z]\.)){1,3}"
OF = r"(?: of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
ONE_OF = Form(f"{NAME}{OF}")
NAMES = rf"{NAME}{OF}(?:, {NAME}{OF}){{0,5}},? and {NAME}{OF}"
WORD = rf"(?P<count>(?i:{'|'.join(COUNTED)}))"
KIND = rf"(?P<noun>(?:(?!(?:{MEASURES})\b)[a-z][\w’'-]* |[A-Z][a-z]+ ){{0,3}}?(?!(?:{MEASURES})\b)(?:[a-z][\w’'-]*s|Democrats|Republicans|Conservatives|Liberals|Americans|Britons|Canadians|Australians)|(?:[a-z]+ ){{0,2}}(?:people|men|women|children))"


@rule(
    code="NUM101",
    name="list-miscounted",
    summary="a list is not as long as the story says",
    severity=Severity.WARNING,
    patterns=(
        Pattern(
            COUNT + r"(?=[a-z][^.:;!?()“”\"\n]{0,200}(?:: |, namely |, that is, ))",
            frozenset({*COUNTED, *map(str, range(2, 13))}),
            tag=COLON,
            words=(": ", ", namely ", ", that is, "),
        ),
        Pattern(
            COUNT + r"(?=[a-z][\w’'-]*s(?: — | – | -- |—| \())",
            frozenset({*COUNTED, *map(str, range(2, 13))}),
            tag=DASH,
            words=("—", "–", "--", " ("),
        ),
        # "three other captains, Lena Ortiz and Abel Roy,"; "those three pilots were …"
        Pattern(
            rf"{WORD} {KIND}(?:,| \(| (?:are|were))(?P<between>) (?P<list>{NAMES})(?=[,.;)])",
            frozenset(COUNTED),
            case_sensitive=True,
            words=(" and ",),
            tag=NAMED,
        ),
        # "Ann Ott and Piet Halden, three pilots from …"
        Pattern(
            rf"(?<![\w’'-])(?P<list>{NAMES}), (?P<between>)(?P<count>{'|'.join(COUNTED)}) {KIND}(?= (?:from|of|in|who|at|for|on|owned|with)\b|[,.;])",
            case_sensitive=True,
            words=tuple(f", {count} " for count in COUNTED),
            tag=BEHIND,
        ),
        # what semicolons divide: of the four rescued, each with an age
        Pattern(
            rf"{WORD} (?P<noun>(?:[a-z]+ ){{0,2}}(?:(?!(?:{MEASURES})\b)[a-z][\w’'-]*s|people|men|women|killed|dead|rescued|injured|arrested|charged|named))\b"
            r"(?P<between>[^.:;!?—()“”\"\n]{0,60}): (?P<list>[^:!?“”\"\n.]{3,80}(?:; [^:;!?“”\"\n.]{3,80}){1,6}; and [^:;!?“”\"\n]{3,80})",
            frozenset(COUNTED),
            case_sensitive=True,
            words=("; and ",),
            tag=DIVIDED,
        ),
    ),
    bad=(
        """
        Three other captains, Lena Ortiz and Abel Roy, came on Monday.
        ^^^^^^^^^^^^^^^^^^^^ three other captains are announced, and 2 follow
        The Lena Bell and the Abel Roy left. Ann Ott and Piet Halden, three pilots from Elm Harbor, stayed.
                                                                      ^^^^^^^^^^^^ three pilots are announced, and 2 are named
        """,
        """
        The boat was late. Those three pilots were Ann Ott of Elm Harbor and Piet Halden of Port Ellis.
                                 ^^^^^^^^^^^^ three pilots are announced, and 2 follow
        The four rescued were all pilots: Ann Ott, 58; Piet Halden, 43; and Lena Ortiz, 55.
            ^^^^^^^^^^^^ four rescued are announced, and 3 follow
        """,
        """
        The pier has three tenants: a cafe and a bait shop.
                     ^^^^^^^^^^^^^ three tenants are announced, and 2 follow
        """,
        """
        Two boats remain closed: the Gull, the Heron, the Swan and the Tern.
        ^^^^^^^^^ two boats are announced, and 4 follow
        The three ferries (the Gull and the Heron) are late, for two reasons, namely cost, time and ice.
            ^^^^^^^^^^^^^ three ferries are announced, and 2 follow
                                                                 ^^^^^^^^^^^ two reasons are announced, and 3 follow
        It will run four lines — washers, dryers and ovens.
                    ^^^^^^^^^^ four lines are announced, and 3 follow
        """,
    ),
    good=(
        "The pier has three tenants: a cafe, a bait shop and a bank.",
        "The pier has three tenants: a bar and grill, and a bait shop.",
        "The plan has two goals: to keep the ferry running, which it must, and to pay for it.",
        "The pier has three tenants: a cafe, a bait shop. It is full.",
        "“The pier has three tenants: a cafe and a bait shop,” she said.",
        "The pier was closed after the 9/11 attacks: the cafe and the bait shop.",
        "It lasted three installments (and outlasted its budget). It has 11 boats (seven ferries and four tugs).",
        "He thought of five people: his mother, his wife and his daughters.",
        "The riders have Five Demands: a boat, a ramp, a lamp and a bench.",
    ),
)
def list_miscounted(
    reading: Reading,
    all_matches: Sequence[Match],
) -> Iterator[Finding]:
    """Count each list in every way."""
    for match in _lists(reading, all_matches):
        if BEFORE.search(reading.text, max(0, match.span.start - 20), match.span.start):
            continue
        sentence = sentence_at(reading, match.span.start)
        if sentence is None or NUMBER.search(match.groups["between"]):
            continue
        if match.pattern.tag in NAMES_OF:
            yield from _of_names(match)
            continue
        at = match.text.rindex(match.groups["list"])
        listed = reading.text[match.span.start + at : min(match.span.end, sentence.end)]
        if match.pattern.tag == DASH and NUMBER.search(listed):
            continue  # eleven submarines (seven old ones and four new)
        counts = _counts(AGES.sub("", listed.rstrip(" .,")))
        said = match.groups["count"].lower()
        count = COUNTED.get(said) or int(said)
        if not counts or min(counts) <= count <= max(counts):
            continue
        end = match.text.index(match.groups["noun"], len(said)) + len(match.groups["noun"])
        noun = match.groups["noun"]
        yield Finding(
            Span(match.span.start, match.span.start + end),
            f"{said} {noun} are announced, and {max(counts) if count > max(counts) else min(counts)} follow",
        )


def _of_names(match: Match) -> Iterator[Finding]:
    """Compare a number with the names beside it, or with what semicolons divide."""
    said, noun, listed = match.groups["count"], match.groups["noun"], match.groups["list"]
    if match.pattern.tag == DIVIDED:
        follow = listed.count(";") + 1
    else:
        follow = sum(1 for _ in ONE_OF.finditer(listed))
    if follow != COUNTED[said.lower()]:
        at = match.text.index(f"{said} {noun}", len(listed) if match.pattern.tag == BEHIND else 0)
        start = match.span.start + at
        tail = "are named" if match.pattern.tag == BEHIND else "follow"
        yield Finding(
            Span(start, start + len(said) + 1 + len(noun)),
            f"{said.lower()} {noun} are announced, and {follow} {tail}",
        )


def _lists(reading: Reading, places: Sequence[Match]) -> Iterator[Match]:
    """Yield the lists that begin at one of the places and that the rule may report."""
    ends = dict.fromkeys(LISTS, 0)
    for place in places:
        kind = place.pattern.tag
        if kind in NAMES_OF:
            yield place
            continue
        if place.span.start < ends[kind]:
            continue
        found = LISTS[kind].match(reading.text, place.span.start)
        if found is not None:
            ends[kind] = found.end()
            span = Span(*found.span())
            if reading.may_report(span):
                yield Match(place.pattern, span, found.group(), found.groupdict())


def _counts(listed: str) -> range | None:
    """Return how many items there may be, ``None`` if they cannot be told apart."""
    pieces = [piece.strip() for piece in listed.split(", ")]
    nested = next((at for at, piece in enumerate(pieces[:-1]) if piece.startswith("and ")), None)
    if nested is not None:  # "…, and efforts in mosques, schools and halls": the list is over
        pieces = pieces[: nested + 1]
    last = pieces[-1]
    closed = last.startswith("and ")
    if closed:
        pieces[-1] = last.removeprefix("and ")
    elif not CLOSES.search(last):
        return None
    if any(len(piece.split()) > LONGEST_ITEM or CLAUSE.search(piece) for piece in pieces):
        return None
    most = len(pieces) + sum(len(list(CLOSES.finditer(piece))) for piece in pieces)
    least = len(pieces) + (not closed)
    if any(SEVERAL.search(piece) for piece in pieces):
        return None  # "his mother and his daughters": nobody knows how many
    doubtful = sum(bool(NO_ITEM.search(piece) or PLACES.search(piece)) for piece in pieces[1:])
    capitals = {piece[:1].isupper() for piece in pieces}
    # "Nadia Ferrante, the mayor, and Piet Halden" may be two or three
    return range(1 if doubtful or len(capitals) > 1 else least, most + 1)
