"""Help and usage errors, whole and in both languages; nothing of the library's English shows in Chinese."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501

import subprocess
import sys

import pytest

from opsplan.columns import width

HELP_LINES = """\

--help
init --help
render --help
check --help
explain --help
kinds --help
schema --help
fields --help
--version
"""
HELP = {
    "zh": """\
$ opsplan
用法：opsplan [选项] 命令 ...

  把运营方案从 YAML 变成规范的 Word 或 Markdown 文档。

选项：
  --version             显示版本号。
  --ui-lang zh|en       提示信息的语言（默认随系统），写在哪里都可以。
  --install-completion  为当前 shell 安装命令补全。
  --show-completion     显示命令补全脚本，供自行安装。
  -h, --help            显示本帮助。

命令：
  init     写一份起步方案
  check    检查方案
  explain  说明一项检查
  render   生成文档
  kinds    列出文档类型
  fields   查字段怎样写
  schema   输出 JSON Schema
=> 2
$ opsplan --help
用法：opsplan [选项] 命令 ...

  把运营方案从 YAML 变成规范的 Word 或 Markdown 文档。

选项：
  --version             显示版本号。
  --ui-lang zh|en       提示信息的语言（默认随系统），写在哪里都可以。
  --install-completion  为当前 shell 安装命令补全。
  --show-completion     显示命令补全脚本，供自行安装。
  -h, --help            显示本帮助。

命令：
  init     写一份起步方案
  check    检查方案
  explain  说明一项检查
  render   生成文档
  kinds    列出文档类型
  fields   查字段怎样写
  schema   输出 JSON Schema
=> 0
$ opsplan init --help
用法：opsplan init [选项] [方案文件]

  写一份起步方案，照着改就能用。

参数：
  [方案文件]  写到哪个文件或文件夹（默认 plan.yaml）。

选项：
  --kind 类型              文档类型，见 opsplan kinds（默认运营工作细化）。
  --lang zh|en|both        方案的语言，both 为中英双语（默认与提示信息相同）。
  --keys zh|en             字段名用中文还是英文（默认与方案的语言相同）。
  --size minimal|standard  最简的或标准的（默认标准）。
  --defaults               一律用默认值，不提问。
  --force                  文件已经存在时也覆盖。
  -h, --help               显示本帮助。
=> 0
$ opsplan render --help
用法：opsplan render [选项] 方案文件...

  把方案变成 Word、Markdown 或 PDF 文档，或供其他程序读取的 JSON。

参数：
  方案文件...  要生成文档的方案或放方案的文件夹，可以写多个。

选项：
  --to docx,md,pdf,json     文档格式，用逗号隔开（默认 docx）；pdf 需要
                            LibreOffice；json 是方案及全部计算结果。
  -o, --output 文件|文件夹  写到哪里（默认在方案旁边）。
  --kind 类型               文档类型，用逗号隔开（默认按方案）。
  --lang zh|en|both         文档的语言，用逗号隔开（默认按方案）；both 为中英
                            双语。
  --numbering 样式          章节编号：chinese（一、）、decimal（1）或 none。
  --theme 主题|文件         文档主题：business（商务）、official（公文，GB/T
                            9704）、plain（简洁），或主题文件的路径。
  --page-numbers            用 LibreOffice 算出 Word 文档目录中的页码（不加则
                            为估算）。
  --set 路径=值             改一个值再处理，可写多次，例如 文档控制.服务对象=
                            甲公司。
  --root 文件夹             所用的文件可以来自哪个文件夹（默认方案所在的）。
  --templates 文件夹        放自己的章节模板和文档类型的文件夹。
  --template 文件           套用客户的 Word 模板（.docx、.dotx）。
  --draft                   缺少的必备章节印上待补的提示。
  --force                   有错误也生成，标明“草稿”。
  --overwrite               改过的、不是本工具生成的文件也覆盖。
  --strict                  有警告就不生成。
  --check                   只检查文档是否齐全、是否与方案一致、是否被人改过，
                            不写文件；有问题则退出码为3。
  --watch                   方案及其所用的文件一有变动就重新生成；按 Ctrl+C 结
                            束。
  --name 文件名样式         文件名样式，如 {title}_V{meta.version}；花括号里写
                            方案的字段，另有 {stem}、{row}、{kind}、{lang}。
  --each 文件               按表格（CSV）或列表（YAML）逐行生成，一行一份文
                            档；列名是路径，例如 meta.client。
  -j, --jobs N              同时用几个进程生成；0 表示用满处理器（默认1）。
  --shard i/n               只处理第i份（共n份），供多台机器分工；每次分法相
                            同。
  --scheduler tcp://…       交给 Dask 集群生成，写调度器的地址；需安装
                            opsplan[dask]。
  --no-cache                没有变化的方案也重新生成。
  -q, --quiet               只报告错误。
  -h, --help                显示本帮助。
=> 0
$ opsplan check --help
用法：opsplan check [选项] 方案文件...

  检查方案，逐条指出问题在哪一行、怎样改。

参数：
  方案文件...  要检查的方案或文件夹，可以写多个；- 为标准输入。

选项：
  --format text|json|github|sarif
                           输出文本（默认）、JSON、GitHub 工作流的标注或
                           SARIF。
  --profile basic|standard|strict
                           严格程度：basic（基本）、standard（标准）或 strict
                           （严格）；默认按方案。
  --strict                 有警告也算不通过。
  --only 代码,…            只看这些检查，用逗号隔开：KPI-04、KPI（一类）或
                           KPI-04:K1（一个对象）。
  --ignore 代码,…          不看这些检查，写法同上。
  --baseline 文件          文件里记下的结果不再报告，只看新出现的。
  --write-baseline [文件]  把现有结果记到文件里（默认 opsplan-baseline.json，
                           或 --baseline 写的文件）。
  --set 路径=值            改一个值再处理，可写多次，例如 文档控制.服务对象=甲
                           公司。
  --root 文件夹            所用的文件可以来自哪个文件夹（默认方案所在的）。
  --templates 文件夹       放自己的章节模板和文档类型的文件夹。
  --template 文件          套用客户的 Word 模板（.docx、.dotx）。
  --lang zh|en|both        同时列出缺少这种语言文本的地方。
  --all                    连同提示逐条列出。
  -h, --help               显示本帮助。
=> 0
$ opsplan explain --help
用法：opsplan explain [选项] [代码]

  说明一项检查：为什么要查，什么样不好、什么样好，怎样忽略；不写代码时列出全部
  检查。

参数：
  [代码]  检查的代码，例如 GOAL-05。

选项：
  -h, --help  显示本帮助。
=> 0
$ opsplan kinds --help
用法：opsplan kinds [选项] [类型]

  列出文档类型，或某一类型的章节；也可以复制章节模板来改。

参数：
  [类型]  要列出章节的文档类型。

选项：
  --eject 章节 文件夹  把某一章的模板（或某一类型的文件）复制到文件夹，改成自
                       己的。
  --templates 文件夹   放自己的章节模板和文档类型的文件夹。
  -h, --help           显示本帮助。
=> 0
$ opsplan schema --help
用法：opsplan schema [选项]

  输出方案的 JSON Schema，供编辑器补全、提示和查错。

选项：
  --keys en|zh              提示英文字段（默认）还是中文字段，两种都认。
  -o, --output 文件|文件夹  写到哪个文件或文件夹（默认直接显示）。
  -h, --help                显示本帮助。
=> 0
$ opsplan fields --help
用法：opsplan fields [选项] [字段]

  查方案里有哪些部分、每个字段怎样写：中英文键名、类型、默认值、含义、所在章节
  和例子。

参数：
  [字段]  部分或字段，例如 tasks、任务.前置任务；不写则列出全部部分。

选项：
  --keys zh|en  例子用的键名（默认中文界面用中文，英文界面用英文）。
  -h, --help    显示本帮助。
=> 0
$ opsplan --version
opsplan 0.1.0
=> 0
""",
    "en": """\
$ opsplan
Usage: opsplan [OPTIONS] COMMAND ...

  Turn operations plans in YAML into Word and Markdown documents.

Options:
  --version             Show the version.
  --ui-lang zh|en       Language of messages (default from the system); may
                        stand anywhere.
  --install-completion  Install completion for this shell.
  --show-completion     Print the completion script, to install it yourself.
  -h, --help            Show this help.

Commands:
  init     Write a starter plan
  check    Check plans
  explain  Explain a check
  render   Make documents
  kinds    List document kinds
  fields   Look up how fields are written
  schema   Print the JSON Schema
=> 2
$ opsplan --help
Usage: opsplan [OPTIONS] COMMAND ...

  Turn operations plans in YAML into Word and Markdown documents.

Options:
  --version             Show the version.
  --ui-lang zh|en       Language of messages (default from the system); may
                        stand anywhere.
  --install-completion  Install completion for this shell.
  --show-completion     Print the completion script, to install it yourself.
  -h, --help            Show this help.

Commands:
  init     Write a starter plan
  check    Check plans
  explain  Explain a check
  render   Make documents
  kinds    List document kinds
  fields   Look up how fields are written
  schema   Print the JSON Schema
=> 0
$ opsplan init --help
Usage: opsplan init [OPTIONS] [PATH]

  Write a plan to start from and to change into your own.

Arguments:
  [PATH]  File or folder to write to (default plan.yaml).

Options:
  --kind KIND              Document kind, see opsplan kinds (work-breakdown).
  --lang zh|en|both        Language of the plan; both is bilingual (default
                           that of messages).
  --keys zh|en             Language of the field names (default the plan's).
  --size minimal|standard  The smallest plan or the usual one (default
                           standard).
  --defaults               Never ask; use the defaults.
  --force                  Replace a file that is there.
  -h, --help               Show this help.
=> 0
$ opsplan render --help
Usage: opsplan render [OPTIONS] PLAN...

  Turn plans into Word, Markdown or PDF documents, or JSON for other programs.

Arguments:
  PLAN...  Plans, or folders of plans, one or more.

Options:
  --to docx,md,pdf,json  Formats, comma-separated (default docx); pdf needs
                         LibreOffice; json is the plan with all that follows
                         from it.
  -o, --output FILE|DIR  Where to write (default beside the plan).
  --kind KIND            Document kinds, comma-separated (default as the plan
                         says).
  --lang zh|en|both      Document languages, comma-separated (default the
                         plan's); both is bilingual.
  --numbering STYLE      Of chapters; chinese (一、), decimal (1) or none.
  --theme THEME|FILE     business, official (GB/T 9704) or plain, or the path
                         of a theme file.
  --page-numbers         Have LibreOffice count the pages that the contents of
                         a Word document show (estimated otherwise).
  --set PATH=VALUE       Set a value first; may be repeated, for example
                         meta.client=Acme.
  --root DIR             The folder that the files of a plan may come from
                         (default its own).
  --templates DIR        Folder with chapter templates and document kinds of
                         your own.
  --template FILE        Use the client's Word template (.docx, .dotx).
  --draft                Print a prompt for each missing required chapter.
  --force                Render despite errors, marked DRAFT.
  --overwrite            Replace files that were edited or are not opsplan's.
  --strict               Refuse on warnings too.
  --check                Write nothing; say which documents are missing, out
                         of date or edited, and exit with 3 if any is.
  --watch                Render again whenever a plan or what it is made of
                         changes; Ctrl+C ends it.
  --name PATTERN         Pattern of file names, for example
                         {title}_V{meta.version}; braces hold fields of the
                         plan, or {stem}, {row}, {kind}, {lang}.
  --each FILE            Make a document of each row of a table (CSV) or list
                         (YAML); columns are paths, such as meta.client.
  -j, --jobs N           How many processes work at once; 0 is one a processor
                         (default 1).
  --shard i/n            Do only part i of n, the same division each time, for
                         several machines.
  --scheduler tcp://…    Hand the work to the Dask cluster of this scheduler;
                         needs opsplan[dask].
  --no-cache             Make documents anew even if nothing has changed.
  -q, --quiet            Report errors only.
  -h, --help             Show this help.
=> 0
$ opsplan check --help
Usage: opsplan check [OPTIONS] PLAN...

  Check plans and say what is wrong, in which line, and what to do about it.

Arguments:
  PLAN...  Plans or folders to check, one or more; - is standard input.

Options:
  --format text|json|github|sarif
                           Text (default), JSON, annotations of a GitHub
                           workflow, or SARIF.
  --profile basic|standard|strict
                           How strict to be, basic, standard or strict
                           (default as the plan says).
  --strict                 Warnings fail too.
  --only CODES             Only these checks, comma-separated; KPI-04, KPI
                           (all of a subject) or KPI-04:K1 (one entity).
  --ignore CODES           All but these checks, written likewise.
  --baseline FILE          Leave out what this file knows already and report
                           what is new.
  --write-baseline [FILE]  Write what is found to a file (default that of
                           --baseline, or opsplan-baseline.json).
  --set PATH=VALUE         Set a value first; may be repeated, for example
                           meta.client=Acme.
  --root DIR               The folder that the files of a plan may come from
                           (default its own).
  --templates DIR          Folder with chapter templates and document kinds of
                           your own.
  --template FILE          Use the client's Word template (.docx, .dotx).
  --lang zh|en|both        List the texts that this language lacks, too.
  --all                    List every finding, notes too.
  -h, --help               Show this help.
=> 0
$ opsplan explain --help
Usage: opsplan explain [OPTIONS] [CODE]

  Explain a check, why it is there, what is bad, what is good and how to
  silence it; without a code list all checks.

Arguments:
  [CODE]  Code of the check, for example GOAL-05.

Options:
  -h, --help  Show this help.
=> 0
$ opsplan kinds --help
Usage: opsplan kinds [OPTIONS] [KIND]

  List the document kinds, or the chapters of one; or copy a chapter to start
  your own from.

Arguments:
  [KIND]  The document kind whose chapters to list.

Options:
  --eject CHAPTER DIR  Copy the template of a chapter, or the file of a kind,
                       to a folder, to make it your own.
  --templates DIR      Folder with chapter templates and document kinds of
                       your own.
  -h, --help           Show this help.
=> 0
$ opsplan schema --help
Usage: opsplan schema [OPTIONS]

  Print the JSON Schema of a plan, with which editors complete, explain and
  check.

Options:
  --keys en|zh           Whether editors offer English or Chinese keys
                         (default en); both are accepted.
  -o, --output FILE|DIR  File or folder to write to (default the terminal).
  -h, --help             Show this help.
=> 0
$ opsplan fields --help
Usage: opsplan fields [OPTIONS] [FIELD]

  Look up the sections of a plan and how each field is written, with its keys
  in both languages, type, default, meaning, chapters and an example.

Arguments:
  [FIELD]  A section or a field, for example tasks or tasks.after; without it
           all sections.

Options:
  --keys zh|en  Keys of the example (default the language of messages).
  -h, --help    Show this help.
=> 0
$ opsplan --version
opsplan 0.1.0
=> 0
""",
}
MISTAKES = """\
rendr
plan.yaml
kinds foo
kinds servce-guide
kinds 岗位检查
kinds --kind 运营岗位检查
kinds --eject 检查结果 .
kinds --eject findings
init --kind 岗位检查 a.yaml
render
render --forse x
render --nope x
render -z
render --to
render --draft=1 x
render plan.yaml --to odt
kinds --eject scope
render plan.yaml --to md,doc
render plan.yaml --lang zh-CN
render plan.yaml
check nowhere/plan.yaml
render .
init a b
init plan.docx
--ui-lang fr kinds
kinds --ui-lang
check plan.yaml -- --ui-lang
"""
TOLD = {
    "zh": """\
$ opsplan rendr
没有 rendr 这个命令。是否为 opsplan render？
查看用法：opsplan --help
=> 2
$ opsplan plan.yaml
没有 plan.yaml 这个命令。是否为 opsplan render plan.yaml？
查看用法：opsplan --help
=> 2
$ opsplan kinds foo
出错：没有“foo”这种文档类型。全部类型见 opsplan kinds
=> 2
$ opsplan kinds servce-guide
出错：没有“servce-guide”这种文档类型。是否为 service-guide？
=> 2
$ opsplan kinds 岗位检查
出错：没有“岗位检查”这种文档类型。是否为 运营岗位检查？
=> 2
$ opsplan kinds --kind 运营岗位检查
没有 --kind 这个选项。
查看用法：opsplan kinds --help
=> 2
$ opsplan kinds --eject 检查结果 .
出错：没有叫“检查结果”的章节或文档类型。是否为 检查结果与评分？
=> 2
$ opsplan kinds --eject findings
--eject 后面要写上值：--eject 章节 文件夹。
查看用法：opsplan kinds --help
=> 2
$ opsplan init --kind 岗位检查 a.yaml
出错：--kind 不能是“岗位检查”，可以是 运营工作细化（work-breakdown）、运营评价与维护（evaluation-maintenance）、运营岗位检查（role-inspection）、全程运营服务指导（service-guide）、运营支撑（operations-support）。是否为 运营岗位检查？
=> 2
$ opsplan render
请写上方案文件，例如 opsplan render plan.yaml。
查看用法：opsplan render --help
=> 2
$ opsplan render --forse x
没有 --forse 这个选项。是否为 --force？
查看用法：opsplan render --help
=> 2
$ opsplan render --nope x
没有 --nope 这个选项。
查看用法：opsplan render --help
=> 2
$ opsplan render -z
没有 -z 这个选项。
查看用法：opsplan render --help
=> 2
$ opsplan render --to
--to 后面要写上值：--to docx,md,pdf,json。
查看用法：opsplan render --help
=> 2
$ opsplan render --draft=1 x
--draft 后面不用写值。
查看用法：opsplan render --help
=> 2
$ opsplan render plan.yaml --to odt
出错：--to 不能是“odt”，可以是 docx、md、pdf、json。
=> 2
$ opsplan kinds --eject scope
--eject 后面要写上值：--eject 章节 文件夹。
查看用法：opsplan kinds --help
=> 2
$ opsplan render plan.yaml --to md,doc
出错：--to 不能是“doc”，可以是 docx、md、pdf、json。是否为 docx？
=> 2
$ opsplan render plan.yaml --lang zh-CN
出错：--lang 不能是“zh-CN”，可以是 zh、en、both。是否为 zh？
=> 2
$ opsplan render plan.yaml
出错：找不到文件 plan.yaml。可以先用 opsplan init 写一份方案。
=> 2
$ opsplan check nowhere/plan.yaml
出错：找不到文件 nowhere/plan.yaml。也没有 nowhere 这个文件夹，请核对路径。
=> 2
$ opsplan render .
出错：. 里没有方案文件。可以先用 opsplan init 写一份方案。
=> 2
$ opsplan init a b
多出了 b；文件名里有空格时，请给文件名加上引号。
查看用法：opsplan init --help
=> 2
$ opsplan init plan.docx
出错：方案文件的后缀是 .yaml，不能是 plan.docx；例如 opsplan init plan.yaml
=> 2
$ opsplan --ui-lang fr kinds
出错：--ui-lang 不能是“fr”，可以是 zh、en。
=> 2
$ opsplan kinds --ui-lang
出错：--ui-lang 后面要写上值：--ui-lang zh|en。
=> 2
$ opsplan check plan.yaml -- --ui-lang
出错：找不到文件 plan.yaml。可以先用 opsplan init 写一份方案。
出错：找不到文件 --ui-lang。可以先用 opsplan init 写一份方案。
=> 2
""",
    "en": """\
$ opsplan rendr
There is no command rendr. Did you mean opsplan render?
For help: opsplan --help
=> 2
$ opsplan plan.yaml
There is no command plan.yaml. Did you mean opsplan render plan.yaml?
For help: opsplan --help
=> 2
$ opsplan kinds foo
Error: There is no document kind foo. opsplan kinds lists them
=> 2
$ opsplan kinds servce-guide
Error: There is no document kind servce-guide. Did you mean service-guide?
=> 2
$ opsplan kinds 岗位检查
Error: There is no document kind 岗位检查. opsplan kinds lists them
=> 2
$ opsplan kinds --kind 运营岗位检查
There is no option --kind.
For help: opsplan kinds --help
=> 2
$ opsplan kinds --eject 检查结果 .
Error: There is no chapter or document kind 检查结果. Did you mean 检查结果与评分?
=> 2
$ opsplan kinds --eject findings
--eject needs a value: --eject CHAPTER DIR.
For help: opsplan kinds --help
=> 2
$ opsplan init --kind 岗位检查 a.yaml
Error: --kind cannot be 岗位检查; choose from work-breakdown, evaluation-maintenance, role-inspection, service-guide, operations-support.
=> 2
$ opsplan render
PLAN is missing, for example opsplan render plan.yaml.
For help: opsplan render --help
=> 2
$ opsplan render --forse x
There is no option --forse. Did you mean --force?
For help: opsplan render --help
=> 2
$ opsplan render --nope x
There is no option --nope.
For help: opsplan render --help
=> 2
$ opsplan render -z
There is no option -z.
For help: opsplan render --help
=> 2
$ opsplan render --to
--to needs a value: --to docx,md,pdf,json.
For help: opsplan render --help
=> 2
$ opsplan render --draft=1 x
--draft takes no value.
For help: opsplan render --help
=> 2
$ opsplan render plan.yaml --to odt
Error: --to cannot be odt; choose from docx, md, pdf, json.
=> 2
$ opsplan kinds --eject scope
--eject needs a value: --eject CHAPTER DIR.
For help: opsplan kinds --help
=> 2
$ opsplan render plan.yaml --to md,doc
Error: --to cannot be doc; choose from docx, md, pdf, json. Did you mean docx?
=> 2
$ opsplan render plan.yaml --lang zh-CN
Error: --lang cannot be zh-CN; choose from zh, en, both. Did you mean zh?
=> 2
$ opsplan render plan.yaml
Error: There is no file plan.yaml. Start one with opsplan init.
=> 2
$ opsplan check nowhere/plan.yaml
Error: There is no file nowhere/plan.yaml. Its folder nowhere does not exist either; check the path.
=> 2
$ opsplan render .
Error: . holds no plan. Start one with opsplan init.
=> 2
$ opsplan init a b
Unexpected: b. Put a file name that has spaces in quotes.
For help: opsplan init --help
=> 2
$ opsplan init plan.docx
Error: The name of a plan ends in .yaml, which plan.docx does not; for example opsplan init plan.yaml
=> 2
$ opsplan --ui-lang fr kinds
Error: --ui-lang cannot be fr; choose from zh, en.
=> 2
$ opsplan kinds --ui-lang
Error: --ui-lang needs a value: --ui-lang zh|en.
=> 2
$ opsplan check plan.yaml -- --ui-lang
Error: There is no file plan.yaml. Start one with opsplan init.
Error: There is no file --ui-lang. Start one with opsplan init.
=> 2
""",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_pages(session, lang):
    assert session(lang, HELP_LINES) == HELP[lang]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_fits_a_terminal_of_80_columns(lang):
    assert max(width(line) for line in HELP[lang].splitlines()) <= 80


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_mistakes_on_the_command_line(session, lang):
    assert session(lang, MISTAKES) == TOLD[lang]


def test_what_could_be_meant(session, tmp_path):
    (tmp_path / "plan.yaml").write_text("title: 甲\ngoals: [乙]\n")
    (tmp_path / "other.yaml").write_text("title: 甲\ngoals: [乙]\n")
    assert (
        session("zh", "check plam.yaml\ncheck zzz\n")
        == """\
$ opsplan check plam.yaml
出错：找不到文件 plam.yaml。是否为 plan.yaml？
=> 2
$ opsplan check zzz
出错：找不到文件 zzz。文件夹里有：other.yaml、plan.yaml
=> 2
"""
    )


def test_completion_speaks_the_users_language(opsplan, monkeypatch):
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    shown = opsplan("--show-completion")
    assert (shown.code, shown.err) == (0, "")
    assert "_OPSPLAN_COMPLETE" in shown.out
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    unknown = opsplan("--show-completion")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.startswith("出错：认不出当前的 shell；命令补全支持 bash、zsh、fish")


def test_completion_completes(tmp_path):
    env = {"COMP_WORDS": "opsplan rend", "COMP_CWORD": "1", "_OPSPLAN_COMPLETE": "complete_bash"}
    done = subprocess.run([sys.executable, "-m", "opsplan"], env=env, capture_output=True, text=True, cwd=tmp_path)
    assert (done.stdout.split(), done.stderr) == (["render"], "")


@pytest.mark.parametrize(
    ("surroundings", "chinese"),
    [
        ({"OPSPLAN_LANG": "zh"}, True),
        ({"OPSPLAN_LANG": "zh_CN.UTF-8"}, True),
        ({"OPSPLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, False),
        ({"OPSPLAN_LANG": "fr", "LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "de_DE.UTF-8"}, False),
    ],
)
def test_the_language_of_messages(opsplan, monkeypatch, surroundings, chinese):
    for name in ("OPSPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    told = opsplan("check", "x.yaml").err
    assert told.startswith("出错：找不到文件 x.yaml" if chinese else "Error: There is no file x.yaml")


@pytest.mark.parametrize("argv", [["--ui-lang=en", "check", "x"], ["check", "x", "--ui-lang", "en"]])
def test_the_option_wins_wherever_it_stands(opsplan, argv):
    assert opsplan(*argv).err == "Error: There is no file x. Start one with opsplan init.\n"
