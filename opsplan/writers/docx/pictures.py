"""Pictures: a file in the package, and the run that shows it where it stands in a line."""

from __future__ import annotations

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
    width, height = (max(round(side * _EMU), 1) for side in _fitted(picture, room))
    relation, number = context.package.picture(picture.data, picture.kind), context.drawing()
    name = f'name="{picture.kind.upper()} {number}" descr="{attribute(flat(picture.alt))}"'
    size = f'cx="{width}" cy="{height}"'
    shape = (
        f'<pic:nvPicPr><pic:cNvPr id="{number}" {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:docPr id="{number}" {name}/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">{shape}</pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
