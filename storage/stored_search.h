// StoredSearch: the search index, from the rows of a view.
//
// Not here: what they mean (registry/search_keys.h).
// Threads: safe.
#ifndef WARIFU_STORAGE_STORED_SEARCH_H_
#define WARIFU_STORAGE_STORED_SEARCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/search_reader.h"
#include "storage/database.h"

namespace warifu {

class StoredSearch final : public SearchReader {
 public:
  // `rows` must outlive this.
  explicit StoredSearch(const Snapshot& rows) : rows_(rows) {}

  Result<std::optional<std::string>> Get(std::string_view key) const override;
  Result<std::vector<SearchRow>> Scan(std::string_view from, std::string_view behind,
                                      std::size_t count) const override;

 private:
  const Snapshot& rows_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_STORED_SEARCH_H_
