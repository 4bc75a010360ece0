#include "storage/entry_cache.h"

#include <utility>

namespace warifu {

EntryCache::EntryCache(std::size_t max_bytes) : max_shard_bytes_(max_bytes / kShards) {}

EntryPtr EntryCache::Find(LeafIndex index) {
  Shard& shard = ShardOf(index);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.places.find(index.value());
  if (found == shard.places.end()) return nullptr;
  shard.items.splice(shard.items.begin(), shard.items, found->second);
  return found->second->entry;
}

void EntryCache::Keep(EntryPtr entry, std::size_t bytes) {
  const std::uint64_t index = entry->index.value();
  Shard& shard = ShardOf(entry->index);
  const std::lock_guard lock(shard.mutex);
  if (bytes > max_shard_bytes_ || shard.places.contains(index)) return;
  while (shard.bytes + bytes > max_shard_bytes_) {
    const Item& oldest = shard.items.back();
    shard.bytes -= oldest.bytes;
    shard.places.erase(oldest.entry->index.value());
    shard.items.pop_back();
  }
  shard.items.push_front({std::move(entry), bytes});
  shard.places[index] = shard.items.begin();
  shard.bytes += bytes;
}

std::size_t EntryCache::bytes() const {
  std::size_t sum = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    sum += shard.bytes;
  }
  return sum;
}

}  // namespace warifu
