// Lies about what was logged before, to workers and to auditors.
#include <algorithm>
#include <string>

#include "core/note/checkpoint.h"
#include "core/statement/encode.h"
#include "tests/support/lying/lies.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

// Another history than the one that was seen, of its size or with `more` entries beyond.
// The offer stands in both.
void RewriteHistory(LyingScene& it, const std::vector<std::string>& seen_by, std::uint64_t more) {
  const MemoryRegistry before = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  it.SeeHonest(seen_by);
  it.Fork(before, TreeSize(it.scene.log().size().value() + more));
}

std::vector<std::string> Verify() { return {"verify", "{code}"}; }

void SignFor(LyingScene& it, const std::string& origin, const std::string& key) {
  const Checkpoint checkpoint{origin, it.scene.log().size(), it.scene.log().log_head().root};
  it.server->checkpoint = SignCheckpoint(checkpoint, TestKey(key));
}

// Entries with the places of two exchanged, under the true checkpoint.
void ExchangeEntries(LyingScene& it) {
  it.lies.entries = [&it](LeafIndex first, std::uint64_t count) {
    auto entries = ConnectToFake(it.server)->GetEntries(first, count);
    std::swap(entries->at(1), entries->at(2));
    return entries;
  };
}

// The same, hashed and signed anew: the log of a registry that appended in this order.
void LogInAnotherOrder(LyingScene& it) {
  std::vector<v1::Statement> founding = it.scene.world().Founding();
  std::rotate(founding.begin() + 1, founding.begin() + 5, founding.begin() + 6);
  it.fork = MemoryRegistry();
  it.fork.set_now_ms(it.scene.now_ms());
  for (const v1::Statement& statement : founding) {
    it.fork.AppendAnyway(it.scene.world().Sign(statement));
  }
  it.fork.Seal();
  it.server->log = &it.fork;
}

// A ruleset for this corridor, by an authority that has no say in it.
void PlantRuleset(LyingScene& it) {
  v1::Statement ruleset = it.scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_authority(std::string(kOtherAuthority));
  it.Plant(it.scene.world().SignAs(ruleset, {std::string(kOtherAuthority)}));
}

void PlantOverfullOffer(LyingScene& it) {
  v1::Statement offer = it.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  it.Plant(it.scene.world().Sign(offer));
}

void AnswerWithAnotherReceipt(LyingScene& it) {
  const Hash other = it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  it.lies.statement = [&it, other](const Code&) {
    return ConnectToFake(it.server)->GetStatementAt(it.scene.IndexOf(other));
  };
}

}  // namespace

std::vector<Lie> LiesAboutHistory() {
  return {
      {"two-roots", "another tree of the size that was seen", Verify(), "TWO_ROOTS", 20,
       [](LyingScene& it) { RewriteHistory(it, Verify(), 0); }},
      {"rewritten-history", "a larger tree that does not begin with what was seen", Verify(),
       "HISTORY_REWRITTEN", 20, [](LyingScene& it) { RewriteHistory(it, Verify(), 7); }},
      {"history-not-proven", "the same, and no proof is given", Verify(), "ANSWER_DOES_NOT_VERIFY",
       3,
       [](LyingScene& it) {
         RewriteHistory(it, Verify(), 7);
         it.server->history = std::vector<Hash>();
       }},
      {"other-origin", "a checkpoint under another registry's name", Verify(), "NOT_SIGNED_BY_LOG",
       3, [](LyingScene& it) { SignFor(it, "other.example", "log"); }},
      {"other-key", "a checkpoint by another key", Verify(), "NOT_SIGNED_BY_LOG", 3,
       [](LyingScene& it) { SignFor(it, "registry.example", "another log"); }},
      {"another-receipt",
       "another statement's receipt under a code",
       {"show", "{code}"},
       "INCONSISTENT",
       3,
       AnswerWithAnotherReceipt},
  };
}

std::vector<Lie> LiesToAuditors() {
  const std::vector<std::string> audit = {"audit"};
  const std::vector<std::string> cosign = {"audit", "--cosign", kWitnessName};
  const std::vector<std::string> first = {"audit", "--cosign", kWitnessName, "--first-time"};
  return {
      {"two-roots-to-an-auditor", "another tree of the size that was verified", audit,
       "CONTRADICTS", 20, [=](LyingScene& it) { RewriteHistory(it, audit, 0); }},
      {"rewritten-history-to-an-auditor", "a larger tree that does not begin as before", audit,
       "CONTRADICTS", 20, [=](LyingScene& it) { RewriteHistory(it, audit, 7); }},
      {"two-roots-to-a-witness", "another tree of the size that was cosigned", cosign, "FORK", 20,
       [=](LyingScene& it) { RewriteHistory(it, first, 0); }},
      {"rewritten-history-to-a-witness", "a larger tree that does not begin as it was cosigned",
       cosign, "FORK", 20, [=](LyingScene& it) { RewriteHistory(it, first, 7); }},
      {"old-registry-to-a-witness", "fewer entries than were cosigned", cosign, "REFUSED", 2,
       [=](LyingScene& it) {
         it.fork = it.scene.log();
         it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
         it.SeeHonest(first);
         it.server->log = &it.fork;
       }},
      {"exchanged-entries", "two entries change places under the true checkpoint", audit,
       "INCONSISTENT", 3, ExchangeEntries},
      {"log-in-another-order", "a log that appended before it might", audit, "KEY_UNKNOWN", 20,
       LogInAnotherOrder},
      {"ruleset-by-another-authority", "a ruleset by an authority of another corridor", audit,
       "AUTHORITY_WRONG", 20, PlantRuleset},
      {"too-many-places", "an offer with more places than its ruleset allows", audit,
       "PLACES_EXCEED_RULESET", 20, PlantOverfullOffer},
      {"too-many-places-to-a-witness", "the same, to be cosigned", first, "PLACES_EXCEED_RULESET",
       20, PlantOverfullOffer},
  };
}

}  // namespace warifu
