#include "core/statement/summary.h"

#include <algorithm>
#include <set>
#include <string>

namespace warifu {
namespace {

const v1::OrganizationName* FindName(const v1::Organization& record, v1::NameKind kind) {
  const auto& names = record.names();
  const auto found =
      std::find_if(names.begin(), names.end(),
                   [kind](const v1::OrganizationName& name) { return name.kind() == kind; });
  return found == names.end() ? nullptr : &*found;
}

}  // namespace

v1::OfferSummary SummaryOf(const v1::Offer& offer) {
  v1::OfferSummary summary;
  *summary.mutable_corridor() = offer.corridor();
  summary.set_programme(offer.programme());
  *summary.mutable_occupation() = offer.job().occupation();
  summary.set_places(offer.job().places());
  std::set<std::string> subdivisions;
  for (const v1::Worksite& site : offer.worksites()) subdivisions.insert(site.subdivision());
  for (const std::string& subdivision : subdivisions) summary.add_subdivisions(subdivision);
  summary.set_contract_months(offer.term().contract_months());
  *summary.mutable_net_pay() = offer.net_pay();
  *summary.mutable_worker_fee_total() = offer.worker_fee_total();
  for (const v1::Party& party : offer.parties()) summary.add_parties(party.organization());
  summary.set_valid_from(offer.valid_from());
  summary.set_valid_until(offer.valid_until());
  return summary;
}

v1::OrganizationSummary SummaryOf(const v1::Organization& record) {
  v1::OrganizationSummary summary;
  summary.set_id(record.id());
  *summary.mutable_roles() = record.roles();
  const std::string& first = record.names(0).name();
  summary.set_name(first);
  const v1::OrganizationName* latin = FindName(record, v1::NAME_KIND_LATIN);
  if (latin != nullptr && latin->name() != first) summary.set_latin_name(latin->name());
  summary.set_country(record.country());
  *summary.mutable_legal_number() = record.legal_number();
  if (record.has_license()) *summary.mutable_license() = record.license();
  *summary.mutable_validity() = record.validity();
  return summary;
}

v1::AppointmentSummary SummaryOf(const v1::Appointment& appointment, std::string_view name) {
  v1::AppointmentSummary summary;
  summary.set_principal(appointment.principal());
  summary.set_agent(appointment.agent());
  summary.set_authority(appointment.authority());
  *summary.mutable_corridor() = appointment.corridor();
  summary.set_places(appointment.places());
  *summary.mutable_validity() = appointment.validity();
  if (appointment.has_lineage()) {
    summary.set_lineage_first(appointment.lineage().first());
  } else {
    summary.set_lineage_first(name.data(), name.size());
  }
  return summary;
}

v1::KeySummary SummaryOf(const v1::KeyBinding& binding) {
  v1::KeySummary summary;
  summary.set_public_key(binding.public_key());
  summary.set_organization(binding.organization());
  return summary;
}

v1::ChangeSummary SummaryOf(const v1::Change& change, const v1::Organization& record) {
  v1::ChangeSummary summary;
  summary.set_organization(record.id());
  summary.set_to(change.to());
  summary.set_reason(change.reason());
  if (change.has_decision()) *summary.mutable_decision() = change.decision();
  return summary;
}

std::optional<v1::Summary> DecodeSummary(std::string_view value) {
  v1::Summary summary;
  if (!summary.ParseFromArray(value.data(), static_cast<int>(value.size()))) return std::nullopt;
  if (summary.facts_case() == v1::Summary::FACTS_NOT_SET) return std::nullopt;
  return summary;
}

}  // namespace warifu
