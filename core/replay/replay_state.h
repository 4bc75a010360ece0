// ReplayState: a registry as an auditor has replayed it so far, with few bytes for each entry.
//
// Bodies are read again from a PastLog and compared with the trees; those used lately are held.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_REPLAY_STATE_H_
#define WARIFU_CORE_REPLAY_REPLAY_STATE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/admission/changes.h"
#include "core/base/result.h"
#include "core/replay/past_log.h"
#include "core/replay/replay_tables.h"
#include "core/replay/standing_tree.h"
#include "core/rules/state.h"

namespace warifu {

// Serialized bytes of the entries held; parsed they take a few times as much.
inline constexpr std::size_t kMaxHeldEntryBytes = std::size_t{4} << 20;

// Bytes of memory, by what they hold.
struct ReplayMemory {
  std::size_t standings = 0;
  std::size_t nodes = 0;
  std::size_t hints = 0;
  std::size_t places = 0;
  std::size_t held_entries = 0;  // serialized
};

class ReplayState final : public RegistryState {
 public:
  // `past` must outlive this.
  explicit ReplayState(PastLog& past) : past_(&past), tree_(past) {}

  LeafIndex next() const override { return NextIndex(tree_.size()); }
  std::uint32_t rules_version() const override { return rules_version_; }
  // "Not carried" means that reading again failed; health() says how.
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override;
  Lookup<Standing> StandingAt(LeafIndex index) const override;
  Lookup<std::string> Read(Table table, std::string_view key) const override;

  // The first failure of reading again; nothing found after it means anything.
  const Status& health() const { return health_; }

  // Appends what was judged: `entry_bytes` of the log, with a statement that does `changes`.
  // Requires: entry->index == next().
  void Append(EntryPtr entry, std::string_view entry_bytes, const Changes& changes);
  // Of the standing tree, over all entries so far.
  Hash Root() { return tree_.Root(); }

  // --- For a state file.
  std::string ToBytes() const;
  static Result<ReplayState> Take(ByteReader& in, TreeSize size, PastLog& past);

  ReplayMemory memory() const;

 private:
  struct Held {
    EntryPtr entry;
    std::size_t bytes = 0;
  };

  void Fail(const Error& error) const;
  Result<EntryPtr> ReadAgain(LeafIndex index) const;
  void Hold(EntryPtr entry, std::size_t bytes) const;

  PastLog* past_;
  StandingTree tree_;
  ReplayTables tables_;
  std::uint32_t rules_version_ = 0;
  mutable Status health_;
  mutable std::list<Held> held_;  // used lately first
  mutable std::unordered_map<std::uint64_t, std::list<Held>::iterator> places_;
  mutable std::size_t held_bytes_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_REPLAY_STATE_H_
