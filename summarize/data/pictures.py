"""Credits of pictures and video, and captions that carry a label."""

from __future__ import annotations

import re

from summarize.data.names import AGENCY, PICTURE_AGENCY, holds_names_only
from summarize.data.paragraphs import Paragraph
from summarize.data.rules import Rule

IMAGE_CREDIT = "image credit"
IMAGE_CAPTION = "image caption"

_PICTURE = (
    r"(?:(?:file|cover|featured?|lead|main|archive|representati(?:ve|onal)|handout|ap|afp|reuters|stock) )?"
    r"(?:image|photo|photograph|picture|pic|video|footage|graphic|illustration|cartoon|map)s?"
)
_OPEN = r"[\[(|\s]*"

_WITH_CREDIT_WORD = re.compile(
    rf"{_OPEN}{_PICTURE}\s*(?:credits?|source|courtesy)\s*(?:of\b|to\b)?\s*[:|–—/-]\s*\S", re.IGNORECASE
)
_BARE_CREDIT = re.compile(
    rf"{_OPEN}(?:(?:credits?|courtesy)\s*:|image (?:source|copyright)\b,?)\s*", re.IGNORECASE
)
_TAKEN_BY = re.compile(rf"{_OPEN}{_PICTURE}\s*(?:(?:taken )?by|via|from|courtesy(?: of)?)\b", re.IGNORECASE)
_PICTURE_LABEL = re.compile(rf"{_OPEN}{_PICTURE}\s*[:|]\s*\S", re.IGNORECASE)
_SIGNED = re.compile(
    rf"[\[(]?(?:{AGENCY}(?: photo| images?)?\s*/\s*\S+(?: \S+){{0,2}}"  # REUTERS/Umit Bektas
    rf"|[^/]{{2,60}}/\s*{AGENCY}(?: photos?| images)?(?:/.*)?"  # Amr Nabil/AP Photo
    rf"|(?:.{{2,60}}(?:\bvia|/)\s*)?{PICTURE_AGENCY}(?: .{{0,40}})?"  # AFP via Getty Images
    r"|©\s*\S.*)[\])]?",
    re.IGNORECASE,
)
_FILE_PICTURE = re.compile(
    r"[\[(]?(?:FILE\b(?:\s*[-–—:]|\s+PHOTO\b)|(?i:file (?:photo|image|picture|pic)\b\s*[-–—:]))"
)
_CAPTION_LABEL = re.compile(r"(?:image|media|video|photo) caption\b\s*[,:]", re.IGNORECASE)
_TRAILING_LABEL = re.compile(
    r"(?:(?<=[.!?…”\"])\s|\s\|\s*)"
    r"(?:(?:File|Cover|AP|AFP) )?(?:Image|Photo|Photograph|Picture|Pic|Video|PHOTO|IMAGE)s?"
    r"(?: (?i:credits?|source|courtesy))?\s*:\s*[^.:]{2,80}$"
)
_FROM_ARCHIVE = re.compile(r"\b(?:file|archive)\b", re.IGNORECASE)
_LONGEST_LABEL = 120
_CAPTION_WORDS = 40
_CREDIT_WORDS = 25


def is_credit(paragraph: Paragraph) -> bool:
    """Such as "Image Credit: Foreign Ministry/Reuters", "Photo by Jane Doe", "[Amr Nabil/AP Photo]"."""
    text = paragraph.text
    if _WITH_CREDIT_WORD.match(text):
        return paragraph.words <= _CAPTION_WORDS
    if paragraph.words > _CREDIT_WORDS:
        return False
    for pattern in (_BARE_CREDIT, _TAKEN_BY):
        if label := pattern.match(text):
            return holds_names_only(text[label.end() :])
    if _PICTURE_LABEL.match(text):
        return not paragraph.is_prose
    return bool(_SIGNED.fullmatch(text)) and not paragraph.is_prose and holds_names_only(text)


def is_labelled_caption(paragraph: Paragraph) -> bool:
    """Such as "FILE PHOTO: President Bashar al-Assad ...", "Image caption, The ministers in Moscow"."""
    return bool(_FILE_PICTURE.match(paragraph.text) or _CAPTION_LABEL.match(paragraph.text))


PICTURES = (Rule(IMAGE_CAPTION, is_labelled_caption), Rule(IMAGE_CREDIT, is_credit))
"""Certain wherever they stand."""


def cut_trailing_credit(paragraph: Paragraph) -> None:
    """Take a picture credit from the end of a line, in brackets or after a bar or full stop.

    What it stood on is a caption, and goes as well, where it is no sentence or the picture is old.
    """
    text = paragraph.text
    start = paragraph.closing_bracket()
    inner = text[start + 1 :].rstrip(".)]")
    if not (start > 0 and (_FILE_PICTURE.match(inner) or is_credit(Paragraph(inner)))):
        label = _TRAILING_LABEL.search(text, max(0, len(text) - _LONGEST_LABEL))
        if not label:
            return
        start = label.start()
    from_archive = _FROM_ARCHIVE.search(text, start)
    paragraph.cut_back(start, IMAGE_CREDIT)
    if paragraph.words <= _CAPTION_WORDS and (from_archive or not paragraph.ends_sentence):
        paragraph.drop(IMAGE_CAPTION)
