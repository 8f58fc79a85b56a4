"""An explanation as text: why a check is there, what is bad, what is good, and how to silence it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.explaining import explanation, subjects
from opsplan.checks.registry import BY_CODE
from opsplan.reporting import severity
from opsplan.words import words

#: A line of an explanation and what it is, for whoever colours it: its head, a label, code, or ordinary text.
Line = tuple[str, str]


def lines(code: str, lang: str) -> Iterator[Line]:
    """Yield an explanation line by line; of a code that there is not a KeyError."""
    told = explanation(code, lang)
    if told is None:
        raise KeyError(code)
    yield f"{code} {told.title}", "head"
    yield _grade(code, lang), "dim"
    yield "", ""
    yield told.why, ""
    for label, example in (("bad", told.bad), ("good", told.good)):
        if example:
            yield "", ""
            yield _say(label, lang), label
            yield from ((f"    {line}", "code") for line in example.rstrip().split("\n"))
    yield "", ""
    yield _say("silence", lang), "label"
    yield from _silencing(code, lang)


def plain(code: str, lang: str) -> str:
    """Return an explanation as plain text."""
    return "\n".join(text for text, _ in lines(code, lang))


def markdown(code: str, lang: str) -> str:
    """Return an explanation as Markdown, without its head."""
    told = explanation(code, lang)
    if told is None:
        raise KeyError(code)
    blocks = [told.why]
    for label, example in (("bad", told.bad), ("good", told.good)):
        if example:
            blocks += [f"**{_say(label, lang)}**", f"```yaml\n{example.rstrip()}\n```"]
    silencing = (
        f"```\n{text.strip()}\n```" if kind == "code" else text.strip() for text, kind in _silencing(code, lang)
    )
    return "\n\n".join((*blocks, f"**{_say('silence', lang)}**", *silencing))


def overview(lang: str) -> Iterator[Line]:
    """Yield all codes by subject, with their titles."""
    for subject, codes in subjects().items():
        if not codes:
            continue
        yield str(words(lang).get(f"cli.explain.subjects.{subject}")), "head"
        for code in codes:
            told = explanation(code, lang)
            yield f"  {code:<9} {told.title if told else ''}", ""
        yield "", ""


def _grade(code: str, lang: str) -> str:
    """Return how grave a check is and from which profile on it runs; of what is found in reading, that it always is."""
    check = BY_CODE.get(code)
    if check is None:
        return _say("always", lang)
    profile = words(lang).get(f"values.profile.{check.profile}")
    return _say("grade", lang, severity=severity(check.severity, lang), profile=profile, value=check.profile)


def _silencing(code: str, lang: str) -> Iterator[Line]:
    """Yield how to silence a check, or why that cannot be."""
    if code not in BY_CODE:
        yield f"  {_say('unsilenced', lang)}", ""
    for key in ("in_plan", "of_one", "in_command"):
        if key == "in_plan" or code in BY_CODE:
            yield f"  {_say(key, lang)}", ""
            yield f"    {_say(f'{key}_so', lang, code=code)}", "code"


def _say(key: str, lang: str, **args: object) -> str:
    return words(lang).say(f"cli.explain.{key}", args)
