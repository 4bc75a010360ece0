#include "client/worker/change_facts.h"

#include <algorithm>
#include <vector>

#include "core/base/time.h"

namespace warifu {
namespace {

// The owner of `key` by its binding in the proof.
std::string OwnerOf(const VerifiedOffer& offer, const PublicKey& key) {
  for (const EntryPtr& entry : offer.entries()) {
    const ExaminedStatement* statement = entry->statement();
    if (statement == nullptr || !statement->statement().has_key_binding()) continue;
    const v1::KeyBinding& binding = statement->statement().key_binding();
    if (binding.public_key() != key.view()) continue;
    return binding.has_organization() ? binding.organization() : binding.authority();
  }
  return {};
}

const ExaminedStatement* FindByName(const VerifiedOffer& offer, std::string_view name) {
  for (const EntryPtr& entry : offer.entries()) {
    const ExaminedStatement* statement = entry->statement();
    if (statement != nullptr && statement->name().view() == name) return statement;
  }
  return nullptr;
}

// Whether the entry at `index` is signed with this key.
bool SignedWith(const VerifiedOffer& offer, LeafIndex index, std::string_view key) {
  for (const EntryPtr& entry : offer.entries()) {
    if (entry->index != index || entry->statement() == nullptr) continue;
    const std::vector<PublicKey>& signers = entry->statement()->signers();
    return std::any_of(signers.begin(), signers.end(),
                       [key](const PublicKey& signer) { return signer.view() == key; });
  }
  return false;
}

MadeChange FactsOf(const VerifiedOffer& offer, const ExaminedStatement& statement,
                   std::uint64_t at_s) {
  const v1::Change& change = statement.statement().change();
  MadeChange facts{&change, at_s, {}};
  facts.signer = OwnerOf(offer, statement.signers().front());
  if (facts.signer.empty() && change.has_decision()) facts.signer = change.decision().authority();
  return facts;
}

// Whether a believed Change is about the entry at `subject`.
bool IsAbout(const v1::Change& change, const VerifiedOffer& offer, LeafIndex subject) {
  for (const EntryPtr& entry : offer.entries()) {
    if (entry->index != subject || entry->statement() == nullptr) continue;
    const ExaminedStatement& statement = *entry->statement();
    if (change.has_statement()) return change.statement() == statement.name().view();
    return statement.statement().has_organization() &&
           statement.statement().organization().id() == change.organization();
  }
  return false;
}

// A key that is stolen, by the Change that says so.
struct Theft {
  std::string owner;  // empty: the proof names no stolen key
  EntryPtr revocation = nullptr;
};

// Of those who signed entry `subject`, else of anybody in the proof.
Theft FindTheft(const VerifiedOffer& offer, std::optional<LeafIndex> subject) {
  Theft theft;
  for (const EntryPtr& entry : offer.entries()) {
    const ExaminedStatement* change = entry->statement();
    const bool says_stolen =
        change != nullptr && change->statement().change().has_compromised_since_ms();
    const ExaminedStatement* binding =
        says_stolen ? FindByName(offer, change->statement().change().statement()) : nullptr;
    if (binding == nullptr || !binding->statement().has_key_binding()) continue;
    const std::string& key = binding->statement().key_binding().public_key();
    theft = {OwnerOf(offer, *PublicKey::From(key)), entry};
    if (subject && SignedWith(offer, *subject, key)) return theft;
  }
  return theft;
}

}  // namespace

std::optional<MadeChange> ChangeBehind(const OfferJudgment& judgment, const FoundCause& cause) {
  if (!judgment.offer) return std::nullopt;
  const VerifiedOffer& offer = *judgment.offer;
  if (cause.cause == VerdictCause::kKeyCompromised) {
    const Theft theft = FindTheft(offer, cause.entry);
    if (theft.revocation == nullptr) return std::nullopt;
    return FactsOf(offer, *theft.revocation->statement(),
                   theft.revocation->admitted_at_ms / kMsPerSecond);
  }
  if (!cause.entry || !cause.changed_by) return std::nullopt;
  for (const NewsVerdict& news : judgment.news) {
    if (!news.change) continue;
    const v1::Statement& statement = news.change->statement();
    if (IsAbout(statement.change(), offer, *cause.entry)) {
      return FactsOf(offer, *news.change, statement.issued_at());
    }
  }
  for (const EntryPtr& entry : offer.entries()) {
    const ExaminedStatement* statement = entry->statement();
    if (entry->index != *cause.changed_by || statement == nullptr) continue;
    if (!statement->statement().has_change()) return std::nullopt;
    return FactsOf(offer, *statement, entry->admitted_at_ms / kMsPerSecond);
  }
  return std::nullopt;
}

std::string OwnerOfStolenKey(const VerifiedOffer& offer, std::optional<LeafIndex> subject) {
  return FindTheft(offer, subject).owner;
}

}  // namespace warifu
