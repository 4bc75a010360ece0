#include "core/replay/effects.h"

#include <algorithm>
#include <iterator>

#include "core/admission/changes.h"
#include "core/rules/judgment.h"

namespace warifu {
namespace {

// Breaches after which it is still clear what the statement changes: its subject is there, and the
// table allows the change.
constexpr v1::FindingCode kClearEffects[] = {
    v1::FINDING_CODE_TEXT_UNCLEAN,
    v1::FINDING_CODE_WRONG_REGISTRY,
    v1::FINDING_CODE_ISSUED_IN_FUTURE,
    v1::FINDING_CODE_ISSUED_TOO_LONG_AGO,
    v1::FINDING_CODE_SIGNATURE_INVALID,
    v1::FINDING_CODE_SIGNATURE_MISSING,
    v1::FINDING_CODE_SIGNATURE_EXTRA,
    v1::FINDING_CODE_SIGNER_WRONG,
    v1::FINDING_CODE_KEY_UNKNOWN,
    v1::FINDING_CODE_KEY_NOT_IN_FORCE,
    v1::FINDING_CODE_KEY_NOT_COUNTING,
    v1::FINDING_CODE_KEY_UNUSABLE,
    v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE,
    v1::FINDING_CODE_ROOT_THRESHOLD_WRONG,
    v1::FINDING_CODE_AUTHORITY_WRONG,
    v1::FINDING_CODE_ORGANIZATION_UNKNOWN,
    v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE,
    v1::FINDING_CODE_RECORD_NOT_COVERING,
    v1::FINDING_CODE_LICENSE_NOT_COVERING,
    v1::FINDING_CODE_ROLE_NOT_REGISTERED,
    v1::FINDING_CODE_ROLE_NOT_ALLOWED,
    v1::FINDING_CODE_ROLE_REPEATED,
    v1::FINDING_CODE_LEGAL_NUMBER_REPEATED,
    v1::FINDING_CODE_LEGAL_NUMBER_WRONG,
    v1::FINDING_CODE_LEGAL_NUMBER_TAKEN,
    v1::FINDING_CODE_ROLE_PAIR_FORBIDDEN,
    v1::FINDING_CODE_ROLE_MISSING,
    v1::FINDING_CODE_PARTY_ORDER_WRONG,
    v1::FINDING_CODE_APPOINTMENT_MISSING,
    v1::FINDING_CODE_APPOINTMENT_UNKNOWN,
    v1::FINDING_CODE_APPOINTMENT_NOT_IN_FORCE,
    v1::FINDING_CODE_APPOINTMENT_CHAIN_BROKEN,
    v1::FINDING_CODE_APPOINTMENT_NOT_COVERING,
    v1::FINDING_CODE_APPOINTMENT_DATES,
    v1::FINDING_CODE_TOO_MANY_ORGANIZATIONS,
    v1::FINDING_CODE_RULESET_MISSING,
    v1::FINDING_CODE_PROGRAMME_NOT_LISTED,
    v1::FINDING_CODE_OCCUPATION_NOT_LISTED,
    v1::FINDING_CODE_ROUTE_NOT_LISTED,
    v1::FINDING_CODE_WORKER_CLASS_NOT_LISTED,
    v1::FINDING_CODE_FEE_NOT_ALLOWED,
    v1::FINDING_CODE_PAYEE_OUTSIDE,
    v1::FINDING_CODE_FEE_TOTAL_WRONG,
    v1::FINDING_CODE_FEE_CURRENCIES_MIXED,
    v1::FINDING_CODE_UNDERTAKING_MISSING,
    v1::FINDING_CODE_PAYMENT_OUTSIDE,
    v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT,
    v1::FINDING_CODE_PLACES_EXCEED_RULESET,
    v1::FINDING_CODE_PLACES_BELOW_GIVEN,
    v1::FINDING_CODE_SIGNER_NOT_ENTITLED,
    v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT,
    v1::FINDING_CODE_COMPROMISED_SINCE_WRONG,
    v1::FINDING_CODE_DECISION_WRONG,
    v1::FINDING_CODE_RENEWAL_OVER_FORGED_CHANGE,
};

bool IsClear(const v1::Finding& finding) {
  return std::find(std::begin(kClearEffects), std::end(kClearEffects), finding.code()) !=
         std::end(kClearEffects);
}

}  // namespace

Changes EffectsOf(const RegistryState& state, const ExaminedStatement& statement,
                  std::uint64_t admitted_at_ms, const Findings& findings) {
  Changes none;
  none.rules_version = state.rules_version();
  if (!std::all_of(findings.begin(), findings.end(), IsClear)) return none;
  Judgment judgment(state, statement, admitted_at_ms);
  return ChangesOf(judgment);
}

}  // namespace warifu
