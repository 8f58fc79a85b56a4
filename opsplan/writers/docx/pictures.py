"""Pictures: a file in the package, and the run that shows it where it stands in a line."""

from __future__ import annotations

import struct
from zlib import adler32, crc32

from opsplan.lines import flat
from opsplan.manuscript import Picture
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import attribute, paragraph
from opsplan.writers.docx.measure import twips

#: The room of a logo, across and down in millimetres: on a cover, and above a title that has none.
LOGO, SMALL_LOGO = (60, 22), (45, 14)
#: English Metric Units to a millimetre, in which drawings are measured.
_EMU = 36000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"', f'xmlns:a="{_DRAWING}/main"'
#: What tells a screen reader to pass over a drawing.
_DECORATIVE = (
    f'<a:extLst {_A}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def logo_xml(context: Context, room: tuple[float, float]) -> tuple[str, int]:
    """Return the paragraph of the logo and its height in twips; nothing and 0 where there is none."""
    logo = context.manuscript.cover.logo
    if logo is None:
        return "", 0
    return paragraph("CoverLogo", picture_run(logo, context, room)), twips(_fitted(logo, room)[1])


def _fitted(picture: Picture, room: tuple[float, float]) -> tuple[float, float]:
    """Return the size at which a picture fits into a room, in millimetres."""
    scale = min(1, room[0] / picture.width, room[1] / picture.height)
    return picture.width * scale, picture.height * scale


def picture_run(picture: Picture, context: Context, room: tuple[float, float]) -> str:
    """Return the run of a picture, as large as it may be and fits into a room of so many millimetres."""
    size, number = _extent(*_fitted(picture, room)), context.drawing()
    said = f'name="{picture.kind.upper()} {number}" descr="{attribute(flat(picture.alt))}"'
    graphic = _graphic(context.package.picture(picture.data, picture.kind), size, f'id="{number}" {said}')
    return (
        f'<w:r><w:drawing><wp:inline {_WP} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" {said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks {_A} noChangeAspect="1"/>'
        f"</wp:cNvGraphicFramePr>{graphic}</wp:inline></w:drawing></w:r>"
    )


def strip_run(colour: str, left: float, wide: float, high: float, context: Context) -> str:
    """Return the run of a strip of colour behind the text, from the top of the page; lengths in millimetres.

    It is a picture of one point: every program shows that alike. Nobody need be told of it.
    """
    size, number = _extent(wide, high), context.drawing()
    said = f'id="{number}" name="Strip {number}" descr="{attribute(flat(context.manuscript.labels["strip"]))}"'
    graphic = _graphic(context.package.picture(_point(colour), "png"), size, said)
    return (
        f'<w:r><w:drawing><wp:anchor {_WP} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(left * _EMU)}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"<wp:docPr {said}>{_DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>"
        f"{graphic}</wp:anchor></w:drawing></w:r>"
    )


def _extent(wide: float, high: float) -> str:
    return f'cx="{max(round(wide * _EMU), 1)}" cy="{max(round(high * _EMU), 1)}"'


def _graphic(relation: str, size: str, named: str) -> str:
    """Return what a drawing shows: the picture of a relation."""
    return (
        f'<a:graphic {_A}><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _point(colour: str) -> bytes:
    """Return a PNG of one point in a colour (RRGGBB), not compressed: its bytes are the same wherever it is made."""
    row = b"\0" + bytes.fromhex(colour)
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(row), len(row) ^ 0xFFFF) + row + struct.pack(">I", adler32(row))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", stored), (b"IEND", b""))
    made = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
