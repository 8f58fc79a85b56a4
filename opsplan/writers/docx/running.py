"""What stands at the head and the foot of every page."""

from __future__ import annotations

from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, field, paragraph, run, runs
from opsplan.writers.docx.measure import points

#: The bookmark at the end of the document: its page is the number of pages, the cover not counted.
END = "_DocumentEnd"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TAB = "<w:r><w:tab/></w:r>"
_NO_RULE = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'


def cover_references(context: Context) -> str:
    """Return the references of the cover's section: it has no footer, and a header only where that says something."""
    if not context.manuscript.labels.get("draft"):
        return ""
    header = paragraph("Header", _TAB + _draft(context), _NO_RULE)
    return "".join(_reference(turn, _added("header", header, context)) for turn in _turns(context))


def references(context: Context) -> str:
    """Return the references of a section of the body to its headers and footers, which `fill` writes."""
    wide = context.wide
    if wide not in context.running:
        context.running[wide] = [(kind, turn, _added(kind, "", context)) for kind in _ROOTS for turn in _turns(context)]
    return "".join(_reference(turn, part) for _, turn, part in context.running[wide])


def fill(context: Context, pages: int) -> None:
    """Write the headers and footers of the body, now that it is known how many pages there are."""
    for wide, listed in context.running.items():
        for kind, turn, (name, _) in listed:
            content = _header(context, wide=wide) if kind == "header" else _footer(context, turn, pages)
            context.package.parts[name] = _part(kind, content)


def _turns(context: Context) -> tuple[str, ...]:
    """Return the pages that have heads and feet of their own."""
    return ("default", "even") if context.theme.running.mirrored else ("default",)


def _added(kind: str, content: str, context: Context) -> tuple[str, str]:
    """Add a header or footer to the package and return its name and id."""
    number = sum(name.startswith(f"word/{kind}") for name in context.package.parts) + 1
    name = f"word/{kind}{number}.xml"
    return name, context.package.add(name, _part(kind, content))


def _part(kind: str, content: str) -> bytes:
    return f"{DECLARATION}<w:{_ROOTS[kind]} {NAMESPACES}>{content}</w:{_ROOTS[kind]}>".encode()


def _reference(turn: str, part: tuple[str, str]) -> str:
    kind = "header" if part[0].startswith("word/header") else "footer"
    return f'<w:{kind}Reference w:type="{turn}" r:id="{part[1]}"/>'


def _header(context: Context, *, wide: bool) -> str:
    """Return the header: its text or the title, and at the right how secret the document is, and that it is a draft."""
    manuscript = context.manuscript
    title = manuscript.properties.title if context.theme.running.title else ""
    text = runs(manuscript.settings.header or title, "Header")
    marks = [one for one in (runs(manuscript.settings.secrecy, "Header"), _draft(context)) if one]
    right = _TAB + run("\u3000").join(marks) if marks and (text or _draft(context)) else ""
    return paragraph("Header", text + right, ("" if text or right else _NO_RULE) + (_wide_tab(context) if wide else ""))


def _wide_tab(context: Context) -> str:
    """Return the tab stop of a header on a page that lies on its side, in the place of that of an upright one."""
    upright, lying = (context.room(wide=wide)[0] for wide in (False, True))
    return f'<w:tabs><w:tab w:val="clear" w:pos="{upright}"/><w:tab w:val="right" w:pos="{lying}"/></w:tabs>'


def _draft(context: Context) -> str:
    return run(context.manuscript.labels.get("draft", ""), style="DraftMark")


def _footer(context: Context, turn: str, pages: int) -> str:
    text, look = context.manuscript.settings.footer, context.theme.running
    words, number = look.number or context.manuscript.labels["page_of"], context.page_of(END, pages)
    content = runs(text, "Footer") if text else _page_of(words, number)
    return paragraph("Footer", content, _outer(context, turn) if look.mirrored else "")


def _outer(context: Context, turn: str) -> str:
    """Return what sets a page number at the outer edge, one character off it."""
    side = "left" if turn == "even" else "right"
    off = points(context.theme.styles["Footer"].size)
    return f'<w:ind w:{side}Chars="100" w:{side}="{off}"/><w:jc w:val="{side}"/>'


def _page_of(words: str, pages: str) -> str:
    """Return the words with fields for {page} and {pages}, in whichever order a language has them."""
    fields = {"{page}": field("PAGE", "1"), "{pages}": field(f"PAGEREF {END}", pages)}
    parts = words.replace("{page}", "\0{page}\0").replace("{pages}", "\0{pages}\0").split("\0")
    return "".join(fields.get(part) or run(part) for part in parts)
