// PastLog: where a replay reads again what it has replayed already.
//
// A replay keeps only a few bytes of each entry. What rules ask for again (a party's record, the
// offer that is withdrawn) it gets from here: from a server, exported files, a scratch file. None
// of it is believed: a replay compares it with the trees that it holds.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_PAST_LOG_H_
#define WARIFU_CORE_REPLAY_PAST_LOG_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

class PastLog {
 public:
  virtual ~PastLog() = default;

  // An entry as it is replayed, in order; to be kept, unless it can be had again anyway.
  virtual Status Keep(LeafIndex index, std::string_view entry, const Hash& leaf_hash) = 0;
  // The bytes of an entry that was replayed.
  virtual Result<std::string> ReadEntry(LeafIndex index) = 0;
  // The leaf hashes [first, first + count), all of entries that were replayed.
  virtual Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) = 0;
};

// All of it in memory, from entry 0: for short logs.
class MemoryPast : public PastLog {
 public:
  Status Keep(LeafIndex, std::string_view entry, const Hash&) override {
    entries_.emplace_back(entry);
    return Ok();
  }
  Result<std::string> ReadEntry(LeafIndex index) override { return entries_.at(index.value()); }
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override {
    std::vector<Hash> hashes;
    for (std::size_t i = 0; i < count; ++i) {
      hashes.push_back(LeafHash(entries_.at(first.value() + i)));
    }
    return hashes;
  }

 private:
  std::vector<std::string> entries_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_PAST_LOG_H_
