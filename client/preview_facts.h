// What a preview of an offer shows beside the offer itself: names, licenses and accounts from the
// records, names of jobs from the rulesets, each proven by the registry.
#ifndef WARIFU_CLIENT_PREVIEW_FACTS_H_
#define WARIFU_CLIENT_PREVIEW_FACTS_H_

#include <map>
#include <string>
#include <vector>

#include "client/registry_facts.h"
#include "core/admission/foresee.h"
#include "core/proof/receipt.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

// Rulesets fetched for one preview; more authorities than that share no corridor.
inline constexpr std::size_t kMaxPreviewRulesets = 20;

struct PreviewFacts {
  std::map<std::string, VerifiedReceipt, std::less<>> records;  // by organization
  std::vector<VerifiedReceipt> rulesets;
  bool no_middlemen = false;  // as the registry foresees it
};

// Asks for the newest record of each party and payee, and for the rulesets that the registry says
// judge the offer. What cannot be had is left out: a preview shows the id, or the code, instead.
PreviewFacts AskForPreview(const BelievedRegistry& registry, const v1::Offer& offer,
                           const Foreseen& foreseen);

}  // namespace warifu

#endif  // WARIFU_CLIENT_PREVIEW_FACTS_H_
