"""The words and the setting of Chinese: terms that are not to be used, punctuation, spacing."""

import re
from typing import Final

import pytest

from tests.catalogue import ROOT, SOURCE, read

HAN: Final = r"[\u3400-\u9fff]"
README: Final = ROOT / "README.zh-CN.md"
GLOSSARY: Final = ROOT / "docs" / "glossary.md"
# A pattern that must not be found, and what to write. Exceptions stand in the pattern.
TERMS: Final = {
    r"读作|读错|读对|读成": "识别为, 识别错误, 识别正确",
    r"真值": "真实类别",
    r"答案": "识别结果; 正确类别 for the label",
    r"留出的|留出集": "验证集",
    r"区域(?!内|不变|的卷积结果|。)": "邻域; 区域 only for any part of a picture",
    r"(?<!退出)(?<!工作)状态(?!栏)": "激活值",
    r"配方": "训练方案",
    r"(?<!随机)(?<!各)种子": "随机种子",
    r"学习数据|学习时间|学习用时": "训练数据, 训练用时",
    r"学一步|撤回": "单步更新, 撤销",
    r"全部打开|关闭或打开|打开或关闭": "启用, 停用",
    r"所钉|钉住": "选定",
    r"今天的": "现代（通行版）",
    r"移动权值|权值移动": "更新权值",
    r"检验集|检验样本": "测试集",
    r"讲义|侧面": "课堂讲解, 视图",
    r"权重": "权值",
    r"逻辑函数": "logistic 函数",
    r"除去一个常数": "只差一个常数",
    r"公式 [89]": "式 (8), 式 (9)",
    r"错得最多": "按错误程度从高到低",
    r"经变形训练|放掉": "用变形样本训练, 取消",
    r"一叠|再大也不为过|提前结束": "一组; 没有上限; 意外中断",
    r"(?:测试|训练|MNIST) ?(?:的)?数字": "样本, 数据集; 数字 only for 0-9",
    r"(?:测试|训练)误差": "错误率; 误差 only for E",
    r"[\d}] 参数": "参数 156 in a caption, 156 个参数 in a sentence",
}
# What must not be found in a text with Chinese, and how to set it.
SETTING: Final = {
    r"[\d}] %": "no space before %",
    r"[\d}]x[\d{]": "×, not x",
    r"×[)）]": "4 次, not (4×)",
    rf"{HAN} ?\([^)&]*{HAN}": "（） around Chinese",
    r"\([A-Z]\)$": "no letter of a menu in a text",
    rf"{HAN}[,;:!?]|[,;:!?]{HAN}|{HAN}\.(?!\w)": "full-width ，；：！？。",
    rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}": "a space beside Latin letters and figures",
    r" [，。：；？！、（）]|[，。：；？！、（）] ": "no space beside full-width punctuation",
    r"[\d}]-[\d{]": "– for a range, − for minus",
    rf"{HAN} \"|\" {HAN}|‘": "“ ” for quotations",
}


def chinese_texts() -> dict[str, str]:
    """Return every text of the catalogue, and every line of the Chinese README, with its place."""
    texts = {f"{m.context}: {m.source}": m.translation for m in read(SOURCE)}
    code = False
    for number, line in enumerate(README.read_text(encoding="utf-8").splitlines(), 1):
        code ^= line.startswith("```")
        if not code and not line.startswith(("    ", "```")):
            plain = re.sub(r"\]\([^)]*\)|[\[*]", "", re.sub(r"`[^`]*`", "code", line))
            texts[f"{README.name}, line {number}"] = plain.lstrip("#- !")
    return {place: re.sub(r"\(&.\)", "", text) for place, text in texts.items()}


def found(pattern: str) -> list[tuple[str, str]]:
    """Return the texts in which a pattern is found."""
    return [(place, text) for place, text in chinese_texts().items() if re.search(pattern, text)]


@pytest.mark.parametrize(("pattern", "instead"), TERMS.items())
def test_chinese_uses_the_terms_of_the_field(pattern: str, instead: str) -> None:
    assert not found(pattern), f"write {instead}"


@pytest.mark.parametrize(("pattern", "rule"), SETTING.items())
def test_chinese_is_set_as_chinese(pattern: str, rule: str) -> None:
    wrong = [(place, text) for place, text in found(pattern) if re.search(HAN, text)]
    assert not wrong, rule


def glossary() -> dict[str, list[str]]:
    """Return the Chinese words of each term of the glossary that has any."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| term | meaning")
    ]
    assert all(len(row) == 5 for row in rows), [row for row in rows if len(row) != 5]
    return {row[0]: row[2].split("；") for row in rows if row[2]}


def test_the_window_uses_the_chinese_words_of_the_glossary() -> None:
    texts = "\n".join(message.translation for message in read(SOURCE))
    assert not [word for words in glossary().values() for word in words if word not in texts]


def test_a_term_that_stands_alone_is_translated_as_in_the_glossary() -> None:
    chinese = {term.casefold(): words for term, words in glossary().items()}
    alone = {
        (message.source, message.translation): chinese[term]
        for message in read(SOURCE)
        for term in (message.source.replace("&", "").casefold(),)
        if term in chinese and not message.context.endswith("Lesson")  # where "Run" is a verb
    }
    assert len(alone) > 10
    assert not {
        texts: words
        for texts, words in alone.items()
        if not any(word in texts[1] for word in words)
    }
