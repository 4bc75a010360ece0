// `warifu verify`: what is given, and how mistakes in it are named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "client/verify/place_file.h"
#include "core/base/exit.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// --- What is asked for.

TEST(Verify, AMistypedCodeIsExit2) {
  VerifyScene it;
  std::string code = it.code();
  code.back() = code.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(it.Verify(Of(code)), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("this code has a typing mistake"));
  EXPECT_EQ(it.server->calls, 0) << "nothing is asked about a mistyped code";
}

TEST(Verify, CodesAreReadAsPeopleTypeThem) {
  VerifyScene it;
  std::string code = it.code();
  std::transform(code.begin(), code.end(), code.begin(), ::tolower);
  EXPECT_EQ(it.Verify(Of(code)), 0);
}

// Somebody may have sent the proof of another offer under the name of this one.
TEST(Verify, AFileNamedAsACodeDoesNotAnswerForIt) {
  VerifyScene it;
  const std::string code = it.code();
  std::ofstream(code) << "the proof of another offer";
  EXPECT_EQ(it.Verify(Of(code)), 0);
  EXPECT_EQ(it.Verify(Alone(code)), kExitUsage);
  EXPECT_EQ(it.Verify(Alone("./" + code)), kExitCouldNotCheck);
  std::filesystem::remove(code);
}

// What a path says is shown, not done, by a terminal.
TEST(Verify, AnErrorShowsNoControlsOfAPath) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Of("no\x1b[2Jsuch\nfile.warifu")), kExitUsage);
  EXPECT_THAT(it.client.err(), Not(HasSubstr("\x1b")));
  EXPECT_THAT(it.client.err(), Not(HasSubstr("such\nfile")));
}

// Not the registry's fault, so not COULD NOT CHECK.
TEST(Verify, TheCodeOfAnotherStatementIsExit2) {
  VerifyScene it;
  const std::string code = Code::Of(it.scene.RecordOf(kSatsuki)).ToString();
  EXPECT_EQ(it.Verify(Of(code)), kExitUsage);
  EXPECT_THAT(it.client.err(), AllOf(HasSubstr("not of a job offer"), HasSubstr("warifu show")));
}

TEST(Verify, WhatIsNeitherFileNorCodeIsExit2) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Of("no-such.warifu")), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("'no-such.warifu' is no file here, and no code either"));
}

TEST(Verify, ACodeCannotBeCheckedOffline) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Alone(it.code())), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("--offline checks a saved file"));
}

TEST(Verify, AnotherKindOfFileIsRefusedByName) {
  VerifyScene it;
  const std::string path = it.client.File("r.trust", TrustOf(it.scene.log()).text());
  EXPECT_EQ(it.Verify(Of(path)), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("not an offer proof"));
}

TEST(Verify, ADraftIsRefusedByName) {
  for (const char* draft : {"{ \"offer\": {} }", "\n  {", "// An offer\n{}"}) {
    VerifyScene it;
    EXPECT_EQ(it.Verify(Of(it.client.File("offer.json", draft))), kExitUsage);
    EXPECT_THAT(it.client.err(), HasSubstr("this file is a draft, not an offer proof"));
  }
}

TEST(Verify, StandardInputIsAFile) {
  VerifyScene it;
  it.client.SetInput(ProofOf(it.scene.log(), it.offer));
  EXPECT_EQ(it.Verify(Alone("-")), 0) << it.client.err();
}

struct BadOption {
  const char* name;
  std::string VerifyArgs::*option;
  std::string value;
  const char* sentence;
};

class BadOptions : public ::testing::TestWithParam<BadOption> {};

TEST_P(BadOptions, AreExit2AndNamed) {
  VerifyScene it;
  VerifyArgs args;
  args.*GetParam().option = GetParam().value;
  EXPECT_EQ(it.Verify(args), kExitUsage);
  EXPECT_THAT(it.client.err(), AllOf(StartsWith("error: --"), HasSubstr(GetParam().sentence)));
  EXPECT_THAT(it.client.out(), IsEmpty());
  EXPECT_EQ(it.server->calls, 0);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadOptions,
    ::testing::Values(BadOption{"NoCurrency", &VerifyArgs::told_total, "140000000",
                                "--told-total: "},
                      BadOption{"TwoReadings", &VerifyArgs::told_total, "1.234 USD", "1234"},
                      BadOption{"NegativePay", &VerifyArgs::told_pay, "-5 USD", "--told-pay: "},
                      BadOption{"NoPaper", &VerifyArgs::paper, "no-such.pdf", "--paper: "},
                      BadOption{"NoPlace", &VerifyArgs::place, "no-such.place", "--place: "},
                      BadOption{"NoStatement", &VerifyArgs::with, "no-such.statement", "--with: "},
                      BadOption{"NoOffset", &VerifyArgs::at, "2026-11-20T14:05:00", "--at: "},
                      BadOption{"EmptyAccount", &VerifyArgs::account, "- -",
                                "--account: \"- -\" has no digit and no letter"},
                      BadOption{"LongAccount", &VerifyArgs::account, std::string(101, '1'),
                                "--account: an account number has at most 100"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Verify, APlaceFileOfAnotherKindIsRefused) {
  VerifyScene it;
  VerifyArgs args;
  args.place = it.SaveProof();
  EXPECT_EQ(it.Verify(args), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("--place"));
}

}  // namespace
}  // namespace warifu
