"""Every check is explained in both languages, and its examples are right: the bad one is found, the good one is not."""

import re

import pytest
import yaml

from opsplan.checks.explaining import explanation
from opsplan.checks.registry import BY_CODE, SUBJECTS
from opsplan.pipeline import judge
from opsplan.resources import folder
from opsplan.words import LANGS

HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
#: The most characters of a title and of a reason.
TITLE = {"zh": 24, "en": 64}
WHY = {"zh": 120, "en": 320}

each_lang = pytest.mark.parametrize("lang", LANGS)
each_check = pytest.mark.parametrize("code", BY_CODE)


def codes_found(example: str, lang: str, code: str) -> set[str]:
    own = "" if "lang:" in example or "语言:" in example else f"lang: {lang}\n"
    text = f"title: {{zh: 方案, en: Plan}}\n{own}{example}"
    profile = "" if "profile:" in example or "严格度:" in example else str(BY_CODE[code].profile)
    judged, found = judge(text.encode(), "plan.yaml", profile=profile)
    assert judged is not None
    return {one.code for one in found}


@each_lang
@each_check
def test_what_is_bad_is_found_and_what_is_good_is_not(code, lang):
    one = explanation(code, lang)
    assert code in codes_found(one.bad, lang, code)
    assert code not in codes_found(one.good, lang, code)


@each_lang
@each_check
def test_an_explanation_is_short_and_in_its_language(code, lang):
    one = explanation(code, lang)
    assert 0 < len(one.title) <= TITLE[lang] and not one.title.endswith(("。", "."))
    assert 0 < len(one.why) <= WHY[lang] and one.why.endswith("。" if lang == "zh" else ".")
    assert bool(HAN.search(one.why)) is bool(HAN.search(one.title)) is (lang == "zh")
    assert lang == "zh" or not HAN.search(one.bad + one.good)


@each_lang
@pytest.mark.parametrize("subject", [name for name, checks in SUBJECTS.items() if checks])
def test_checks_are_explained_in_the_order_in_which_they_run(subject, lang):
    text = (folder() / f"words/checks/{subject}.{lang}.yaml").read_text(encoding="utf-8")
    told = [one.code for one in SUBJECTS[subject]] + ["LINT-01"] * (subject == "document")
    assert [*yaml.load(text, yaml.BaseLoader)] == told
