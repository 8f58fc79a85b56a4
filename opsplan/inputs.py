"""What goes into a document beside opsplan itself: files, settings, options, each with what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote, unquote


class Input(NamedTuple):
    """Something that a document is made of: `kind` says what it is (plan, base, logo …), `name` which one.

    `file` is where it was read, if it is a file.
    """

    kind: str
    data: bytes
    name: str = ""
    file: str = ""

    @property
    def key(self) -> str:
        """Return kind and name as one word: `base:common.yaml`."""
        return f"{self.kind}:{quote(self.name)}" if self.name else self.kind


def digest(data: bytes, digits: int = 16) -> str:
    """Return the first hexadecimal digits of the SHA-256 of some bytes."""
    return sha256(data).hexdigest()[:digits]


def combined(inputs: Iterable[Input]) -> str:
    """Return one hash of all inputs, in their order."""
    return digest(b"".join(b"%s\0%d\0%s" % (one.key.encode(), len(one.data), one.data) for one in inputs))


def listed(inputs: Iterable[Input]) -> str:
    """Return the hash of each input as one line: `plan=1a2b3c4d base:common.yaml=…`."""
    return " ".join(f"{one.key}={digest(one.data, 8)}" for one in inputs)


def differing(before: str, now: str) -> list[tuple[str, str]]:
    """Return kind and name of each input that two lines of `listed` do not have alike, those of `now` first."""
    old, new = _parts(before), _parts(now)
    keys = [key for key in dict.fromkeys((*new, *old)) if old.get(key) != new.get(key)]
    return [(kind, unquote(name)) for kind, _, name in (key.partition(":") for key in keys)]


def _parts(line: str) -> Mapping[str, list[str]]:
    """Return the hashes by kind and name, of which several inputs may have the same: bases in two folders."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in line.split():
        key, _, known = one.rpartition("=")
        found[key].append(known)
    return found
