#include "registry/organization_search.h"

#include <optional>
#include <string_view>
#include <utility>

#include "core/base/check.h"
#include "core/statement/form.h"
#include "registry/search_keys.h"

namespace warifu {
namespace {

using Hint = v1::StatementHint;

Result<Hint> HintOf(LeafIndex index, SearchReads& reads) {
  Hint hint;
  hint.set_index(index.value());
  WARIFU_ASSIGN_OR_RETURN(*hint.mutable_summary(), reads.SummaryOf(index));
  WARIFU_ASSIGN_OR_RETURN(const Standing standing, reads.StandingOf(index));
  hint.set_state(static_cast<v1::State>(standing.state));
  hint.set_changed_by(standing.changed_by.value());
  if (hint.summary().has_appointment() && standing.state == State::kInForce) {
    WARIFU_ASSIGN_OR_RETURN(const std::uint64_t used,
                            reads.PlacesUsed(hint.summary().appointment().lineage_first()));
    hint.set_places_used(used);
  }
  return hint;
}

template <typename Judge>
Result<SearchPage<Hint>> List(const SearchedLog& log, std::string prefix,
                              const PageRequest& request, const Judge& judge) {
  WARIFU_RETURN_IF_ERROR(CheckPageRequest(request));
  SearchReads reads(log, request.size);
  const std::string question = "list:" + prefix;
  std::string behind = KeyBehind(prefix);
  WARIFU_ASSIGN_OR_RETURN(
      SearchWalk walk,
      SearchWalk::Begin(reads, {std::move(prefix), std::move(behind)}, question, request));
  const auto judge_key = [&](const std::string& key) { return judge(key, reads); };
  WARIFU_ASSIGN_OR_RETURN(SearchPage<Hint> page,
                          ReadPage<Hint>(std::move(walk), request.size, judge_key));
  page.size = log.size;
  page.as_of_ms = log.as_of_ms;
  return page;
}

Result<std::optional<Hint>> JudgeRecordKey(const std::string& key, SearchReads& reads) {
  const std::optional<std::string_view> id = OrganizationOfRecordKey(key);
  WARIFU_CHECK(id.has_value());  // within the range that is walked
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex record, reads.NewestRecord(*id));
  WARIFU_ASSIGN_OR_RETURN(Hint hint, HintOf(record, reads));
  return std::optional<Hint>(std::move(hint));
}

Result<std::optional<Hint>> JudgeStatementKey(const std::string& key, SearchReads& reads) {
  const std::optional<LeafIndex> index = EntryOfKey(key);
  if (!index.has_value()) return Damaged("search index: a key is too short: run warifud fsck");
  WARIFU_ASSIGN_OR_RETURN(Hint hint, HintOf(*index, reads));
  return std::optional<Hint>(std::move(hint));
}

}  // namespace

Result<SearchPage<Hint>> ListOrganizations(const SearchedLog& log, const PageRequest& request) {
  return List(log, RecordPrefix(), request, JudgeRecordKey);
}

Result<SearchPage<Hint>> ListStatementsOf(const SearchedLog& log, const std::string& organization,
                                          v1::OrganizationStatementKind kind,
                                          const PageRequest& request) {
  if (CheckForm(v1::FORM_ORGANIZATION, organization, {}) != FormVerdict::kGood) {
    return BadInput("organization: write its id as {form}", FormPattern(v1::FORM_ORGANIZATION));
  }
  if (kind == v1::ORGANIZATION_STATEMENT_KIND_UNSPECIFIED ||
      !v1::OrganizationStatementKind_IsValid(kind)) {
    return BadInput("kind: keys, appointments or history");
  }
  return List(log, StatementPrefix(organization, kind), request, JudgeStatementKey);
}

}  // namespace warifu
