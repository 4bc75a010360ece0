// SearchReader: where the rows of the search index are read from: a store's view, memory.
//
// Not here: what keys and values mean (registry/search_keys.h).
// Threads: as its implementation says.
#ifndef WARIFU_REGISTRY_SEARCH_READER_H_
#define WARIFU_REGISTRY_SEARCH_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

struct SearchRow {
  std::string key;
  std::string value;

  friend bool operator==(const SearchRow&, const SearchRow&) = default;
};

class SearchReader {
 public:
  virtual ~SearchReader() = default;

  // Nothing: no such row. Reads one key.
  // Errors of both: kIo, kDamaged.
  virtual Result<std::optional<std::string>> Get(std::string_view key) const = 0;

  // At most `count` rows of [from, behind) by rising key; an empty `behind`: to the end. Reads as
  // many keys as it gives, and one more at most where it comes to the end.
  // Requires: count > 0.
  virtual Result<std::vector<SearchRow>> Scan(std::string_view from, std::string_view behind,
                                              std::size_t count) const = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEARCH_READER_H_
