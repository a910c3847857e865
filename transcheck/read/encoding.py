"""The bytes of a text file or a web page -> its characters, exactly."""

from __future__ import annotations

import codecs
import re

from transcheck.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 stands before UTF-16, whose mark its own begins with."""

_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office or Hangul file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.002
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.I)
_XML_DECLARED = re.compile(rb"""^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]+)""")
_AS_BROWSERS_DO = {
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-949": "cp949",
    "x-windows-949": "cp949",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""Labels that browsers read as a larger character set (WHATWG Encoding Standard, section 4.2)."""

_WEB_ENCODING = re.compile(
    r"utf-?8|cp949|cp1252|windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]|iso-2022-[jk][pr]"
    r"|shift_jis|euc-jp|gbk|gb2312|gb18030|big5"
)
"""Labels taken at their word: Python also knows codecs, such as unicode_escape, that are none."""

_HEAD = 4096
_SAMPLE = 64 * 1024
_KOREAN = re.compile(r"[가-힣]")
_BEYOND_KS_X_1001 = re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xa0]|[\x81-\xa0][\xa1-\xfe]")
_WESTERN = re.compile(r"[^\x00-\x7f‘’“”–—…•€£©®°é·\xa0\xad½¼¾×™À-ÖØ-öø-ÿ]")


def decode_text(data: bytes, where: str) -> str:
    """Characters of a text file: by byte order mark, else UTF-8, else whatever fits its bytes.

    InputError, opened by `where`, for binary content and for bytes that fit no encoding.
    """
    _refuse_binary(data, where)
    for name in _candidates(data):
        text = _strictly(data, name)
        if text is not None:
            return _clean(text, where)
    if b"\x00" in data:
        raise InputError(f"{where}: is binary: it holds zero bytes; save the article as UTF-8 text")
    raise InputError(f"{where}: is in no encoding that transcheck knows; save it as UTF-8")


def decode_page(data: bytes, where: str) -> str:
    """Characters of a web page: byte order mark, declared charset, UTF-8, else as a text file.

    Like a browser, it puts U+FFFD for stray bytes that its declared charset does not know.
    """
    _refuse_binary(data, where)
    declared = _declared(data[:_HEAD])
    for name in (_marked(data), declared, "utf-8", _korean(data[:_SAMPLE])):
        text = _strictly(data, name) if name else None
        if text is not None:
            return _clean(text, where)
    if declared:
        return _clean(data.decode(declared, errors="replace"), where)
    return decode_text(data, where)


def _refuse_binary(data: bytes, where: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{where}: is {kind}, not text; save the article as text or HTML")


def _candidates(data: bytes) -> tuple[str, ...]:
    """Encodings to try, most certain first."""
    if marked := _marked(data):
        return (marked,)
    if b"\x00" in data[:_SAMPLE]:
        return tuple(filter(None, (_wide(data[:_SAMPLE]),)))
    sample = data[:_SAMPLE]
    guesses = ("utf-8", _korean(sample), _western(sample))
    return tuple(filter(None, guesses)) + _detected(data)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of its spaces and digits stand all on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _korean(sample: bytes) -> str | None:
    """CP949, if nearly all of its two-byte characters are those of KS X 1001.

    Western curly quotes before a letter also decode as CP949, but as the rare syllables that
    Microsoft added beyond KS X 1001.
    """
    text = sample.decode("cp949", errors="replace")
    rare = len(_BEYOND_KS_X_1001.findall(sample))
    return "cp949" if rare * 10 < len(_KOREAN.findall(text)) else None


def _western(sample: bytes) -> str | None:
    """Windows-1252, if it turns every byte into letters and punctuation of English text."""
    text = sample.decode("cp1252", errors="replace")
    high = sum(byte > 0x7F for byte in sample)
    return "cp1252" if high * 10 < len(sample) and not _WESTERN.search(text) else None


def _detected(data: bytes) -> tuple[str, ...]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return (best.encoding,) if best else ()


def _declared(head: bytes) -> str | None:
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    label = match[1].decode("ascii", errors="replace").lower() if match else ""
    name = _AS_BROWSERS_DO.get(label, label)
    return name if _WEB_ENCODING.fullmatch(name) else None


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name).removeprefix("\ufeff")
    except ValueError:
        return None


def _clean(text: str, where: str) -> str:
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(f"{where}: is binary, not text; save the article as text or HTML")
    return text
