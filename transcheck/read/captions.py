"""A line -> whether all of it is a photo caption, or a note that spells out an abbreviation."""

from __future__ import annotations

import re

from transcheck.read.rules import load_rules

_LONGEST_CAPTION = 1500
_LONGEST_NOTE = 300

_PHOTO_CREDIT = re.compile(
    r"(?:[(\[/]|(?<=[.!?다] )|(?<=[.!?다]))(?:(?:File )?(?:Photo|Picture|Image|Graphic)s?"
    r"(?: (?:by|from|courtesy of|credit)| ?[:=]) ?|Photo by |Courtesy (?:of |: ?)|Provided by "
    r"|(?:사진|자료|그래픽)(?:제공)? ?[=:/] ?|사진 ?[=:]? ?)[^.!?()\[\]]{2,60}[)\]]?\Z"
    r"|[(\[][^()\[\]]{2,30} ?(?:제공|캡처|자료사진|file photo|file)[)\]]\Z",
    re.IGNORECASE,
)
_KOREAN_PICTURE = re.compile(r"(?:있다|모습|기념 ?촬영|포즈|전경|장면)\.?[^가-힣]{0,3}\Z")
_ARROW = re.compile(r"[▲△▼◀▶◁▷]")
_IN_THE_PICTURE = re.compile(
    r"\((?:\w+ )?(?:from )?(?:left|right|center|centre|front|rear|back)(?: row)?[^()]{0,20}\)"
    r"|^(?:In )?(?:this|a|an|the) (?:undated |file |aerial |combined |composite |handout )*"
    r"(?:photo|image|picture|photograph|screenshot|file)\b|\bis seen\b|\bare seen\b"
    r"|\bis pictured\b|\bare pictured\b|file photo",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|told|added|stressed|noted|warned|announced|explained|argued|claimed|insisted"
    r"|according to|quoted)\b|말했다|밝혔다|전했다|설명했다|강조했다|덧붙였다"
)
_WORD = re.compile(r"[A-Za-z’'-]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}(?=\s|$)")

_NOTE = re.compile(
    r"(?:The (?:acronym|abbreviation|initials?) )?(?P<letters>[A-Z][A-Za-z&.-]{1,9}) "
    r"(?:stands? for|is short for|is (?:an|the) (?:acronym|abbreviation) (?:for|of)) "
    r"(?P<words>[^\"“”]{3,250}?)\.?\Z"
)
_OWN_NAME = re.compile(r"\b(?:official|formal|full) name\b")


def is_caption(line: str, *, first: bool, last: bool) -> bool:
    """Whether the line describes a picture and ends in its credit.

    A credit alone proves nothing: agencies sign the last paragraph of a story with the same
    "(Yonhap)". So the line must also look like a caption: print its text twice, credit a photo in
    so many words, point into the picture, tell a scene in the present tense, or hold no sentence at
    all. `first` is the story's first line, which may be its headline; `last` its last paragraph.
    """
    if not 10 <= len(line) <= _LONGEST_CAPTION:
        return False
    scene, credited = _without_credit(line)
    if _printed_twice(line) and credited:
        return True
    if _REPORTING.search(scene) or '"' in scene or "“" in scene:
        return False
    if _PHOTO_CREDIT.search(line) or (_ARROW.match(line) and _KOREAN_PICTURE.search(scene)):
        return True
    if not credited:
        return False
    return bool(
        _IN_THE_PICTURE.search(scene)
        or _KOREAN_PICTURE.search(scene)
        or (not last and _tells_a_scene(scene))
        or (not first and not last and _is_phrase(scene) and load_rules().agency.search(line))
    )


def is_note(line: str) -> bool:
    """Whether the line only spells out an abbreviation ("WHO stands for World Health ...").

    "stands for" is also what people say of values: the words must hold the letters as initials, or
    say that they are a name.
    """
    line = load_rules().credit.sub("", line[: _LONGEST_NOTE + 1]).rstrip()
    match = _NOTE.match(line)
    if not match or len(line) > _LONGEST_NOTE or _REPORTING.search(line):
        return False
    letters = "".join(filter(str.isupper, match["letters"]))
    initials = iter(word[0] for word in _WORD.findall(match["words"]) if word[0].isupper())
    return bool(_OWN_NAME.search(match["words"])) or all(letter in initials for letter in letters)


def _without_credit(line: str) -> tuple[str, bool]:
    match = load_rules().credit.search(line, max(0, len(line) - 120))
    return (line[: match.start()].rstrip(), True) if match else (line, False)


def _printed_twice(line: str) -> bool:
    half = len(line) // 2
    return half >= 20 and line[:half].strip() == line[-half:].strip()


def _is_phrase(scene: str) -> bool:
    """Whether no sentence ends in it, not even before the credit."""
    return not _SENTENCE_END.search(scene)


def _tells_a_scene(scene: str) -> bool:
    """Whether a verb of the scene list is in the present tense and none is in the past."""
    words = [word.lower() for word in _WORD.findall(scene)]
    trios = list(zip(["", *words], words, [*words[1:], ""], strict=False))
    if any(_is_past(*trio) for trio in trios):
        return False
    return any(_is_scene_verb(before, word) and after != "for" for before, word, after in trios)


def _is_past(before: str, word: str, after: str) -> bool:
    """Whether the word is a verb in the past: "closed", but not in "the closed" or "closed by"."""
    terms = load_rules().words
    past = word in terms["past"] or (word.endswith("ed") and len(word) > 4)
    return past and before not in terms["no_verb_after"] and after not in terms["after_participle"]


def _is_scene_verb(before: str, word: str) -> bool:
    terms = load_rules().words
    scene = terms["scene"]
    if not before or before in terms["no_verb_after"]:
        return False
    if word in scene:
        return before in terms["plural"] or before.endswith("s")
    forms = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return word.endswith("s") and any(form in scene for form in forms)
