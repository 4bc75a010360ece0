#include "registry/search_rows.h"

#include <set>
#include <string>
#include <utility>

#include "core/statement/encode.h"
#include "core/statement/summary.h"
#include "core/text/code.h"
#include "registry/search_keys.h"

namespace warifu {
namespace {

v1::Summary Begin(const IndexedStatement& entry) {
  v1::Summary summary;
  const Code code = Code::Of(entry.name);
  summary.set_code(code.bytes.data(), code.bytes.size());
  summary.set_admitted_at_ms(entry.admitted_at_ms);
  return summary;
}

void AddSummary(LeafIndex index, const v1::Summary& summary, std::vector<SearchRow>& rows) {
  rows.push_back({SummaryKey(index), EncodeMessage(summary)});
}

void AddKey(std::string prefix, LeafIndex index, std::vector<SearchRow>& rows) {
  rows.push_back({std::move(prefix) + Newest(index), std::string()});
}

void AddRowsOfOffer(const IndexedStatement& entry, std::vector<SearchRow>& rows) {
  v1::Summary summary = Begin(entry);
  *summary.mutable_offer() = SummaryOf(entry.statement.offer());
  AddSummary(entry.index, summary, rows);
  const v1::OfferSummary& facts = summary.offer();
  AddKey(EveryPrefix(), entry.index, rows);
  AddKey(CountryPrefix(facts.corridor().destination_country()), entry.index, rows);
  AddKey(IscoPrefix(facts.occupation().isco08()), entry.index, rows);
  AddKey(NationalPrefix(facts.occupation().national_code()), entry.index, rows);
  for (const std::string& one : facts.subdivisions())
    AddKey(DivisionPrefix(one), entry.index, rows);
  const v1::Money& pay = facts.net_pay();
  AddKey(PayPrefix(pay.currency()) + Highest(pay.minor_units()), entry.index, rows);
  const v1::Money& total = facts.worker_fee_total();
  AddKey(TotalPrefix(total.currency()) + Rising(total.minor_units()), entry.index, rows);
  const std::set<std::string> parties(facts.parties().begin(), facts.parties().end());
  for (const std::string& party : parties) AddKey(PartyPrefix(party), entry.index, rows);
}

void AddRowsOfRecord(const IndexedStatement& entry, std::vector<SearchRow>& rows) {
  v1::Summary summary = Begin(entry);
  *summary.mutable_organization() = SummaryOf(entry.statement.organization());
  AddSummary(entry.index, summary, rows);
  AddKey(StatementPrefix(summary.organization().id(), v1::ORGANIZATION_STATEMENT_KIND_HISTORY),
         entry.index, rows);
}

void AddRowsOfAppointment(const IndexedStatement& entry, std::vector<SearchRow>& rows) {
  v1::Summary summary = Begin(entry);
  *summary.mutable_appointment() = SummaryOf(entry.statement.appointment(), entry.name.view());
  AddSummary(entry.index, summary, rows);
  for (const std::string& id :
       std::set<std::string>{summary.appointment().principal(), summary.appointment().agent()}) {
    AddKey(StatementPrefix(id, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT), entry.index, rows);
  }
}

void AddRowsOfKey(const IndexedStatement& entry, std::vector<SearchRow>& rows) {
  if (!entry.statement.key_binding().has_organization()) return;
  v1::Summary summary = Begin(entry);
  *summary.mutable_key() = SummaryOf(entry.statement.key_binding());
  AddSummary(entry.index, summary, rows);
  AddKey(StatementPrefix(summary.key().organization(), v1::ORGANIZATION_STATEMENT_KIND_KEY),
         entry.index, rows);
}

}  // namespace

void AddRowsOf(const IndexedStatement& entry, std::vector<SearchRow>& rows) {
  switch (entry.statement.body_case()) {
    case v1::Statement::kOffer:
      return AddRowsOfOffer(entry, rows);
    case v1::Statement::kOrganization:
      return AddRowsOfRecord(entry, rows);
    case v1::Statement::kAppointment:
      return AddRowsOfAppointment(entry, rows);
    case v1::Statement::kKeyBinding:
      return AddRowsOfKey(entry, rows);
    default:
      return;
  }
}

void AddFirstRecordRow(std::string_view organization, std::vector<SearchRow>& rows) {
  rows.push_back({RecordKey(organization), std::string()});
}

void AddStateRow(LeafIndex offer, const Standing& standing, std::vector<SearchRow>& rows) {
  if (standing.state == State::kInForce) return;
  AddKey(StatePrefix(standing.state) + Latest(standing.changed_by), offer, rows);
}

void AddRecordChangeRows(const IndexedStatement& change, const v1::Organization& record,
                         std::vector<SearchRow>& rows) {
  v1::Summary summary = Begin(change);
  *summary.mutable_change() = SummaryOf(change.statement.change(), record);
  AddSummary(change.index, summary, rows);
  AddKey(StatementPrefix(record.id(), v1::ORGANIZATION_STATEMENT_KIND_HISTORY), change.index, rows);
}

void AddSearchRows(const RegistryState& state, const Entry& entry, const Changes& changes,
                   std::vector<SearchRow>& rows) {
  const ExaminedStatement& statement = *entry.statement();
  const IndexedStatement indexed{entry.index, entry.admitted_at_ms, statement.name(),
                                 statement.statement()};
  AddRowsOf(indexed, rows);
  if (statement.kind() == StatementKind::kOffer) {
    AddStateRow(entry.index, {changes.birth, entry.index}, rows);
  }
  bool supersedes_record = false;
  for (const LeafChange& leaf : changes.leaves) {
    const Lookup<EntryPtr> subject = state.EntryAt(leaf.index);
    if (!subject.found()) continue;
    const v1::Statement& said = (*subject)->statement()->statement();
    if (said.has_offer()) AddStateRow(leaf.index, {leaf.state, entry.index}, rows);
    if (!said.has_organization()) continue;
    supersedes_record = statement.kind() == StatementKind::kOrganization;
    if (statement.kind() == StatementKind::kChange) {
      AddRecordChangeRows(indexed, said.organization(), rows);
    }
  }
  if (statement.kind() == StatementKind::kOrganization && !supersedes_record) {
    AddFirstRecordRow(statement.statement().organization().id(), rows);
  }
}

}  // namespace warifu
