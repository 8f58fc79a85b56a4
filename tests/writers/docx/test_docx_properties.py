"""What a Word file says of itself, and in which languages it is proofed."""

import re

from word_files import parts

from opsplan.kinds import kind
from opsplan.look.build import load
from opsplan.pipeline import Wanted, document, judge
from opsplan.writers.docx import write

PLAN = """\
title: {zh: 客服提速, en: Faster service}
status_date: 2026-03-02
meta:
  code: KF-01
  version: "1.0"
  status: issued
  organisation: {zh: 甲公司, en: A Ltd}
  client: {zh: 乙, en: B & Sons}
  confidentiality: internal
  issued: 2026-03-01
  effective: 2026-03-01
  approver: 店长
scope: {purpose: [{zh: 一, en: One}, {zh: 二, en: Two}]}
roles: [店长]
goals: [{zh: 提升复购至30%, en: Repeat purchases at 30%}]
"""


def said(plan: str, lang: str, part: str) -> list[tuple[str, str]]:
    """Return name and text of every property of a part but for the stamp."""
    judged, _ = judge(plan.encode(), "plan.yaml")
    made = parts(document(judged, plan.encode(), Wanted(kind("work-breakdown"), lang, "docx")))[f"docProps/{part}.xml"]
    if part == "custom":
        found = re.findall(r'name="([^"]*)"><vt:lpwstr>([^<]*)<', made)
        return [one for one in found if not one[0].startswith("opsplan-")]
    return re.findall(r"<(?:\w+:)?(\w+)(?: xsi[^>]*)?>([^<]+)</", made)


def test_the_properties_are_those_of_the_control_data():
    assert said(PLAN, "zh", "core") == [
        ("title", "客服提速"),
        ("subject", "运营工作细化方案"),
        ("creator", "甲公司"),
        ("keywords", "KF-01; 乙"),
        ("description", "一\n二"),
        ("category", "内部"),
        ("language", "zh-CN"),
        ("contentStatus", "已发布"),
        ("version", "1.0"),
        ("created", "2026-03-01T00:00:00Z"),
        ("modified", "2026-03-01T00:00:00Z"),
    ]
    assert said(PLAN, "en", "app") == [("Application", "opsplan"), ("Company", "A Ltd")]
    assert said(PLAN, "en", "custom") == [
        ("Document no.", "KF-01"),
        ("Version", "1.0"),
        ("Status", "Issued"),
        ("Client", "B &amp; Sons"),
        ("Confidentiality", "Internal"),
    ]
    assert said(PLAN, "both", "custom")[2:4] == [
        ("状态 Status", "已发布 Issued"),
        ("服务对象 Client", "乙 B &amp; Sons"),
    ]


def test_a_plan_without_control_data_says_only_what_it_is():
    bare = "title: 客服提速\ngoals: 提升复购至30%\n"
    names = [name for name, _ in said(bare, "zh", "core")]
    assert names == ["title", "subject", "language"]
    assert (said(bare, "zh", "app"), said(bare, "zh", "custom")) == ([("Application", "opsplan")], [])


def test_each_language_is_proofed_as_what_it_is(manuscript):
    def languages(lang: str) -> list[tuple[str, str]]:
        styles = parts(write(manuscript(lang=lang), load("business"), {}))["word/styles.xml"]
        default = re.findall(r"<w:rPrDefault>.*?(<w:lang [^>]*>)", styles)
        own = re.findall(r'w:styleId="(\w+)">(?:(?!</w:style>).)*?(<w:lang [^>]*>)', styles)
        return [("", *default), *own]

    # LibreOffice breaks a Latin word that is said to be Chinese at any letter
    assert languages("zh") == [("", '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>')]
    assert languages("en") == languages("zh")
    first, *others = languages("both")
    assert first == languages("zh")[0]
    assert {marks for _, marks in others} == {'<w:lang w:val="en-GB"/>'}
    named = {name for name, _ in others}
    assert {"SecondTitle", "SecondText", "Heading1Second", "TableTextSecond", "CaptionSecond"} <= named
    assert not {"Normal", "Heading1", "TableText"} & named
