// What a preview of an offer shows beside the offer itself: names, licenses and accounts from the
// records, names of jobs from the rulesets, each proven by the registry.
#ifndef WARIFU_CLIENT_PREVIEW_FACTS_H_
#define WARIFU_CLIENT_PREVIEW_FACTS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/registry_facts.h"
#include "core/admission/foresee.h"
#include "core/base/result.h"
#include "core/proof/receipt.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

struct PreviewFacts {
  std::map<std::string, VerifiedReceipt, std::less<>> records;  // by organization
  std::vector<VerifiedReceipt> rulesets;
  std::optional<bool> no_middlemen;  // as the registry foresees it
};

// Asks for the newest record of each party and payee, and for the rulesets that the registry says
// judge the offer. What cannot be had is left out: a preview shows the id, or the code, instead.
// Errors: kInconsistent, where an answer does not verify.
Result<PreviewFacts> AskForPreview(const BelievedRegistry& registry, const v1::Offer& offer,
                                   const Foreseen& foreseen);

}  // namespace warifu

#endif  // WARIFU_CLIENT_PREVIEW_FACTS_H_
