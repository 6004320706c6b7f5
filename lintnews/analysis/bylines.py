# ruff: noqa: E501, PLR2004  the patterns are read alternative by alternative
"""Lines about who wrote a story, who helped, when it was written, and what was put right later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_NAME = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|de|van|von|der|la|del|al|bin|el|\"[A-Z]\w+\"|“[A-Z]\w+”)){1,4}"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"


@dataclass(frozen=True, slots=True)
class _Patterns:
    by: re.Pattern[str]
    names: re.Pattern[str]
    person: re.Pattern[str]
    biography: re.Pattern[str]
    contact: re.Pattern[str]
    dated: re.Pattern[str]
    contributor: re.Pattern[str]
    note: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    clock = r"\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?\(?[a-z]{2,5}\)?)?|\d{1,2} ?[ap]\.?m\.?(?: ?[a-z]{2,4})?"
    day = rf"(?:(?:{weekday},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?|{_MONTH} \d{{4}})|\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}|\d{{4}}-\d\d-\d\d(?:[t ][\d:.z+\-]+)?)"
    label = r"(?:(?:first |last |originally |date )?(?:published|updated|posted|modified|created|date|edited|upd|revised|filed|aired|print(?:ed)?)(?: (?:on|at))?:? *)"
    return _Patterns(
        by=re.compile(
            rf"(?:By|BY|by|From|Story by|Analysis by|Opinion by|Written by|Posted by|Interview by|Reported by|Commentary by|Words by|Text by|\*\*?Written by)[: ]\s*(?:{_NAME}|[A-Z][A-Z.'’ \-]{{4,}}|the Editorial Board|The Editorial Board|Editorial Board|[A-Z]\w+ Staff|[\w ]{{2,20}} [Ss]taff)"
            r"(?:(?:,| and | & | \||/|;|•|·| –| -| —|\s{2,}).{0,120}| (?:for|of|in|Special|Updated|Published|Posted|Staff|[A-Z]).{0,80})?\Z"
        ),
        names=re.compile(
            rf"{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,4}}(?:,? (?:Jr|Sr|III?)\.?)?(?:\s?[|,/•·–—-]+\s?[A-Z][\w .&'’]{{2,40}})?\Z"
        ),
        person=re.compile(
            rf"[*_\[(—–\-\s•]*(?:Dr\. |Rep\. |Sen\. |Gov\. |Professor |Prof\. |Mr\. |Ms\. |Mrs\. )?{_NAME}(?:,? (?:Jr|Sr|III?|M\.?D|Ph\.?D)\.?)?"
        ),
        biography=re.compile(
            r"(?:\s*\(?@\w+\)?,?|,[^.]{2,90}?,)?\s*(?:is|are|was|has been|serves?|served) (?:also |currently |now |both )?(?:an?|the|one of|co-?\w+|editor|executive|senior|associate|assistant|managing|founder|president|professor|director|former|chief|author|host|creator|fellow|vice|contributing|staff|deputy|washington|national|political|chair\w*|cnn|fox|usa|opinion|ceo)\b"
            r"|(?:\s*\(?@\w+\)?,?|,[^.]{2,120}?,)?\s*(?:writes|covers|reports (?:on|for|from)|lives (?:in|with)|teaches|blogs|tweets|can be (?:reached|contacted|followed|found|emailed)|contributes to|edits|hosts|holds (?:a|the)|works (?:as|for|at|on|in)|joined|graduated|won|wrote this|co-?founded|founded|blogs|is on twitter|(?:a|an|the) [^.]{3,80}(?:,|\) ?)\s?(?:is|writes|covers|co-?\w+|served|serves|teaches|lives))\b"
            r"|: (?:\d{3}[\-.]|@|\S+@)"
            r"|,? (?:a|an|the) [^.]{3,200}\.?(?:\Z| follow)"
        ),
        contact=re.compile(
            r"(?:[^\s@]+@[^\s@]+\.\w{2,6}|@\w+|\[email protected\])[.;,]?\Z"
            r"|(?:\W{0,3})(?:follow|contact|reach|e-?mail|write to|tweet(?: at)?|connect with|send e-?mail to|contacting|you can (?:follow|reach|e-?mail|contact|find)|readers (?:may|can)|find)\b.{0,160}(?:@|twitter|\be-?mail|facebook|\d{3}[\-.]\d{4}|\[email|instagram|linkedin)"
            r"|(?:\w+ ?){1,4}:? \d{3}[\-.]\d{3}[\-.]\d{4}\b|(?:e-?mail|twitter|contact|phone|tel)\s?:\s?\S.{0,100}\Z"
            r"|[^.]{2,60}(?:, | [|/•] )(?:[\w .]+, )?[^\s@]+@[^\s@]+\.\w{2,6}\b.{0,80}\Z"
            r"|.{0,200}\bcan be (?:reached|contacted|followed|e-?mailed) (?:at|by|via|on)\b"
        ),
        dated=re.compile(
            rf"\W{{0,3}}(?:{label})?(?:{weekday},? )?(?:(?:{clock}),? *(?:on )?)?{day}(?:(?:,| at| \||-|–|—|/| •| ·)? *(?:at )?(?:{clock}))?"
            rf"(?:\W{{0,4}}(?:{label}?(?:{day}|{clock})(?:(?:,| at)? *(?:{clock}))?))?(?:\W{{0,4}}(?:\d+ (?:min(?:ute)?s? read|comments?)|print edition|issue|[a-z]{{2,4}}))?\W{{0,3}}\Z"
            rf"|{label}(?:{clock}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|today|yesterday).{{0,40}}\Z|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?) ago\Z|{label}.{{0,6}}{day}.{{0,40}}\Z"
        ),
        contributor=re.compile(
            r".{0,300}\bcontribut(?:ed|ing) (?:to|reporting|research|from)\b.{0,60}(?:report|story|article|piece|post|coverage|reporting|column|analysis|dispatch|from\b.{2,60})"
            r"|.{0,120}\b(?:was|were) contributed by\b|.{0,300}\bcontributed\.?\Z|(?:with )?(?:additional |further |extra )(?:reporting|research|contributions|writing|material) (?:by|from)\b|(?:\(|—|\*)?(?:reporting|writing|editing) (?:and \w+ )?by\b|with (?:files|reporting|reports|wire) (?:from|by|reports)\b"
            r"|(?:compiled|reported|written and reported) (?:from|by)\b.{0,100}\Z|\(?(?:the )?(?:associated press|ap|reuters|afp|cnn|nbc|abc|cbs|fox news|bloomberg|agence france-presse)(?:'s)?(?: writers?| reporters?| journalists?)?(?: [\w.' ]{3,80})? (?:contributed|also contributed)\b"
            r"|\(?(?:staff|wire) (?:writers?|reports?|reporters?)\b.{0,120}\b(?:contributed|used in this)|material from\b.{0,120}(?:was used|is used|included|report)|information from\b.{0,120}(?:used|included|contributed)|.{0,200}\bassisted (?:with|in) (?:this|the) (?:report|story)"
        ),
        note=re.compile(
            r"\W{0,4}(?:correction|corrections|clarification|clarifications|corrected|editor'?s'? note|editors'? note|author'?s note|publisher'?s note|note to readers|note from the editors?|ed\. note|ed note|writer'?s note|update|updates|updated|story update|disclosure|disclaimer|full disclosure|note|retraction|erratum)\b"
            r"(?:(?: ?& ?| and )(?:corrections|clarifications|amplifications))?(?:[^:.—–-]{0,40})?(?:\s?[:.—–\])]|\s-|\Z)"
            r"|\W{0,4}(?:an?|the) (?:earlier|previous|original|prior) version of (?:this|the)\b|\W{0,4}this (?:story|article|post|column|piece|report|headline|page|video|item|transcript) (?:has been|was|is being|will be|is) (?:updated|corrected|amended|revised|edited|changed|modified|clarified|breaking|developing)"
            r"|\W{0,4}(?:this is a (?:breaking|developing)|(?:breaking|developing) (?:news )?story)|\W{0,4}due to (?:an? )?(?:editing|reporting|production|editor's) error|\W{0,4}because of (?:an? )?(?:editing|reporting|production) error|\W{0,4}this (?:article|story|post|piece|report|investigation) was (?:produced|published|co-published|written|reported|created|supported|made possible) (?:in (?:partnership|collaboration)|as part|by the|with)"
        ),
    )


def byline(text: str) -> float:
    """Return how sure it is that the line says who wrote the story ("By …")."""
    return 0.95 if len(text) < 260 and _patterns().by.match(text) else 0.0


def bare_names(text: str) -> bool:
    """Say whether the line is made of people's names and perhaps an institution's."""
    return len(text) < 110 and _patterns().names.match(text) is not None


def biography(text: str, folded: str) -> float:
    """Return how sure it is that the block tells who its author is."""
    person = _patterns().person.match(text)
    if person is None:
        return 0.0
    return 0.85 if _patterns().biography.match(folded, person.end()) else 0.0


def contact(folded: str) -> float:
    """Return how sure it is that the block says how to reach the author."""
    return 0.93 if len(folded) < 420 and _patterns().contact.match(folded) else 0.0


def dated(folded: str) -> float:
    """Return how sure it is that the line holds a date or a time and no more."""
    return 0.95 if len(folded) < 110 and _patterns().dated.match(folded) else 0.0


def contributor(folded: str) -> float:
    """Return how sure it is that the block names who helped with the story."""
    return (
        0.95
        if len(folded) < 420
        and ("contribut" in folded or " by " in folded or "from" in folded or "assisted" in folded)
        and _patterns().contributor.match(folded)
        else 0.0
    )


def note(folded: str) -> float:
    """Return how sure it is that the block is a correction, an update or an editor's note."""
    return 0.93 if _patterns().note.match(folded) else 0.0
