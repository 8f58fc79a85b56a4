"""What has only a name is printed too: two of each sort as a list, one alone as a sheet."""

import re

import pytest

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: 甲
market:
  researches: [调研一, 调研二]
  trends: [趋势一, 趋势二]
  competitors: [对手一, 对手二]
  opportunities: [因素一, 因素二]
resources: {budget: [预算一, 预算二], technology: [技术一, 技术二]}
data: {sources: [来源一, 来源二], analyses: [分析一, 分析二]}
channels: [渠道一, 渠道二]
campaigns: [活动一, 活动二]
meetings: [会议一, 会议二]
communications: [信息一, 信息二]
escalations: [升级一, 升级二]
norms: [准则一, 准则二]
monitoring: [监控一, 监控二]
log: [事项一, 事项二]
reports: [报告一, 报告二]
incentives: [激励一, 激励二]
feedback: {channels: [反馈一, 反馈二]}
risks: [风险一, 风险二]
tools: [工具一, 工具二]
training: [培训一, 培训二]
knowledge: [知识一, 知识二]
improvements: [改进一, 改进二]
reviews: [复盘一, 复盘二]
evaluations: [评估一, 评估二]
processes: [流程一, 流程二]
goals: [目标一, 目标二]
kpis: [指标一, 指标二]
tasks: [任务一, 任务二]
phases: [阶段一, 阶段二]
"""


@pytest.mark.parametrize("text", [PLAN, re.sub(r"\[(\w+), \w+\]", r"[\1]", PLAN)], ids=["two", "one"])
def test_every_name_is_printed(text):
    plan, _ = judge(text.encode(), "plan.yaml")
    shown = document(plan, text.encode(), Wanted(kind("work-breakdown"), "zh", "md")).decode()
    names = re.findall(r"\w+[一二](?=[,\]])", text)
    assert len(names) in (62, 31)
    assert [name for name in names if name not in shown] == []
