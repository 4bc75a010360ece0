// Who judges a statement does not matter: admission, an audit of the log that admitted it all the
// same, and the verifier of its proof find the same in it, at the same fields.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/note/checkpoint.h"
#include "core/replay/replay.h"
#include "tests/support/illegal_changes.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// "CODE field" of each, sorted.
using Words = std::vector<std::string>;

std::string WordsOf(const v1::Finding& finding) {
  return v1::FindingCode_Name(finding.code()) + " " + finding.field();
}

Words Admitted(const MemoryRegistry& log, const std::string& signed_statement) {
  Words words;
  for (const v1::Finding& finding : FindingsOf(log, signed_statement)) {
    words.push_back(WordsOf(finding));
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Of what was planted; anything else that an auditor finds stands there with its index.
Words Audited(const MemoryRegistry& log, LeafIndex planted) {
  Replay replay(log.registry().value());
  for (const std::string& entry : log.entries()) replay.AddBytes(entry);
  replay.Finish(ReadUntrustedCheckpoint(log.checkpoint()).value());
  Words words;
  for (const Deviation& deviation : replay.deviations()) {
    const bool of_planted = deviation.index == planted && deviation.finding.has_value();
    words.push_back(of_planted ? WordsOf(*deviation.finding)
                               : "elsewhere, at " + std::to_string(deviation.index.value()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

Words Verified(const MemoryRegistry& log, const Hash& offer) {
  Words words;
  for (const FoundCause& cause : VerifyNow(log, ProofOf(log, offer)).causes) {
    words.push_back(cause.finding ? WordsOf(*cause.finding) : std::string(RowOf(cause.cause).name));
  }
  std::sort(words.begin(), words.end());
  return words;
}

TEST(Agreement, OnLegalOffers) {
  for (const LegalOffer kind : kLegalOffers) {
    Scene scene;
    const v1::Statement offer = scene.world().Offer(kind);
    EXPECT_THAT(Admitted(scene.log(), scene.world().Sign(offer)), IsEmpty());
    const Hash name = scene.Publish(offer);
    EXPECT_THAT(Audited(scene.log(), scene.IndexOf(name)), IsEmpty());
    EXPECT_THAT(Verified(scene.log(), name), IsEmpty());
  }
}

TEST(Agreement, OnEachIllegalChange) {
  for (const IllegalChange& one : IllegalChanges()) {
    Scene scene;
    if (one.ruleset != nullptr) {
      v1::Statement ruleset = scene.world().Ruleset(kAuthority);
      one.ruleset(*ruleset.mutable_ruleset());
      scene.Publish(ruleset);
    }
    v1::Statement offer = scene.world().Offer(one.kind);
    one.change(*offer.mutable_offer());
    const std::string signed_offer = scene.world().Sign(offer);
    const Words admitted = Admitted(scene.log(), signed_offer);
    ASSERT_THAT(admitted, Not(IsEmpty())) << v1::FindingCode_Name(one.code);
    const LeafIndex planted = Plant(scene.log(), signed_offer);
    EXPECT_EQ(Audited(scene.log(), planted), admitted) << v1::FindingCode_Name(one.code);
    EXPECT_EQ(Verified(scene.log(), NameOf(offer)), admitted) << v1::FindingCode_Name(one.code);
  }
}

bool Has(const Words& words, v1::FindingCode code) {
  return std::any_of(words.begin(), words.end(), [code](const std::string& one) {
    return one.starts_with(v1::FindingCode_Name(code) + " ");
  });
}

// Several at once: none hides another from any of the three.
TEST(Agreement, OnSeveralIllegalChangesAtOnce) {
  std::vector<IllegalChange> together;
  for (const IllegalChange& one : IllegalChanges()) {
    if (one.ruleset == nullptr && one.kind == LegalOffer::kEsd) together.push_back(one);
  }
  std::vector<std::string> hidden;
  for (std::size_t i = 0; i + 1 < together.size(); ++i) {
    Scene scene;
    v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
    together[i].change(*offer.mutable_offer());
    together[i + 1].change(*offer.mutable_offer());
    const std::string signed_offer = scene.world().Sign(offer);
    const Words admitted = Admitted(scene.log(), signed_offer);
    for (const IllegalChange* one : {&together[i], &together[i + 1]}) {
      if (!Has(admitted, one->code)) {
        hidden.push_back(v1::FindingCode_Name(together[i].code) + ", " +
                         v1::FindingCode_Name(together[i + 1].code));
      }
    }
    if (admitted.empty()) continue;
    const LeafIndex planted = Plant(scene.log(), signed_offer);
    EXPECT_EQ(Audited(scene.log(), planted), admitted);
    EXPECT_EQ(Verified(scene.log(), NameOf(offer)), admitted);
  }
  EXPECT_GT(together.size(), 5U);
  // At a place without a minimum wage there is none to be below.
  EXPECT_THAT(hidden, ElementsAre("FINDING_CODE_PAY_BELOW_MINIMUM_WAGE, "
                                  "FINDING_CODE_MINIMUM_WAGE_MISSING"));
}

}  // namespace
}  // namespace warifu
