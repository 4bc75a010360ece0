"""scripts/make-sentences finds what sources say, refuses translations that are not complete, and
takes ours."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "make-sentences"

SOURCE = r"""
// A comment says: Said("not this").
constexpr Phrase kKind("a \"kind\"");
Status Read() {
  if (bad) return BadInput("{path}: has {bytes} bytes, "
                           "which is too many", path, bytes);
  return Error{code, Said("{path}: {why}", path, why)};
}
"""
VIETNAMESE = """# core/a.cc
a "kind"
= một "loại"
{path}: has {bytes} bytes, which is too many
= {path}: quá nhiều, {bytes} byte
"""


class MakeSentences(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = pathlib.Path(holder.name)
        self.write("core/a.cc", SOURCE)
        self.write("client/text/en.x.messages", "")
        self.write("client/text/vi.x.messages", "")
        self.write("client/text/vi.sentences", VIETNAMESE)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_script(self, *args, root=None):
        return subprocess.run([sys.executable, str(SCRIPT), "--root", str(root or self.root), *args],
                              capture_output=True, text=True, check=False)

    def make(self):
        return self.run_script("--out", str(self.root / "out"))

    def refuses(self, *words):
        result = self.make()
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertFalse((self.root / "out").exists())

    def change(self, before, after):
        self.assertIn(before, VIETNAMESE)
        self.write("client/text/vi.sentences", VIETNAMESE.replace(before, after))

    def test_takes_what_is_complete(self):
        result = self.make()
        self.assertEqual(result.returncode, 0, result.stderr)
        made = (self.root / "out" / "sentences.gen.cc").read_text("utf-8")
        self.assertIn('"{path}: has {bytes} bytes, which is too many"', made)
        self.assertIn('"{path}: quá nhiều, {bytes} byte"', made)
        self.assertIn('"một \\"loại\\""', made)
        self.assertNotIn("not this", made)
        self.assertNotIn('"{path}: {why}"', made)  # nothing to translate

    def test_takes_ours(self):
        with tempfile.TemporaryDirectory() as out:
            result = self.run_script("--out", out, root=ROOT)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_tells_what_is_missing(self):
        self.change('a "kind"\n= một "loại"\n', "")
        result = self.run_script("--missing", "vi")
        self.assertEqual(result.stdout, '\n# core/a.cc\na "kind"\n')
        self.refuses("vi.sentences lacks", "core/a.cc", 'a "kind"')

    def test_refuses_a_language_without_sentences(self):
        self.write("client/text/ja.x.messages", "")
        self.refuses("ja.sentences lacks")

    def test_refuses_sentences_of_no_language(self):
        self.write("client/text/xx.sentences", "")
        self.refuses("xx.sentences", "no such language")

    def test_refuses_what_no_source_says(self):
        self.change('a "kind"', 'a "kin"')
        self.write("core/b.cc", 'Said("a \\"kind\\"")')
        self.refuses("lacks")
        self.write("client/text/vi.sentences", VIETNAMESE + "more\n= thêm\n")
        self.refuses("vi.sentences:7", "no source says: more")

    def test_refuses_other_placeholders(self):
        self.change("quá nhiều, {bytes} byte", "quá nhiều")
        self.refuses("vi.sentences:5", "other placeholders")
        self.change("quá nhiều, {bytes} byte", "quá nhiều, {bytes} {Byte}")
        self.refuses("vi.sentences:5", "a brace that is no placeholder")

    def test_refuses_no_translation(self):
        self.change('= một "loại"', '= a "kind"')
        self.refuses("vi.sentences:3", "no translation")
        self.change('= một "loại"\n', "")
        self.refuses("vi.sentences:3", "begins with '= '")
        self.change('a "kind"\n', "")
        self.refuses("vi.sentences:2", "the line above")

    def test_refuses_a_text_twice(self):
        self.write("client/text/vi.sentences", VIETNAMESE + 'a "kind"\n= loại\n')
        self.refuses("vi.sentences:6", "vi.sentences:3 already")


if __name__ == "__main__":
    unittest.main()
