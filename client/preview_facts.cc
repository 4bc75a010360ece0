#include "client/preview_facts.h"

#include <algorithm>
#include <utility>

namespace warifu {
namespace {

// What was fetched; nothing where it cannot be had now. A receipt that does not verify is a lie.
// Errors: kInconsistent.
Result<std::optional<VerifiedReceipt>> IfThere(Result<VerifiedReceipt> fetched) {
  if (fetched.ok()) return std::optional<VerifiedReceipt>(std::move(*fetched));
  if (fetched.error().code == ErrorCode::kInconsistent) return fetched.error();
  return std::optional<VerifiedReceipt>();
}

Status AddRecord(const BelievedRegistry& registry, const std::string& organization,
                 PreviewFacts& facts) {
  if (organization.empty() || facts.records.contains(organization)) return Ok();
  WARIFU_ASSIGN_OR_RETURN(std::optional<VerifiedReceipt> record,
                          IfThere(FetchRecord(registry, organization)));
  if (record) facts.records.emplace(organization, std::move(*record));
  return Ok();
}

}  // namespace

Result<PreviewFacts> AskForPreview(const BelievedRegistry& registry, const v1::Offer& offer,
                                   const Foreseen& foreseen) {
  PreviewFacts facts;
  for (const v1::Party& party : offer.parties()) {
    WARIFU_RETURN_IF_ERROR(AddRecord(registry, party.organization(), facts));
  }
  for (const v1::FeeLine& line : offer.worker_fees()) {
    WARIFU_RETURN_IF_ERROR(AddRecord(registry, line.payee(), facts));
  }
  for (const LeafIndex index : foreseen.rulesets) {
    WARIFU_ASSIGN_OR_RETURN(std::optional<VerifiedReceipt> ruleset,
                            IfThere(FetchStatementAt(registry, index)));
    if (ruleset && ruleset->subject.statement().has_ruleset()) {
      facts.rulesets.push_back(std::move(*ruleset));
    }
  }
  facts.no_middlemen = foreseen.no_middlemen;
  return facts;
}

}  // namespace warifu
