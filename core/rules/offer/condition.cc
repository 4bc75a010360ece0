#include "core/rules/offer/condition.h"

#include <algorithm>
#include <string>

#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"

namespace warifu {
namespace {

template <typename List, typename Value>
bool Has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <typename List, typename Value>
bool NamesOrNone(const List& list, const Value& value) {
  return list.empty() || Has(list, value);
}

bool NamesAffiliate(const RecordView& record, std::string_view other) {
  return record.found() && Has(record.organization().affiliates(), other);
}

bool AreAffiliates(const RecordFacts& records, std::string_view one, std::string_view other) {
  return NamesAffiliate(records.Of(one), other) || NamesAffiliate(records.Of(other), one);
}

}  // namespace

bool Applies(const v1::Condition& condition, const v1::Offer& offer) {
  const std::string& occupation = offer.job().occupation().national_code();
  return NamesOrNone(condition.programmes(), offer.programme()) &&
         NamesOrNone(condition.occupations(), occupation) &&
         !Has(condition.except_occupations(), occupation) &&
         NamesOrNone(condition.worker_classes(), offer.worker_class()) &&
         NamesOrNone(condition.routes(), static_cast<int>(offer.hire_route()));
}

std::vector<v1::Role> RolesIn(Judgment& judgment, std::string_view organization) {
  std::vector<v1::Role> roles;
  for (const v1::Party& party : judgment.statement().offer().parties()) {
    if (party.organization() != organization) continue;
    for (const int role : party.roles()) roles.push_back(static_cast<v1::Role>(role));
  }
  if (!roles.empty()) return roles;
  const RecordView& record = judgment.Get<RecordFacts>().Of(organization);
  for (const v1::Role role : {v1::ROLE_PUBLIC_AUTHORITY, v1::ROLE_LISTED_PROVIDER}) {
    if (record.found() && HasRole(record.organization(), role)) roles.push_back(role);
  }
  return roles;
}

bool AnyOf(const std::vector<v1::Role>& roles, const google::protobuf::RepeatedField<int>& wanted) {
  return std::any_of(roles.begin(), roles.end(),
                     [&](v1::Role role) { return Has(wanted, static_cast<int>(role)); });
}

bool CoversPayee(Judgment& judgment, const google::protobuf::RepeatedField<int>& roles,
                 std::string_view organization) {
  if (roles.empty() || AnyOf(RolesIn(judgment, organization), roles)) return true;
  const auto& records = judgment.Get<RecordFacts>();
  for (const v1::Party& party : judgment.statement().offer().parties()) {
    const bool is_meant = AnyOf(RolesIn(judgment, party.organization()), roles);
    if (is_meant && AreAffiliates(records, party.organization(), organization)) return true;
  }
  return false;
}

}  // namespace warifu
