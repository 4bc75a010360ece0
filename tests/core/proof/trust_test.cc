#include "core/proof/trust.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

TrustFields Fields() {
  Scene scene;
  return TrustFieldsOf(scene.log());
}

std::string Text() { return TrustFile::Make(Fields()).value().text(); }

// The file with the first `from` made `to`.
std::string With(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

void ExpectRefused(const std::string& text, std::string_view said) {
  const Result<TrustFile> trust = TrustFile::Parse(text);
  ASSERT_FALSE(trust.ok()) << text;
  EXPECT_THAT(trust.error().message(), HasSubstr(std::string(said)));
}

TEST(TrustFile, HasOneSpelling) {
  const std::string text = Text();
  const Result<TrustFile> trust = TrustFile::Parse(text);
  ASSERT_TRUE(trust.ok()) << trust.error().message();
  EXPECT_EQ(trust->text(), text);
  EXPECT_EQ(trust->origin(), "registry.example");
  EXPECT_EQ(trust->genesis_hash(), Fields().genesis_hash);
  EXPECT_EQ(trust->authority(), "Test authority (fictional)");
  EXPECT_EQ(trust->servers().size(), 1U);
  EXPECT_EQ(trust->calls(), Fields().calls);
  EXPECT_EQ(trust->serial(), 1U);
  EXPECT_EQ(trust->file_age_s(), 86400U);
  EXPECT_EQ(trust->answer_age_s(), 7200U);
  EXPECT_FALSE(trust->policy().needs_witnesses());
}

TEST(TrustFile, KeepsThePolicyVerbatim) {
  TrustFields fields = Fields();
  fields.policy = "# our log\n\n" + fields.policy + "  \n# end\n";
  const TrustFile trust = TrustFile::Make(fields).value();
  EXPECT_TRUE(trust.text().ends_with("\n\n" + fields.policy));
  EXPECT_EQ(TrustFile::Parse(trust.text())->text(), trust.text());
}

TEST(TrustFile, NeedsNeitherServersNorNumbers) {
  TrustFields fields = Fields();
  fields.servers.clear();
  fields.calls.clear();
  const TrustFile trust = TrustFile::Make(fields).value();
  EXPECT_TRUE(TrustFile::Parse(trust.text()).ok());
}

TEST(TrustFile, IsNamedByTheHashOfAllItsBytes) {
  const std::string text = Text();
  const std::string fingerprint = TrustFile::Parse(text)->Fingerprint();
  EXPECT_EQ(fingerprint.size(), 64U + 7U);
  EXPECT_EQ(fingerprint.substr(0, 8), EncodeHex(Sha256(text).view()).substr(0, 8));
  EXPECT_EQ(fingerprint[8], ' ');
  EXPECT_EQ(*ParseFingerprint(fingerprint), fingerprint);
}

TEST(ParseFingerprint, TakesWhatPeopleType) {
  const std::string fingerprint = TrustFile::Parse(Text())->Fingerprint();
  std::string typed = fingerprint;
  for (char& c : typed) c = c == ' ' ? '-' : static_cast<char>(std::toupper(c));
  EXPECT_EQ(*ParseFingerprint(typed), fingerprint);
  std::erase(typed, '-');
  EXPECT_EQ(*ParseFingerprint(typed), fingerprint);
}

TEST(ParseFingerprint, RefusesWhatIsNone) {
  const std::string fingerprint = TrustFile::Parse(Text())->Fingerprint();
  EXPECT_FALSE(ParseFingerprint("").ok());
  EXPECT_FALSE(ParseFingerprint(fingerprint.substr(1)).ok());
  EXPECT_FALSE(ParseFingerprint(fingerprint + "0").ok());
  EXPECT_FALSE(ParseFingerprint(With(fingerprint, fingerprint.substr(0, 1), "g")).ok());
}

// --- What is refused.

TEST(TrustFile, RefusesAnotherFirstLine) {
  ExpectRefused("", "");
  ExpectRefused("warifu-proof/v1\n", "not a trust file");
  const Result<TrustFile> newer = TrustFile::Parse(With(Text(), "/v1", "/v2"));
  ASSERT_FALSE(newer.ok());
  EXPECT_EQ(newer.error().code, ErrorCode::kNewerProgram);
}

TEST(TrustFile, RefusesLinesInAnotherOrder) {
  ExpectRefused(With(Text(), "origin registry.example\n", ""), "line 2: expected \"origin ...\"");
  ExpectRefused(With(Text(), "serial 1\n", ""), "expected \"serial ...\"");
  ExpectRefused(With(Text(), "serial 1\n", "serial 1\nserial 1\n"), "expected \"file-age-s ...\"");
  ExpectRefused(With(Text(), "answer-age-s 7200\n\n", "answer-age-s 7200\n"), "an empty line");
  ExpectRefused(With(Text(), "answer-age-s 7200\n", "answer-age-s 7200\nmore 1\n"),
                "an empty line");
}

TEST(TrustFile, RefusesOtherSpacesAndLineEnds) {
  ExpectRefused(With(Text(), "serial 1", "serial  1"), "whole number");
  ExpectRefused(With(Text(), "serial 1", "serial\t1"), "expected \"serial ...\"");
  ExpectRefused(With(Text(), "serial 1\n", "serial 1\r\n"), "whole number");
  ExpectRefused(With(Text(), "serial 1", "serial 01"), "");
  ExpectRefused(" " + Text(), "");
}

TEST(TrustFile, RefusesWrongValues) {
  ExpectRefused(With(Text(), "origin registry.example", "origin Registry Example"), "\"origin\"");
  ExpectRefused(With(Text(), "origin registry.example", "origin other.example"),
                "must be named as the origin");
  ExpectRefused(With(Text(), "serial 1", "serial 0"), "begins with 1");
  ExpectRefused(With(Text(), "serial 1", "serial 99999999999999999999"), "whole number");
  ExpectRefused(With(Text(), "file-age-s 86400", "file-age-s 604801"), "1 to 604800");
  ExpectRefused(With(Text(), "file-age-s 86400", "file-age-s 0"), "1 to 604800");
  ExpectRefused(With(Text(), "answer-age-s 7200", "answer-age-s 0"), "1 to 604800");
  ExpectRefused(With(Text(), "call VN ", "call XX "), "\"call\"");
  ExpectRefused(With(Text(), "call VN +84 24 0000 0000", "call VN 113"), "\"call\"");
  ExpectRefused(With(Text(), "call VN +84 24 0000 0000", "call VN"), "\"call\"");
  ExpectRefused(With(Text(), "server registry", "server reg istry"), "\"server\"");
  ExpectRefused(With(Text(), "server registry.example:443", "server nohost"), "HOST:PORT");
  ExpectRefused(With(Text(), "server registry.example:443", "server registry.example:0"),
                "HOST:PORT");
  ExpectRefused(With(Text(), "authority Test", "authority \xE2\x80\xAETest"), "\"authority\"");
  ExpectRefused(With(Text(), "authority Test", "authority  Test"), "\"authority\"");
}

TEST(TrustFile, RefusesAGenesisThatIsNoHash) {
  const std::string hex = EncodeHex(Fields().genesis_hash.view());
  ExpectRefused(With(Text(), hex, hex.substr(1)), "64 hex digits");
  std::string upper = hex;
  for (char& c : upper) c = static_cast<char>(std::toupper(c));
  ExpectRefused(With(Text(), hex, upper), "lower case");
}

TEST(TrustFile, RefusesTooManyLines) {
  TrustFields fields = Fields();
  fields.servers.assign(kMaxTrustServers, "registry.example:443");
  EXPECT_TRUE(TrustFile::Make(fields).ok());
  fields.servers.emplace_back("registry.example:443");
  EXPECT_FALSE(TrustFile::Make(fields).ok());
  fields = Fields();
  fields.calls.assign(kMaxTrustCalls, fields.calls[0]);
  const std::string text = TrustFile::Make(fields).value().text();
  const std::string line = "call VN +84 24 0000 0000\n";
  ExpectRefused(With(text, line, line + line), "more than 8");
}

TEST(TrustFile, RefusesAPolicyThatIsNone) {
  TrustFields fields = Fields();
  fields.policy = "";
  EXPECT_FALSE(TrustFile::Make(fields).ok());
  fields.policy = "quorum none\n";
  EXPECT_FALSE(TrustFile::Make(fields).ok());
  fields = Fields();
  fields.policy += "quorum\n";
  EXPECT_FALSE(TrustFile::Make(fields).ok());
}

TEST(TrustFile, RefusesMoreThanItsLargestSize) {
  TrustFields fields = Fields();
  fields.policy += "# " + std::string(kMaxTrustFileBytes, 'x') + "\n";
  EXPECT_FALSE(TrustFile::Make(fields).ok());
  EXPECT_FALSE(TrustFile::Parse(std::string(kMaxTrustFileBytes + 1, 'x')).ok());
}

// Every byte matters: flipped, the file is refused or another one with another fingerprint.
TEST(TrustFile, ReadsNoFlippedByteAsTheSame) {
  const std::string text = Text();
  const std::string fingerprint = TrustFile::Parse(text)->Fingerprint();
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string flipped = text;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    const Result<TrustFile> trust = TrustFile::Parse(flipped);
    EXPECT_FALSE(trust.ok() && trust->Fingerprint() == fingerprint) << at;
  }
}

}  // namespace
}  // namespace warifu
