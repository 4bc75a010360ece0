"""The tree obeys its own rules, and each check fails on a planted violation."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import layers
import linkage
import named_tests
import offer_fields
import paths
import sizes
import source_tree
import type_names
import words

BUILD = pathlib.Path(os.environ.get("WARIFU_BUILD", source_tree.ROOT / "build" / "release"))
CORE = [folder for folder in layers.ARROWS if folder.startswith("core/")]


class StyleTest(unittest.TestCase):
    def expect_clean(self, findings):
        self.assertEqual(findings, [], "\n" + "\n".join(findings))

    def expect_found(self, findings, words_of_it):
        self.assertEqual(len(findings), 1, findings)
        self.assertIn(words_of_it, findings[0])


class TypeNames(StyleTest):
    def test_tree(self):
        headers = {path: text for path, text in source_tree.product().items()
                   if path.endswith(".h")}
        self.assertIn("core/base/result.h", headers)
        self.expect_clean(type_names.check(headers))

    def test_refuses_one_name_for_two_types(self):
        self.expect_found(
            type_names.check({"client/a.h": "struct Facts {\n", "core/rules/b.h": "class Facts {\n"}),
            "Facts is the name of a type in client/a.h")

    def test_allows_declarations_and_types_within_others(self):
        self.expect_clean(
            type_names.check({"a/a.h": "struct Facts {\n", "b/b.h": "struct Facts;\n",
                              "c/c.h": "class Other {\n  struct Facts {\n"}))

    def test_allows_what_never_meets(self):
        self.expect_clean(
            type_names.check({"client/a.h": "struct Context {\n", "server/b.h": "struct Context {\n"}))


class NamedTests(StyleTest):
    def test_tree(self):
        document = (source_tree.ROOT / named_tests.DOCUMENT).read_text("utf-8")
        self.assertGreater(len(named_tests.named(document)), 30)
        sources = [path.read_text("utf-8") for path in (source_tree.ROOT / "tests").rglob("*.cc")]
        self.expect_clean(named_tests.check(document, sources))

    def test_refuses_a_test_that_is_not_there(self):
        sources = ["TEST(Proof, IsTrue) {\n", "TEST_F(\n    Log, Holds) {}\nTEST_P(Lie, IsFound) {\n"]
        self.expect_found(named_tests.check("see `Proof.IsFalse` and `Proof.IsTrue`", sources),
                          "there is no test Proof.IsFalse")
        self.expect_clean(named_tests.check("`Log.Holds`, `Lie.IsFound`; `a.b` is none", sources))


class Layers(StyleTest):
    def check(self, path, include, exists=True):
        return layers.check({path: f"#include {include}\n"}, lambda _: exists)

    def test_tree(self):
        files = source_tree.product()
        self.assertIn("core/base/result.h", files)
        self.expect_clean(layers.check(files, lambda path: (source_tree.ROOT / path).is_file()))

    def test_table_has_no_circle(self):
        for folder, below in layers.ARROWS.items():
            for other in below:
                self.assertNotIn(folder, layers.reachable(other, layers.ARROWS))

    def test_every_folder_of_the_core_is_in_the_table(self):
        found = {f"core/{path.name}" for path in (source_tree.ROOT / "core").iterdir()}
        self.assertEqual(found, set(CORE))

    def test_allows_what_arrows_reach(self):
        self.expect_clean(self.check("core/replay/a.cc", '"core/crypto/b.h"'))
        self.expect_clean(self.check("server/main.cc", '"storage/b.h"'))
        self.expect_clean(self.check("client/transport.cc", "<grpcpp/grpcpp.h>"))

    def test_refuses_planted_directions(self):
        for path, include in [
                ("core/base/a.h", '"core/crypto/b.h"'),
                ("core/merkle/a.h", '"core/note/b.h"'),
                ("core/merkle/a.cc", '"warifu/v1/offer.pb.h"'),
                ("core/note/a.cc", "<google/protobuf/message.h>"),
                ("core/text/a.cc", '"warifu/v1/offer.pb.h"'),
                ("core/rules/a.cc", '"core/admission/b.h"'),
                ("core/replay/a.cc", '"core/proof/b.h"'),
                ("core/proof/a.cc", '"registry/b.h"'),
                ("core/proof/a.cc", '"warifu/v1/log_service.pb.h"'),
                ("registry/a.cc", '"storage/b.h"'),
                ("registry/a.cc", "<rocksdb/db.h>"),
                ("registry/a.cc", "<grpcpp/grpcpp.h>"),
                ("storage/a.cc", '"server/b.h"'),
                ("storage/a.cc", "<grpcpp/grpcpp.h>"),
                ("server/a.cc", '"storage/b.h"'),
                ("server/a.cc", "<rocksdb/db.h>"),
                ("client/a.cc", '"registry/b.h"'),
                ("client/a.cc", '"storage/b.h"'),
                ("client/verify.cc", "<grpcpp/grpcpp.h>"),
                ("client/verify.cc", "<grpc/grpc.h>"),
        ]:
            with self.subTest(path=path, include=include):
                self.expect_found(self.check(path, include), "may not include")

    def test_refuses_an_impure_core(self):
        for header in ["chrono", "thread", "mutex", "atomic", "fstream", "iostream", "filesystem",
                       "random", "ctime", "unistd.h", "fcntl.h", "sys/stat.h",
                       "core/crypto/system_random.h"]:
            with self.subTest(header=header):
                self.expect_found(self.check("core/rules/a.cc", f"<{header}>"), "the core may not")
        self.expect_clean(self.check("registry/a.cc", "<thread>"))

    def test_refuses_other_doors_than_examine(self):
        for door, users in layers.DOORS.items():
            with self.subTest(door=door):
                text = f"  {door}(bytes);\n"
                self.expect_found(layers.check_doors("core/proof/verify.cc", text), "Examine")
                self.expect_clean(layers.check_doors(users[-1] + "a.cc", text))
                self.expect_clean(layers.check_doors("core/proof/verify.cc", f"// As {door}.\n"))

    def test_refuses_a_header_that_does_not_exist(self):
        self.expect_found(self.check("client/a.cc", '"core/base/gone.h"', exists=False),
                          "does not exist")

    def test_refuses_a_folder_that_is_not_in_the_table(self):
        self.expect_found(self.check("core/extra/a.cc", "<string>"), "in no folder of the table")

    def test_refuses_two_users_of_the_command_line_library(self):
        text = "#include <CLI/CLI.hpp>\n"
        self.expect_clean(layers.check({"client/a.cc": text, "server/a.cc": text}, lambda _: True))
        self.expect_found(
            layers.check({"client/a.cc": text, "client/b.cc": text}, lambda _: True), "only one file")


class Sizes(StyleTest):
    def test_tree(self):
        self.expect_clean(sizes.check(source_tree.cpp()))

    def test_refuses_a_long_file(self):
        self.expect_clean(sizes.check_file("a.cc", "\n" * sizes.MOST_LINES))
        self.expect_found(sizes.check_file("a.cc", "\n" * (sizes.MOST_LINES + 1)), "split it")

    def test_refuses_a_long_line(self):
        self.expect_clean(sizes.check_file("a.cc", "ệ" * sizes.MOST_COLUMNS))
        self.expect_found(sizes.check_file("a.cc", "x" * (sizes.MOST_COLUMNS + 1)), "columns")

    def function(self, lines):
        return "Result<int> Sum(int a,\n                int b) {\n" + "  ++a;\n" * (lines - 3) + "}\n"

    def test_refuses_a_long_function(self):
        self.assertEqual(list(sizes.function_lengths("namespace a {\n\n" + self.function(9))),
                         [(3, 9)])
        self.expect_clean(sizes.check_file("a.cc", self.function(sizes.MOST_FUNCTION_LINES)))
        self.expect_found(sizes.check_file("a.cc", self.function(sizes.MOST_FUNCTION_LINES + 1)),
                          "a function of 61 lines")

    def test_rows_of_data_are_no_lines_of_a_function(self):
        rows = "      {1, 2},\n      \"x\",\n" * 50
        text = self.function(60).replace("b) {\n", "b) {\n" + rows)
        self.expect_clean(sizes.check_file("a.cc", text))

    def test_declarations_classes_and_tables_are_no_functions(self):
        class_text = "class A final {\n" + "  int a;\n" * 80 + "};\n"
        table = "constexpr Row kRows[] = {\n" + "    {1, 2},\n" * 80 + "};\n"
        text = class_text + "int Get(int a,\n        int b);\n" + table
        self.expect_clean(sizes.check_file("a.cc", text))
        self.expect_found(sizes.check_file("a.cc", text + self.function(61)), "a function of 61")

    def test_refuses_a_wrong_guard_and_a_missing_head(self):
        good = "// What it offers.\n#ifndef WARIFU_A_B_H_\n#define WARIFU_A_B_H_\n#endif\n"
        self.expect_clean(sizes.check_file("a/b.h", good))
        self.expect_found(sizes.check_file("a/c.h", good), "WARIFU_A_C_H_")
        self.expect_found(sizes.check_file("a/b.h", good[len("// What it offers.\n"):]), "comment")


class Words(StyleTest):
    def test_tree(self):
        self.expect_clean(words.check(source_tree.everything()))

    def test_refuses_planted_words(self):
        for path, text in [
                ("core/a.cc", "// TO" + "DO: later"),
                ("core/a.h", "// FIX" + "ME"),
                ("scripts/demo", "# HA" + "CK"),
                ("proto/a.proto", "// not imple" + "mented"),
                ("client/a.cc", "return st" + "ub;"),
                ("tests/a_test.cc", "GTEST_S" + "KIP();"),
                ("tests/a_test.cc", "TEST(A, DISAB" + "LED_B) {"),
                ("tests/a_test.cc", "EXPECT_TRUE(tr" + "ue);"),
                ("tests/a_test.cc", "std::this_thread::sleep_for(x);"),
                ("docs/a.md", "see /ro" + "ot/a"),
                ("README.md", "(/ho" + "me/someone/x)"),
                ("scripts/demo", "https://de" + "b.debian.org"),
                ("core/rules/a.cc", 'if (currency == "JPY") {'),
                ("core/rules/a.cc", 'if (day < "2027-04-01") {'),
                ("core/rules/a.h", 'constexpr auto kLong = "ES' + 'D";'),
        ]:
            with self.subTest(text=text):
                self.expect_found(words.check_file(path, text), '"')

    def test_allows_words_within_words(self):
        self.expect_clean(words.check_file("client/a.cc", "NewStub(channel); at https://x.org/work/a"))


class Paths(StyleTest):
    TREE = {"core/base/result.h", "docs/format.md", "proto/warifu/v1/log.proto",
            "tests/golden/log_a.json", "CONTRIBUTING.md"}

    def check(self, path, text):
        return paths.check({path: text}, self.TREE, {})

    def test_tree(self):
        files = source_tree.everything()
        self.assertGreater(sum(1 for path in files for _ in paths.named(path, files[path])), 500)
        self.expect_clean(paths.check(files, source_tree.paths(), paths.NOT_OURS))

    def test_refuses_what_does_not_exist(self):
        for path, text in [
                ("core/a.h", "// Not here: what it does (core/base/gone.h).\n"),
                ("core/a.cc", "  Call();  // as in gone.h\n"),
                ("proto/a.proto", "// Source: docs/gone.md, \"Words\".\n"),
                ("core/a.h", "// Source: GONE.md section 4.\n"),
                ("core/a.h", "// As warifu/v1/gone.pb.h says.\n"),
                ("core/a.h", "// As ../docs/format.md and ../../docs/format.md say.\n"),
                ("scripts/demo", "#!/bin/sh\n# See scripts/gone.py.\n"),
                ("CMakeLists.txt", "# See cmake/gone.cmake.\n"),
                ("README.md", "[formats](docs/gone.md#words)\n"),
                ("docs/a.md", "`tests/golden/gone.json`\n"),
                ("docs/a.md", "`core/base/gone_*.h`\n"),
        ]:
            with self.subTest(text=text):
                self.expect_found(self.check(path, text), "which does not exist")

    def test_allows_what_exists(self):
        for path, text in [
                ("core/a.h", "// As core/base/result.h, base/result.h and result.h say.\n"),
                ("core/a.h", "// As warifu/v1/log.pb.h and log.grpc.pb.h say.\n"),
                ("docs/a.md", "[formats](format.md#words), [more](../CONTRIBUTING.md)\n"),
                ("docs/a.md", "`tests/golden/log_*.json`, `core/*/result.h`\n"),
        ]:
            with self.subTest(text=text):
                self.expect_clean(self.check(path, text))

    def test_passes_over_what_is_no_path_of_the_tree(self):
        for path, text in [
                ("core/a.cc", 'Open("core/base/gone.h");\n'),
                ("tests/a.json", '"gone.h"\n'),
                ("docs/a.md", "https://example.org/a/gone.md\n"),
                ("docs/a.md", "warifu sign next.json, tests/screens/NAME.txt, LANGUAGE.TOPIC.messages\n"),
        ]:
            with self.subTest(text=text):
                self.expect_clean(self.check(path, text))

    def test_refuses_a_list_that_is_out_of_date(self):
        text = "// As others' gone.md.\n"
        self.expect_clean(paths.check({"a.h": text}, self.TREE, {"gone.md": "theirs"}))
        self.expect_found(paths.check({"a.h": "//\n"}, self.TREE, {"gone.md": "theirs"}), "nowhere")


class OfferFields(StyleTest):
    SCHEMA = ["message Offer {\n  // What.\n  Job job = 1;\n}\n",
              "message Job {\n  // How many.\n  repeated uint32 places = 2 [(limits) = { max: 3 }];\n}\n"]

    def test_tree(self):
        texts = [(source_tree.ROOT / path).read_text() for path in offer_fields.SCHEMA]
        self.assertGreater(len(offer_fields.reachable(offer_fields.schema(texts))), 100)
        sources = offer_fields.readers(source_tree.product())
        self.expect_clean(offer_fields.check(texts, sources, offer_fields.RECORDED_ONLY))

    def test_refuses_a_field_that_nobody_reads(self):
        self.expect_found(offer_fields.check(self.SCHEMA, "offer.job()", {}), "Job.places: no rule")
        self.expect_clean(
            offer_fields.check(self.SCHEMA, "offer.job()", {"Job.places": "a reason"}))
        self.expect_clean(offer_fields.check(self.SCHEMA, "offer.job().places()", {}))

    def test_refuses_a_list_that_is_out_of_date(self):
        read = "offer.job().places()"
        self.expect_found(offer_fields.check(self.SCHEMA, read, {"Job.places": "a"}), "is read")
        self.expect_found(offer_fields.check(self.SCHEMA, read, {"Job.tasks": "a"}), "no such field")
        self.expect_found(offer_fields.check(self.SCHEMA, "offer.job()", {"Job.places": ""}),
                          "has no reason")

    def test_refuses_a_field_without_a_comment(self):
        self.expect_found(
            offer_fields.check(["message Offer {\n  uint32 places = 1;\n}\n"], ".places()", {}),
            "has no comment")

    def test_leaves_out_what_compares_all_fields_alike(self):
        files = {"core/rules/offer/worse.cc": "a", "core/rules/b.cc": "b", "client/worker/c.cc": "c",
                 "server/d.cc": "d"}
        self.assertEqual(offer_fields.readers(files), "b\nc")


class Linkage(StyleTest):
    def test_core_archives(self):
        checked = 0
        for folder in CORE:
            if not list((source_tree.ROOT / folder).glob("*.cc")):
                continue
            archive = BUILD / folder / f"libwarifu_{folder.replace('/', '_')}.a"
            symbols = linkage.undefined_symbols(archive)
            self.assertTrue(symbols, archive)
            self.expect_clean(linkage.check_symbols(folder, symbols))
            checked += 1
        self.assertGreater(checked, 0)

    def test_programs(self):
        for name, folder in [("warifu", "client"), ("warifud", "server")]:
            if (source_tree.ROOT / folder / "main.cc").exists():
                needed = linkage.needed_libraries(BUILD / "bin" / name)
                self.assertIn("libc.so.6", needed)
                self.expect_clean(linkage.check_needed(name, needed))

    def test_refuses_planted_symbols(self):
        for name in ["open", "open64", "clock_gettime", "time", "grpc::Channel::~Channel()",
                     "rocksdb::DB::Open(rocksdb::Options const&)", "std::thread::join()", "fopen",
                     "std::chrono::_V2::system_clock::now()", "randombytes_buf", "RAND_bytes",
                     "getenv"]:
            with self.subTest(name=name):
                self.expect_found(linkage.check_symbols("core/rules", {name, "memcpy"}), name)
        protobuf = {"google::protobuf::Message::New()"}
        self.expect_found(linkage.check_symbols("core/note", protobuf), "knows no protobuf")
        self.expect_clean(linkage.check_symbols("core/rules", protobuf))
        self.expect_clean(linkage.check_symbols("core/rules", {"warifu::opened()", "opendoor"}))

    def test_sees_calls_in_a_planted_archive(self):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "a.cc")
            source.write_text("#include <chrono>\n#include <cstdio>\n"
                              "long A() { return std::chrono::system_clock::now()"
                              ".time_since_epoch().count() + (std::fopen(\"a\", \"r\") != nullptr); }\n")
            subprocess.run(["c++", "-c", source, "-o", f"{folder}/a.o"], check=True)
            subprocess.run(["ar", "rc", f"{folder}/a.a", f"{folder}/a.o"], check=True)
            found = linkage.check_symbols("core/base", linkage.undefined_symbols(f"{folder}/a.a"))
            self.assertEqual(len(found), 2, found)

    def test_refuses_a_planted_library(self):
        self.expect_clean(linkage.check_needed("warifud", {"libzstd.so.1", "ld-linux-x86-64.so.2"}))
        self.expect_found(linkage.check_needed("warifu", {"libzstd.so.1"}), "libzstd.so.1")
        self.expect_found(linkage.check_needed("warifud", {"libgrpc++.so.1.51"}), "libgrpc++")


if __name__ == "__main__":
    unittest.main()
