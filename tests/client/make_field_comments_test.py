"""scripts/make-field-comments refuses a language that does not explain every field, and takes ours."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "make-field-comments"

PROTO = """message Offer {
  // Where.
  string place = 1;
  // How many.
  repeated uint32 count = 2;
}
"""
VIETNAMESE = "# Ghi chú.\nOffer.count = Bao nhiêu.\nOffer.place = Ở đâu.\n"


class MakeFieldComments(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.out = self.folder / "out.cc"
        (self.folder / "offer.proto").write_text(PROTO, "utf-8")

    def run_script(self, vietnamese):
        (self.folder / "vi.fields").write_text(vietnamese, "utf-8")
        return subprocess.run([sys.executable, SCRIPT, "--words", self.folder, "--out", self.out,
                               self.folder / "offer.proto"], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def refuses(self, vietnamese, sentence):
        run = self.run_script(vietnamese)
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn(sentence, run.stderr)
        self.assertFalse(self.out.exists(), "something was written")

    def test_takes_a_complete_one(self):
        run = self.run_script(VIETNAMESE)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        made = self.out.read_text("utf-8")
        self.assertIn('{"Offer.place", "Where."}', made)
        self.assertIn('{"Offer.place", "Ở đâu."}', made)

    def test_takes_ours(self):
        protos = [ROOT / "proto/warifu/v1" / f"{name}.proto"
                  for name in ("money", "offer", "ruleset", "statement")]
        run = subprocess.run([sys.executable, SCRIPT, "--words", ROOT / "client/text", "--out",
                              self.out, *protos], text=True, stderr=subprocess.PIPE, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_refuses_a_missing_field(self):
        self.refuses(VIETNAMESE.replace("Offer.place = Ở đâu.\n", ""), "vi.fields lacks Offer.place")

    def test_refuses_a_field_that_is_none(self):
        self.refuses(VIETNAMESE + "Offer.pay = Lương.\n", "vi.fields:4: Offer.pay is no field")

    def test_refuses_a_field_twice(self):
        self.refuses(VIETNAMESE + "Offer.place = Nữa.\n", "vi.fields:4: Offer.place is no field")

    def test_refuses_what_is_no_comment(self):
        self.refuses(VIETNAMESE + "Offer.place: Nữa.\n", "vi.fields:4: write it as")
        self.refuses(VIETNAMESE.replace("Ở đâu.", " "), "vi.fields:3: write it as")


if __name__ == "__main__":
    unittest.main()
