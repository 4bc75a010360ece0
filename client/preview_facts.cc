#include "client/preview_facts.h"

#include <utility>

namespace warifu {
namespace {

void AddRecord(const BelievedRegistry& registry, const std::string& organization,
               PreviewFacts& facts) {
  if (organization.empty() || facts.records.contains(organization)) return;
  Result<VerifiedReceipt> record = FetchRecord(registry, organization);
  if (record.ok()) facts.records.emplace(organization, std::move(*record));
}

}  // namespace

PreviewFacts AskForPreview(const BelievedRegistry& registry, const v1::Offer& offer,
                           const Foreseen& foreseen) {
  PreviewFacts facts;
  for (const v1::Party& party : offer.parties()) {
    AddRecord(registry, party.organization(), facts);
  }
  for (const v1::FeeLine& line : offer.worker_fees()) AddRecord(registry, line.payee(), facts);
  for (const LeafIndex index : foreseen.rulesets) {
    if (facts.rulesets.size() == kMaxPreviewRulesets) break;
    Result<VerifiedReceipt> ruleset = FetchStatementAt(registry, index);
    if (ruleset.ok() && ruleset->subject.statement().has_ruleset()) {
      facts.rulesets.push_back(std::move(*ruleset));
    }
  }
  facts.no_middlemen = foreseen.no_middlemen;
  return facts;
}

}  // namespace warifu
