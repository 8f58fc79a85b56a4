"""Who is told what, and whom each service is for: matrices of roles, units, partners and customers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import by_choice
from opsplan.compose.views.support import overview
from opsplan.figures.matrix import Beside, Mark, Matrix
from opsplan.model.references import Ref
from opsplan.model.services import Service, ServiceArea

#: The least of rows and of columns, and the most of each that are legible.
_LEAST, _MOST, _COLUMNS = 2, 60, 32
#: Who sends or leads, and who receives or takes part.
SENDER, RECEIVER = "▲", "●"
_SENDS, _RECEIVES = Mark(SENDER, 3), Mark(RECEIVER, 1)


class _Item(Struct, frozen=True):
    """Something that is told: its name, how often, who tells it and to whom."""

    name: object
    often: object
    senders: tuple[Ref, ...]
    receivers: tuple[Ref, ...]


def comm_matrix(scene: Scene) -> Shown | None:
    """Return who sends and receives what in communications and meetings, how often.

    None of fewer than two of them or of those who take part.
    """
    told = [_Item(one.name, one.frequency, one.from_, one.audience) for one in scene.plan.communications]
    met = [_Item(one.name, one.frequency, _some(one.chair), one.attendees) for one in scene.plan.meetings]
    listed = [[one for one in part if one.receivers] for part in (told, met)]
    items = [one for part in listed for one in part]
    parties = _ordered(scene, [who for one in items for who in dict.fromkeys((*one.senders, *one.receivers))])
    if len(items) < _LEAST or len(parties.shown) < _LEAST:
        return None
    names = ((0, "communications"), (len(listed[0]), "meetings")) if all(listed) else ()
    rows = [(scene.say(one.name), tuple(_part(one, who) for who in parties.shown)) for one in items[:_MOST]]
    chart = Matrix(
        corner=scene.words("comm_matrix.corner"),
        columns=tuple(map(scene.say, parties.shown)),
        rows=tuple(rows),
        legend=scene.legend("comm_matrix", "sends", "receives"),
        beside=_beside(scene, "fields.communication.frequency", [one.often for one in items[:_MOST]]),
        sections=tuple((at, scene.say(Phrase(f"fields.plan.{name}"))) for at, name in names if at < _MOST),
        note=_note(scene, "comm_matrix", len(items), parties),
    )
    return Shown(chart)


def _some(who: Ref | None) -> tuple[Ref, ...]:
    return (who,) if who else ()


def _part(one: _Item, who: Ref) -> Mark:
    return _SENDS if who in one.senders else _RECEIVES if who in one.receivers else Mark()


class _Parties(Struct, frozen=True):
    """Those who have a column, and how many there are."""

    shown: list[Ref]
    count: int


def _ordered(scene: Scene, named: Sequence[Ref]) -> _Parties:
    """Return parties as a plan has them: roles, units, partners, then those that are none of these.

    Of more than are legible those are shown that are named most often.
    """
    plan, often = scene.plan, Counter(named)
    known = [Ref(one.id) for kind in (plan.roles, plan.units, plan.partners) for one in kind if one.id in often]
    listed = [*known, *sorted(often.keys() - set(known))]
    kept = set(sorted(listed, key=lambda who: -often[who])[:_COLUMNS])
    return _Parties([who for who in listed if who in kept], len(listed))


def _note(scene: Scene, figure: str, rows: int, parties: _Parties) -> str:
    """Return what of a matrix is left out: rows after the first, parties that are named seldom."""
    first = Phrase(f"figures.{figure}.first", {"n": _MOST, "all": rows}) if rows > _MOST else None
    few = {"n": len(parties.shown), "all": parties.count}
    most = Phrase("figures.parties", few) if parties.count > len(parties.shown) else None
    return "\N{EM SPACE}".join(scene.speaker.inline(one) for one in (first, most) if one)


def _beside(scene: Scene, head: str, values: Sequence[object]) -> Beside | None:
    """Return a column of values; None where there is none."""
    texts = tuple(map(scene.say, values))
    return Beside(scene.say(Phrase(head)), texts) if any(texts) else None


def service_map(scene: Scene) -> Shown | None:
    """Return which of the services that are provided is for whom, with its time limits or how often it is provided.

    None of fewer than two services with clients, or of fewer than two clients.
    """
    provided = by_choice(scene.plan.services, "area", ServiceArea)
    listed = [one for one in provided if one.included and one.clients]
    clients = _ordered(scene, [who for one in listed for who in dict.fromkeys(one.clients)])
    if len(listed) < _LEAST or len(clients.shown) < _LEAST:
        return None
    terms = {row.id: row.terms for row in overview(scene.plan)}
    shown = listed[:_MOST]
    chart = Matrix(
        corner=scene.say(Phrase("columns.service")),
        columns=tuple(map(scene.say, clients.shown)),
        rows=tuple((scene.say(one.name), tuple(_served(one, who) for who in clients.shown)) for one in shown),
        legend=scene.legend("service_map", "served"),
        beside=_beside(scene, "columns.terms", [next(iter(terms.get(one.id, ())), None) for one in shown]),
        sections=tuple(_areas(scene, shown)),
        note=_note(scene, "service_map", len(listed), clients),
    )
    return Shown(chart, message=_most_served(listed))


def _served(one: Service, who: Ref) -> Mark:
    return Mark(RECEIVER, 2) if who in one.clients else Mark()


def _areas(scene: Scene, services: Sequence[Service]) -> Iterator[tuple[int, str]]:
    """Yield where each area begins; nothing where hardly an area has two services."""
    areas = [one.area for one in services]
    if None in areas or len(set(areas)) == 1 or len(areas) < len(set(areas)) * 3 / 2:
        return
    for place, area in enumerate(areas):
        if place == 0 or area != areas[place - 1]:
            yield place, scene.say(area)


def _most_served(services: Sequence[Service]) -> Phrase | None:
    """Return who has most services; None where others have as many."""
    (who, most), *others = Counter(who for one in services for who in one.clients).most_common(2)
    if others and others[0][1] == most:
        return None
    key = "every" if most == len(services) else "most"
    return Phrase(f"figures.service_map.{key}", {"who": who, "n": most, "all": len(services)})
