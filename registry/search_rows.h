// Which rows of the search index the appending of an entry makes. Rows are only ever added.
//
// A pure function of the log, so that fsck makes the same again.
// Source: registry/search_keys.h. Threads: pure functions.
#ifndef WARIFU_REGISTRY_SEARCH_ROWS_H_
#define WARIFU_REGISTRY_SEARCH_ROWS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/admission/changes.h"
#include "core/base/types.h"
#include "core/rules/state.h"
#include "registry/search_reader.h"
#include "warifu/v1/search.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// A statement where it stands.
struct IndexedStatement {
  LeafIndex index;
  std::uint64_t admitted_at_ms = 0;
  Hash name;
  const v1::Statement& statement;
};

// The rows of a statement by itself: what it says. A Genesis, Ruleset, Allocation or Change has
// none, nor has an authority's key.
void AddRowsOf(const IndexedStatement& entry, std::vector<SearchRow>& rows);

// The row of an organization, made with its first record.
void AddFirstRecordRow(std::string_view organization, std::vector<SearchRow>& rows);

// The row that says that an offer came into `state` by the entry `changed_by`; in force has none.
void AddStateRow(LeafIndex offer, const Standing& standing, std::vector<SearchRow>& rows);

// The rows of a Change of the record of `organization`.
void AddRecordChangeRows(const IndexedStatement& change, const v1::Organization& record,
                         std::vector<SearchRow>& rows);

// All rows of an admitted entry with what it does to leaves.
// `state`: holds the subjects of `changes`; one that it cannot read is passed over, and the batch
// that met it is not written (StoreView::health).
void AddSearchRows(const RegistryState& state, const Entry& entry, const Changes& changes,
                   std::vector<SearchRow>& rows);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEARCH_ROWS_H_
