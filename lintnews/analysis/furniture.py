# ruff: noqa: E501, PLR2004  the patterns are read alternative by alternative
"""Furniture: what a page prints around every article.

Advertising marks, sharing buttons, sign-up forms, links to other stories, print and
section lines, copyright lines and standing disclaimers. The lists are our own, from
the common stock of news sites; a desk adds its lines with the vocabulary key
``furniture``.
"""

from __future__ import annotations

import re
from functools import cache

# A whole line, without regard to case, leading marks or a closing colon.
_LINES = frozenset(
    """
advertisement|advertisements|advertisement advertisement|ad|ads|advertising|advertisment|sponsored|sponsored content|sponsored by|promoted|paid content
story continues below advertisement|story continues below|story continues after advertisement|article continues below|article continues below advertisement
continue reading below|continue reading the main story|continue reading|continue reading below advertisement|scroll for more|scroll to continue|scroll down for more
skip advertisement|skip ad|skip to content|skip to main content|skip navigation|skip this ad|close ad|report this ad|report ad|ad feedback
related|related stories|related story|related articles|related article|related content|related links|related coverage|related topics|related news|related posts|related video
related videos|related items|related reading|related to this story|more related stories|see also|also see|also read|also on|read also|read next|read more|read more here
read full story|read the full story|read full article|read the full article|read this next|read it here|read more at|read the rest|up next|next up|next article|previous article|next story|next|previous|prev
more|more stories|more news|more coverage|more from|more on this|more on this story|more on this topic|more to read|more top stories|more headlines|more like this|more videos
recommended|recommended for you|recommended stories|recommended reading|recommended videos|you may also like|you might also like|you may like|you might like|also of interest|we recommend
editors' picks|editor's picks|editor's pick|editor's choice|editors' choice|must reads|must read|must-read|must watch|must-see|most popular|most read|most viewed|most recent|most shared|most commented|trending|trending now|trending stories|popular|popular stories
popular now|popular in the community|top stories|top news|top headlines|top videos|latest news|latest stories|latest headlines|latest|latest video|latest videos|breaking news|headlines|in the news|don't miss|what's hot|what to read next|in case you missed it|icymi|what others are reading
upcoming events|events|calendar of events|community calendar|event calendar|submit an event|classifieds|jobs|obituaries|e-edition|e-paper|today's paper|today's e-edition|marketplace|weather|horoscopes|crossword|puzzles|games|comics
share|share this|share this article|share this story|share this post|share this page|share this with|share on facebook|share on twitter|share on linkedin|share via email|share article|share story|share story on facebook|share this link|share:|shares|share it|tweet|tweet this|pin|pin it|email|e-mail|email this|email article|email this article|email a friend
print|print this|print article|print this article|save|save article|save story|bookmark|copy link|copy the link|link copied|link|copy|copied|comment|comments|leave a comment|leave a reply|post a comment|add a comment|add comment|view comments|show comments|join the conversation|join the discussion|start the conversation|no comments|comments are closed|view all comments|read comments|load comments|reply|report abuse|report a typo|report an error|report a correction|send a correction
facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|tumblr|flipboard|instagram|youtube|telegram|google+|google plus|messenger|rss|snapchat|tiktok|threads|bluesky|email link|linkedin link|facebook twitter|pocket|sms|like|like us|like us on facebook|follow|follow us|follow us on|follow us on twitter|follow us on facebook|following|sharing is caring|facebook twitter pinterest|facebook twitter email|facebook twitter linkedin|facebook twitter google+
subscribe|subscribe now|subscribe today|subscribe here|subscribe to our newsletter|sign up|sign up now|sign up here|sign up for free|sign up today|sign in|log in|login|register|register now|join now|join|newsletter|newsletters|our newsletters|get our newsletter|get the newsletter|daily newsletter|donate|donate now|donate today|support us|support our journalism|support our work|become a member|become a subscriber|free sign up|already a subscriber|already a member|manage newsletters|thank you for signing up|thanks for subscribing|thank you for subscribing|thank you|invalid email address
video|videos|watch|watch now|watch live|watch more|watch video|watch the video|watch the video below|play|play video|replay|replay video|pause|mute|unmute|fullscreen|full screen|loading|loading video|loading...|please wait|just watched|now playing|media|gallery|photos|photo gallery|photo|images|image|slideshow|slide show|view gallery|view slideshow|view photos|see more photos|audio|listen|listen now|podcast|podcasts|transcript|toggle caption|hide caption|enlarge this image|enlarge|enlarge image|click to enlarge|view full size|embed|download|autoplay|live|modal trigger|close|open|expand|collapse|show more|show less|see more|view more|load more|view all|see all|all|menu|search|home|news|back|back to top|top|return to top|go to top|more info|details|expand/collapse|hide|settings|options|cancel|ok|submit
image 1 of 2|prev image 1 of 2|caption|credits|credit|source|sources|tags|tag|topics|filed under|categories|category|posted in|filed in|keywords|about|about us|contact|contact us|about the author|about the authors|about the writer|author|authors|more by this author|more from this author|view author archive|view all posts|archive|archives|privacy policy|privacy|terms|terms of use|terms of service|terms and conditions|cookie policy|cookies|accessibility|sitemap|site map|advertise|advertise with us|help|faq|feedback|careers|all rights reserved|copyright|disclaimer|disclosure|permissions|reprints|order reprints|rights & permissions|licensing|reprints and permissions|reuse this content
analysis/opinion|opinion|analysis|commentary|perspective|perspectives|editorial|column|review|exclusive|politics|world|u.s|us|business|sports|tech|health|entertainment|lifestyle|story highlights hide caption|key points hide|this article is more than 1 year old
tap here to turn on desktop notifications|turn on desktop notifications|get push notifications|get breaking news alerts|please enable javascript to watch this video|javascript is disabled|this content is not available|this video is unavailable|embedded video|view this post on instagram|view on twitter|a post shared by|trending on|buy photo|buy now|wochit|from the web|around the web|from around the web|you may be interested in|promoted stories|sponsored stories|sponsored links|by taboola|powered by|recommended by|partner content|from our partners|content from our sponsors|hot topics|in this article|in this story|on this page|table of contents|contents|jump to|fast facts|quick links|useful links|external links
""".strip()
    .replace("\n", "|")
    .split("|")
)

_MARKS = ' \t:.!?…·•|*>»›→▸▶►–—-_()[]{}"“”<'

# Words that make a section line of a bare word also the whole label of a good
# subhead; alone they are furniture only near the ends of a page.
_WEAK = frozenset(
    [
        "more",
        "live",
        "politics",
        "world",
        "u.s",
        "us",
        "business",
        "sports",
        "tech",
        "health",
        "entertainment",
        "lifestyle",
        "news",
        "weather",
        "events",
        "jobs",
        "media",
        "images",
        "image",
        "photo",
        "photos",
        "video",
        "videos",
        "about",
        "help",
        "games",
        "home",
        "top",
        "all",
        "source",
        "sources",
        "analysis",
        "opinion",
        "commentary",
        "perspective",
        "perspectives",
        "review",
        "exclusive",
        "details",
        "privacy",
        "search",
        "next",
        "previous",
        "related",
        "thank you",
        "editorial",
        "column",
        "latest",
        "follow",
        "following",
        "comment",
        "comments",
        "email",
        "print",
        "save",
        "like",
        "options",
        "credit",
        "credits",
        "archive",
        "archives",
        "trending",
        "popular",
        "contents",
        "disclosure",
        "link",
        "x",
        "details",
        "open",
        "close",
        "download",
        "authors",
        "author",
        "terms",
        "feedback",
        "careers",
        "audio",
        "topics",
        "disclaimer",
        "copyright",
        "back",
        "headlines",
        "in the news",
        "transcript",
        "reply",
        "join",
        "register",
        "media",
        "licensing",
        "permissions",
        "tags",
        "tag",
    ]
)


@cache
def _opening() -> re.Pattern[str]:
    """Return what a line of furniture begins with, however it goes on (folded text)."""
    return re.compile(
        r"(?P<strong>"
        r"advertisement\b.{0,60}\Z|ad \d+ of \d+|ad:|sponsored[: ]"
        r"|click (?:here|to)\b|tap (?:here|to)\b|swipe\b|please (?:enable|subscribe|sign|log|consider (?:donating|supporting|subscribing|making))"
        r"|sign ?up (?:for|to|here|now|today|and)\b|sign me up|subscribe (?:to|now|here|today|for|on|via)\b|subscribers? (?:get|can|only)|already a subscriber|not a subscriber"
        r"|get (?:the|our|all|top|more|daily|breaking|unlimited|today's|full|a|your) .{0,80}(?:newsletter|inbox|app\b|alerts?\b|e-?mail|delivered|subscription|edition|stories|reports)"
        r"|(?:like|follow|join|find|friend|connect with) (?:us|our|the \w+|\w+ \w+) (?:on|at) (?:facebook|twitter|instagram|youtube|linkedin|x\b|telegram|flipboard|google)"
        r"|(?:like|follow) [\w .'’]{2,40} on (?:facebook|instagram|youtube|flipboard)\b.{0,60}\Z"
        r"|\[?(?:want to )?join the (?:debate|conversation|discussion)"
        r"|(?:read|see|view) (?:the |our )?(?:full|more|entire|original|complete) (?:story|article|report|post|coverage|transcript|interview|here|at|on|from|about|of)\b.{0,120}\Z"
        r"|(?:for )?more (?:from|on|about|coverage|stories|news|information)\b[^.]{0,90}:|more ?:|read ?(?:more|next|also|this|on)? ?:|(?:also|aslo|see also|also see|also read|related|watch|video|photos|gallery|listen|opinion|poll|live|quiz|column|editorial|in depth|explainer|fact check|interactive|graphic|infographic|map|timeline|must read|recommended|trending|previously|earlier|latest|background|click|podcast|slideshow|what to watch|see photos|newsletter|special report|full coverage|complete coverage|the latest|more coverage|more stories|more reading|further reading|don't miss|in pictures|in photos|on the record|what we know|live updates|view photos|watch live|watch now|watch below|join us|subscribe|story continues below|read the story|check out|read more here|read the full story|more on this|photo gallery|buy|shop|download|register|donate|support)(?:\s?[:>»|]\s?)\S.{0,140}\Z"
        r"|\(?(?:related|also|read more|see also)(?: articles?| stories| story| links?)?[:;]"
        r"|(?:story|article|post|content) continues (?:below|after)|continue reading|continue to the next|continued (?:from|on) page"
        r"|(?:this|the) (?:article|story|column|piece|post|op-ed|essay|commentary|version of this (?:article|story)|editorial|report|interview|excerpt) (?:(?:originally |first |also |was (?:originally |first )?)*(?:appear(?:s|ed)|published|ran|featured|posted|printed)|is (?:adapted|excerpted|reprinted|republished|from)|has been (?:republished|reprinted|adapted|excerpted))\b"
        r"|a version of th(?:is|e) (?:article|story|column|piece|essay|post|op-ed|review|editorial|report|analysis)\b.{0,40}(?:appear|publish|ran|print|post)"
        r"|(?:originally )?(?:published|appeared|posted|printed) (?:by|at|with permission|originally)\b.{0,140}\Z|reprinted (?:with|by|from)|republished (?:with|by|from)"
        r"|(?:copyright|\(c\)|©|&copy;|\(copyright)\b.{0,200}\Z|©|\(c\) ?(?:copyright |\d{4}|the |associated)|all rights reserved|(?:to )?purchase reprint"
        r"|(?:the )?(?:views|opinions)(?: and (?:opinions|views))? (?:and \w+ )?(?:expressed|presented|of the author|here|in this)|any (?:views|opinions) expressed|the (?:views|opinions) of"
        r"|this (?:material|content) may not be|this site is protected|by (?:signing up|subscribing|submitting|clicking|entering|registering|proceeding)\b|you (?:will|can) (?:receive|unsubscribe|opt)\b|view our privacy|we have sent"
        r"|thank(?:s| you) for (?:signing|subscribing|reading|watching|registering|visiting|your (?:support|interest))"
        r"|you are now subscribed|you have (?:reached|been|successfully|\d+ (?:free )?articles)|you've (?:reached|successfully|read)|your (?:subscription|support|donation|e-?mail address)\b"
        r"|(?:if you|did you) (?:like|enjoy|appreciate|value)d? (?:this|what|our|reading)|support (?:our|independent|local|the|progressive|quality|our local) (?:journalis|news|work|report|nation)|help us (?:report|keep|continue|fund)|(?:make|chip in|give) (?:a )?(?:tax-deductible|\$\d)|donate\b.{0,80}\Z"
        r"|share (?:this|on|via|with|your|tweet|\d)\b.{0,80}\Z|tweet this|facebook[ ,|]+(?:twitter|x\b|instagram|linkedin|messenger)|twitter[ ,|]+(?:facebook|linkedin|email|pinterest)|email[ ,]+(?:facebook|print|twitter)|\d+ shares\b|\d+ comments?\Z|comments? \(?\d+\)?\Z|\d+ (?:retweets?|likes|views)\b"
        r"|just watched\b|must watch|now playing|replay more videos|play video|watch (?:this|the|more|live|our|full)\b.{0,60}(?:video|below|here|interview|clip|trailer|live|above)[:.!]?\Z|(?:prev|next)? ?(?:image|photo|slide) \d+ of \d+|slideshow \(|loading\b.{0,20}\Z|view (?:gallery|photos|slideshow|this post|comments)|image \d+ of|\d+ of \d+\Z|\d+/\d+\Z|hide caption|photos?: see|\d+ photos?\Z|skip (?:to|the|past|ad)"
        r"|home ?[»>/|›]|you are here|filed under|tags?:|topics:|categor(?:y|ies):|posted in\b|keywords:|filed to:|in this (?:article|story):"
        r"|a section on \d|print headline|this (?:article|story) (?:is|was) (?:from|part)\b|series:|part of (?:a|the|our) series|\*?\s*this (?:article|story|piece) appears? in"
        r"|var \w+ ?=|function ?\(|window\.|document\.|googletag|\{\{|<(?:div|script|iframe|a |p>|img|span)|\w+\.(?:push|init|cmd)\(|\[?(?:pullquote|embed|caption id|gallery|video|caption|newsletter|ad|playlist|audio)\b[^\]]{0,40}\]\Z|\[/"
        r"|have (?:a|you got a|an?) (?:tip|story|news tip|opinion|question|comment)\b|got a (?:tip|story|question|news tip)|send (?:your |us |a |tips|story|questions|comments|letters|feedback|e-?mail)\b.{0,120}(?:\bto\b|@|tips|here)|(?:to )?submit (?:a |your )|write to us|(?:please )?(?:contact|reach|e-?mail) us (?:at|by|on|via)?|letters to the editor|questions or comments|to (?:comment|respond|contact|submit|report|read more|learn more|subscribe|order|find out more|see more)\b.{0,40}(?:,|@| to | at | on |click|visit|here|go)"
        r"|(?:find|read|see|get|view|check out|browse|watch|listen to|visit|discover|explore|hear|download|catch|learn) (?:more|our|all|the latest|other|previous|additional|full|complete|past|the full|the best)\b.{0,90}(?:here|at|on|below|coverage|\.com|\.org|app|page|podcast|newsletter|stories|columns?|articles|posts?|episodes?|archive)\b.{0,20}\Z"
        r"|download (?:the|our)|available (?:on|in) (?:the )?(?:app|itunes|apple|google)|listen (?:to|on) .{0,60}(?:podcast|itunes|apple|spotify|morning edition|here)|buy (?:photo|the book|tickets|now)\b"
        r"|(?:looking|interested|want|ready|need) (?:for|in|to|more) .{0,80}\?.{0,20}(?:check|click|sign|subscribe|visit|read|join|follow|see|get)\b"
        r"|enter your (?:e-?mail|zip|name)|e-?mail address|(?:first|last) name\b.{0,10}\Z|zip code|privacy policy|terms of (?:use|service)|cookie|we (?:use|value|welcome|are committed) (?:cookies|your|to truth)|unsubscribe"
        r"|content (?:created|provided|from|by) (?:by|the|our)|for (?:licensing|reprint|permission|media inquir|advertising|syndication|more information,? (?:visit|contact|call|go|about|click|see|on))|permission (?:is|to) |no part of this|to find out more about"
        r"|(?:need|if you or someone|for) help\b.{0,20}\?|comments? (?:are|on this) |commenting (?:is|on|policy)|this (?:comment|discussion) |(?:login|log in|sign in) (?:to|with|or)|join (?:us|now|our|the newsletter)\b.{0,60}(?:!|newsletter|today|member|here|facebook)"
        r")"
    )


@cache
def _inside() -> re.Pattern[str]:
    """Return what gives a line of furniture away wherever it stands in it (folded text)."""
    return re.compile(
        r"all rights reserved|may not be (?:published|reproduced|reprinted|copied)|privacy policy|terms of (?:service|use) apply|sign up (?:for (?:our|the|free|daily|breaking|my|take)|here|now)|click here (?:to|for)"
        r"|(?:our|daily|weekly|free|breaking news|morning) (?:e-?mail )?newsletters?\b.{0,60}(?:sign|subscribe|inbox|here)|delivered (?:straight |directly |right )?to your (?:inbox|door|email)|manage newsletters"
        r"|do(?:es)? not (?:necessarily )?(?:reflect|represent) (?:the |those |any )?(?:official |views|opinion|position|editorial|of)|(?:are|is) (?:his|hers?|their|those of the author|solely those|theirs|mine)(?: or hers)?(?: own| alone)|views? expressed (?:are|in this|here)|opinions? expressed"
        r"|(?:read|see|get) more (?:at|on|from|in) \S{2,20}\Z|(?:subscribe|tune in) (?:to|on) (?:our|itunes|apple)|subscribe (?:now|today) (?:for|and|to)|reader[- ]supported|(?:tax-deductible|member-supported)|(?:nonprofit|non-profit) newsroom"
        r"|follow (?:us|@\w+ on|the \w+ on|[\w ]{3,30} on) (?:facebook|instagram|twitter|youtube)|(?:on|via) (?:facebook|twitter) (?:and|or|,) (?:twitter|instagram|facebook)"
    )


def normal(line: str) -> str:
    """Return the folded line without the marks around it, each run of white space one space."""
    return " ".join(line.strip(_MARKS).replace("’", "'").split())


def furniture(folded: str, extra: frozenset[str], *, near_end: bool) -> float:
    """Return how sure it is that this line is furniture: 0.0 where it is not.

    ``folded`` is the folded line with straight apostrophes; ``extra`` are the desk's
    own lines, normal and folded; ``near_end`` says that it stands at the top or the
    end of the article.
    """
    length = len(folded)
    if length <= 60:
        plain = normal(folded)
        if plain in extra:
            return 1.0
        if plain in _LINES:
            return 0.97 if near_end or plain not in _WEAK else 0.75
        if not any(map(str.isalnum, plain)):
            return 0.0
    if length <= 900 and _opening().match(folded):
        return 0.93 if length <= 300 else 0.85
    if length <= 500 and _inside().search(folded):
        return 0.9
    return 0.0
