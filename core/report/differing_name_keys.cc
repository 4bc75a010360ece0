// Look-alike keys that are not what their names give: admission compares only what was signed.
#include <algorithm>

#include "core/base/encoding.h"
#include "core/report/lists.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

Hash KeyIn(const NameKeys& keys, NameKeyKind kind) {
  switch (kind) {
    case NameKeyKind::kExact:
      return keys.exact;
    case NameKeyKind::kSkeleton:
      return keys.skeleton;
    case NameKeyKind::kPlain:
      break;
  }
  return keys.plain;
}

// The others that had a name of the key that this name should have, unless the record allows them.
std::vector<NamedOrganization> Alike(const ReportInput& input, const v1::Organization& record,
                                     NameKeyKind kind, const Hash& key) {
  std::vector<NamedOrganization> others;
  const auto holders = input.state.NameKeyHolders(kind, key);
  if (!holders.found()) return others;
  const auto& allowed = record.similar_names_allowed();
  for (const std::string& id : *holders) {
    const bool is_known = std::find(allowed.begin(), allowed.end(), id) != allowed.end();
    if (id == record.id() || is_known || others.size() == kMaxNamedOrganizations) continue;
    others.push_back(input.NameOf(id));
  }
  return others;
}

void CompareName(const ReportInput& input, const Subject& record, const v1::OrganizationName& name,
                 ReportSection& section) {
  const v1::Organization& organization = record.statement().organization();
  const NameKeys given = NameKeysOf(name.name());
  for (const NameKeyKind kind : kNameKeyKinds) {
    const Hash wanted = KeyIn(given, kind);
    const Hash stated = NameKeyIn(name, kind);
    if (stated == wanted) continue;
    const auto alike = Alike(input, organization, kind, wanted);
    ReportFinding finding{
        .what = ReportWhat::kNameKeyDiffers,
        .about = Reported(record),
        .organizations = {input.NameOf(organization.id())},
        .facts = {{"name", name.name()},
                  {"field", std::string(NameKeyField(kind))},
                  {"stated", EncodeHex(stated.view())},
                  {"recomputed", EncodeHex(wanted.view())}},
        .next = alike.empty() ? NextStep::kSignNameAnew : NextStep::kCompareNames};
    finding.organizations.insert(finding.organizations.end(), alike.begin(), alike.end());
    section.Add(std::move(finding));
  }
}

}  // namespace

void ListDifferingNameKeys(const ReportInput& input, ReportSection& section) {
  for (const auto& [id, index] : input.records) {
    const Lookup<Subject> record = input.At(index);
    if (!record.found()) continue;
    for (const v1::OrganizationName& name : record->statement().organization().names()) {
      CompareName(input, *record, name, section);
    }
  }
}

}  // namespace warifu
