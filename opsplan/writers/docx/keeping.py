"""Which paragraphs of prose stay on the page of what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from opsplan.writers.docx.flow import announces

_LISTS = ("bullet_list_open", "ordered_list_open")
_NEXT_ITEM = ["list_item_close", "list_item_open"]
_ONE_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close", "list_item_close"]


def stays(tokens: Sequence[Token], place: int, last: bool) -> bool:
    """Tell whether the paragraph whose words are at a place stays with what follows; the `last` of all where that does.

    One before a table does, one that announces a list, its first item, and the item before its last.
    """
    ahead = [token.type for token in tokens[place + 2 : place + 9]]
    if tokens[place].level > 1:
        first = place > 2 and tokens[place - 3].type in _LISTS
        final = ahead[2:6] == _ONE_PARAGRAPH and "list_close" in ahead[-1]
        return ahead[:2] == _NEXT_ITEM and (first or final)
    if not ahead:
        return last
    return ahead[0] == "table_open" or (ahead[0] in _LISTS and announces(tokens[place].content))
