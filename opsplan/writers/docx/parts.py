"""The small parts of a Word file: settings, fonts and properties."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.look.parts import FontFace
from opsplan.look.theme import Theme
from opsplan.manuscript import Properties
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, attribute, escape
from opsplan.writers.stamp import DOCX_PREFIX

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
#: The format id that all custom properties carry, and the number of the first one.
_FORMAT, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2

_COMPATIBILITY = {
    "compatibilityMode": "15",  # Word 2013 and later: no "compatibility mode" in the title bar
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}


def settings_xml(theme: Theme) -> str:
    """Return the settings part: no question at opening, Chinese punctuation compressed, the newest layout rules."""
    mirrored = "<w:evenAndOddHeaders/>" if theme.running.mirrored else ""
    rules = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{mirrored}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat><w:doNotExpandShiftReturn/>{rules}</w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts_xml(theme: Theme) -> str:
    """Return the font table: the typefaces of the theme with the names they have elsewhere."""
    listed = "".join(_font(name, face) for name, face in theme.faces.items())
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{listed}</w:fonts>"


def _font(name: str, face: FontFace) -> str:
    alias = f'<w:altName w:val="{attribute(face.alias)}"/>' if face.alias else ""
    about = f'<w:charset w:val="{face.charset}"/><w:family w:val="{face.family}"/><w:pitch w:val="{face.pitch}"/>'
    return f'<w:font w:name="{attribute(name)}">{alias}{about}</w:font>'


def core_xml(properties: Properties) -> str:
    """Return the core properties; the dates are those of `properties`, or none: never the day of writing."""
    texts = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "dc:description": properties.description,
        "cp:category": properties.category,
        "dc:language": properties.language,
        "cp:contentStatus": properties.status,
        "cp:version": properties.version,
    }
    said = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts.items() if text)
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{said}{_dates(properties)}</cp:coreProperties>"


def _dates(properties: Properties) -> str:
    if properties.date is None:
        return ""
    time = f'xsi:type="dcterms:W3CDTF">{properties.date:%Y-%m-%dT%H:%M:%SZ}'
    return f"<dcterms:created {time}</dcterms:created><dcterms:modified {time}</dcterms:modified>"


def app_xml(properties: Properties) -> str:
    """Return the extended properties."""
    company = f"<Company>{escape(properties.company)}</Company>" if properties.company else ""
    return f'{DECLARATION}<Properties xmlns="{_APP}"><Application>opsplan</Application>{company}</Properties>'


def custom_xml(properties: Properties, stamp: Mapping[str, str]) -> str:
    """Return the custom properties: those of the document, and the stamp."""
    said = {**dict(properties.custom), **{f"{DOCX_PREFIX}{name}": value for name, value in stamp.items()}}
    listed = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(said.items(), _FIRST)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{listed}</Properties>'
