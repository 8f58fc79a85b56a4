"""What stands around the chapters: the front page, the settings, what the file says of itself."""

from __future__ import annotations

from msgspec.structs import replace

from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.compose.views.saying import span
from opsplan.kinds import DocumentKind
from opsplan.lines import flat
from opsplan.manuscript import Cover, Picture, Properties, Settings
from opsplan.model.document import Confidentiality
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text

FACTS = ("client", "organisation", "department", "code", "version", "status", "confidentiality", "issued", "effective")
#: What a file says of itself under the names that the document has for it.
CUSTOM = ("code", "version", "status", "client", "confidentiality")
LANGUAGES = {"zh": "zh-CN", "en": "en-GB", "both": "zh-CN"}
NUMBERING = {"zh": "chinese", "en": "decimal", "both": "decimal"}


def cover(plan: Plan, kind: DocumentKind, speaker: Speaker, logo: Picture | None = None) -> Cover:
    """Return the front page: only what the plan says of itself, its period, and when its facts were true."""
    named = [name for name in FACTS if name in plan.meta.model_fields_set]
    facts = [(speaker.label(plan.meta, name), speaker.lines(getattr(plan.meta, name))) for name in named]
    dated = {"period": span(plan.period.start, plan.period.finish), "status_date": plan.status_date}
    facts += [(speaker.label(plan, name), (speaker.inline(value),)) for name, value in dated.items() if value]
    said = [(plan.title.say(voice.lang), kind.title[voice.lang]) for voice in speaker.voices]
    told = any(kind_title.casefold() in title.casefold() for title, kind_title in said)
    subtitle = () if told else (speaker.pair(kind.title),)
    return Cover(speaker.prose(plan.title), subtitle, tuple(facts), _named(logo, plan, speaker) if logo else None)


def _named(logo: Picture, plan: Plan, speaker: Speaker) -> Picture:
    """Return the logo with the words for those who cannot see it: whose it is, where the plan says so."""
    whose = plan.meta.organisation or plan.meta.client
    words = Phrase("furniture.logo", {"name": whose}) if whose else Phrase("furniture.logo_alone")
    return replace(logo, alt=speaker.inline(words))


def settings(plan: Plan, speaker: Speaker, numbering: str) -> Settings:
    """Return how the document is to look; the command line goes before the plan, the plan before the language."""
    style = plan.document
    written = str(style.numbering) if style.numbering else ""
    return Settings(
        numbering=numbering or written or NUMBERING[speaker.lang],
        cover=style.cover,
        toc=style.toc,
        page=str(style.page),
        header=speaker.inline(style.header),
        secrecy=_secrecy(plan, speaker),
        footer=speaker.inline(style.footer),
    )


def _secrecy(plan: Plan, speaker: Speaker) -> str:
    """Return how secret the document is, where its author says so and it is not public."""
    said = plan.meta.confidentiality
    written = "confidentiality" in plan.meta.model_fields_set and said is not Confidentiality.PUBLIC
    return speaker.inline(said) if written else ""


def properties(plan: Plan, kind: DocumentKind, speaker: Speaker) -> Properties:
    """Return what the file says of itself; its date is the plan's own."""
    meta = plan.meta
    author = meta.organisation or meta.author
    said = {name: speaker.inline(getattr(meta, name)) for name in CUSTOM if name in meta.model_fields_set}
    keywords = [*(said[name] for name in ("code", "client") if said.get(name)), speaker.inline(meta.department or "")]
    return Properties(
        title=speaker.inline(plan.title),
        author=speaker.inline(author) if isinstance(author, Text | Ref) else "",
        company=speaker.inline(meta.organisation) if meta.organisation else "",
        keywords="; ".join(filter(None, keywords)),
        category=said.get("confidentiality", ""),
        description="\n".join(flat(line) for line in speaker.lines(plan.scope.purpose)),
        subject=speaker.pair(kind.title),
        status=said.get("status", ""),
        version=said.get("version", ""),
        language=LANGUAGES[speaker.lang],
        date=meta.issued or plan.status_date,
        custom=tuple((_name(speaker, plan, name), value) for name, value in said.items() if value),
    )


def _name(speaker: Speaker, plan: Plan, name: str) -> str:
    """Return what the document calls a field of its control data."""
    return " ".join(flat(line) for line in speaker.label(plan.meta, name))
