"""Command lines as newcomers type them: other dashes, one dash too few, Chinese words."""


def test_dashes_of_another_keyboard(opsplan):
    for typed in ("——lang", "－－lang", "–lang", "—lang", "—-lang", "-—lang", "-–-lang"):
        said = opsplan("render", "plan.yaml", typed, "both")
        assert (said.code, said.err) == (2, f"{typed} 前面的短横要用英文输入法：--lang\n")


def test_words_where_a_number_belongs(opsplan):
    for value in ("两个", "1.5", "--jobs=-3"):
        said = opsplan("render", "plan.yaml", *([value] if value.startswith("-") else ["--jobs", value]))
        assert (said.code, said.err) == (
            2,
            "--jobs 后面要写 0 或正整数，例如 --jobs 2。\n查看用法：opsplan render --help\n",
        )


def test_one_dash_for_a_long_option(opsplan, monkeypatch):
    argv = ["render", "plan.yaml", "-lang", "both"]
    monkeypatch.setattr("sys.argv", ["opsplan", *argv])
    said = opsplan(*argv)
    assert (said.code, said.err) == (
        2,
        "没有 -l 这个选项。是否为 --lang？\n查看用法：opsplan render --help\n",
    )


def test_commands_by_their_chinese_names(opsplan):
    told = {name: opsplan(name).err for name in ("检查", "生成", "新建", "字段", "类型", "help", "帮助")}
    assert {name: said.split("。")[1].split("\n")[0] for name, said in told.items()} == {
        "检查": "是否为 opsplan check？",
        "生成": "是否为 opsplan render？",
        "新建": "是否为 opsplan init？",
        "字段": "是否为 opsplan fields？",
        "类型": "是否为 opsplan kinds？",
        "help": "是否为 opsplan --help？",
        "帮助": "是否为 opsplan --help？",
    }


def test_values_of_options_in_chinese(opsplan, tmp_path):
    said = opsplan("init", "a", "--lang", "中文", "--keys", "英文", "--size", "最简")
    assert said.code == 0
    assert "\ntitle: 【" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    said = opsplan(
        "render", "a.yaml", "--to", "Word", "--lang", "双语", "--kind", "运营工作细化", "--numbering", "不编号"
    )
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "a.both.docx").exists()
