#include "core/statement/contradictions.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/statement/finding_report.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

// Collects; a path is that of the field that would have to change.
class Contradictions {
 public:
  void Add(v1::FindingCode code, std::string path, const FindingValue& found,
           const FindingValue& wanted) {
    report_.AddAt(code, std::move(path), found, wanted);
  }
  void AddIf(bool wrong, std::string path, const FindingValue& found, const FindingValue& wanted) {
    if (wrong) Add(v1::FINDING_CODE_FIELDS_CONTRADICT, std::move(path), found, wanted);
  }
  Findings Take() { return report_.Take(); }

 private:
  FindingReport report_;
};

std::string Item(std::string_view list, int i) {
  return std::string(list) + "[" + std::to_string(i) + "]";
}

// --- what several kinds have in common ---

// Civil dates in their form are ordered as strings are.
void CheckRange(const std::string& path, const v1::DateRange& range, Contradictions& out) {
  out.AddIf(!range.until().empty() && range.until() < range.from(), path + ".until", range.until(),
            ">= " + range.from());
}

void CheckCorridor(const std::string& path, const v1::Corridor& corridor, Contradictions& out) {
  out.AddIf(!corridor.origin_country().empty() &&
                corridor.origin_country() == corridor.destination_country(),
            path + ".destination_country", corridor.destination_country(), Said("another country"));
}

void CheckNotOwn(const std::string& list, const std::string& own,
                 const google::protobuf::RepeatedPtrField<std::string>& ids, Contradictions& out) {
  for (int i = 0; i < ids.size(); ++i) {
    out.AddIf(ids[i] == own, Item(list, i), own, Said("another organization"));
  }
}

void CheckKey(const std::string& path, std::string_view bytes, Contradictions& out) {
  const auto key = PublicKey::From(bytes);
  if (key && !IsValidPublicKey(*key)) {
    out.Add(v1::FINDING_CODE_KEY_UNUSABLE, path, {}, Said("a point of the prime-order group"));
  }
}

// --- Genesis ---

void CodesDiffer(const v1::Genesis& genesis, Contradictions& out) {
  std::set<std::string_view> codes;
  for (int i = 0; i < genesis.authorities_size(); ++i) {
    const std::string& code = genesis.authorities(i).code();
    out.AddIf(!code.empty() && !codes.insert(code).second, Item("genesis.authorities", i) + ".code",
              code, Said("a code of its own"));
  }
}

void RootKeysDiffer(const v1::Genesis& genesis, Contradictions& out) {
  std::set<std::string_view> keys;
  for (int i = 0; i < genesis.authorities_size(); ++i) {
    const auto& authority = genesis.authorities(i);
    for (int k = 0; k < authority.root_keys_size(); ++k) {
      const std::string path = Item(Item("genesis.authorities", i) + ".root_keys", k);
      out.AddIf(!keys.insert(authority.root_keys(k)).second, path, {}, Said("each root key once"));
      CheckKey(path, authority.root_keys(k), out);
    }
  }
}

void ThresholdsCanBeMet(const v1::Genesis& genesis, Contradictions& out) {
  for (int i = 0; i < genesis.authorities_size(); ++i) {
    const auto& authority = genesis.authorities(i);
    const auto keys = static_cast<std::uint32_t>(authority.root_keys_size());
    if (authority.root_threshold() >= 1 && authority.root_threshold() <= keys) continue;
    out.Add(v1::FINDING_CODE_ROOT_THRESHOLD_WRONG,
            Item("genesis.authorities", i) + ".root_threshold",
            std::to_string(authority.root_threshold()), "1.." + std::to_string(keys));
  }
}

void GenesisCorridors(const v1::Genesis& genesis, Contradictions& out) {
  for (int i = 0; i < genesis.authorities_size(); ++i) {
    const auto& authority = genesis.authorities(i);
    for (int k = 0; k < authority.corridors_size(); ++k) {
      CheckCorridor(Item(Item("genesis.authorities", i) + ".corridors", k), authority.corridors(k),
                    out);
    }
  }
}

// --- KeyBinding ---

void BoundKeyIsUsable(const v1::KeyBinding& binding, Contradictions& out) {
  CheckKey("key_binding.public_key", binding.public_key(), out);
}

// --- Ruleset ---

void RulesetCorridor(const v1::Ruleset& ruleset, Contradictions& out) {
  CheckCorridor("ruleset.corridor", ruleset.corridor(), out);
}

template <typename Items>
void CheckDatedItems(const std::string& list, const Items& items, Contradictions& out) {
  for (int i = 0; i < items.size(); ++i) {
    CheckRange(Item(list, i) + ".dates.range", items[i].dates().range(), out);
  }
}

void RulesetDates(const v1::Ruleset& ruleset, Contradictions& out) {
  CheckDatedItems("ruleset.programmes", ruleset.programmes(), out);
  CheckDatedItems("ruleset.ceilings", ruleset.ceilings(), out);
  CheckDatedItems("ruleset.floors", ruleset.floors(), out);
  CheckDatedItems("ruleset.minimum_wages", ruleset.minimum_wages(), out);
  CheckDatedItems("ruleset.payment_ceilings", ruleset.payment_ceilings(), out);
}

void RatesConvert(const v1::Ruleset& ruleset, Contradictions& out) {
  for (int i = 0; i < ruleset.rates_size(); ++i) {
    const auto& rate = ruleset.rates(i);
    out.AddIf(!rate.to().empty() && rate.from() == rate.to(), Item("ruleset.rates", i) + ".to",
              rate.to(), Said("another currency"));
  }
}

void PairsAreTwo(const v1::Ruleset& ruleset, Contradictions& out) {
  for (int i = 0; i < ruleset.forbidden_pairs_size(); ++i) {
    const auto& pair = ruleset.forbidden_pairs(i);
    out.AddIf(pair.other() != 0 && pair.one() == pair.other(),
              Item("ruleset.forbidden_pairs", i) + ".other", v1::Role_Name(pair.other()),
              Said("another role"));
  }
}

// A floor of a payment says which payment; any other says nothing of payments.
void FloorsSayWhatTheyAreAbout(const v1::Ruleset& ruleset, Contradictions& out) {
  for (int i = 0; i < ruleset.floors_size(); ++i) {
    const v1::Floor& floor = ruleset.floors(i);
    if (floor.item() == v1::FLOOR_ITEM_UNSPECIFIED) continue;
    const std::string path = Item("ruleset.floors", i);
    const bool is_payment = floor.item() == v1::FLOOR_ITEM_PAYMENT;
    const Phrase wanted =
        is_payment ? Phrase("stated: a payment's floor") : Phrase("none: no payment's floor");
    out.AddIf((floor.payment_code() != 0) != is_payment, path + ".payment_code", {}, wanted);
    out.AddIf((floor.payee_role() != 0) != is_payment, path + ".payee_role", {}, wanted);
    out.AddIf((floor.frequency() != 0) != is_payment, path + ".frequency", {}, wanted);
    out.AddIf(is_payment && floor.meals() != 0, path + ".meals", {}, wanted);
  }
}

// --- Organization ---

void OrganizationDates(const v1::Organization& organization, Contradictions& out) {
  CheckRange("organization.validity", organization.validity(), out);
  CheckRange("organization.license.validity", organization.license().validity(), out);
}

void OthersAreOthers(const v1::Organization& organization, Contradictions& out) {
  CheckNotOwn("organization.affiliates", organization.id(), organization.affiliates(), out);
  CheckNotOwn("organization.similar_names_allowed", organization.id(),
              organization.similar_names_allowed(), out);
}

// --- Appointment ---

void AppointmentBasics(const v1::Appointment& appointment, Contradictions& out) {
  CheckRange("appointment.validity", appointment.validity(), out);
  CheckCorridor("appointment.corridor", appointment.corridor(), out);
  out.AddIf(!appointment.agent().empty() && appointment.agent() == appointment.principal(),
            "appointment.agent", appointment.agent(), Said("another organization"));
}

// --- Offer ---

void OfferCorridor(const v1::Offer& offer, Contradictions& out) {
  CheckCorridor("offer.corridor", offer.corridor(), out);
}

void OfferDates(const v1::Offer& offer, Contradictions& out) {
  CheckRange("offer.selection_window", offer.selection_window(), out);
  const v1::Term& term = offer.term();
  out.AddIf(term.start_not_after() < term.start_not_before(), "offer.term.start_not_after",
            term.start_not_after(), ">= " + term.start_not_before());
  out.AddIf(offer.valid_until() != 0 && offer.valid_until() <= offer.valid_from(),
            "offer.valid_until", FormatInstant(offer.valid_until()),
            "> " + FormatInstant(offer.valid_from()));
}

void RotaStandsAlone(const v1::Offer& offer, Contradictions& out) {
  for (int i = 0; i < offer.hours().schedule_size(); ++i) {
    const auto& days = offer.hours().schedule(i).weekdays();
    const bool rota = std::find(days.begin(), days.end(), v1::WEEKDAY_ROTA) != days.end();
    out.AddIf(rota && days.size() > 1, Item("offer.hours.schedule", i) + ".weekdays",
              Said("{count} items", days.size()), Said("WEEKDAY_ROTA alone"));
  }
}

void CheckExtra(const std::string& path, const v1::Extra& extra, Contradictions& out) {
  if (extra.kind() == v1::EXTRA_KIND_UNSPECIFIED) return;
  const bool fixed = extra.kind() == v1::EXTRA_KIND_FIXED;
  out.AddIf(fixed != extra.has_amount(), path + ".amount", v1::ExtraKind_Name(extra.kind()),
            fixed ? Said("an amount") : Said("no amount"));
}

void ExtrasAreWhatTheySay(const v1::Offer& offer, Contradictions& out) {
  CheckExtra("offer.pay.bonus", offer.pay().bonus(), out);
  CheckExtra("offer.pay.raise", offer.pay().raise(), out);
}

void RenewalIsWhatItSays(const v1::Offer& offer, Contradictions& out) {
  const v1::Renewal& renewal = offer.term().renewal();
  if (renewal.kind() != v1::RENEWAL_KIND_NONE) return;
  out.AddIf(renewal.max_months() != 0, "offer.term.renewal.max_months",
            std::to_string(renewal.max_months()), Said("none: it is not renewed"));
  out.AddIf(renewal.criteria_size() != 0, "offer.term.renewal.criteria",
            Said("{count} items", renewal.criteria_size()), Said("none: it is not renewed"));
}

void PaymentsChangeHands(const v1::Offer& offer, Contradictions& out) {
  for (int i = 0; i < offer.payments_size(); ++i) {
    const v1::Payment& payment = offer.payments(i);
    out.AddIf(!payment.to().empty() && payment.from() == payment.to(),
              Item("offer.payments", i) + ".to", payment.to(), Said("another organization"));
  }
}

// --- the table ---

template <typename Body>
using Check = void (*)(const Body&, Contradictions&);

constexpr Check<v1::Genesis> kGenesisChecks[] = {CodesDiffer, RootKeysDiffer, ThresholdsCanBeMet,
                                                 GenesisCorridors};
constexpr Check<v1::KeyBinding> kKeyBindingChecks[] = {BoundKeyIsUsable};
constexpr Check<v1::Ruleset> kRulesetChecks[] = {RulesetCorridor, RulesetDates, RatesConvert,
                                                 PairsAreTwo, FloorsSayWhatTheyAreAbout};
constexpr Check<v1::Organization> kOrganizationChecks[] = {OrganizationDates, OthersAreOthers};
constexpr Check<v1::Appointment> kAppointmentChecks[] = {AppointmentBasics};
constexpr Check<v1::Offer> kOfferChecks[] = {OfferCorridor,       OfferDates,
                                             RotaStandsAlone,     ExtrasAreWhatTheySay,
                                             RenewalIsWhatItSays, PaymentsChangeHands};

template <typename Body, std::size_t kCount>
void RunAll(const Check<Body> (&checks)[kCount], const Body& body, Contradictions& out) {
  for (const Check<Body> check : checks) check(body, out);
}

}  // namespace

Findings FindContradictions(const v1::Statement& statement) {
  Contradictions out;
  switch (statement.body_case()) {
    case v1::Statement::kGenesis:
      RunAll(kGenesisChecks, statement.genesis(), out);
      break;
    case v1::Statement::kKeyBinding:
      RunAll(kKeyBindingChecks, statement.key_binding(), out);
      break;
    case v1::Statement::kRuleset:
      RunAll(kRulesetChecks, statement.ruleset(), out);
      break;
    case v1::Statement::kOrganization:
      RunAll(kOrganizationChecks, statement.organization(), out);
      break;
    case v1::Statement::kAppointment:
      RunAll(kAppointmentChecks, statement.appointment(), out);
      break;
    case v1::Statement::kOffer:
      RunAll(kOfferChecks, statement.offer(), out);
      break;
    case v1::Statement::kAllocation:
    case v1::Statement::kChange:
    case v1::Statement::BODY_NOT_SET:
      break;
  }
  return out.Take();
}

}  // namespace warifu
