"""Typefaces for Han in a template that was made without them: else Word takes a Japanese or any other one."""

from __future__ import annotations

from opsplan.writers.docx.client.adapt import han_beside
from opsplan.writers.docx.client.ooxml import A, Element, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.script import CHINESE

_LANGUAGE = "zh-CN"
#: How a template names a face of its theme for Han that is made for Latin letters.
_LATIN = {"minorHAnsi": "minorEastAsia", "minorAscii": "minorEastAsia", "majorHAnsi": "majorEastAsia"}
_LATIN["majorAscii"] = "majorEastAsia"


def settle_faces(opc: Opc, lang: str) -> None:
    """Name a face for Han, and Chinese as its language, where a template for Western text does not."""
    styles = opc.tree(opc.related("styles"))
    defaults = _defaults(styles)
    language = defaults.find(w("lang"))
    if language is None:
        language = defaults.makeelement(w("lang"), {w("val"): "en-GB"})
        defaults.append(language)
    if lang == "en":
        return
    language.set(w("eastAsia"), _LANGUAGE)
    latin = _theme_faces(opc)
    for fonts in styles.iter(w("rFonts")):
        theme = fonts.get(w("eastAsiaTheme"), "")
        if theme in _LATIN:
            fonts.set(w("eastAsiaTheme"), _LATIN[theme])
    usual = defaults.find(w("rFonts"))
    if usual is None:
        usual = defaults.makeelement(w("rFonts"), {})
        defaults.insert(0, usual)
    usual.set(w("hint"), CHINESE)
    if not (usual.get(w("eastAsia")) or (usual.get(w("eastAsiaTheme")) and latin)):
        usual.attrib.pop(w("eastAsiaTheme"), "")
        usual.set(w("eastAsia"), han_beside(latin or usual.get(w("ascii"), "Arial")))
    _settings(opc)


def _defaults(styles: Element) -> Element:
    """Return the run properties that all styles begin with, made where there are none."""
    here = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = here.find(w(name))
        if found is None:
            found = here.makeelement(w(name), {})
            here.insert(0, found)
        here = found
    return here


def _theme_faces(opc: Opc) -> str:
    """Fill the theme's places for Han that are empty; return its face for Latin text, or nothing without a theme."""
    name = opc.related("theme")
    if not name:
        return ""
    latin = ""
    for key in ("major", "minor"):
        fonts = opc.tree(name).find(f".//{{{A}}}{key}Font")
        if fonts is None:
            continue
        own, han = fonts.find(f"{{{A}}}latin"), fonts.find(f"{{{A}}}ea")
        latin = own.get("typeface", "") if own is not None else ""
        if han is not None and not han.get("typeface"):
            han.set("typeface", han_beside(latin))
            for script in fonts.iterfind(f"{{{A}}}font"):
                if script.get("script") == "Hans":
                    script.set("typeface", han_beside(latin))
    return latin


def _settings(opc: Opc) -> None:
    """Say in the settings that Han text is Chinese: that chooses the faces of the theme."""
    name = opc.related("settings")
    found = opc.tree(name).find(w("themeFontLang")) if name else None
    if found is not None:
        found.set(w("eastAsia"), _LANGUAGE)
