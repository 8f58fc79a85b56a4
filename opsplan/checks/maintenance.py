"""Checks of maintenance: whether each measure is described, comes round in time, and backups can be restored."""

from __future__ import annotations

import re

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.model.lint import Profile
from opsplan.model.process import Maintenance, MaintenanceType
from opsplan.words import LANGS, words


@check("MNT-01", "W1", of="maintenance")
def described(case: Case) -> Hits:
    """A measure without owner; from standard on also one without steps or effect, once one is in long form."""
    strict = case.asks_for(Profile.STANDARD) and case.has("maintenance", long=True)
    return lacking(case.plan.maintenance, "owner", *(("steps", "effect") if strict else ()))


@check("MNT-02", "W2", of="maintenance")
def regular(case: Case) -> Hits:
    """A measure that comes round nobody knows when, or a fault that may be left for nobody knows how long."""
    for one in case.plan.maintenance:
        if one.type is not MaintenanceType.FAULT:
            yield from lacking([one], "frequency")
        elif not one.levels:
            yield from lacking([one], "respond_within", "resolve_within", message="mnt-02-fault")


@check("MNT-03", "W2", of="maintenance", needs=("maintenance",))
def restorable(case: Case) -> Hits:
    """Backups that nobody has ever tried to restore."""
    listed = case.plan.maintenance
    backups = [one for one in listed if one.type is MaintenanceType.BACKUP]
    if backups and not any(one.type is MaintenanceType.RESTORE or _restores(one) for one in listed):
        yield hit(backups[0], "type")


def _restores(one: Maintenance) -> bool:
    """Tell whether the name or a step of a measure speaks of restoring."""
    steps = (text for step in one.steps for text in (step if isinstance(step, tuple) else (step,)))
    said = [text for part in (one.name, *steps) for text in part.all()]
    return any(re.search(words(lang).get("vocabulary.restore"), text, re.IGNORECASE) for lang in LANGS for text in said)
