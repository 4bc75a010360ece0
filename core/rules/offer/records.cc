#include "core/rules/offer/records.h"

#include <algorithm>
#include <vector>

#include "core/base/check.h"
#include "core/rules/counts.h"
#include "core/rules/offer/named.h"

namespace warifu {
namespace {

RecordView ViewOf(const RegistryState& state, std::string_view id) {
  const Lookup<Subject> newest = state.NewestRecord(id);
  RecordView view;
  view.unknown = newest.absent();
  if (!newest.found()) return view;
  view.subject = *newest;
  view.in_force = CountsInForce(state, newest->index());
  return view;
}

std::vector<std::string> Named(const v1::Statement& statement) {
  if (statement.has_offer()) return OrganizationsNamed(statement.offer());
  return {statement.appointment().principal(), statement.appointment().agent()};
}

}  // namespace

bool HasRole(const v1::Organization& organization, v1::Role role) {
  const auto& roles = organization.roles();
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool IsListedPayee(const v1::Organization& organization) {
  return HasRole(organization, v1::ROLE_PUBLIC_AUTHORITY) ||
         HasRole(organization, v1::ROLE_LISTED_PROVIDER);
}

RecordFacts::RecordFacts(Judgment& judgment) {
  for (const std::string& id : Named(judgment.statement())) {
    records.emplace(id, ViewOf(judgment.state(), id));
  }
}

const RecordView& RecordFacts::Of(std::string_view id) const {
  const auto found = records.find(id);
  WARIFU_CHECK(found != records.end());
  return found->second;
}

}  // namespace warifu
