"""Partners: what they bring and owe, how long their agreements hold, how they are judged."""

from __future__ import annotations

from opsplan.analysis.agreements import Term
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import answered, bracketed, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.plan import Plan
from opsplan.model.services import Partner

TONES = {Term.EXPIRED: Tone.BAD, Term.EXPIRING: Tone.WARNING}


def register(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a partner; the end of an agreement says whether it is near or past."""
    return [
        written(
            one,
            "type",
            reviewed=_reviewed(one),
            expires=_expires(one, facts.agreements.get(one.id)),
            issues=tuple(answered(issue.problem, issue.solution) for issue in one.issues),
        )
        for one in plan.partners
    ]


def _reviewed(partner: Partner) -> Shown | None:
    reviewed = partner.agreement.reviewed if partner.agreement else None
    return None if reviewed is None else Shown(reviewed, Tone.PLAIN if reviewed else Tone.WARNING)


def _expires(partner: Partner, term: Term | None) -> Shown | None:
    end = partner.agreement.expires if partner.agreement else None
    if end is None:
        return None
    tone = TONES.get(term, Tone.PLAIN) if term else Tone.PLAIN
    more = Phrase(f"agreements.{term}") if tone is not Tone.PLAIN else None
    return Shown(bracketed(end, more), tone, Kind.DATE)
