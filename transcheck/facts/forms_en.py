"""The patterns of English words that name days, longer times and hours."""

from __future__ import annotations

from collections.abc import Iterable

from transcheck.facts.calendar_ import MONTHS, WEEKDAYS
from transcheck.facts.grammar import Form, Grammar
from transcheck.facts.numeral_words import ENGLISH

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
COUNTS = {word: int(n) for word, (role, n) in ENGLISH.items() if role in ("unit", "ten")}
COUNTS |= {"a": 1, "a hundred": 100}


def _cased(words: Iterable[str]) -> str:
    return "|".join(form for word in words for form in (word, word.lower(), word.upper()))


# "march" and "may" are verbs, "Mar" and "Dec" may be names: those need a day or a year beside them.
_CLEAR = rf"(?:{_cased([m for m in MONTHS if m not in ('March', 'May')])})"
_M = rf"(?:{_CLEAR}|March|MARCH|May|MAY|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_W = rf"(?:{_cased(WEEKDAYS)})"
_N = r"(?:3[01]|[12]\d|0?[1-9])"
_D = rf"{_N}(?:st|nd|rd|th)?(?!\w|%|[.:/]\d|,\d{{3}}(?!\d))"
_TH = rf"{_N}(?:st|nd|rd|th)\b"
_DW = rf"(?:{'|'.join(reversed(ORDINALS))})(?![-\w]|\s(?:lady|half|quarter|round|time))"
_Y = r"(?:1[1-9]|20)\d\d(?!\w|%|[,./]\d)"
_RY = r"(?:[Tt]his|[Ll]ast|[Nn]ext|the) year"
_TO = r"\s?(?:[-–—~]|\b(?:to|through|until|and)\b)\s?"
_WITHIN = r"(?<=\b[Mm]id-)|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|(?<=\b[Ee]arly-)|(?<=\b[Ll]ate-)"
"""What a year may be joined to by a hyphen."""
_N_WORDS = "|".join(sorted(COUNTS, key=len, reverse=True))
_NEAR = r"(?:(?P<near>(?:more|less) than|over|nearly|almost|about|some|around|roughly)\s)?"
_COUNT = (
    rf"(?P<n>\d{{1,3}}|(?i:{_N_WORDS}))(?P<half>\s(?:and\sa\shalf|1/2)|½)?"
    r"[\s-](?P<u>day|week|month|year|decade|centur)(?:y|ies|s)?(?P<and_half>\sand\sa\shalf)?"
)
_REL = r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)"
_NOT_THE_TH_THING = (
    r"(?=\s*(?:$|[,.;:)(\"'”’\]–—-]|(?:and|at|in|of|that|to|by|for|after|before|when|as|with|from|or"
    r"|while|until|through|during|morning|afternoon|evening|night|local|KST|he|she|it|they|the|on"
    r"|was|were|is|not|never|also|again|only|because|since|but|so|than|then|there|this|his|her|its"
    r"|their|our|we|I|has|have|had|will|would|could|can|may|might|should|must|did|does|be|been|if"
    r"|who|which|where|about|against|between|over|under|without|within|amid|following|despite"
    r"|via|ahead|due|according|along|both|each|all|a|an|no|if|even|just|almost"
    r"|sa(?:id|ys?|ying)|told|telling|made|took|gave|held|began|came|went|met|left|sent|saw|led)\b))"
)
"""After "the 9th": what shows that it is a day, and not the ninth of something."""
_NOT_THE_TH_EVENT = (
    r"(?=\s(?!(?:meet|build|hear|brief|sitt|read|rank|train|open|land|wedd|gather|even|morn)ing)"
    r"[a-z]{2,16}(?:ing|ed|ly)\b)"
)
_NOT_THE_TH_BODY = (
    r"(?=\s[A-Z])(?!\s(?:Street|Avenue|Road|Ave|St|Army|Air|Fleet|Division|Corps|Brigade|Regiment"
    r"|Infantry|Battalion|Squadron|Congress|Party|Amendment|Circuit|District|Floor|Ward|National"
    r"|Legislative|Annual|Asia|Asian|World|International|Plenary|Central|Summit|Century)\b)"
)
_NOT_COUNTED = (
    r"(?!\s?(?:won|yen|dollars|euros|people|persons|troops|soldiers|men|women|children|houses|homes"
    r"|workers|members|students|residents|households|cases|km|kilomet|met(?:er|re)s|miles|tons|kg"
    r"|feet|hectares|points|times|square|missiles|rounds|shells)\b)"
)

_FORMS: tuple[Form, ...] = (
    (
        "iso",
        r"(?<![\w.-])(?P<y>(?:1[1-9]|20)\d\d)[-./](?P<m>1[0-2]|0?[1-9])[-./]"
        rf"(?P<d>{_N})(?![\w-])",
    ),
    (
        "mdy",
        rf"\b(?:(?P<w>{_W}),?\s)?(?P<m>{_M})\s?(?P<d>{_D})"
        rf"(?:{_TO}(?:(?P<m2>{_M})\s)?(?P<d2>{_D})(?!\s[a-z]{{3}}))?"
        rf"(?:,?\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    (
        "dmy",
        rf"\b(?:(?P<w>{_W}),?\s)?(?:the\s)?(?P<d>{_N}(?:st|nd|rd|th)?)(?:{_TO}(?:the\s)?(?P<d2>{_D}))?"
        rf"\s(?:of\s)?(?P<m>{_M})\b(?:,?\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    (
        "spelt",
        rf"\b(?:(?P<w>{_W}),?\s)?(?:(?<=\b[Oo]n\s)(?P<m>{_M})\s(?:the\s)?(?P<dw>{_DW})"
        rf"|[Tt]he\s(?P<dw2>{_DW})\sof\s(?P<m2>{_M})\b)(?:,?\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    ("my", rf"\b(?P<m>{_M}),?\s(?:of\s)?(?P<y>{_Y}|{_RY})"),
    ("relm", rf"\b(?P<rel>{_REL})\s(?P<m>{_M})(?!\w)"),
    ("m", rf"\b(?P<m>{_CLEAR}|(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s))(?:May|March))\b"),
    (
        "quarter",
        rf"\b(?:(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter|Q(?P<qn>[1-4]))\b"
        rf"(?:\s(?:of\s)?(?P<y>{_Y}|{_RY}))?",
    ),
    ("half", rf"\b(?P<h>first|second|latter|1st|2nd)\shalf\sof\s(?P<y>{_Y}|{_RY})"),
    (
        "century",
        rf"\b(?P<c>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(reversed(ORDINALS))}))"
        r"(?:\s?[-–]\s?(?P<c2>\d{1,2}(?:st|nd|rd|th)))?[\s-]centur(?:y|ies)",
    ),
    (
        "decade",
        rf"(?:(?<![\w$€£₩.,-])|{_WITHIN})(?P<dec>(?:1[1-9]|20)\d0)['’]?s\b"
        r"(?:\s(?:and|or|to|through)\s(?:the\s)?['’‘]?(?P<dec2>(?:(?:1[1-9]|20)\d|[1-9])0)['’]?s\b)?",
    ),
    (
        "short_decade",
        r"(?:(?<=\b[Ii]n\sthe\s)|(?<=\bthe\slate\s)|(?<=\bthe\searly\s)|(?<!\w)['’‘])"
        r"(?P<dec>[2-9]0)['’]?s\b",
    ),
    (
        "compared",
        r"(?:(?<=from\s)|(?<=than\s)|(?<=with\s))"
        rf"{_NEAR}{_COUNT}\s(?P<compared>earlier|previously|before(?=[.,;:)]|$))\b",
    ),
    (
        "ago",
        rf"(?<![\w,./-]){_NEAR}{_COUNT}"
        r"\s(?P<way>ago|earlier|previously|later|before(?=[.,;:)]|$))\b(?!\sthan)",
    ),
    ("named", r"\b(?P<named>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night)\b"),
    (
        "story",
        r"\b[Tt]he\s(?P<story>(?:previous|preceding|same|following|next) day|day (?:before|after)"
        r"|(?:previous|preceding|following) (?:week|month|year)"
        r"|(?:week|month|year) (?:before|after)(?=[.,;:)]|$))\b",
    ),
    ("relu", rf"\b(?P<rel>{_REL})\s(?P<u>week|weekend|month|year)\b(?!-)"),
    (
        "dom",
        rf"\b(?:(?P<w>{_W}),?\s)?[Tt]he\s(?P<d>{_TH})(?:{_TO}(?:the\s)?(?P<d2>{_TH}))?"
        rf"(?:\sof\s(?P<of>[Tt]his|[Ll]ast|[Nn]ext|the)\smonth|{_NOT_THE_TH_THING})",
    ),
    ("on_the", rf"(?<=\b[Oo]n\s)the\s(?P<d>{_TH}){_NOT_THE_TH_EVENT}"),
    ("body", rf"(?<=\bOn\s)the\s(?P<d>{_TH}){_NOT_THE_TH_BODY}"),
    ("w", rf"\b(?:(?P<rel>{_REL})\s)?(?P<w>{_W})\b"),
    (
        "clock",
        r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<min>[0-5]\d))?\s?"
        r"(?P<ap>[aApP]\.?[mM]\b\.?|o['’]clock)",
    ),
    ("clock24", r"(?<![\w.,:$])(?P<hour>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\w:])"),
    (
        "zulu",
        r"(?<![\w.,:$])(?P<hour>[01]\d|2[0-3])[:.]?(?P<min>[0-5]\d)"
        r"(?=\s(?:GMT|UTC|KST|EDT|EST)\b)",
    ),
    (
        "years",
        rf"(?<![\w,.$€£₩/-])(?P<y>(?:1[1-9]|20)\d\d)\s?[-–—]\s?"
        rf"(?P<y2>{_Y}|\d\d(?![\w.,]\d|\w))",
    ),
    ("y", rf"(?:(?<![\w.$€£₩/#-])|{_WITHIN})(?<!\d,)(?P<y>{_Y}){_NOT_COUNTED}"),
)  # fmt: skip
_PLACE = (
    r"\s?\(?\b(?:(?:local|Korean?|Korea Standard|Seoul|U\.?S\.?|Eastern|Washington|Moscow|Tokyo"
    r"|Beijing|London)\s(?:[Ss]tandard\s|[Dd]aylight\s)?[Tt]ime|KST|EDT|EST|ET|GMT|UTC)\b\)?"
)
GRAMMAR = Grammar(*_FORMS, place=_PLACE, korea=r"Korea|Seoul|KST")
