"""Trees, flow charts, networks and cycles in Markdown."""

from opsplan.figures.cycle import Cycle, Turn
from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.figures.network import Link, Network
from opsplan.figures.tree import Node, Tree
from opsplan.lines import Line
from opsplan.manuscript import Tone

#: What stands before every drawing but one of lanes.
HEAD = """\
```mermaid
---
config:
  flowchart:
    nodeSpacing: 24
    wrappingWidth: 320
---
"""


def test_a_tree(drawn):
    nodes = (
        Node("提升客户满意度，降低投诉率，建立全程服务标准", 0, ("负责人：总监", "")),
        Node("响应时间 ≤ 30秒", 1, ("38秒",), Tone.WARNING, "▲"),
        Node("客服培训", 2, (), Tone.MUTED),
        Node("投诉率 <5%", 1, (), Tone.GOOD, "✔"),
        Node(Line.of("另一目标\n", "Another goal"), 0, (Line.of("负责人：", "店长 ", "Owner: head"),)),
    )
    assert drawn(Tree(nodes, "▲ 落后　✔ 达成", "只列两级。"), "目标树") == HEAD + (
        """\
flowchart LR
    accDescr: 目标树
    n1["提升客户满意度，降低投诉率，建立
    全程服务标准
    负责人：总监"]
    n2["▲ 响应时间 ≤ 30秒
    38秒"]:::warning
    n1 --> n2
    n3["客服培训"]:::muted
    n2 --> n3
    n4["✔ 投诉率 #60;5%"]:::good
    n1 --> n4
    n5["另一目标
    Another goal
    负责人：店长
    Owner: head"]
    classDef good fill:#dff0d8,stroke:#3c763d,color:#1f1f1f
    classDef warning fill:#fff3cd,stroke:#b8860b,color:#1f1f1f
    classDef muted fill:#f2f2f2,stroke:#a6a6a6,color:#595959
```

▲ 落后　✔ 达成

只列两级。
"""
    )


def test_a_flow_chart_in_lanes(drawn):
    stages = (
        Stage("1", 0, "接收退货申请", "≤ 2 小时"),
        Stage("2", 0, "判断是否符合条件", ways=(Way(2, "符合"), Way(None, "不符合"))),
        Stage("3", 2, "质检", ways=(Way(3, "合格"), Way(0, "缺件")), control=True),
        Stage("4", 0, "退款", also=(1, 2)),
    )
    chart = Lanes(("客服", "财务", "仓库"), stages, "步骤", "收到退货申请", "结束", "◆ 控制点")
    assert (
        drawn(chart)
        == """\
```mermaid
---
config:
  flowchart:
    nodeSpacing: 24
    wrappingWidth: 320
    subGraphTitleMargin:
      top: 4
      bottom: 16
---
flowchart TD
    subgraph l1["客服"]
        s1["1 接收退货申请
    ≤ 2 小时"]
        s2["2 判断是否符合条件"]
        s4["4 退款
    ○ 财务
    ○ 仓库"]
    end
    subgraph l3["仓库"]
        s3["3 质检 ◆"]
    end
    s0(["收到退货申请"])
    s0 --> s1
    e(["结束"])
    s1 --> s2
    s2 -->|"符合"| s3
    s2 -->|"不符合"| e
    s3 -->|"合格"| s4
    s3 -->|"缺件"| s1
    s4 --> e
```

◆ 控制点
"""
    )


def test_a_network(drawn):
    links = (
        Link("T1", "需求调研", (), ("T2", "T3"), "", 0, critical=True),
        Link("T2", "方案设计", ("T1",), ("T4",), "T1", 0, critical=True),
        Link("T3", "采购", ("T1", "T0"), ("T4",), "T1+2d", 5),
        Link("T4", "上线", ("T2", "T3"), (), "T2, T3", critical=True),
    )
    heads = ("编号", "任务", "前置任务", "后续任务", "总时差（天）")
    assert drawn(Network(links, heads, "● 关键任务", "只列有关联的任务。")) == HEAD + (
        """\
flowchart LR
    t1["● T1 需求调研
    总时差（天） 0"]:::strong
    t2["● T2 方案设计
    总时差（天） 0"]:::strong
    t3["T3 采购
    总时差（天） 5"]
    t4["● T4 上线"]:::strong
    t1 ==> t2
    t1 --> t3
    t2 ==> t4
    t3 --> t4
    classDef strong fill:#d6e4f5,stroke:#1f4e79,color:#1f1f1f,stroke-width:3px
```

● 关键任务

只列有关联的任务。
"""
    )


def test_a_cycle_leads_back_to_its_first_stage(drawn):
    turns = (Turn("收集", "24"), Turn("处理", "15", tone=Tone.BAD), Turn("告知", "8"))
    assert drawn(Cycle(turns, back="再次收集", note="闭环率 33%")) == HEAD + (
        """\
flowchart LR
    s1["收集
    24"]
    s2["处理
    15"]:::bad
    s3["告知
    8"]
    s1 --> s2
    s2 --> s3
    s3 -->|"再次收集"| s1
    classDef bad fill:#f8d7da,stroke:#b02a37,color:#1f1f1f
```

闭环率 33%
"""
    )


def test_stages_with_lists_stand_below_each_other_and_may_end(drawn):
    turns = (Turn("采集", "2", ("求助单；监控日志", "由分析师负责")), Turn("清洗", ""))
    assert drawn(Cycle(turns, ends=True)) == HEAD + (
        """\
flowchart TD
    s1["采集
    2
    求助单；监控日志
    由分析师负责"]
    s2["清洗"]
    s1 --> s2
```
"""
    )


def test_one_stage_alone_leads_nowhere(drawn):
    assert drawn(Cycle((Turn("收集", "24"),))) == HEAD + 'flowchart LR\n    s1["收集\n    24"]\n```\n'
