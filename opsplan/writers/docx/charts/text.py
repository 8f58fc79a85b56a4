"""How the words, lines and areas of a chart look: DrawingML that says it, and the room that words need."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from opsplan.lines import flat
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import attribute, escape
from opsplan.writers.docx.measure import exact, points

NO_FILL = "<a:noFill/>"
#: English Metric Units to a point and to a twip, in which drawings are measured.
EMU_PER_POINT, EMU_PER_TWIP = 12700, 635
#: A line of type is so many times its size high; bold letters are wider; so is what stands in for a typeface.
_LINE, _HEAVY, _SURE = 1.3, 1.08, 1.04


class Hand(Struct, frozen=True):
    """How the words of a document's charts are written: typefaces, size in points, language, and the theme's colours.

    `wide` is how wide Latin letters are beside those of Arial.
    """

    latin: str
    han: str
    wide: float
    size: float
    lang: str
    ink: str
    muted: str
    grid: str
    paper: str

    @classmethod
    def of(cls, context: Context) -> Hand:
        """Return the hand of a document."""
        theme, font = context.theme, context.theme.fonts["body"]
        ink, muted, paper = (theme.colours[name] for name in ("ink", "muted", "paper"))
        lang = "zh-CN" if context.is_chinese() else "en-GB"
        return cls(
            font.latin, font.han, font.width, theme.size("FigureText"), lang, ink, muted, theme.charts["grid"], paper
        )

    @property
    def line(self) -> int:
        """Return the height of a line, in twips."""
        return points(self.size * _LINE)

    @property
    def unit(self) -> float:
        """Return the width of what `measure.exact` counts as one, in twips."""
        return points(self.size) / 2 * self.wide * _SURE

    def width(self, text: str) -> int:
        """Return the width of a line of text, in twips."""
        return round(exact(text) * self.unit)

    def widest(self, texts: Iterable[str]) -> int:
        """Return the width of the widest of some texts, in twips."""
        return max(map(self.width, texts), default=0)

    def clipped(self, text: str, width: int) -> str:
        """Return a text in one line, and as much of it as has room in a width in twips."""
        text = flat(text)
        if self.width(text) <= width:
            return text
        short = next(one for one in range(len(text) - 1, -1, -1) if self.width(text[:one]) <= width - self.width("…"))
        return text[:short].rstrip() + "…"

    def room(self, width: float, *, bold: bool = False) -> float:
        """Return how much of what `measure.exact` counts stands in a width in twips."""
        return max(width / self.unit / (_HEAVY if bold else 1), 1)


#: Ways of words in a chart: upright and folded where there is no room, on one line, so many as have room, lying.
#: LibreOffice folds every label of an axis or turns it unless it is turned already, be it by a hundredth of a degree.
FOLDED, WHOLE, SOME, LYING = (
    ' rot="0" vert="horz"',
    ' rot="0" vert="horz" wrap="none"',
    ' rot="600" vert="horz"',
    ' rot="-5400000" vert="horz"',
)


def words(hand: Hand, colour: str, way: str = FOLDED) -> str:
    """Return the look of the words of a part of a chart."""
    return (
        f"<c:txPr><a:bodyPr{way}/><a:lstStyle/><a:p><a:pPr>{_letters('defRPr', hand, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{hand.lang}"/></a:p></c:txPr>'
    )


def title(text: str, hand: Hand, place: str) -> str:
    """Return the title of a chart, bold; `place` is its layout."""
    said = f"<a:r>{_letters('rPr', hand, hand.ink, bold=True, lang=hand.lang)}<a:t>{escape(flat(text))}</a:t></a:r>"
    look = f'<a:pPr algn="l">{_letters("defRPr", hand, hand.ink, bold=True)}</a:pPr>'
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p>{look}{said}</a:p></c:rich></c:tx>'
        f'{place}<c:overlay val="0"/></c:title>'
    )


def _letters(tag: str, hand: Hand, colour: str, *, bold: bool = False, lang: str = "") -> str:
    latin, han = attribute(hand.latin), attribute(hand.han)
    said = f' lang="{lang}"' if lang else ""
    return (
        f'<a:{tag}{said} sz="{points(hand.size, 100)}" b="{int(bold)}">{solid(colour)}'
        f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/><a:cs typeface="{latin}"/></a:{tag}>'
    )


def solid(colour: str) -> str:
    """Return a fill of one colour, RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, width: float, dash: str = "") -> str:
    """Return a line of a width in points; without a colour there is none."""
    if not colour:
        return f"<a:ln>{NO_FILL}</a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width * EMU_PER_POINT)}" cap="flat">{solid(colour)}{dashed}<a:round/></a:ln>'


def shape(*look: str) -> str:
    """Return the look of a shape: its fill, then its line."""
    return f"<c:spPr>{''.join(look)}</c:spPr>"


def lightness(colour: str) -> float:
    """Return how light a colour is, from 0 to 255: the grey that it is printed in."""
    red, green, blue = bytes.fromhex(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


NOTHING = shape(NO_FILL, line("", 0))
