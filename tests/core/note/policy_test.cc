#include "core/note/policy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/crypto/sha256.h"
#include "core/note/cosignature.h"

namespace warifu {
namespace {

constexpr std::uint64_t kSealTime = 1'700'000'000;
constexpr std::uint64_t kSealTimeMs = 1000 * kSealTime;

SigningKey KeyOf(int number) {
  std::string seed(32, 'k');
  seed[0] = static_cast<char>(number);
  seed[1] = static_cast<char>(number >> 8);
  return SigningKey::FromSeed(seed);
}

constexpr int kLog = 1000;
constexpr int kOtherLog = 1001;

std::string LogVkey(int number = kLog) {
  return VerifierKey::Make("registry.example", SignatureType::kEd25519, KeyOf(number).public_key())
      ->ToString();
}

std::string WitnessName(int number) { return "w" + std::to_string(number) + ".example"; }

std::string WitnessVkey(int number) {
  return VerifierKey::Make(WitnessName(number), SignatureType::kCosignature,
                           KeyOf(number).public_key())
      ->ToString();
}

const std::string kLogLine = "log " + LogVkey() + "\n";

std::string WitnessLine(int number) {
  return "witness W" + std::to_string(number) + " " + WitnessVkey(number) + "\n";
}

// A log and the witnesses W1 to W6, then `rest`.
std::string PolicyText(const std::string& rest) {
  std::string text = kLogLine;
  for (int number = 1; number <= 6; ++number) text += WitnessLine(number);
  return text + rest;
}

Policy PolicyOf(const std::string& rest) { return Policy::Parse(PolicyText(rest)).value(); }

std::string Signed(int log = kLog, const std::string& origin = "registry.example") {
  return SignCheckpoint({origin, TreeSize(5), Sha256("root")}, KeyOf(log));
}

std::string CosignedBy(const std::vector<int>& witnesses, std::uint64_t time_s = kSealTime) {
  std::string note = Signed();
  for (int number : witnesses) {
    const SigningKey key = KeyOf(number);
    const std::string name = WitnessName(number);
    note = AddSignatureLine(note, *CosignCheckpoint(note, {name, key}, time_s)).value();
  }
  return note;
}

bool Accepts(const Policy& policy, const std::vector<int>& witnesses) {
  return policy.Check(CosignedBy(witnesses), kSealTimeMs).ok();
}

ErrorCode CodeOf(const Policy& policy, const std::string& note) {
  const auto checked = policy.Check(note, kSealTimeMs);
  EXPECT_FALSE(checked.ok()) << note;
  return checked.ok() ? ErrorCode::kInternal : checked.error().code;
}

TEST(Policy, WithoutWitnessesNeedsTheLogAlone) {
  const Policy policy = Policy::Parse(kLogLine + "quorum none\n").value();
  EXPECT_FALSE(policy.needs_witnesses());
  EXPECT_EQ(policy.log_key().ToString(), LogVkey());
  const auto checked = policy.Check(Signed(), kSealTimeMs);
  ASSERT_TRUE(checked.ok());
  EXPECT_EQ(checked->checkpoint.size, TreeSize(5));
  EXPECT_TRUE(checked->witnesses.empty());
}

// The specification's example: 2 of 3 and 1 of 3.
TEST(Policy, JudgesTwoLevelsOfGroups) {
  const Policy policy = PolicyOf(
      "group X-witnesses 2 W1 W2 W3\n"
      "group Y-witnesses any W4 W5 W6\n"
      "group X-and-Y all X-witnesses Y-witnesses\n"
      "quorum X-and-Y\n");
  EXPECT_TRUE(policy.needs_witnesses());
  for (unsigned bits = 0; bits < 64; ++bits) {
    std::vector<int> witnesses;
    for (int number = 1; number <= 6; ++number) {
      if (bits >> (number - 1) & 1) witnesses.push_back(number);
    }
    const int x = (bits & 1) + (bits >> 1 & 1) + (bits >> 2 & 1);
    EXPECT_EQ(Accepts(policy, witnesses), x >= 2 && bits >> 3 != 0) << bits;
  }
}

TEST(Policy, AQuorumCanBeOneWitness) {
  const Policy policy = PolicyOf("quorum W2\n");
  EXPECT_TRUE(Accepts(policy, {2}));
  EXPECT_TRUE(Accepts(policy, {1, 2}));
  EXPECT_FALSE(Accepts(policy, {}));
  EXPECT_FALSE(Accepts(policy, {1, 3, 4, 5, 6}));
}

TEST(Policy, NamesThoseWhoCountedInItsOwnOrder) {
  const Policy policy = PolicyOf("group Q 2 W1 W2 W3\nquorum Q\n");
  const auto checked = policy.Check(CosignedBy({3, 1, 6}), kSealTimeMs);
  ASSERT_TRUE(checked.ok());
  EXPECT_EQ(checked->witnesses, (std::vector<std::string>{"W1", "W3", "W6"}));
}

TEST(Policy, CountsWithoutAQuorumWhenAsked) {
  const Policy policy = PolicyOf("group Q all W1 W2\nquorum Q\n");
  const auto counted = policy.CountWitnesses(CosignedBy({2}), kSealTimeMs);
  ASSERT_TRUE(counted.ok());
  EXPECT_EQ(counted->witnesses, std::vector<std::string>{"W2"});
  const auto refused = policy.Check(CosignedBy({2}), kSealTimeMs);
  EXPECT_EQ(refused.error().code, ErrorCode::kRefused);
  EXPECT_NE(refused.error().message().find("W2"), std::string::npos);
}

TEST(Policy, CountsOnlyCosignaturesNearTheSeal) {
  const Policy policy = PolicyOf("quorum W1\n");
  for (const auto& [offset, good] : std::vector<std::pair<int, bool>>{
           {0, true}, {600, true}, {-600, true}, {601, false}, {-601, false}, {-86400, false}}) {
    const std::string note = CosignedBy({1}, kSealTime + static_cast<std::uint64_t>(offset));
    EXPECT_EQ(policy.Check(note, kSealTimeMs).ok(), good) << offset;
  }
}

TEST(Policy, TakesTheBestOfSeveralCosignaturesOfOneWitnessOnce) {
  const Policy policy = PolicyOf("group Q 2 W1 W2\nquorum Q\n");
  const SigningKey key = KeyOf(1);
  std::string note = CosignedBy({1}, kSealTime - 86400);
  note = *AddSignatureLine(note, *CosignCheckpoint(note, {WitnessName(1), key}, kSealTime));
  note = *AddSignatureLine(note, *CosignCheckpoint(note, {WitnessName(1), key}, kSealTime + 1));
  EXPECT_EQ(policy.CountWitnesses(note, kSealTimeMs)->witnesses, std::vector<std::string>{"W1"});
  EXPECT_EQ(CodeOf(policy, note), ErrorCode::kRefused);
  note = *AddSignatureLine(note, *CosignCheckpoint(note, {WitnessName(1), key}, kSealTime + 86400));
  EXPECT_EQ(policy.CountWitnesses(note, kSealTimeMs)->witnesses, std::vector<std::string>{"W1"});
}

TEST(Policy, RefusesALineUnderAWitnessesNameThatIsNotItsCosignature) {
  const Policy policy = PolicyOf("quorum none\n");
  NoteSignature line = ParseNote(CosignedBy({1}))->signatures.back();
  line.bytes.back() = static_cast<char>(line.bytes.back() ^ 1);
  const std::string note = *AddSignatureLine(Signed(), FormatSignatureLine(line));
  EXPECT_EQ(CodeOf(policy, note), ErrorCode::kInconsistent);
  line.bytes = "short";
  EXPECT_FALSE(policy.Check(*AddSignatureLine(Signed(), FormatSignatureLine(line)), 0).ok());
}

TEST(Policy, IgnoresWitnessesThatItDoesNotName) {
  const Policy policy = PolicyOf("quorum W1\n");
  EXPECT_EQ(CodeOf(policy, CosignedBy({7, 8})), ErrorCode::kRefused);
  EXPECT_TRUE(Accepts(policy, {7, 1, 8}));
}

TEST(Policy, RefusesAnotherLogWhateverTheWitnessesSay) {
  const Policy policy = PolicyOf("quorum none\n");
  EXPECT_EQ(CodeOf(policy, Signed(kOtherLog)), ErrorCode::kInconsistent);
  EXPECT_EQ(CodeOf(policy, Signed(kLog, "other.example")), ErrorCode::kInconsistent);
  EXPECT_EQ(CodeOf(policy, ""), ErrorCode::kBadInput);
  const Note note = ParseNote(CosignedBy({1, 2, 3})).value();
  const Note without_log = {note.text, {note.signatures.begin() + 1, note.signatures.end()}};
  EXPECT_EQ(CodeOf(policy, FormatNote(without_log)), ErrorCode::kInconsistent);
}

TEST(Policy, ReadsFreeSpacingCommentsAndUrls) {
  const std::string text =
      "# who watches\n\n \t \n"
      "\tlog   " +
      LogVkey() +
      " \thttps://log.example/  \n"
      "   # and so on\n"
      "witness W1 " +
      WitnessVkey(1) +
      " https://w1.example/\n"
      "quorum\tW1\n"
      "witness l\xc3\xa0 " +
      WitnessVkey(2) + "\n";
  const auto policy = Policy::Parse(text);
  ASSERT_TRUE(policy.ok());
  EXPECT_EQ(policy->log_url(), "https://log.example/");
  ASSERT_EQ(policy->witnesses().size(), 2u);
  EXPECT_EQ(policy->witnesses()[0].url, "https://w1.example/");
  EXPECT_EQ(policy->witnesses()[1].name, "là");
  EXPECT_EQ(policy->witnesses()[1].url, "");
}

TEST(Policy, ToStringIsParsedAgain) {
  for (const std::string& rest : std::vector<std::string>{
           "quorum none\n", "quorum W6\n", "group G all W1 W2\nquorum none\n",
           "group G any W1 W2\n  group H 2 G W3 W4\n # c\nquorum H\nwitness X " + WitnessVkey(9) +
               " url\n"}) {
    const Policy policy = PolicyOf(rest);
    const auto again = Policy::Parse(policy.ToString());
    ASSERT_TRUE(again.ok()) << policy.ToString();
    EXPECT_EQ(*again, policy);
    EXPECT_EQ(again->ToString(), policy.ToString());
  }
}

void ExpectRefused(const std::string& text, const std::string& why) {
  const auto policy = Policy::Parse(text);
  ASSERT_FALSE(policy.ok()) << text;
  EXPECT_EQ(policy.error().code, ErrorCode::kBadInput);
  EXPECT_NE(policy.error().message().find(why), std::string::npos) << policy.error().message();
}

TEST(ParsePolicy, RefusesBrokenText) {
  ExpectRefused("", "newline");
  ExpectRefused("\n", "no log");
  ExpectRefused(kLogLine, "no quorum");
  ExpectRefused("quorum none\n", "no log");
  ExpectRefused(kLogLine + "quorum none", "newline");
  ExpectRefused(kLogLine + "quorum none\r\n", "control");
  ExpectRefused(kLogLine + "quorum none\x7f\n", "control");
  ExpectRefused(kLogLine + "quorum none\n" + std::string(1, '\0') + "\n", "control");
  ExpectRefused(kLogLine + "quorum none\nnonsense\n", "must begin");
  ExpectRefused(kLogLine + "quorum none\nQuorum none\n", "must begin");
  ExpectRefused(kLogLine + "quorum none\nlog\n", "line 3");
  ExpectRefused(kLogLine + "quorum none # really\n", "quorum <name or none>");
}

TEST(ParsePolicy, RefusesBrokenLogLines) {
  ExpectRefused("log\nquorum none\n", "line 1");
  ExpectRefused("log " + LogVkey() + " url extra\nquorum none\n", "log <vkey>");
  ExpectRefused("log nonsense\nquorum none\n", "vkey");
  ExpectRefused("log " + WitnessVkey(1) + "\nquorum none\n", "not a log's");
  ExpectRefused(kLogLine + kLogLine + "quorum none\n", "second log");
  ExpectRefused(kLogLine + "log " + LogVkey(kOtherLog) + "\nquorum none\n", "second log");
}

TEST(ParsePolicy, RefusesBrokenWitnessLines) {
  const std::string key = WitnessVkey(8);
  ExpectRefused(PolicyText("witness\nquorum none\n"), "witness <name> <vkey>");
  ExpectRefused(PolicyText("witness W8\nquorum none\n"), "witness <name> <vkey>");
  ExpectRefused(PolicyText("witness W8 " + key + " url extra\nquorum none\n"), "<vkey> [<url>]");
  ExpectRefused(PolicyText("witness W8 nonsense\nquorum none\n"), "vkey");
  ExpectRefused(PolicyText("witness W8 " + LogVkey(kOtherLog) + "\nquorum none\n"),
                "not a witness's");
  ExpectRefused(PolicyText("witness W1 " + key + "\nquorum none\n"), "taken");
  ExpectRefused(PolicyText("witness none " + key + "\nquorum none\n"), "named none");
  ExpectRefused(PolicyText("witness W8 " + WitnessVkey(1) + "\nquorum none\n"), "above already");
}

// One key must not count twice, under whatever name; nor may the log witness itself.
TEST(ParsePolicy, RefusesOneKeyInTwoPlaces) {
  const auto renamed = [](int number) {
    return VerifierKey::Make("renamed.example", SignatureType::kCosignature,
                             KeyOf(number).public_key())
        ->ToString();
  };
  ExpectRefused(PolicyText("witness W8 " + renamed(1) + "\nquorum none\n"), "above already");
  ExpectRefused(PolicyText("witness W8 " + renamed(kLog) + "\nquorum none\n"), "above already");
}

TEST(ParsePolicy, RefusesBrokenGroupLines) {
  for (const std::string& group :
       std::vector<std::string>{"group", "group G", "group G any", "group G 1", "group G W1 W2"}) {
    ExpectRefused(PolicyText(group + "\nquorum none\n"), "line 8");
  }
  for (const char* threshold :
       {"0", "3", "-1", "01", "one", "ALL", "1.0", "18446744073709551617"}) {
    ExpectRefused(PolicyText("group G " + std::string(threshold) + " W1 W2\nquorum none\n"),
                  "how many");
  }
  ExpectRefused(PolicyText("group G any W1 W9\nquorum none\n"), "no line above");
  ExpectRefused(PolicyText("group G any G\nquorum none\n"), "no line above");
  ExpectRefused(PolicyText("group G any H\ngroup H any W1\nquorum none\n"), "no line above");
  ExpectRefused(PolicyText("group G any none\nquorum none\n"), "no line above");
  ExpectRefused(PolicyText("group none any W1\nquorum none\n"), "named none");
  ExpectRefused(PolicyText("group W1 any W2\nquorum none\n"), "taken");
  ExpectRefused(PolicyText("group G any W1\ngroup G any W2\nquorum none\n"), "taken");
}

TEST(ParsePolicy, RefusesAMemberInTwoPlaces) {
  ExpectRefused(PolicyText("group G 2 W1 W1\nquorum G\n"), "member already");
  ExpectRefused(PolicyText("group G any W1\ngroup H all W1 W2\nquorum H\n"), "member already");
  ExpectRefused(PolicyText("group G any W1\ngroup H any G\ngroup I any G W2\nquorum I\n"),
                "member already");
}

TEST(ParsePolicy, RefusesBrokenQuorumLines) {
  ExpectRefused(PolicyText("quorum\n"), "quorum <name or none>");
  ExpectRefused(PolicyText("quorum W1 W2\n"), "quorum <name or none>");
  ExpectRefused(PolicyText("quorum W9\n"), "no line above");
  ExpectRefused(PolicyText("quorum G\ngroup G any W1\n"), "no line above");
  ExpectRefused(PolicyText("quorum none\nquorum none\n"), "second quorum");
  ExpectRefused(PolicyText("quorum W1\nquorum none\n"), "second quorum");
}

TEST(ParsePolicy, HoldsItsBounds) {
  std::string witnesses = kLogLine;
  for (int number = 1; number <= 64; ++number) witnesses += WitnessLine(number);
  EXPECT_TRUE(Policy::Parse(witnesses + "quorum none\n").ok());
  ExpectRefused(witnesses + WitnessLine(65) + "quorum none\n", "64 witnesses");
  std::string groups = kLogLine + WitnessLine(1) + "group G0 any W1\n";
  for (int i = 1; i < 64; ++i) {
    groups += "group G" + std::to_string(i) + " any G" + std::to_string(i - 1) + "\n";
  }
  const auto deep = Policy::Parse(groups + "quorum G63\n");
  ASSERT_TRUE(deep.ok());
  EXPECT_TRUE(deep->Check(CosignedBy({1}), kSealTimeMs).ok());
  EXPECT_FALSE(deep->Check(Signed(), kSealTimeMs).ok());
  ExpectRefused(groups + "group G64 any G63\nquorum G64\n", "64 groups");
}

TEST(ParsePolicy, HoldsItsSizes) {
  const std::string small = kLogLine + "quorum none\n";
  EXPECT_TRUE(Policy::Parse(small + std::string(kMaxPolicyLines - 2, '\n')).ok());
  ExpectRefused(small + std::string(kMaxPolicyLines - 1, '\n'), "too many lines");
  ExpectRefused(small + "#" + std::string(kMaxPolicyBytes, ' ') + "\n", "larger");
  const std::string word(kMaxPolicyWordBytes, 'u');
  EXPECT_TRUE(Policy::Parse("log " + LogVkey() + " " + word + "\nquorum none\n").ok());
  ExpectRefused("log " + LogVkey() + " u" + word + "\nquorum none\n", "too long");
}

}  // namespace
}  // namespace warifu
