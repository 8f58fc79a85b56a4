"""What bytes that are not UTF-8 look like: another encoding, by how common its characters would be, or no text."""

from __future__ import annotations

import codecs
from collections.abc import Callable

#: How the files begin that people mistake for text, and what to call them.
MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel (.doc, .xls)"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
)
#: The folders that tell what a zip holds.
ZIPPED = ((b"word/", "Word (.docx)"), (b"xl/", "Excel (.xlsx)"), (b"ppt/", "PowerPoint (.pptx)"))
MARKED = (
    (codecs.BOM_UTF32_LE, "UTF-32 LE"),
    (codecs.BOM_UTF32_BE, "UTF-32 BE"),
    (codecs.BOM_UTF16_LE, "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "UTF-16 BE"),
)
#: Much of a long file says no more than its beginning.
SAMPLE = 65_536


def binary(data: bytes) -> str:
    """Return the kind of file that `data` is, by its first bytes, or nothing where it may be text."""
    if data.startswith(b"PK\x03\x04"):
        return next((name for folder, name in ZIPPED if folder in data), "ZIP")
    return next((name for magic, name in MAGIC if data.startswith(magic)), "")


def wide(data: bytes) -> str:
    """Return the encoding of two or four bytes a character that `data` is in, or nothing."""
    for mark, name in MARKED:
        if data.startswith(mark):
            return name
    sample = data[: SAMPLE // 2 * 2]
    if b"\0" not in sample:
        return ""
    low, high = sample[::2].count(0), sample[1::2].count(0)
    name, codec = ("UTF-16 LE", "utf-16-le") if high > low else ("UTF-16 BE", "utf-16-be")
    text = sample.decode(codec, errors="replace")
    return name if "\0" not in text and _written(text) else ""


def _written(text: str) -> bool:
    """Tell whether nearly all characters are Latin, Han or their punctuation."""
    known = sum("\0" < char < "\u0250" or "\u2000" <= char < "\u2070" or "\u3000" <= char < "\ua000" for char in text)
    return known + sum("\uff00" <= char < "\uffef" for char in text) > 0.9 * len(text)


def single(data: bytes) -> str:
    """Return the encoding of one or two bytes a character that `data` looks like, or nothing."""
    sample = data[:SAMPLE]
    scores = [(score(sample), name) for name, score in GUESSES]
    best, name = max(scores, key=lambda one: one[0])
    return name if best >= 0.6 else ""


def _common(codec: str, repertoire: str, first: int, last: int) -> Callable[[bytes], float]:
    """Return a score: the share of characters in the first, common level of a Chinese standard."""

    def score(sample: bytes) -> float:
        text = sample.decode(codec, errors="replace")
        foreign = [char for char in text if char > "\x7f" and not _punctuation(char)]
        leads = (char.encode(repertoire, errors="ignore")[:1] for char in foreign)
        return sum(first <= lead[0] <= last for lead in leads if lead) / max(len(foreign), 1)

    return score


def _punctuation(char: str) -> bool:
    return "\u2010" <= char < "\u2030" or "\u3000" <= char < "\u3020" or "\uff00" <= char < "\uff66"


def _western(sample: bytes) -> float:
    """Return the share of characters beyond ASCII that are letters or marks of a western text, few among many."""
    text = sample.decode("cp1252", errors="replace")
    foreign = [char for char in text if char > "\x7f"]
    if len(foreign) > len(text) / 4:
        return 0.0
    return 0.9 * sum(char.isalpha() or char in "€–—‘’“”•…°§«»£" for char in foreign) / max(len(foreign), 1)


GUESSES = (
    ("GBK (GB18030)", _common("gb18030", "gb2312", 0xB0, 0xD7)),
    ("Big5", _common("big5", "big5", 0xA4, 0xC6)),
    ("Windows-1252 (Latin-1)", _western),
)
