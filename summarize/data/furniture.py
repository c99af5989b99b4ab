"""Page furniture: what a web page or a wire puts around a story.

Each rule looks at one line and is certain wherever that line stands. Where a rule must tell a line
from a sentence of the story, its pattern wants the rest of the furniture too: "Share this article", "Sign up
for our newsletter", never "share" or "sign" alone.
"""

from __future__ import annotations

import re

from summarize.data.dates import DATE_LINE, is_labelled_date
from summarize.data.paragraphs import Paragraph
from summarize.data.patterns import any_of, phrase_set, whatever_case, word_set
from summarize.data.rules import Rule

_TAGS = whatever_case(
    any_of(
        "tags?|tagged(?: as| with| in)?|(?:related )?topics?|key ?words?|filed under|posted in",
        "categor(?:y|ies)|hashtags?|in this (?:story|article)",
    )
    + r"\s*[:|–—-]\s*\S"
)
_HASHTAGS = re.compile(r"#\w+(?:[\s,;|]+#\w+)*")

_COPYRIGHT = whatever_case(
    r"\(?copyright\s*(?:©|\(c\)|\d{4}\b|notice\b|by\b)",
    r"©|\(c\)\s*\d{4}",
    r"this material may not be published\b",
    r"(?:.{0,200}\W)?all rights reserved\W*$",
)

_MAILING = (
    r"\b(?:newsletters?|e-?mails?|alerts?|inbox|briefing|channel|youtube|podcasts?|whatsapp|telegram)\b"
)
_SUBSCRIBE = whatever_case(
    rf"(?:sign up|subscribe)\b.{{0,120}}{_MAILING}",
    r"(?:register|get|join)\b(?: \S+){0,6}? (?:our|your|free|latest|best|daily|breaking)\b"
    rf".{{0,80}}{_MAILING}",
    r"(?:sign up|subscribe|register|log in|sign in)"
    r"(?: (?:now|here|today|for free|to (?:read|continue|unlock|access)\b.*))?\W*$",
    r"already (?:have an account|a (?:subscriber|member))\b",
    r"support (?:our|independent|quality) journalism\b",
    r"become a (?:member|subscriber)(?:\W*$| (?:today|now|and|for)\b)",
    r"(?:download|get|install) (?:our|the)\b.{0,60}\bapp\b",
)

_NETWORK = any_of(
    "facebook|twitter|x|instagram|telegram|whatsapp|google(?: news|\\+)?|youtube|linkedin|tiktok|pinterest",
    "reddit|threads|bluesky|mastodon|flipboard|messenger|viber",
)
_SHARE = whatever_case(
    r"share (?:this|the)(?: (?:article|story|post|page|news|video|link))?\W*$",
    rf"share this(?: \w+)? (?:with (?:your |a )?friends?|(?:on|via) {_NETWORK})\b.{{0,60}}$",
    rf"share (?:on|via|to) {_NETWORK}\b.{{0,60}}$",
    rf"(?:follow|like|find|join|add) (?:us|our)\b.{{0,60}}\b(?:on|at|via) {_NETWORK}(?!\w)",
    rf"follow (?:@\w+|(?:him|her|them|the (?:author|writer|reporter))\b).{{0,60}}\bon {_NETWORK}(?!\w)",
    rf"follow (?-i:(?:[A-Z]\S* ){{1,4}})on {_NETWORK}(?!\w)",
)
_BUTTONS = word_set(
    """share shares tweet tweets pin print email e-mail mail copy link comments comment whatsapp google
    google+ digg stumbleupon facebook twitter instagram telegram youtube linkedin tiktok pinterest reddit
    threads bluesky flipboard messenger viber sms"""
)
_BETWEEN_BUTTONS = word_set("on via and by to this more x post save send")

_CLICK = whatever_case(
    r"(?:click|tap) here\b",
    r"(?:to|for)\b.{0,120}, ?(?:please )?click (?:here|on the link)\b",
    r"(?:click|tap) (?:on )?(?:the|this|any) (?:link|image|photo|picture|button|icon)\b",
    r"(?:click|tap) to (?:read|view|expand|play|enlarge|share|open|see|watch)\b",
)
_COOKIES = whatever_case(
    r"(?:we|(?:this|our) (?:web)?sites?)(?: and our partners)? (?:may )?uses?\b.{0,40}\bcookies\b",
    r"by (?:continuing|using|clicking)\b.{0,120}\bcookies\b",
    r"(?:accept|manage|reject|allow)(?: all)? cookies\b",
)

_COUNT = (
    r"[\d.,]+\s*[km]?\+?\s*(?:shares?|comments?|likes?|views?|retweets?|reads?|followers|reactions?|replies)"
)
_COUNTS = whatever_case(
    rf"{_COUNT}(?:[\s|·•,-]+{_COUNT})*", r"(?:shares?|comments?|likes?|views?)\s*[:(]?\s*[\d.,]+\s*[km]?\)?"
)
_READING_TIME = whatever_case(
    r"(?:(?:estimated )?reading time\W*)?(?:about )?\d+[ -]?min(?:ute)?s?(?: (?:read|reading))?(?: time)?"
)

_ADVERTISEMENT = whatever_case(
    "advertisements?|advertising|sponsored(?: (?:content|by [^,]{1,40}))?|promoted(?: content)?|ad feedback",
    r"(?:story|article) continues (?:below|after)\b.{0,60}",
    r"continue reading (?:below|after)\b.{0,60}",
    r"scroll (?:down )?to (?:continue|read)\b.{0,60}",
    "report (?:this )?ad",
)
_COMMENTS = whatever_case(
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b.{0,80}",
    r"have your say\b[^,]{0,80}",
    r"(?:.{0,60}\? )?(?:tell us|let us know|share|sound off)\b.{0,60}\bin the comments?\b.{0,60}",
    r"join the (?:conversation|discussion)\b[^,]{0,40}",
    r"your e-?mail address will not be published\b.*",
    r"comments are (?:closed|moderated)\b.{0,80}",
    r"you must be (?:logged in|signed in)\b.{0,60}",
    r"(?:view|show|read|see|hide)(?: all| the)?(?: \d+)? comments",
    r"no comments(?: yet)?",
)

_CONTROLS = phrase_set(
    """skip to content | skip to main content | back to top | home | menu | search | close | play | pause
    | play video | listen | listen to article | listen to this article | loading | load more | show more
    | see more | view more | continue reading | read full story | read full article | gallery
    | view gallery | photos | article content | privacy policy | cookie policy | terms of use
    | terms of service | terms and conditions | contact us | about us | comments | newsletter
    | newsletters | click here | copy link | link copied | save | save article | bookmark | text size
    | font size | print article | print this article | opens in new window | scroll down for video
    | this video can not be played | this video cannot be played
    | media playback is not supported on this device | media playback is unsupported on your device"""
)
_BROWSER_NOTICE = whatever_case(
    r"(?:please )?enable javascript\b",
    r"javascript (?:is|must be) (?:currently |not )?(?:disabled|enabled|required)\b",
    r"your browser (?:does not|doesn['’]t) support\b",
)

_ARTICLE = "this (?:article|story|post|piece)"
_NOTE = re.compile(
    r"[(*\s]*"
    + any_of(
        r"(?:editor['’]?s['’]? note|correction|clarification)s?\s*[:–—-]\s*\S",
        rf"{_ARTICLE}\b.{{0,40}}\b(?:originally|first) (?:published|appeared|ran|posted)\b",
        rf"{_ARTICLE} was provided by\b",
        rf"{_ARTICLE} (?:has been|was|is) (?:not been |being )?"
        r"(?:updated|corrected|amended|edited|republished|syndicated|published|auto-generated|generated)\b",
        r"(?:originally|first) (?:published|posted) (?:on|in|at|by)\b[^,\d]{0,60}$",
        r"(?:except for the headline, )?this story has not been edited\b",
        r"this is a (?:developing|breaking)(?: news)? story\b",
        r"more (?:to follow|follows)\W*$",
        r"(?:please )?check back (?:later )?for (?:updates|more)\b",
        r"the (?:views|opinions) expressed (?:in this (?:article|piece|story|column)|here|by the author)\b",
    ),
    re.IGNORECASE,
)

_PROMPT_WORDS = 45
_FRAME = "—–-:.()*[]«»<>|…→ "


def _is_tag_line(line: Paragraph) -> bool:
    return bool(_TAGS.match(line.text) and not line.is_prose) or bool(_HASHTAGS.fullmatch(line.text))


def _is_share_bar(line: Paragraph) -> bool:
    if _SHARE.match(line.text):
        return True
    if line.words > _PROMPT_WORDS or line.ends_sentence:
        return False
    words = {word for word in re.findall(r"[\w+-]+", line.text.lower()) if not word[0].isdigit()}
    return bool(words & _BUTTONS) and words <= _BUTTONS | _BETWEEN_BUTTONS


def _is_page_control(line: Paragraph) -> bool:
    return line.text.strip(_FRAME).lower() in _CONTROLS or bool(_BROWSER_NOTICE.match(line.text))


FURNITURE = (
    Rule("rule of signs", lambda line: not any(map(str.isalnum, line.text))),
    Rule("tag line", _is_tag_line),
    Rule(DATE_LINE, lambda line: is_labelled_date(line.text)),
    Rule("copyright line", lambda line: bool(_COPYRIGHT.match(line.text))),
    Rule(
        "subscription prompt", lambda line: line.words <= _PROMPT_WORDS and bool(_SUBSCRIBE.match(line.text))
    ),
    Rule("social-media count", lambda line: bool(_COUNTS.fullmatch(line.text))),
    Rule("share bar", _is_share_bar),
    Rule("link prompt", lambda line: line.words <= _PROMPT_WORDS and bool(_CLICK.match(line.text))),
    Rule("cookie notice", lambda line: bool(_COOKIES.match(line.text))),
    Rule("reading time", lambda line: bool(_READING_TIME.fullmatch(line.text.strip(_FRAME)))),
    Rule("advertisement", lambda line: bool(_ADVERTISEMENT.fullmatch(line.text.strip(_FRAME)))),
    Rule("comment prompt", lambda line: bool(_COMMENTS.fullmatch(line.text.strip(_FRAME)))),
    Rule("page control", _is_page_control),
    Rule("editorial note", lambda line: bool(_NOTE.match(line.text))),
)
"""Certain wherever they stand, in the order in which they are asked."""
