// EntryCache: parsed entries that were read lately, shared by all views of a store.
//
// An entry never changes once it stands, so views of any age may share one. Bounded by the bytes of
// the entries in it; who was used longest ago goes first.
// Threads: safe; locked in shards by index.
#ifndef WARIFU_STORAGE_ENTRY_CACHE_H_
#define WARIFU_STORAGE_ENTRY_CACHE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <unordered_map>

#include "core/base/types.h"
#include "core/rules/state.h"

namespace warifu {

// Serialized bytes of the entries held; parsed they take a few times as much.
inline constexpr std::size_t kMaxCachedEntryBytes = std::size_t{32} << 20;

class EntryCache {
 public:
  explicit EntryCache(std::size_t max_bytes = kMaxCachedEntryBytes);

  // Null when it is not here.
  EntryPtr Find(LeafIndex index);
  // `bytes`: of the entry, serialized. One larger than a shard may hold is not kept.
  void Keep(EntryPtr entry, std::size_t bytes);

  std::size_t bytes() const;

 private:
  struct Item {
    EntryPtr entry;
    std::size_t bytes = 0;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::list<Item> items;  // lately used first
    std::unordered_map<std::uint64_t, std::list<Item>::iterator> places;
    std::size_t bytes = 0;
  };
  static constexpr std::size_t kShards = 16;

  Shard& ShardOf(LeafIndex index) { return shards_[index.value() % kShards]; }

  const std::size_t max_shard_bytes_;
  std::array<Shard, kShards> shards_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_ENTRY_CACHE_H_
