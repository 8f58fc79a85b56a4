"""What the checks still find in a plan, for those who read its document: what is open, where, and who can close it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from opsplan.checks.explaining import explanation
from opsplan.findings import Finding, Path, Severity
from opsplan.loading.plan import Loaded
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.shape import label, spellings
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.sentences import says
from opsplan.words import LANGS


class Standing(Struct, frozen=True):
    """What a check finds: its words, the names of what it is about or the section, and who answers for that."""

    code: str
    severity: Severity
    what: Text
    where: tuple[Text, ...]
    who: tuple[Ref | Text, ...] = ()


def standing(loaded: Loaded, found: Iterable[Finding]) -> tuple[Standing, ...]:
    """Return the errors and warnings of a plan by their codes, errors first; a code that is found often has a title."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for one in found:
        if one.severity is not Severity.INFO:
            groups.setdefault((one.severity, one.code), []).append(one)
    written = {loaded.written(part): part for _, part in parts(loaded.plan)} if groups else {}
    in_turn = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple(_standing(several, written, loaded.plan) for _, several in in_turn)


def _standing(several: list[Finding], written: dict[Path, Part], plan: Plan) -> Standing:
    ways = [list(_way(one.path, written)) for one in several]
    where, who = tuple(_where(several, ways)), tuple(_who(ways, plan))
    return Standing(several[0].code, several[0].severity, _what(several), where, who)


def _way(path: Path, written: dict[Path, Part]) -> Iterator[Part]:
    """Yield the parts that lead to a place in the plan, the innermost first, without the plan itself."""
    for length in range(len(path), 0, -1):
        if (part := written.get(path[:length])) is not None:
            yield part


def _what(several: list[Finding]) -> Text:
    first = several[0]
    told = {lang: explanation(first.code, lang) for lang in LANGS} if len(several) > 1 else {}
    return Text(**{lang: one.title if (one := told.get(lang)) else says(first, lang) for lang in LANGS})


def _where(several: list[Finding], ways: list[list[Part]]) -> Iterator[Text]:
    """Yield the name of what each finding is about, or else the section that it is in; each once."""
    seen: set[str] = set()
    for one, way in zip(several, ways, strict=True):
        names = (getattr(part, "name", None) for part in way)
        found = next((name for name in names if isinstance(name, Text)), None) or _section(one)
        if found is not None and str(found) not in seen:
            seen.add(str(found))
            yield found


def _section(finding: Finding) -> Text | None:
    """Return the section of a finding; none of what is said at the title, which is about the whole document."""
    key = spellings(Plan).get(str(finding.path[0])) if finding.path else None
    return Text(**{lang: label(lang, Plan, key) for lang in LANGS}) if key and key != "title" else None


def _who(ways: list[list[Part]], plan: Plan) -> Iterator[Ref | Text]:
    """Yield who answers for what is found: the owner of the innermost part that has one, or else the plan's author."""
    seen: set[str] = set()
    for way in ways:
        owners = (getattr(part, "owner", None) for part in way)
        found = next((owner for owner in owners if isinstance(owner, Ref)), plan.meta.author)
        if found is not None and str(found) not in seen:
            seen.add(str(found))
            yield found
