"""One story, one spelling: "adviser" in the lede and "advisor" below it is two desks in one text.

Which form is right is the house's business; that there is one is the reader's. Only the
paper's own running text counts: not headlines, which have their own rules, not what
somebody said, and no names ("Internet Archive").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lintnews import (
    NEWS_COPY,
    PROSE,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Severity,
    Span,
    option,
    rule,
    token_places,
)
from lintnews_rules.forms._mixed import in_prose, mixed

# One line for each pair: the forms of the one spelling, a stroke, those of the other. Own list.
PAIRS = """
adviser, advisers | advisor, advisors
email, emails, emailed, emailing | e-mail, e-mails, e-mailed, e-mailing
toward | towards
healthcare | health care, health-care
internet | Internet
website, websites | web site, web sites, Web site, Web sites
online | on-line
nonprofit, nonprofits | non-profit, non-profits
coworker, coworkers | co-worker, co-workers
childcare | child care, child-care
smartphone, smartphones | smart phone, smart phones
cellphone, cellphones | cell phone, cell phones
protester, protesters | protestor, protestors
afterward | afterwards
gray | grey
judgment, judgments | judgement, judgements
theater, theaters | theatre, theatres
center, centers | centre, centres
color, colors, colored | colour, colours, coloured
labor | labour
neighbor, neighbors, neighborhood, neighborhoods | neighbour, neighbours, neighbourhood, neighbourhoods
favor, favored, favorite, favorites | favour, favoured, favourite, favourites
harbor, harbors | harbour, harbours
honor, honors, honored | honour, honours, honoured
defense, defenses | defence, defences
offense, offenses | offence, offences
organize, organized, organizer, organizers, organization, organizations, organizing | organise, organised, organiser, organisers, organisation, organisations, organising
recognize, recognized, recognizing | recognise, recognised, recognising
realize, realized, realizing | realise, realised, realising
criticize, criticized, criticizing | criticise, criticised, criticising
canceled, canceling | cancelled, cancelling
traveled, traveler, travelers, traveling | travelled, traveller, travellers, travelling
counselor, counselors, counseling | counsellor, counsellors, counselling
fueled, fueling | fuelled, fuelling
totaled, totaling | totalled, totalling
labeled, labeling | labelled, labelling
skeptical, skeptic, skeptics, skepticism | sceptical, sceptic, sceptics, scepticism
catalog, catalogs | catalogue, catalogues
OK | okay
cooperate, cooperated, cooperation, cooperating | co-operate, co-operated, co-operation, co-operating
coordinate, coordinated, coordination | co-ordinate, co-ordinated, co-ordination
livestream, livestreamed, livestreaming | live-stream, live-streamed, live-streaming
reelection, reelected | re-election, re-elected
preelection | pre-election
policymaker, policymakers | policy-maker, policy-makers, policy maker, policy makers
lawmaker, lawmakers | law-maker, law-makers
firefighter, firefighters | fire fighter, fire fighters
cyberattack, cyberattacks | cyber attack, cyber attacks, cyber-attack, cyber-attacks
cybersecurity | cyber security, cyber-security
coronavirus | corona virus
COVID-19 | Covid-19
counterterrorism | counter-terrorism, counter terrorism
antitrust | anti-trust
startup, startups | start-up, start-ups
statewide | state-wide
nationwide | nation-wide
worldwide | world-wide
postwar | post-war
midterm, midterms | mid-term, mid-terms
handgun, handguns | hand gun, hand guns
backyard, backyards | back yard, back yards
fundraiser, fundraisers, fundraising | fund-raiser, fund-raisers, fund-raising, fund raiser, fund raising
takeover, takeovers | take-over, take-overs
programme, programmes | program, programs
percent | per cent
among | amongst
learned | learnt
spelled | spelt
burned | burnt
T-shirt, T-shirts | t-shirt, t-shirts
"""
US = Form(
    r"(?<![\w$/&.-])(?:U\.S\.(?!A)|US(?=[ ,.;)’'](?!\d))(?! an hour))(?!(?:\s|-)?\d|\w)"
    r"(?! (?:Airways|Bancorp|Bank|Cellular|Dollar|Ecology|Foods|Magazine|News|Route|Steel|Weekly|Soccer|Highway|Open)\b)",
    words=("US", "U.S."),
)


_Forms = tuple[str, ...]
_Side = tuple[int, int]  # the number of a pair, and which of its two sides


class WordFormMixedOptions(Options):
    """The desk's own pairs."""

    pairs: tuple[str, ...] = option(
        (), 'further pairs, each as "one form, its plural | the other form, its plural"'
    )


@rule(
    code="FRM101",
    name="word-form-mixed",
    summary="one word is written in two ways",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=WordFormMixedOptions,
    bad=(
        """
        Two advisers of the port came. The adviser of the mayor came too.
        Lena Ortiz, an advisor of the union, left early.
                       ^^^^^^^ "advisor" here, "adviser" on line 1: one form for both
        """,
        """
        A U.S. official met the harbor master. The U.S. pays for the pier.
        The US navy has closed its own.
            ^^ "US" here, "U.S." on line 1: one form for both
        """,
        """
        The ferry has internet, and so has the bus, where internet is free.
        The pier has no Internet service.
                        ^^^^^^^^ "Internet" here, "internet" on line 1: one form for both
        """,
        Example(
            """
            The lockkeeper left. Another lock keeper came, then a lock keeper's aide.
                ^^^^^^^^^^ "lockkeeper" here, "lock keeper" on line 1: one form for both
            """,
            options={"pairs": ("lockkeeper, lockkeepers | lock keeper, lock keepers",)},
        ),
    ),
    good=(
        "Two advisers came. “I am no advisor,” said Lena Ortiz, an adviser.",
        "The ferry has internet. The Internet Archive has no copy of the plan.",
        "Internet is free on the ferry. The bus has internet too.",
        "The U.S. envoy flew with US Airways. He paid US$40 and took US 101.",
        "The healthcare bill failed. The Quarry Health Care Fund will pay.",
        "[headline] US envoy leaves\nThe U.S. envoy left on Monday.",
    ),
)
def word_form_mixed(reading: Reading, options: WordFormMixedOptions) -> Iterator[Finding]:
    """Look for both forms of every pair; one finding a pair, at the rarer."""
    known = reading.get(token_places)
    pairs, by_first = _pairs(options.pairs)
    sides = {side for word in by_first.keys() & known.keys() for side in by_first[word]}
    found = [
        [
            _places(reading, _pattern(forms, others))
            for forms, others in (pairs[number], pairs[number][::-1])
        ]
        for number in sorted(number for number, side in sides if side and (number, 0) in sides)
    ]
    if "us" in known and "u.s." in known and "US" in reading.text:
        places = _places(reading, US.pattern)
        dotted = [span for span in places if "." in span.of(reading.text)]
        found.append([dotted, [span for span in places if span not in dotted]])
    for forms in found:
        finding = mixed(reading, forms)
        if finding is not None:
            yield finding


def _places(reading: Reading, pattern: re.Pattern[str]) -> list[Span]:
    """Return where one of the forms is, in the paper's own running text and in no name."""
    return in_prose(reading, [Span(*match.span()) for match in pattern.finditer(reading.text)])


@lru_cache(maxsize=8)
def _pairs(own: tuple[str, ...]) -> tuple[list[tuple[_Forms, _Forms]], dict[str, list[_Side]]]:
    """Return the forms of both sides of every pair, and the sides by the words they begin with."""
    pairs: list[tuple[_Forms, _Forms]] = []
    by_first: dict[str, list[_Side]] = {}
    for number, line in enumerate((*PAIRS.strip().splitlines(), *own)):
        one, _, other = line.partition("|")
        pairs.append((_forms(one), _forms(other)))
        for side, forms in enumerate(pairs[-1]):
            for form in forms:
                first = re.split(r"\W", form.lower(), maxsplit=1)[0]
                by_first.setdefault(first, []).append((number, side))
    return pairs, by_first


def _forms(listed: str) -> _Forms:
    return tuple([form.strip() for form in listed.split(",") if form.strip()])


@lru_cache(maxsize=256)
def _pattern(forms: tuple[str, ...], others: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of the forms; one with a capital of its place opens a sentence.

    ``Internet`` has neither a name around it nor a sentence before it.
    """
    branches = []
    for form in forms:
        written = re.escape(form)
        if form.islower():
            capital = written[0].upper() + written[1:]
            branches.append(written)
            if capital not in others:
                branches.append(rf"(?<=[.!?\n][ \n]){capital}(?= [a-z])")
        elif form.istitle():
            branches.append(rf"(?<=[a-z,] ){written}(?=[.,;)]| [a-z])")
        else:
            branches.append(written)
    return re.compile(rf"(?<![\w@/.’'-])(?:{'|'.join(branches)})(?![\w@-]|\.\w)")
