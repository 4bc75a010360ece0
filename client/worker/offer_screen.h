// OfferScreen: the facts of an offer that a worker reads, taken from a verified offer or, for a
// preview, from a draft that nobody has signed yet.
//
// Facts only: what they mean for the worker is said by a verdict (client/render/verdict.h).
// Threads: a value; borrows from what it was made of.
#ifndef WARIFU_CLIENT_WORKER_OFFER_SCREEN_H_
#define WARIFU_CLIENT_WORKER_OFFER_SCREEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/preview_facts.h"
#include "core/proof/verified_offer.h"
#include "core/statement/under_way.h"

namespace warifu {

// An organization as far as it is known.
struct ScreenOrganization {
  std::string id;
  const v1::Organization* record = nullptr;
  bool similar_names = false;  // another organization has a similar name
};

struct ScreenParty {
  const v1::Party* party = nullptr;
  ScreenOrganization organization;
};

struct ScreenFee {
  const v1::FeeLine* line = nullptr;
  ScreenOrganization payee;
  PayeeWarning warning = PayeeWarning::kNone;
};

struct OfferScreen {
  std::string code;
  const v1::Offer* offer = nullptr;
  std::vector<ScreenParty> parties;  // in the order of signing
  std::vector<ScreenFee> fees;
  std::vector<const v1::Ruleset*> rulesets;  // for the names of jobs
  bool is_signed = false;                    // by all its parties
  std::optional<bool> no_middlemen;          // nothing: not known yet
  bool full = false;                         // all places are given
  std::optional<std::uint32_t> your_place;   // of the holder that was asked for
};

// Each borrows its argument.
OfferScreen ScreenOf(const VerifiedOffer& offer);
// With what the registry knows of it; null: it was not asked.
// Requires: statement.statement().has_offer().
OfferScreen ScreenOf(const UnfinishedStatement& statement, const PreviewFacts* facts);

// The name in Latin letters, else the one it has, else the id; escaped.
std::string NameOf(const ScreenOrganization& organization);
// The name in the script of its country, where that is another; else empty. Escaped.
std::string NativeNameOf(const ScreenOrganization& organization);
// Whether `id` signs the offer.
bool Signs(const OfferScreen& screen, std::string_view id);
// The job's name from the rulesets in `language`, else in English, else its code. Escaped.
std::string JobName(const OfferScreen& screen, std::string_view language);
// For which workers its fees and pay are, by the names of the rulesets; else their code. Escaped.
std::string WorkerClassName(const OfferScreen& screen, std::string_view language);
// The condition of an allowance in `language`, else the first; empty: there is none. Escaped.
std::string ConditionOf(const v1::Allowance& allowance, std::string_view language);
// The offer's own title in `language`, else the first. Escaped.
std::string TitleOf(const v1::Offer& offer, std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_OFFER_SCREEN_H_
