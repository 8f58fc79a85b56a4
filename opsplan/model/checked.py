"""Which item of which checklist a result of an inspection is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from opsplan.model.inspection import CheckItem, Checklist, Inspection
from opsplan.model.plan import Plan

#: An item with the list that it stands in.
Bearer = tuple[Checklist, CheckItem]


class CheckedItems:
    """The items of all checklists by their ids and names; both are unique within a list only."""

    def __init__(self, plan: Plan) -> None:
        self._by_id: dict[str, list[Bearer]] = defaultdict(list)
        self._by_name: dict[str, list[Bearer]] = defaultdict(list)
        for checklist in plan.checklists:
            for item in checklist.items:
                if item.id:
                    self._by_id[item.id].append((checklist, item))
                for name in dict.fromkeys(item.name.all()):
                    self._by_name[name].append((checklist, item))

    def bearers(self, inspection: Inspection, written: str) -> list[Bearer]:
        """Return the items that a result of a round may mean: one where it is clear, none where there is no such item.

        An id goes before a name. Where several lists have the item, those count that are for the round's subject, and
        of these those whose inspector is the round's; one that is still in several lists is not clear.
        """
        found = self._by_id.get(written) or self._by_name.get(written) or []
        found = _narrowed(found, lambda one: inspection.subject in one.roles)
        return _narrowed(found, lambda one: inspection.inspector is not None and inspection.inspector == one.inspector)

    def bearer(self, inspection: Inspection, written: str | None) -> Bearer | None:
        """Return the one item that a result of a round is about; None where it names none, or not clearly."""
        found = self.bearers(inspection, written) if written is not None else []
        return found[0] if len(found) == 1 else None


def _narrowed(found: list[Bearer], fits: Callable[[Checklist], bool]) -> list[Bearer]:
    return found if len(found) < 2 else [one for one in found if fits(one[0])] or found
