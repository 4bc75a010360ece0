"""scripts/make-catalogue refuses every kind of incomplete catalogue, and takes ours."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "make-catalogue"

ENGLISH = """# Words for workers.
[worker]
headline_genuine = GENUINE
headline_false = FALSE, {name}
pay = You pay {total}.
[tool]
row = entry {index}
same_word = OK
"""
VIETNAMESE = """[worker]
headline_genuine = ĐƠN HÀNG THẬT
headline_false = GIẢ, {name}
pay = Bạn trả {total}.
[tool]
row = mục {index}
same_word = OK
"""
JAPANESE = """[worker]
headline_genuine = 本物の求人
headline_false = にせもの、{name}
pay = 払う額は {total}。
[tool]
row = {index} 番
same_word = OK
"""
JAPANESE_RULES = "forbidden ja 鍵\ngenuine ja 本物\n"
RULES = """# Rules.
forbidden en entry party
forbidden vi chỉ_mục khóa
genuine en genuine
genuine vi thật
same same_word
"""


class MakeCatalogue(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.messages = pathlib.Path(holder.name, "text")
        self.messages.mkdir()
        self.out = pathlib.Path(holder.name, "out")
        self.write("en.worker.messages", ENGLISH)
        self.write("vi.worker.messages", VIETNAMESE)
        self.write("rules.txt", RULES)

    def write(self, name, text):
        (self.messages / name).write_text(text, encoding="utf-8")

    def run_script(self, messages=None):
        return subprocess.run([sys.executable, SCRIPT, "--messages", messages or self.messages,
                               "--out", self.out], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def refuses(self, sentence):
        run = self.run_script()
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn(sentence, run.stderr)
        self.assertFalse((self.out / "catalogue.gen.cc").exists(), "something was written")

    def vietnamese(self, old, new):
        self.assertIn(old, VIETNAMESE)
        self.write("vi.worker.messages", VIETNAMESE.replace(old, new))

    def english(self, old, new):
        self.assertIn(old, ENGLISH)
        self.write("en.worker.messages", ENGLISH.replace(old, new))

    def test_takes_a_complete_one(self):
        run = self.run_script()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        header = (self.out / "catalogue.gen.h").read_text("utf-8")
        source = (self.out / "catalogue.gen.cc").read_text("utf-8")
        self.assertIn("  kHeadlineGenuine,\n", header)
        self.assertIn("kMessageCount = 5", header)
        self.assertIn('"Bạn trả {total}."', source)
        self.assertIn('{"vi", false, kVi}', source)

    def test_takes_ours(self):
        run = self.run_script(ROOT / "client" / "text")
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_knows_a_reviewed_language(self):
        self.write("rules.txt", RULES + "reviewed vi\n")
        self.assertEqual(self.run_script().returncode, 0)
        self.assertIn('{"vi", true, kVi}', (self.out / "catalogue.gen.cc").read_text("utf-8"))

    def test_refuses_a_missing_message(self):
        self.vietnamese("pay = Bạn trả {total}.\n", "")
        self.refuses("language vi lacks pay (en.worker.messages:5)")

    def test_refuses_a_whole_language_without_a_topic(self):
        self.write("en.other.messages", "[tool]\nother = Something\n")
        self.refuses("language vi lacks other")

    def test_refuses_one_message_too_many(self):
        self.vietnamese("pay =", "more = Thêm\npay =")
        self.refuses("vi.worker.messages:4: more is not in the English messages")

    def test_refuses_another_placeholder(self):
        self.vietnamese("{total}", "{sum}")
        self.refuses("pay: has other placeholders than the English text")

    def test_refuses_a_lost_placeholder(self):
        self.vietnamese("Bạn trả {total}.", "Bạn trả tiền.")
        self.refuses("pay: has other placeholders than the English text")

    def test_refuses_a_broken_placeholder(self):
        self.vietnamese("{total}", "{total")
        self.refuses("pay: a brace that is neither {name} nor {{ or }}")

    def test_refuses_what_equals_english(self):
        self.vietnamese("Bạn trả {total}.", "You pay {total}.")
        self.refuses("pay: equals the English text")

    def test_lets_only_the_listed_equal_english(self):
        self.write("rules.txt", RULES.replace("same same_word", "same row"))
        self.refuses("same_word: equals the English text")

    def test_refuses_a_forbidden_word_for_workers(self):
        self.english("You pay {total}.", "This party is paid {total}.")
        self.refuses("pay: a worker never reads 'party'")

    def test_refuses_a_forbidden_word_in_capitals(self):
        self.english("FALSE, {name}", "FALSE PARTY, {name}")
        self.refuses("headline_false: a worker never reads 'party'")

    def test_refuses_a_forbidden_phrase_of_another_language(self):
        self.vietnamese("Bạn trả", "Theo chỉ mục, bạn trả")
        self.refuses("pay: a worker never reads 'chỉ mục'")

    def test_lets_tools_use_the_word_and_workers_part_of_it(self):
        self.english("You pay {total}.", "You pay {total} for parties or counterparty.")
        self.assertEqual(self.run_script().returncode, 0)

    def test_refuses_a_forbidden_word_of_a_script_without_spaces(self):
        self.write("ja.worker.messages", JAPANESE.replace("払う額", "鍵で払う額"))
        self.write("rules.txt", RULES + JAPANESE_RULES)
        self.refuses("pay: a worker never reads '鍵'")

    def test_refuses_the_word_for_genuine_of_a_script_without_spaces(self):
        self.write("ja.worker.messages", JAPANESE.replace("にせもの", "本物ではない"))
        self.write("rules.txt", RULES + JAPANESE_RULES)
        self.refuses("headline_false: only GENUINE may say '本物' in a headline")

    def test_takes_a_third_language(self):
        self.write("ja.worker.messages", JAPANESE)
        self.write("rules.txt", RULES + JAPANESE_RULES)
        self.assertEqual(self.run_script().returncode, 0)
        self.assertIn('{"ja", false, kJa}', (self.out / "catalogue.gen.cc").read_text("utf-8"))

    def test_refuses_a_third_language_that_lacks_a_message(self):
        self.write("ja.worker.messages", JAPANESE.replace("row = {index} 番\n", ""))
        self.write("rules.txt", RULES + JAPANESE_RULES)
        self.refuses("language ja lacks row")

    def test_refuses_a_language_without_rules(self):
        self.write("ja.worker.messages", JAPANESE)
        self.refuses("language ja has no words that a worker never reads")

    def test_takes_a_placeholder_of_that_name(self):
        self.english("You pay {total}.", "You pay {party}.")
        self.vietnamese("{total}", "{party}")
        self.assertEqual(self.run_script().returncode, 0)

    def test_refuses_genuine_in_another_headline(self):
        self.english("FALSE, {name}", "NOT GENUINE, {name}")
        self.refuses("headline_false: only GENUINE may say 'genuine' in a headline")

    def test_refuses_the_word_for_genuine_of_another_language(self):
        self.vietnamese("GIẢ, {name}", "KHÔNG THẬT, {name}")
        self.refuses("headline_false: only GENUINE may say 'thật' in a headline")

    def test_refuses_another_section(self):
        self.vietnamese("[tool]\n", "")
        self.refuses("row stands in another section than in English")

    def test_refuses_an_unknown_section(self):
        self.english("[tool]", "[helper]")
        self.refuses("section [helper]: use [worker] or [tool]")

    def test_refuses_a_message_before_any_section(self):
        self.english("[worker]\n", "")
        self.refuses("en.worker.messages:2: open a section first")

    def test_refuses_what_is_no_message(self):
        self.english("pay = You", "pay: You")
        self.refuses("en.worker.messages:5: write it as: id = text")

    def test_refuses_a_message_twice(self):
        self.write("en.zz.messages", "[worker]\npay = Again {total}\n")
        self.refuses("pay stands in en.worker.messages:5 already")

    def test_refuses_an_empty_text(self):
        self.english("pay = You pay {total}.", "pay =  ")
        self.refuses("pay has no text")

    def test_refuses_an_unknown_rule(self):
        self.write("rules.txt", RULES + "allow en entry\n")
        self.refuses("rules.txt:7: no such rule: allow")


if __name__ == "__main__":
    unittest.main()
