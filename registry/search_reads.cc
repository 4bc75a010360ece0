#include "registry/search_reads.h"

#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/rules/table.h"
#include "core/statement/summary.h"
#include "registry/search_keys.h"

namespace warifu {
namespace {

Error MissingRow(const std::string& row) {
  return Damaged("search index: {row} is missing or cannot be read: run warifud fsck", row);
}

}  // namespace

std::size_t SearchReads::MayScan() const {
  return left_ < kMostKeysPerCandidate + kLeastScanKeys ? 0 : left_ - kMostKeysPerCandidate - 1;
}

void SearchReads::Count(std::size_t keys) {
  WARIFU_CHECK(keys <= left_);
  left_ -= keys;
}

Result<std::vector<SearchRow>> SearchReads::Scan(std::string_view from, std::string_view behind,
                                                 std::size_t count) {
  WARIFU_ASSIGN_OR_RETURN(std::vector<SearchRow> rows, log_.rows.Scan(from, behind, count));
  Count(rows.size() < count ? rows.size() + 1 : rows.size());
  return rows;
}

Result<v1::Summary> SearchReads::SummaryOf(LeafIndex index) {
  Count(1);
  WARIFU_ASSIGN_OR_RETURN(const std::optional<std::string> value, log_.rows.Get(SummaryKey(index)));
  std::optional<v1::Summary> summary = value.has_value() ? DecodeSummary(*value) : std::nullopt;
  if (summary.has_value()) return *std::move(summary);
  return MissingRow("the summary of entry " + std::to_string(index.value()));
}

Result<Standing> SearchReads::StandingOf(LeafIndex index) {
  Count(1);
  const Lookup<Standing> standing = log_.state.StandingAt(index);
  if (standing.found()) return *standing;
  return MissingRow("the standing of entry " + std::to_string(index.value()));
}

Result<LeafIndex> SearchReads::NewestRecord(std::string_view organization) {
  Count(1);
  const Lookup<std::string> value =
      log_.state.Read(Table::kOrganization, OrganizationTableKey(organization));
  const std::optional<LeafIndex> index = value.found() ? DecodeIndex(*value) : std::nullopt;
  if (index.has_value()) return *index;
  return MissingRow("the record of " + std::string(organization));
}

Result<bool> SearchReads::RecordInForce(const std::string& organization) {
  const auto known = in_force_.find(organization);
  if (known != in_force_.end()) return known->second;
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex record, NewestRecord(organization));
  WARIFU_ASSIGN_OR_RETURN(const Standing standing, StandingOf(record));
  const bool in_force = standing.state == State::kInForce;
  in_force_.emplace(organization, in_force);
  return in_force;
}

Result<std::uint64_t> SearchReads::PlacesUsed(std::string_view appointment_first) {
  Count(1);
  const Lookup<std::uint64_t> used = log_.state.PlacesUsed(HashField(appointment_first));
  if (used.found()) return *used;
  return MissingRow("the places of an appointment");
}

}  // namespace warifu
