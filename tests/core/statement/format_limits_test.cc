// The limits in the sentences of docs/format.md are the constants' (those in its tables are made
// from the messages' own).
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "client/audit/state_file.h"
#include "client/place_code.h"
#include "core/base/time.h"
#include "core/crypto/key_name.h"
#include "core/crypto/sealed_key.h"
#include "core/merkle/tile.h"
#include "core/note/cosignature.h"
#include "core/note/note.h"
#include "core/note/policy.h"
#include "core/proof/limits.h"
#include "core/proof/trust.h"
#include "core/replay/replay_tables.h"
#include "core/replay/standing_tree.h"
#include "core/rules/counts.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"
#include "core/statement/canonical.h"
#include "core/statement/file.h"
#include "core/statement/form.h"
#include "core/statement/limits.h"
#include "core/text/civil_date.h"
#include "core/text/code.h"
#include "registry/limits.h"
#include "tests/core/statement/doc_blocks.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMinuteMs = 60 * kMsPerSecond;
constexpr std::uint64_t kHourMs = 60 * kMinuteMs;
constexpr std::uint64_t kDayMs = 24 * kHourMs;

std::string Plain(std::uint64_t number) { return std::to_string(number); }

// 4194304 as "4,194,304".
std::string Grouped(std::uint64_t number) {
  std::string text = Plain(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

// Numbers that sentences spell.
std::string Word(std::uint64_t number) {
  const std::pair<std::uint64_t, std::string_view> words[] = {
      {1, "one"}, {2, "two"}, {5, "five"}, {7, "seven"}, {10, "ten"}};
  for (const auto& [value, word] : words) {
    if (value == number) return std::string(word);
  }
  return "no word for " + Plain(number);
}

// Lines and indentation do not matter.
std::string InOneLine(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const char shown = c == '\n' ? ' ' : c;
    if (shown == ' ' && !line.empty() && line.back() == ' ') continue;
    line += shown;
  }
  return line;
}

void ExpectSentences(const std::vector<std::string>& sentences) {
  const std::string page = InOneLine(Document("docs/format.md").text());
  for (const std::string& sentence : sentences) {
    EXPECT_NE(page.find(sentence), std::string::npos)
        << "docs/format.md does not say: " << sentence;
  }
}

TEST(FormatDocument, HasTheLimitsOfFiles) {
  ExpectSentences({
      "has at most " + Grouped(kMaxProofBytes) + " bytes, a receipt " + Grouped(kMaxReceiptBytes) +
          ", evidence " + Grouped(kMaxEvidenceBytes) + ", a trust file " +
          Grouped(kMaxTrustFileBytes) + ", a key file " + Grouped(kMaxSealedKeyBytes) +
          ", an auditor's state " + Grouped(kMaxStateFileBytes) +
          "; the message of a `.statement` file " + Grouped(kMaxSignedStatementBytes) + ".",
      "then the first " + Plain(kFileTailBytes) + " bytes of the SHA-256 of all before",
      "A first line is looked for in " + Plain(kMaxFirstLineBytes) + " bytes.",
      "hashes of level " + Plain(StandingTree::kLowestLevel) + " of the standing tree",
      "floor(n / " + Plain(StandingTree::kBlock) + ") of them: over " +
          Plain(StandingTree::kBlock) + " leaves each",
  });
  EXPECT_EQ(kMaxReplayedEntries, std::uint64_t{1} << 38);
  ExpectSentences({"the entry's index (38 bits)", "the allocation's index (38 bits)"});
}

TEST(FormatDocument, HasTheLimitsOfKeyFiles) {
  ExpectSentences({
      "Text of at most " + Grouped(kMaxSealedKeyBytes) + " bytes",
      "name <name> 1 to " + Plain(kMaxKeyNameBytes) + " bytes",
      "A passphrase has 0 to " + Grouped(kMaxPassphraseBytes) + " bytes.",
      "A file says from " + Plain(kMinimumKeyCost.operations) + " operation and " +
          Grouped(kMinimumKeyCost.memory_bytes) + " bytes of memory up to " +
          Plain(kMaximumKeyCost.operations) + " and " + Grouped(kMaximumKeyCost.memory_bytes) +
          "; new ones say " + Plain(kDefaultKeyCost.operations) + " and " +
          Grouped(kDefaultKeyCost.memory_bytes) + ".",
  });
}

TEST(FormatDocument, HasTheLimitsOfTrustFiles) {
  const std::string age = " 1 to " + Plain(kMaxFileAgeS) + ": largest age of the seal of ";
  ExpectSentences({
      "clean text, at most " + Plain(kMaxTrustAuthorityBytes) + " bytes",
      "0 to " + Plain(kMaxTrustServers) + " lines: HOST:PORT, at most " + Plain(kMaxServerBytes) +
          " bytes",
      "0 to " + Plain(kMaxTrustCalls) + " lines: COUNTRY, TELEPHONE",
      "file-age-s " + Plain(kDefaultFileAgeS) + age + "a file",
      "answer-age-s " + Plain(kDefaultAnswerAgeS) + age + "an answer",
  });
}

TEST(FormatDocument, HasTheLimitsOfNotesAndPolicies) {
  ExpectSentences({
      "A note has at most " + Grouped(kMaxNoteBytes) + " bytes",
      Plain(kMaxNoteSignatures) + " signature lines, one at least",
      "A key's name has 1 to " + Plain(kMaxKeyNameBytes) + " bytes",
      "lies within " + Word(kCosignatureWindowMs / kMinuteMs) + " minutes of the seal's",
      "[<url>] at most " + Plain(kMaxPolicyWitnesses) + " group",
      "<name> ... at most " + Plain(kMaxPolicyGroups) + "; the number",
      "at most " + Grouped(kMaxPolicyBytes) + " bytes, " + Grouped(kMaxPolicyLines) + " lines, " +
          Grouped(kMaxPolicyWordBytes) + " bytes in a word",
      "`tile/entries/<N>[.p/<W>]`, height " + Plain(kTileHeight) + ";",
  });
  EXPECT_EQ(kMaxCosignatureTimeSeconds, (std::uint64_t{1} << 63) - 1);
  ExpectSentences({"(seconds in decimal, below 2^63)"});
}

TEST(FormatDocument, HasTheLimitsOfFormsAndCodes) {
  ExpectSentences({
      "in the years " + Plain(kMinYear) + " to " + Plain(kMaxYear) + ".",
      "bytes 0x21 to 0x7e; " + Plain(kMaxUrlBytes) + " bytes with the",
      "each after a slash; at most " + Plain(kMaxOriginBytes) + " bytes in all",
      "the first " + Plain(8 * kCodeBytes) + " bits of its name as " + Plain(kCodeSymbols) +
          " symbols",
      "its 256 bits as " + Plain(kPlaceCodeSymbols) + " symbols",
      "(1) || changed_by (8, BE) " + Plain(kStandingLeafBytes) + " bytes",
  });
}

TEST(FormatDocument, HasTheLimitsOfAdmission) {
  ExpectSentences({
      "is at most " + Plain(kMaxIssuedAheadS) + " s later than the admission",
      "(of an examination at most " + Plain(kMaxFindings) + ", then it ends)",
      "there are at most " + Plain(kMaxKeyChanges) + " of these",
      "while the clock is at most " + Word(kMaxClockBehindMs / kMinuteMs) + " minutes behind",
      "more than " + Word(kMaxClockAheadMs / kHourMs) + " hours past the last entry",
      "is believed up to " + Word(kMaxClockAheadAtStartMs / kDayMs) + " days ahead",
      "lacked its quorum for " + Word(kCandidateMostWaitMs / kMinuteMs) + " minutes",
      "waits at least " + Plain(kCandidateLeastWaitMs / kMsPerSecond) + " seconds and at most " +
          Word(kCandidateMostWaitMs / kMinuteMs) + " minutes",
      "one older than " + Plain(kMaxPublishedAgeMs / kHourMs) + " hours is dropped",
  });
  EXPECT_EQ(kSealAfterMs, kHourMs);
  EXPECT_EQ(kCandidateIntervalMs, kMsPerSecond);
  ExpectSentences({"when an hour passed without one", "At most once a second the newest"});
}

TEST(FormatDocument, HasTheLimitsOfVerifying) {
  ExpectSentences({
      "the allocations in state 1 of up to " + Plain(kMaxProvenPlaces) + " places",
      "More than " + Plain(kMaxProvenPlaces) + " are FILE_OVERFULL",
      "at most " + Word(kMaxSealAheadS / 60) + " minutes ahead of the clock",
      "A chain of more than " + Plain(kMaxCountsDepth) + " entries",
      "looks at more than " + Grouped(kMaxCountsSteps) + " entries",
      "as are more than " + Plain(kMaxNews) + " statements",
  });
}

}  // namespace
}  // namespace warifu
