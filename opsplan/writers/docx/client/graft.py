"""A document put into a template: from the manuscript's blocks and the template's parts to one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from opsplan.look.parts import Level
from opsplan.look.theme import Theme
from opsplan.manuscript import Manuscript
from opsplan.writers.docx.body import body_xml
from opsplan.writers.docx.client.adapt import adapted, page_of
from opsplan.writers.docx.client.breaks import settle_page
from opsplan.writers.docx.client.contents import OwnContents, own_contents
from opsplan.writers.docx.client.drafted import mark_draft
from opsplan.writers.docx.client.faces import settle_faces
from opsplan.writers.docx.client.house import House
from opsplan.writers.docx.client.ids import rename, renumber
from opsplan.writers.docx.client.lists import Lists
from opsplan.writers.docx.client.marks import fill
from opsplan.writers.docx.client.mend import forget_parts, forget_styles
from opsplan.writers.docx.client.numbers import HouseCounter, heading_levels
from opsplan.writers.docx.client.ooxml import Element, made, parse, properties_of, put, w
from opsplan.writers.docx.client.opc import MAIN, OFFICE, Opc, Relation
from opsplan.writers.docx.client.order import settle_order
from opsplan.writers.docx.client.properties import show_properties
from opsplan.writers.docx.client.prune import prune
from opsplan.writers.docx.client.restyle import Restyle
from opsplan.writers.docx.client.settle import number_headings, settle, settle_tables
from opsplan.writers.docx.client.site import Site, site
from opsplan.writers.docx.client.stories import sections
from opsplan.writers.docx.client.tidy import tidy
from opsplan.writers.docx.contents import contents_flow, contents_xml, entries_xml
from opsplan.writers.docx.context import PAPERS, Context, Host
from opsplan.writers.docx.lists import captions_xml
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES
from opsplan.writers.docx.measure import twips
from opsplan.writers.docx.numbering import Counter
from opsplan.writers.docx.package import CHART, CHARTS, SPREADSHEET, WORKBOOK, WORKBOOKS, Package, pack
from opsplan.writers.docx.parts import app_xml, core_xml, custom_xml
from opsplan.writers.stamp import DOCX_PART, package_hash

_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"


class Graft(Package):
    """The package of a template as our writers know one: they add links, pictures and charts to it."""

    def __init__(self, opc: Opc) -> None:
        super().__init__()
        self._opc = opc

    def link(self, address: str) -> str:
        """Return the id of the relation to an address outside the file."""
        if address not in self._addresses:
            self._addresses[address] = self._opc.relate(self._opc.main, f"{OFFICE}/hyperlink", address, outside=True)
        return self._addresses[address]

    def picture(self, data: bytes, kind: str) -> str:
        """Return the id of the relation to a picture (`png` or `jpeg`), which the package holds once."""
        if data not in self._pictures:
            name = f"word/media/image{len(self._pictures) + 1}.{kind}"
            self._pictures[data] = self._opc.add(name, data, f"{OFFICE}/image", f"image/{kind}")
        return self._pictures[data]

    def chart(self, content: str, workbook: bytes) -> str:
        """Return the id of the relation to a new chart, which names its workbook by `WORKBOOK`."""
        self._charts += 1
        chart = self._opc.put(CHARTS.format(self._charts), content.encode(), CHART)
        book = self._opc.put(WORKBOOKS.format(self._charts), workbook, SPREADSHEET)
        self._opc.relations[chart] = [Relation(WORKBOOK, f"{OFFICE}/package", book)]
        return self._opc.relate(self._opc.main, f"{OFFICE}/chart", chart)


def write(
    manuscript: Manuscript,
    theme: Theme,
    stamp: Mapping[str, str],
    template: bytes,
    values: Callable[[str], str | None],
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """Return the .docx file of a manuscript in a template; `values` says what stands for each placeholder.

    `pages` are those of its bookmarks as a reader counts them; where none is given it is estimated. A file that is no
    template is a Trouble.
    """
    opc = Opc.read(template)
    tidy(opc)
    forget_parts(opc)
    here, contents = site(opc), own_contents(opc)
    show_properties(opc, manuscript.properties)
    fill(opc, values)
    _insert(manuscript, theme.in_language(manuscript.lang), opc, here, contents, pages)
    if draft := manuscript.labels.get("draft", ""):
        mark_draft(opc, draft, theme.colours["alarm"])
    forget_styles(opc, House(opc).ids())
    prune(opc)
    renumber(opc)
    settle_order(opc)
    return _packed(opc, manuscript, stamp)


def _insert(
    manuscript: Manuscript,
    theme: Theme,
    opc: Opc,
    here: Site,
    contents: list[OwnContents],
    pages: Mapping[str, int] | None,
) -> None:
    """Write the document and put it in its place."""
    _prepare(opc, manuscript)
    house = House(opc)
    levels = heading_levels(opc, house)
    if levels:
        manuscript = replace(manuscript, settings=replace(manuscript.settings, numbering="chinese"))
    paper, page = page_of(here.section)
    theme = adapted(theme, house, page, paper[0] - twips(page.left) - twips(page.right))
    headings = () if levels else theme.numbers.headings(manuscript.settings.numbering)
    counter = HouseCounter(levels) if levels else Counter(headings)
    # its headers would have to be made anew for pages that lie on their side
    host = Host(Graft(opc), paper, counter, turns=False)
    context = Context.start(manuscript, theme, pages, host)
    body, filled = _written(context, here, contents)
    _fit([*body, *chain.from_iterable(filled)], opc, house, context, headings)
    here.put(body)
    for own, listed in zip(contents, filled, strict=True):
        if manuscript.settings.toc:
            own.put(listed)


def _prepare(opc: Opc, manuscript: Manuscript) -> None:
    """Give a template what it may lack: styles, faces for Han, the size of its pages."""
    if not opc.related("styles"):
        opc.add("word/styles.xml", parse(f"{DECLARATION}<w:styles {NAMESPACES}/>".encode()), "styles", _STYLES)
    settle_faces(opc, manuscript.lang)
    for section in sections(opc):
        settle_page(section, PAPERS[manuscript.settings.page])


def _fit(elements: list[Element], opc: Opc, house: House, context: Context, headings: Sequence[Level]) -> None:
    """Give what is written the styles, lists and names of the template; `headings` are numbered by us, if any."""
    theme = context.theme
    restyle = Restyle(house, theme, context.width, bool(headings), chinese=context.is_chinese())
    lists = Lists(opc, house, restyle, headings, theme.numbers)
    if headings:
        number_headings(opc, house, restyle, lists)
    restyle.apply(elements)
    added = restyle.add()
    settle_tables(opc, added)
    lists.apply([*elements, *added])
    lists.add(context.lists)
    settle(elements, house, context.width)
    rename(opc, elements)


def _written(context: Context, here: Site, contents: list[OwnContents]) -> tuple[list[Element], list[list[Element]]]:
    """Return the document, and the entries for the contents and lists that the template has."""
    manuscript = context.manuscript
    toc = manuscript.settings.toc and bool(manuscript.chapters)
    own = toc and not any(not one.kind for one in contents)
    body = "".join(body_xml(context, own))
    context.flow.end()
    start = here.pages + (contents_flow(context).end() if own else 0)
    for entry in chain(context.entries, *context.captions.values()):
        entry.page += start
    written = _elements(("".join(contents_xml(context)) if own else "") + body)
    if not here.fresh and written:
        _break_before(written[0])
    return written, [_entries(one, context) if toc else [] for one in contents]


def _entries(contents: OwnContents, context: Context) -> list[Element]:
    """Return the entries of contents or a list that a template has; nothing where it has none to show."""
    if not contents.kind:
        listed = [one for one in context.entries if one.level <= contents.depth]
        return _elements("".join(entries_xml(context, contents.instruction, listed)))
    captions = context.captions.get(contents.kind, [])
    return _elements("".join(captions_xml(context, contents.asking(context.label(contents.kind)), captions)))


def _elements(text: str) -> list[Element]:
    """Return the paragraphs and tables of some text."""
    return list(parse(f"<w:body {NAMESPACES}>{text}</w:body>".encode()))


def _break_before(first: Element) -> None:
    """Begin a new page with a paragraph."""
    if first.tag == w("p"):
        properties = properties_of(first)
        put(properties, made(properties, "pageBreakBefore"))


def _packed(opc: Opc, manuscript: Manuscript, stamp: Mapping[str, str]) -> bytes:
    """Return the file, with the properties of the document and its stamp."""
    opc.types[opc.main.lower()] = MAIN
    for name, text, kind, relation in (
        ("docProps/core.xml", core_xml(manuscript.properties), _CORE, _PROPERTIES),
        ("docProps/app.xml", app_xml(manuscript.properties), _APP, f"{OFFICE}/extended-properties"),
        (DOCX_PART, "", _CUSTOM, f"{OFFICE}/custom-properties"),
    ):
        opc.parts[name] = text.encode()
        opc.types[name.lower()] = kind
        opc.relate("", relation, name)
    files = opc.files()
    content = package_hash(files)
    return pack({**files, DOCX_PART: custom_xml(manuscript.properties, {**stamp, "content": content}).encode()})
