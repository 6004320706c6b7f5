"""What sort of piece the article is: news, or something that other rules hold for.

The signs are weighed like this. A page that says so itself (a label, "live updates",
"this interview was edited") is believed. Turns with a speaker before each make a
transcript; questions and answers in turn, an interview; times of day before the
paragraphs, a live file; numbered items under a headline with their number, a list.
Opinion is told by several signs together: the author's biography below it, "I", "we"
and "must" outside quotation marks, questions to the reader, and that nobody is
quoted; a dateline speaks against it. What shows too little of all this is news.
"""

from __future__ import annotations

from collections import Counter

from lintnews.analysis.forms import Form
from lintnews.analysis.page.lines import HEAD
from lintnews.analysis.page.roles import RoledBlock, roles
from lintnews.analysis.reading import Reading
from lintnews.article.days import WEEKDAY_NAMES
from lintnews.article.model import Kind, Role
from lintnews.values import NamedTuple

_FEWEST_TURNS = 4
_FEWEST_TIMES = 3
_FEWEST_ITEMS = 3
_LONGEST_LABEL = 90
_SHORTEST_BIOGRAPHY = 60  # code points: shorter, it is a name or an address
_SHORTEST_TURN = 4  # words: "Ohio: 18" is no turn
_MANY_TURNS, _TURN_SHARE = 12, 0.4
_FEWEST_QUESTIONS, _QUESTION_SHARE = 2, 0.25
_MOST_SPEAKERS = 3
_SAMPLE = 12_000  # code points of body; enough to tell, however long a text is
_OPINION = 2.4  # the weight from which a text is opinion


_MARKS = ",.’'"  # what words end in
_LITTLE_SPEECH, _MUCH_SPEECH = 0.05, 0.25  # shares of the body between quotation marks
_ENOUGH_WORDS = 250  # in a shorter text it means little that something is missing
_MANY_DAYS, _FEW_REPORTS = 3.0, 1.5  # in a thousand words
_LEAST_THOUSAND = 0.3  # a shorter text is weighed as if it had so many thousand words


class _Voice(NamedTuple):
    """Words outside quotation marks that speak for opinion, or against it.

    They weigh ``each`` for every time in a thousand words, ``most`` at most, if they are found
    more than ``ignored`` times. Without words, it is the questions that are counted.
    """

    words: tuple[str, ...]
    each: float
    most: float
    ignored: int = 1


# The voices of news: reports of what others said.
_SAID = tuple(
    """
    said told according According announced reported added spokesman spokeswoman spokesperson
    tweeted
    """.split(),
)  # fmt: skip
# Weights chosen by hand on the articles with a stated kind; opinion begins at 2.4.
_VOICES = (
    # The writer speaks of himself or herself.
    _Voice(("I", "my", "My", "me", "myself"), 0.4, 2.5),
    # The writer speaks to the reader, or for both.
    _Voice(
        ("we", "We", "our", "Our", "us", "ourselves", "you", "You", "your", "Your", "Let"),
        0.1,
        1.5,
    ),
    # The writer says what ought to be, or doubts.
    _Voice(
        tuple(
            """
            should must ought perhaps Perhaps surely Surely alas sadly frankly obviously clearly
            indeed Indeed
            """.split(),
        ),
        0.15,
        1.0,
    ),
    # The writer judges.
    _Voice(
        tuple(
            """
            absurd appalling cynical disgraceful dishonest foolish hypocrisy hypocritical laughable
            ludicrous nonsense outrageous pathetic preposterous reckless ridiculous shameful
            silly stupid wrongheaded
            """.split(),
        ),
        0.4,
        1.2,
        ignored=0,
    ),
    # The writer asks the reader.
    _Voice((), 0.25, 1.0),
    # The article reports what others said.
    _Voice(_SAID, -0.25, 3.0, ignored=0),
)  # fmt: skip
_WEIGHT_OF_AN_ARGUMENT, _MOST_OF_ARGUMENTS = 0.5, 2.0
_WEIGHT_OF_A_COLUMNIST = 1.5  # "Falk: The lock can wait", and no Falk in the story
_WEIGHT_OF_A_DATELINE = -2.0  # a correspondent reports from there
_WEIGHT_OF_SPEECH = 0.5  # for little of it, against much
_WEIGHT_OF_DAYS = 0.7  # for no weekday, against many: news is of this week
_WEIGHT_OF_NO_REPORTS = 1.0
# What the page says of itself: a label is as good as certain, a disclaimer nearly; an author's
# biography stands below columns more often than below news.
_WEIGHT_OF_A_LABEL, _WEIGHT_OF_A_DISCLAIMER, _WEIGHT_OF_A_BIOGRAPHY = 5.0, 3.0, 1.5


class ArticleKind(NamedTuple):
    """The kind, and how sure it is (0 to 1; 1 where it is stated)."""

    kind: Kind
    certainty: float


_STORY = (Role.BODY, Role.LIST, Role.SUBHEAD, Role.PULLQUOTE, Role.BYLINE)
_ABOUT_THE_STORY = (Role.BOILERPLATE, Role.BYLINE, Role.NOTE)
_LONGEST_HEAD = 60  # so many code points tell whether a speaker's name or a time begins a block
_SPEECH_ENDS = "\x7f"  # stands for a closing quotation mark, in a class that compiles quickly

# What the page calls the piece: "Opinion | ", "Guest essay", "Letters to the editor".
_LABEL = Form(
    r"\W*(?:opinion by\b|(?:(?:analysis/)?opinion|op-ed|editorial|commentary|column|perspective"
    r"|guest (?:essay|column|commentary|post)"
    r"|letters? to the editor|from the editorial board|viewpoint|my view|our view)"
    r"(?:\W*\Z|\s?[:|]|\scontributor|\scolumnist))"
    r"|.{0,140}(?:\s[|–—-]\s?|\()(?:opinion|op-ed|editorial|commentary|column)\W*\Z",
    words=(
        "opinion", "op-ed", "editor", "commentary", "column", "perspective", "guest", "view",
    ),
)  # fmt: skip
# "The views expressed are those of the author"
_DISCLAIMER = Form(
    r"(?:views|opinions)\b.{0,80}\b(?:expressed|(?:are|is) (?:his|hers?|their|those)\b)"
    r"|represents? the (?:views|opinions?)"
    r"|\b(?:opinion|guest|syndicated) (?:columnist|contributor|writer|editor)\b|\bcolumnist\b",
    words=("views", "opinion", "columnist", "guest ", "syndicated "),
)
# What a writer says to win the reader over.
_ARGUMENT = Form(
    r"\b(?:as I(?: have|['’]ve)? (?:wrote|written|argued|noted|said)|in my (?:view|opinion)"
    r"|I (?:believe|suspect|submit|confess|wonder|doubt)|(?:[Tt]he|[Ii]n) (?:truth|fact|reality) is"
    r"|[Mm]ake no mistake|[Tt]o be sure|[Oo]f course|[Ll]et['’]s (?:be|face|not|say|start|hope)"
    r"|[Ii]n other words|[Nn]eedless to say|[Ss]imply put|[Ii]t is (?:high )?time (?:to|for|that)"
    r"|[Ii]t['’]s a shame|(?:is|are) (?:just |simply |flat |dead )?wrong\b"
    r"|[Hh]ere['’]s the (?:thing|problem|rub)|(?:no|little) wonder)",
    words=(
        *("as I ", "as I'", "as I’", "in my view", "in my opinion", "I believe", "I suspect"),
        *("I submit", "I confess", "I wonder", "I doubt", "truth is", "fact is", "reality is"),
        *("ake no mistake", "o be sure", "f course", "et's ", "et’s ", "n other words"),
        *("eedless to say", "imply put", "t is time ", "t is high time ", "s a shame", "s wrong"),
        *("re wrong", "t wrong", "just wrong", "ly wrong", "dead wrong", "s the thing"),
        *("s the problem", "s the rub", "no wonder", "little wonder"),
    ),
)
_COLUMNIST = Form(r"([A-Z][\w'’-]{2,20}): \S", words=(":",))
# A headline of a live file: "Live updates: the council meets"
_LIVE = Form(
    r"\blive (?:updates?|blog|coverage|results)\b"
    r"|^the latest:|\bas it happened\b|\bupdates:|\blive:|^live\b|^updates?:|\bliveblog\b",
    words=("live", "the latest:", "as it happened", "update"),
)
# A headline of a list: "Five things to know about the bridge"
_LISTED = Form(
    r"^(?:the |here are (?:the )?|top )?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b"
    r" (?:\w+ ){0,3}(?:things|ways|reasons|takeaways|facts|questions|tips|moments|lessons|signs"
    r"|steps|times|quotes|people|places|books|movies|photos|charts|myths)\b",
    words=tuple(
        """
        things ways reasons takeaways facts questions tips moments lessons signs steps times quotes
        people places books movies photos charts myths
        """.split(),
    ),
)  # fmt: skip
# A time of day at the head of a block: "3:05 p.m. ET"
_CLOCK = Form(
    r"\W{0,3}(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?\(?[a-z]{2,4}\)?)?(?:\s|\Z|:|[-–—])"
)
_YEAR = Form(r"\b(?:19|20)\d\d\b", words=("19", "20"))
# A turn with its speaker: "MS. LEE (on the phone): ", "Q. "
_TURN = Form(
    r"(?!THE |The |Note|Read|More)"
    r"(?:(?:[A-Z][A-Z.' -]{2,40}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}|Q|A)(?: \([^)]{2,40}\))?\s?:"
    r"|[QA]\.)\s",
    words=(":", "Q.", "A."),
)
# What stands between quotation marks, up to the end of the paragraph at most.
_SPEECH = Form(rf'(?m)["“][^"{_SPEECH_ENDS}\n]*(?:["{_SPEECH_ENDS}]|$)', words=('"', "“"))


def kind(reading: Reading) -> ArticleKind:
    """Return the stated kind, else the one that the text shows; news where it shows none."""
    stated = reading.article.metadata.kind
    if stated is not None:
        return ArticleKind(stated, 1.0)
    blocks = reading.get(roles)
    return _by_form(reading.text, blocks) or _by_voice(reading.text, blocks)


def _by_form(text: str, blocks: tuple[RoledBlock, ...]) -> ArticleKind | None:
    """Return the kind of live files, transcripts, interviews and lists, by their layout."""
    headline = blocks[0].span.of(text).lower() if blocks else ""
    story = [block for block in blocks if block.role in _STORY]
    heads = [block.span.of(text)[:_LONGEST_HEAD].replace("’", "'") for block in story]
    times = sum(_begins_with_a_time(head) for head in heads)
    live = _LIVE.search(headline) is not None
    if times >= _FEWEST_TIMES or (live and times):
        return ArticleKind(Kind.LIVE, 0.9)
    if live:
        return ArticleKind(Kind.LIVE, 0.75)
    turns = [
        (speaker, text[block.span.end - 1] == "?" or speaker == "Q")
        for block, head in zip(story, heads, strict=True)
        if (speaker := _speaker(head))
    ]
    if _is_talk(Counter(speaker for speaker, _ in turns), len(story)):
        questions = sum(asks for _, asks in turns)
        asked = questions >= max(_FEWEST_QUESTIONS, _QUESTION_SHARE * len(turns))
        few = len({speaker for speaker, _ in turns}) <= _MOST_SPEAKERS
        return ArticleKind(Kind.INTERVIEW if asked and few else Kind.TRANSCRIPT, 0.85)
    items = sum(block.role is Role.LIST or block.role is Role.SUBHEAD for block in story)
    if items >= _FEWEST_ITEMS and _LISTED.search(headline):
        return ArticleKind(Kind.LIST, 0.8)
    return None


def _begins_with_a_time(head: str) -> bool:
    """Return whether a block begins with a time of day, and with no year."""
    return (
        any(map(str.isdigit, head[:2]))
        and _CLOCK.match(head.lower()) is not None
        and _YEAR.search(head) is None
    )


def _is_talk(turns: Counter[str], blocks: int) -> bool:
    """Return whether so many turns of each speaker, among so many blocks, are a conversation."""
    repeated = [count for count in turns.values() if count > 1]
    return (
        len(repeated) > 1
        and sum(repeated) >= _FEWEST_TURNS
        and turns.total() >= min(_MANY_TURNS, _TURN_SHARE * blocks)
    )


def _speaker(head: str) -> str:
    """Return who speaks in the turn that begins so, ``""`` if it is no turn."""
    if head.count(" ") < _SHORTEST_TURN:
        return ""
    turn = _TURN.match(head)
    return turn.group().split("(")[0].strip(" :.") if turn else ""


def _by_voice(text: str, blocks: tuple[RoledBlock, ...]) -> ArticleKind:
    """Return opinion if its signs weigh enough together, else news."""
    weight = _labels(text, blocks)
    if weight >= _WEIGHT_OF_A_LABEL:
        return ArticleKind(Kind.OPINION, 0.95)
    if any(part.role is Role.DATELINE for block in blocks for part in block.parts):
        weight += _WEIGHT_OF_A_DATELINE
    body = "\n".join(block.span.of(text) for block in blocks if block.role is Role.BODY)[:_SAMPLE]
    own = _SPEECH.sub(" ", body.replace("”", _SPEECH_ENDS))
    if _is_column(text, blocks):
        weight += _WEIGHT_OF_A_COLUMNIST
    arguments = sum(1 for _ in _ARGUMENT.finditer(own))
    weight += min(_MOST_OF_ARGUMENTS, _WEIGHT_OF_AN_ARGUMENT * arguments)
    spoken = 1 - len(own) / max(len(body), 1)
    asked = own.count("? ") + own.count("?\n") + own.endswith("?")
    for mark in _MARKS:
        own = own.replace(mark, " ")
    counts = Counter(own.split())
    thousand = max(counts.total() / 1000, _LEAST_THOUSAND)
    weight += _voices(counts, asked, thousand)
    if spoken < _LITTLE_SPEECH or spoken > _MUCH_SPEECH:
        weight += _WEIGHT_OF_SPEECH if spoken < _LITTLE_SPEECH else -_WEIGHT_OF_SPEECH
    if counts.total() >= _ENOUGH_WORDS:
        days = sum(counts[day] for day in WEEKDAY_NAMES) / thousand
        if not days or days > _MANY_DAYS:
            weight += -_WEIGHT_OF_DAYS if days else _WEIGHT_OF_DAYS
        if sum(counts[word] for word in _SAID) / thousand < _FEW_REPORTS:
            weight += _WEIGHT_OF_NO_REPORTS
    if weight >= _OPINION:
        return ArticleKind(Kind.OPINION, round(min(0.95, 0.6 + 0.1 * (weight - _OPINION)), 2))
    return ArticleKind(Kind.NEWS, round(min(0.95, 0.55 + 0.1 * (_OPINION - weight)), 2))


def _voices(counts: Counter[str], asked: int, thousand: float) -> float:
    """Return what the words outside quotation marks weigh; ``asked`` is the number of questions."""
    weight = 0.0
    for voice in _VOICES:
        number = sum(counts[word] for word in voice.words) if voice.words else asked
        if number > voice.ignored:
            weight += max(-voice.most, min(voice.most, voice.each * number / thousand))
    return weight


def _is_column(text: str, blocks: tuple[RoledBlock, ...]) -> bool:
    """Return whether the headline begins with a name that the story does not know."""
    if not blocks or blocks[0].role is not Role.HEADLINE:
        return False
    named = _COLUMNIST.match(blocks[0].span.of(text))
    return named is not None and named[1] not in text[blocks[0].span.end :]


def _labels(text: str, blocks: tuple[RoledBlock, ...]) -> float:
    """Return the weight of what the page says about itself."""
    weight = 0.0
    for index, block in enumerate(blocks):
        near_top, near_end = index < HEAD, index >= len(blocks) - HEAD
        if not (near_top or near_end) or block.role is Role.BODY:
            continue
        line = block.span.of(text).lower()
        if near_top and len(line) <= _LONGEST_LABEL and _LABEL.match(line):
            weight = max(weight, _WEIGHT_OF_A_LABEL)
        elif block.role in _ABOUT_THE_STORY and _DISCLAIMER.search(line):
            weight = max(weight, _WEIGHT_OF_A_DISCLAIMER)
        elif near_end and block.role is Role.BYLINE and len(block.span) >= _SHORTEST_BIOGRAPHY:
            weight = max(weight, _WEIGHT_OF_A_BIOGRAPHY)
    return weight
