# ruff: noqa: E501 – XML is easier to read as it is
"""Four templates as four programs make them: python-docx, pandoc, LibreOffice, and a Chinese Word by hand.

Each is a cover with placeholders, headers and footers, a place for the document and a back page. Every function
returns the bytes of a .docx file; one whose program is not installed raises `MissingError`.
"""

import shutil
import subprocess
import tempfile
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.text import WD_BREAK

#: A red dot, and a blue one: each a PNG picture of one pixel.
RED = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")
BLUE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


class MissingError(Exception):
    """A program that makes templates is not installed here."""


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip file of some files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _saved(document: "docx.document.Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def python_docx() -> bytes:
    """Return python-docx's default template with a cover, a header, a footer and a back page."""
    document = docx.Document()
    document.core_properties.author = "Old Author"
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ kind }}", "Subtitle")
    line = document.add_paragraph("Prepared for ")
    line.add_run("{{ me").bold = True
    line.add_run("ta.cli")
    line.add_run("ent }}").italic = True
    document.add_paragraph("Version {{meta.version}} of {{ status_date }}")
    document.add_page_break()
    document.add_paragraph("{{ document }}")
    document.add_page_break()
    document.add_heading("About us", 1)
    document.add_paragraph("{{ meta.organisation }}")
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ title }}\t\t{{ meta.code }}"
    section.footer.paragraphs[0].text = "{{ meta.client }}"
    return _saved(document)


def pandoc() -> bytes:
    """Return pandoc's reference document with a cover and a header in the place of its samples."""
    if not shutil.which("pandoc"):
        raise MissingError("pandoc")
    data = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    document = docx.Document(BytesIO(data.stdout))
    body = document.element.body
    for one in list(body)[:-1]:
        body.remove(one)
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ meta.organisation }}", "Author")
    document.add_paragraph("{{ status_date }}", "Date")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Client", "{{ meta.client }}"
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{{ document }}", "Body Text")
    document.sections[0].header.paragraphs[0].text = "{{ title }}"
    return _saved(document)


#: A LibreOffice document: green headings in Georgia, a landscape page, placeholders in header, table and frame.
FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
 <office:font-face-decls>
  <style:font-face style:name="Georgia" svg:font-family="Georgia" style:font-family-generic="roman"/>
  <style:font-face style:name="FangSong" svg:font-family="FangSong"/>
 </office:font-face-decls>
 <office:styles>
  <style:default-style style:family="paragraph">
   <style:paragraph-properties style:tab-stop-distance="1.25cm"/>
   <style:text-properties style:font-name="Georgia" fo:font-size="11pt" fo:language="en" fo:country="GB"
    style:font-name-asian="FangSong" style:font-size-asian="11pt" style:language-asian="zh" style:country-asian="CN"/>
  </style:default-style>
  <style:style style:name="Standard" style:family="paragraph"/>
  <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"
   style:parent-style-name="Standard">
   <style:paragraph-properties fo:margin-bottom="0.22cm" fo:line-height="120%"/>
  </style:style>
  <style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard">
   <style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>
   <style:text-properties fo:color="#1e6b3a" fo:font-weight="bold" style:font-weight-asian="bold"/>
  </style:style>
  <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
   style:parent-style-name="Heading" style:default-outline-level="1">
   <style:text-properties fo:font-size="18pt" style:font-size-asian="18pt"/>
  </style:style>
  <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
   style:parent-style-name="Heading" style:default-outline-level="2">
   <style:text-properties fo:font-size="14pt" style:font-size-asian="14pt"/>
  </style:style>
  <style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/>
  <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading">
   <style:text-properties fo:font-size="26pt" style:font-size-asian="26pt"/>
  </style:style>
 </office:styles>
 <office:automatic-styles>
  <style:style style:name="Break" style:family="paragraph" style:parent-style-name="Text_20_body">
   <style:paragraph-properties fo:break-before="page"/>
  </style:style>
  <style:page-layout style:name="A4">
   <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/>
   <style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style>
  </style:page-layout>
 </office:automatic-styles>
 <office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="A4">
   <style:header><text:p text:style-name="Header">{{ meta.client }} · {{ title }}</text:p></style:header>
   <style:footer><text:p text:style-name="Header"><text:page-number text:select-page="current"/></text:p></style:footer>
  </style:master-page>
 </office:master-styles>
 <office:body><office:text>
  <text:p text:style-name="Title">{{ title }}</text:p>
  <text:p text:style-name="Text_20_body">{{ meta.version }}, {{ meta.confidentiality }}, {{ status_date }}</text:p>
  <text:p text:style-name="Break">{{ document }}</text:p>
  <text:p text:style-name="Break">{{ meta.organisation }}</text:p>
 </office:text></office:body>
</office:document>
"""


def libreoffice() -> bytes:
    """Return a .docx that LibreOffice has written."""
    office = shutil.which("soffice")
    if not office:
        raise MissingError("LibreOffice")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "template.fodt"
        source.write_text(FODT, encoding="utf-8")
        home = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return (Path(folder) / "template.docx").read_bytes()


_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(relation: str, number: int) -> str:
    """Return a run with a picture of a square centimetre."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="{number}" name="p{number}" '
        'descr="标志"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(inner: str) -> str:
    """Return a text box as Word writes one: for new programs and again for old ones."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3600000" '
        'cy="720000"/><wp:docPr id="21" name="文本框 1"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="720000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:283pt;height:57pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


#: The cover, the contents of an old report, a sample, and a back page. Word has split the client's placeholder.
CHINESE_BODY = f"""
<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D"><w:pPr><w:pStyle w:val="af"/></w:pPr>
 <w:r w:rsidRPr="00FF0011"><w:t>{{{{ title }}}}</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{box("<w:p><w:r><w:t>编制：{{ 文档控制.编制单位 }}</w:t></w:r></w:p>")}</w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:commentRangeStart w:id="7"/><w:r><w:t xml:space="preserve">送：</w:t></w:r>
 <w:r><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr><w:t>{{{{ me</w:t></w:r><w:proofErr w:type="spellStart"/>
 <w:bookmarkStart w:id="3" w:name="_GoBack"/><w:r w:rsidR="00AA0000"><w:t>ta.clien</w:t></w:r><w:bookmarkEnd w:id="3"/>
 <w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">t }}}} 台鉴</w:t></w:r>
 <w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">版本 </w:t></w:r>
 <w:del w:id="90" w:author="老王" w:date="2019-01-01T00:00:00Z"><w:r><w:delText>旧客户有限公司</w:delText></w:r></w:del>
 <w:ins w:id="91" w:author="老王" w:date="2019-01-01T00:00:00Z"><w:r><w:t>｛｛文档控制。版本｝｝</w:t></w:r></w:ins>
 <w:r><w:rPr><w:rPrChange w:id="92" w:author="老王" w:date="2019-01-01T00:00:00Z"><w:rPr><w:b/></w:rPr></w:rPrChange>
 </w:rPr><w:t>（{{{{ status_date }}}}）</w:t></w:r></w:p>
<w:p><w:pPr><w:sectPr w:rsidR="00AB12CD"><w:headerReference w:type="default" r:id="rId20"/><w:pgSz w:w="11906" w:h="16838"/>
 <w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>
 <w:titlePg/></w:sectPr></w:pPr></w:p>
<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>
 <w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOC"/></w:pPr><w:r><w:t>目　录</w:t></w:r></w:p>
 <w:p><w:pPr><w:pStyle w:val="10"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs></w:pPr><w:r>
 <w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r>
 <w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc000001"><w:r><w:t>旧报告第一章</w:t></w:r><w:r><w:tab/></w:r>
 <w:r><w:t>1</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:br w:type="page"/></w:r></w:p>
<w:p><w:r><w:t>{{{{ 正文 }}}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Toc000001"/><w:r><w:t>旧报告第一章</w:t></w:r>
 <w:bookmarkEnd w:id="1"/></w:p>
<w:p><w:r><w:t>旧客户的机密内容</w:t></w:r>{picture("rId31", 5)}</w:p>
<w:p><w:r><w:t>{{{{ 正文结束 }}}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>封底 · {{{{ 文档控制.编制单位 }}}}</w:t></w:r></w:p>
<w:sectPr w:rsidR="00AB12CD"><w:headerReference w:type="default" r:id="rId21"/><w:headerReference w:type="even" r:id="rId22"/>
 <w:footerReference w:type="default" r:id="rId23"/><w:footerReference w:type="even" r:id="rId24"/>
 <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851"
 w:footer="992" w:gutter="0"/><w:pgNumType w:start="1"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>
"""


def _style(kind: str, id: str, name: str, inner: str = "", attributes: str = "") -> str:
    return f'<w:style w:type="{kind}" {attributes}w:styleId="{id}"><w:name w:val="{name}"/>{inner}</w:style>'


#: Ids as a Chinese Word and WPS give them, names as they all have them.
CHINESE_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    + _style(
        "paragraph", "a", "Normal",
        '<w:qFormat/><w:rsid w:val="00AB12CD"/><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="360" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/></w:pPr>', 'w:default="1" ',
    )
    + _style(
        "paragraph", "1", "heading 1",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:link w:val="11"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:numPr>'
        '<w:numId w:val="4"/></w:numPr><w:spacing w:before="340" w:after="330" w:line="578" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/>'
        '<w:b/><w:color w:val="C00000"/><w:kern w:val="44"/><w:sz w:val="36"/></w:rPr>',
    )
    + _style(
        "paragraph", "2", "Heading 2",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="4"/></w:numPr><w:spacing w:before="260" w:after="260" w:line="416" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/>'
        '<w:b/><w:color w:val="C00000"/><w:sz w:val="28"/></w:rPr>',
    )
    + _style("character", "a0", "Default Paragraph Font", '<w:uiPriority w:val="1"/><w:semiHidden/>', 'w:default="1" ')
    + _style("character", "11", "标题 1 字符", '<w:basedOn w:val="a0"/><w:link w:val="1"/>', 'w:customStyle="1" ')
    + _style(
        "table", "a1", "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" '
        'w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>", 'w:default="1" ',
    )
    + _style(
        "paragraph", "10", "toc 1",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>',
    )
    + _style(
        "paragraph", "20", "toc 2",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:ind w:left="420" w:firstLineChars="0" w:firstLine="0"/></w:pPr>',
    )
    + _style(
        "paragraph", "TOC", "TOC Heading",
        '<w:basedOn w:val="1"/><w:next w:val="a"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="9"/></w:pPr>',
    )
    + _style("paragraph", "a3", "header", '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>')
    + _style("paragraph", "a5", "footer", '<w:basedOn w:val="a"/>')
    + _style(
        "paragraph", "af", "Title",
        '<w:basedOn w:val="a"/><w:pPr><w:spacing w:before="2400" w:after="600"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
        '<w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="52"/></w:rPr>',
    )
)  # fmt: skip

#: 第一章, 1.1, 1.1.1
CHINESE_NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:nsid w:val="4F500001"/><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/>'
    '<w:suff w:val="space"/><w:lvlText w:val="第%1章"/><w:lvlJc w:val="left"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="2"/><w:isLgl/>'
    '<w:suff w:val="space"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
)

CHINESE_SETTINGS = (
    '<w:writeProtection w:recommended="1"/><w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/>'
    '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/></w:mailMerge>'
    '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:evenAndOddHeaders/>'
    '<w:docVars><w:docVar w:name="client" w:val="旧客户有限公司"/></w:docVars>'
    '<w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00FF0011"/></w:rsids>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def _theme() -> str:
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "C00000", "accent2": "ED7D31",
        "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
        "folHlink": "954F72",
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{one}"/></a:{name}>' for name, one in colours.items())
    faces = "".join(
        f'<a:{name}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{han}"/></a:{name}Font>'
        for name, latin, han in (("major", "Arial", "黑体"), ("minor", "Times New Roman", "宋体"))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="红"><a:themeElements>'
        f'<a:clrScheme name="红">{scheme}</a:clrScheme><a:fontScheme name="红">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="红"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _relations(listed: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{kind if ":" in kind else f"{_REL}/{kind}"}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for id, kind, target in listed
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def assembled(
    body: str = CHINESE_BODY,
    styles: str = CHINESE_STYLES,
    main: str = f"{_WORD}.document.main+xml",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return a template put together by hand, as a Chinese Word writes one, with a long life behind it."""
    part = {name: f"{_WORD}.{name}+xml" for name in ("styles", "numbering", "settings", "comments", "header", "footer")}
    overrides = {
        "/word/document.xml": main,
        "/word/styles.xml": part["styles"],
        "/word/numbering.xml": part["numbering"],
        "/word/settings.xml": part["settings"],
        "/word/comments.xml": part["comments"],
        **{f"/word/header{number}.xml": part["header"] for number in (1, 2, 3)},
        **{f"/word/footer{number}.xml": part["footer"] for number in (1, 2)},
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }
    types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>' + (
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>{types}</Types>',
            "_rels/.rels": _relations(
                [
                    ("rId1", "officeDocument", "word/document.xml"),
                    (
                        "rId2",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml",
                    ),
                    ("rId3", "extended-properties", "docProps/app.xml"),
                ]
            ),
            "word/document.xml": f"{_HEAD}<w:document {_NS}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(
                [
                    ("rId1", "styles", "styles.xml"),
                    ("rId2", "numbering", "numbering.xml"),
                    ("rId3", "settings", "settings.xml"),
                    ("rId4", "theme", "theme/theme1.xml"),
                    ("rId5", "comments", "comments.xml"),
                    ("rId6", "customXml", "../customXml/item1.xml"),
                    ("rId20", "header", "header3.xml"),
                    ("rId21", "header", "header1.xml"),
                    ("rId22", "header", "header2.xml"),
                    ("rId23", "footer", "footer1.xml"),
                    ("rId24", "footer", "footer2.xml"),
                    ("rId31", "image", "media/old.png"),
                ]
            ),
            "word/styles.xml": f"{_HEAD}<w:styles {_NS}>{styles}</w:styles>",
            "word/numbering.xml": f"{_HEAD}<w:numbering {_NS}>{CHINESE_NUMBERING}</w:numbering>",
            "word/settings.xml": f"{_HEAD}<w:settings {_NS}>{CHINESE_SETTINGS}</w:settings>",
            "word/_rels/settings.xml.rels": _relations(
                [("rId1", "attachedTemplate", "file:///C:/Users/laowang/旧.dotm")]
            ),
            "word/comments.xml": f'{_HEAD}<w:comments {_NS}><w:comment w:id="7" w:author="老王"><w:p><w:r>'
            "<w:t>这家客户很难缠</w:t></w:r></w:p></w:comment></w:comments>",
            "word/theme/theme1.xml": _theme(),
            "word/header1.xml": f'{_HEAD}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{picture("rId1", 9)}'
            "<w:r><w:t>{{ title }}</w:t></w:r></w:p></w:hdr>",
            "word/_rels/header1.xml.rels": _relations([("rId1", "image", "media/logo.png")]),
            "word/header2.xml": f'{_HEAD}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>'
            "{{ 文档控制.服务对象 }}</w:t></w:r></w:p></w:hdr>",
            "word/header3.xml": f"{_HEAD}<w:hdr {_NS}><w:p/></w:hdr>",
            "word/footer1.xml": f'{_HEAD}<w:ftr {_NS}><w:p><w:pPr><w:pStyle w:val="a5"/><w:jc w:val="right"/></w:pPr>{page}'
            "</w:p></w:ftr>",
            "word/footer2.xml": f'{_HEAD}<w:ftr {_NS}><w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr>{page}</w:p></w:ftr>',
            "word/media/logo.png": RED,
            "word/media/old.png": BLUE,
            "customXml/item1.xml": "<old>旧客户有限公司</old>",
            "docProps/core.xml": f"{_HEAD}<cp:coreProperties "
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>老王</dc:creator></cp:coreProperties>',
            "docProps/app.xml": f"{_HEAD}<Properties "
            'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>旧公司</Company>'
            "</Properties>",
            **(more or {}),
        }
    )


def chinese() -> bytes:
    """Return a template with localised ids of styles, headings numbered 第一章 and 1.1, and a long life behind it."""
    return assembled()


#: All of them by name.
TEMPLATES = {"python-docx": python_docx, "pandoc": pandoc, "libreoffice": libreoffice, "chinese": chinese}
