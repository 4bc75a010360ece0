// How large proofs become: the largest of an admissible offer, and usual ones in a large log.
#include "core/proof/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/crypto/sha256.h"
#include "core/merkle/multiproof.h"
#include "core/statement/limits.h"
#include "core/statement/schema.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

// --- The sum.

constexpr std::size_t kMaxAuthorities = 8;     // Genesis.authorities
constexpr std::size_t kMaxRootSignatures = 5;  // Authority.root_keys
constexpr std::size_t kSignatureBytes = 32 + 64 + 8;
constexpr std::size_t kFrameBytes = 64;  // entry, index, state, changed_by, tags
constexpr std::size_t kHashBytes = 34;   // with tag and length

std::size_t EntryBytes(StatementKind kind, std::size_t signatures) {
  return MaxPayloadBytes(kind) + signatures * kSignatureBytes + kFrameBytes;
}

struct Part {
  const char* what;
  std::size_t count;
  std::size_t bytes_each;
};

// Keys: one of an authority is bound and revoked by the root or by itself. One of an organization
// is bound by an authority's key, or by a key that one bound; each of these may be revoked by
// another key of the authority.
constexpr std::size_t kEntriesOfAuthorityKey = 2;
constexpr std::size_t kEntriesOfOrganizationKey =
    2 + 2 + 4 * kEntriesOfAuthorityKey;  // key, its binder, the authority's keys about both

std::vector<Part> LargestProof() {
  const std::size_t records = 2 * kMaxNamedOrganizations;
  const std::size_t appointments = 2 * (kMaxParties - 1);
  const std::size_t offers = 2;
  // Of newest records and appointments, the offer, and places.
  const std::size_t changes = kMaxNamedOrganizations + (kMaxParties - 1) + 1 + kMaxProvenPlaces;
  const std::size_t organization_keys =
      2 * appointments + offers * kMaxParties + kMaxProvenPlaces + (kMaxParties - 1) + 1;
  const std::size_t authority_keys =
      records + appointments + kMaxAuthorities + kMaxNamedOrganizations + kMaxProvenPlaces;
  const std::size_t about_keys =
      organization_keys * kEntriesOfOrganizationKey + authority_keys * kEntriesOfAuthorityKey;
  const std::size_t key_entry =
      std::max(EntryBytes(StatementKind::kKeyBinding, 1 + kMaxRootSignatures),
               EntryBytes(StatementKind::kChange, kMaxRootSignatures));
  return {
      {"genesis", 1, EntryBytes(StatementKind::kGenesis, kMaxAuthorities * kMaxRootSignatures)},
      {"offers", offers, EntryBytes(StatementKind::kOffer, kMaxParties)},
      {"records", records, EntryBytes(StatementKind::kOrganization, 1)},
      {"appointments", appointments, EntryBytes(StatementKind::kAppointment, 3)},
      {"rulesets", kMaxAuthorities, EntryBytes(StatementKind::kRuleset, 1)},
      {"places", kMaxProvenPlaces, EntryBytes(StatementKind::kAllocation, 1)},
      {"changes", changes, EntryBytes(StatementKind::kChange, kMaxRootSignatures)},
      {"about keys", about_keys, key_entry},
  };
}

// Wherever n leaves stand in a tree of 2^40, their multi-proof has at most so many hashes.
std::size_t MostHashes(std::size_t leaves) {
  constexpr double kLevels = 40;  // indexes end at 10^12
  return static_cast<std::size_t>(static_cast<double>(leaves) *
                                  (kLevels - std::floor(std::log2(static_cast<double>(leaves)))));
}

TEST(LargestProof, IsBelowTheClientsLimit) {
  std::size_t entries = 0;
  std::size_t bytes = 16'384 + 256 + 100 * kHashBytes;  // checkpoint, seal, log hashes
  for (const Part& part : LargestProof()) {
    entries += part.count;
    bytes += part.count * part.bytes_each;
  }
  bytes += MostHashes(entries) * kHashBytes;
  EXPECT_LE(entries, kMaxProofEntries);
  EXPECT_LT(bytes, kMaxProofBytes);
  const MessageSchema& schema = SchemaOf<v1::OfferProof>();
  EXPECT_EQ(schema.Find(v1::OfferProof::kEntriesFieldNumber)->max_items, kMaxProofEntries);
  EXPECT_GE(schema.Find(v1::OfferProof::kStandingHashesFieldNumber)->max_items,
            MostHashes(entries));
}

TEST(MaxLogSize, EndsEveryIndexOfAProof) {
  const MessageSchema& proof = SchemaOf<v1::OfferProof>();
  EXPECT_EQ(proof.Find(v1::OfferProof::kOfferIndexFieldNumber)->max, kMaxLogSize);
  const MessageSchema& receipt = SchemaOf<v1::Receipt>();
  EXPECT_EQ(receipt.Find(v1::Receipt::kIndexFieldNumber)->max, kMaxLogSize);
  EXPECT_EQ(receipt.Find(v1::Receipt::kChangedByFieldNumber)->max, kMaxLogSize);
}

TEST(LargestProof, OfAReceiptIsBelowItsLimit) {
  EXPECT_LT(kMaxEntryBytes + 16'384 + 256 + 200 * kHashBytes + kFrameBytes, kMaxReceiptBytes);
}

// --- A large log.

// Hashes of a tree that is not there: sizes of proofs do not depend on them.
class AnyHashes : public HashReader {
 public:
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    return std::vector<Hash>(ids.size(), Sha256("any"));
  }
};

// What the proof weighs where its entries lie far apart among 10^7.
std::size_t BytesInALargeLog(Scene& scene, const Hash& offer) {
  constexpr std::uint64_t kSize = 10'000'000;
  v1::OfferProof proof = OpenProof(ProofOf(scene.log(), offer));
  std::vector<LeafIndex> leaves;
  const auto count = static_cast<std::uint64_t>(proof.entries_size());
  for (std::uint64_t i = 0; i < count; ++i) {
    leaves.emplace_back(i * (kSize - 2) / count);
    proof.mutable_entries(static_cast<int>(i))->set_index(leaves.back().value());
    proof.mutable_entries(static_cast<int>(i))->set_changed_by(kSize - 2);
  }
  const auto fill = [](const std::vector<Hash>& hashes, auto& field) {
    field.Clear();
    for (const Hash& hash : hashes) *field.Add() = hash.ToString();
  };
  fill(MultiProof(leaves, TreeSize(kSize - 1), AnyHashes()).value(),
       *proof.mutable_standing_hashes());
  const std::vector<LeafIndex> ends = {leaves[leaves.size() / 2], LeafIndex(kSize - 1)};
  fill(MultiProof(ends, TreeSize(kSize), AnyHashes()).value(), *proof.mutable_log_hashes());
  return CloseProof(proof).size();
}

// Texts until the payload has about this many bytes.
void Lengthen(v1::Statement& offer, std::size_t bytes) {
  auto& tasks = *offer.mutable_offer()->mutable_job()->mutable_tasks();
  for (int i = 0; offer.ByteSizeLong() < bytes; i = (i + 1) % tasks.size()) {
    *tasks[i].mutable_text() += " Sort and pack.";
  }
}

TEST(UsualProof, OfFourPartiesHasAtMost40Kilobytes) {
  Scene scene;
  v1::Statement draft = scene.world().Offer(LegalOffer::kSswPlaced);
  ASSERT_EQ(draft.offer().parties_size(), 4);
  draft.mutable_offer()->clear_worker_fees();
  SetFeeTotal(*draft.mutable_offer());
  std::vector<v1::Payment> payments(draft.offer().payments().begin(),
                                    draft.offer().payments().end());
  draft.mutable_offer()->clear_payments();
  for (const v1::Payment& payment : payments) {
    bool between_parties = false;
    for (const v1::Party& party : draft.offer().parties()) {
      between_parties = between_parties || party.organization() == payment.to();
    }
    if (between_parties) *draft.mutable_offer()->add_payments() = payment;
  }
  draft.mutable_offer()->clear_training();
  Lengthen(draft, 6000);
  const Hash offer = scene.Publish(draft);
  const std::size_t bytes = BytesInALargeLog(scene, offer);
  RecordProperty("bytes", static_cast<int>(bytes));
  EXPECT_LE(bytes, 40'000U);
}

TEST(UsualProof, OfTwoRulesetsFivePayeesAndFourRenewalsHasAtMost64Kilobytes) {
  Scene scene({.second_authority = true});
  v1::Statement draft = scene.world().Offer(LegalOffer::kSswPlaced);
  Lengthen(draft, 6000);
  const Hash offer = scene.Publish(draft);
  for (const v1::Party& party : draft.offer().parties()) {
    scene.Publish(scene.world().Record(party.organization()));
  }
  const std::size_t bytes = BytesInALargeLog(scene, offer);
  RecordProperty("bytes", static_cast<int>(bytes));
  EXPECT_LE(bytes, 64'000U);
}

}  // namespace
}  // namespace warifu
