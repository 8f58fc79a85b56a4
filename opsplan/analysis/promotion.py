"""What promotion channels bring: rates and cost per order (model.md §6, §13)."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from opsplan.model.campaign import Channel


class ChannelResult(Struct, frozen=True):
    """The rates of a channel in %, its cost per order in the plan's currency; None where figures are missing or 0."""

    ctr: Decimal | None
    cvr: Decimal | None
    cost_per_order: Decimal | None


def channel_result(channel: Channel) -> ChannelResult:
    """Return CTR = clicks ÷ impressions × 100, CVR = orders ÷ clicks × 100, cost per order = cost ÷ orders."""
    return ChannelResult(
        _ratio(channel.clicks, channel.impressions, 100),
        _ratio(channel.orders, channel.clicks, 100),
        _ratio(channel.cost, channel.orders),
    )


def _ratio(part: Decimal | None, whole: Decimal | None, times: int = 1) -> Decimal | None:
    return Decimal(part) / whole * times if part is not None and whole else None
