"""Findings as sentences: what each says, and what to do about it, in either language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from opsplan.findings import Finding
from opsplan.words import fill, words

#: A key or a value within a sentence, by its place in the catalogue.
_NAMED = re.compile(r"\{=([\w.-]+)\}")
SEPARATORS = {"zh": "、", "en": ", "}


def says(finding: Finding, lang: str) -> str:
    """Return what a finding says, without its place."""
    sentence = words(lang).get(f"messages.{finding.message}.says")
    return fill(_named(sentence, finding, lang), _args(finding, lang))


def hint(finding: Finding, lang: str) -> str:
    """Return what to do about a finding: the remedy for what is known of it, or else the general one."""
    entry: Mapping[str, str] = words(lang).get(f"messages.{finding.message}")
    args = _args(finding, lang)
    known = [name for name in entry if name not in ("says", "hint") and args.get(name)]
    told = fill(_named(entry[known[0] if known else "hint"], finding, lang), args) if known or "hint" in entry else ""
    # a part that is a text alone has no place for a field yet
    return words(lang).say("formats.bare", {"hint": told, "bare": args["bare"]}) if args.get("bare") else told


def _named(sentence: str, finding: Finding, lang: str) -> str:
    """Return a sentence with the keys and values in it as the plan's author writes them: `{=fields.task.owner}`.

    In a plan without any key they are those of the reader's language.
    """
    keys = finding.args.get("style", "en")
    chinese = (keys or lang) == "zh"
    return _NAMED.sub(lambda gap: _called(gap[1]) if chinese else gap[1].rpartition(".")[2], sentence)


def _called(key: str) -> str:
    section, *way = key.split(".")
    field = section == "fields" and way[0] != "frequency"
    said = words("zh").key(*way) if field else words("zh").get(key)
    return str(said[0] if isinstance(said, list) else said)


def _args(finding: Finding, lang: str) -> dict[str, object]:
    return {name: _said(value, lang) for name, value in finding.args.items()}


def _said(value: object, lang: str) -> str:
    if isinstance(value, Mapping):
        return _said(value[lang], lang)
    if isinstance(value, list | tuple):
        return SEPARATORS[lang].join(_said(one, lang) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
