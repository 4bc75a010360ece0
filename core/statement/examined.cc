#include "core/statement/examined.h"

namespace warifu {
namespace {

struct KindName {
  StatementKind kind;
  std::string_view name;
};

constexpr KindName kKindNames[] = {
    {StatementKind::kGenesis, "genesis"},         {StatementKind::kKeyBinding, "key"},
    {StatementKind::kRuleset, "ruleset"},         {StatementKind::kOrganization, "organization"},
    {StatementKind::kAppointment, "appointment"}, {StatementKind::kOffer, "offer"},
    {StatementKind::kAllocation, "allocation"},   {StatementKind::kChange, "change"},
};

}  // namespace

std::string_view StatementKindName(StatementKind kind) {
  for (const KindName& entry : kKindNames) {
    if (entry.kind == kind) return entry.name;
  }
  WARIFU_CHECK(false && "a kind without name");
}

std::optional<StatementKind> StatementKindFromName(std::string_view name) {
  for (const KindName& entry : kKindNames) {
    if (entry.name == name) return entry.kind;
  }
  return std::nullopt;
}

}  // namespace warifu
