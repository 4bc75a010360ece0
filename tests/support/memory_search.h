// A search index in memory, and one made at once of all that a MemoryRegistry holds.
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_SEARCH_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_SEARCH_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/search_reads.h"
#include "registry/search_rows.h"
#include "tests/support/memory_registry.h"

namespace warifu {

class MemorySearch : public SearchReader {
 public:
  // Requires: no row is there already.
  void Add(const std::vector<SearchRow>& rows);

  Result<std::optional<std::string>> Get(std::string_view key) const override;
  Result<std::vector<SearchRow>> Scan(std::string_view from, std::string_view behind,
                                      std::size_t count) const override;

 private:
  std::map<std::string, std::string, std::less<>> rows_;
};

// As of now: of the rows that say how offers stood, only those that hold.
MemorySearch SearchIndexOf(const MemoryRegistry& log);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_SEARCH_H_
