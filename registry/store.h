// Store: where a registry's log, trees and tables last. The sequencer's narrow view of storage.
//
// Implementations: storage/ (RocksDB) and tests/support (memory). Space on the disk is the
// implementation's own matter and not here.
// Threads: Commit from one thread; Latest from any; a StoreView from any.
#ifndef WARIFU_REGISTRY_STORE_H_
#define WARIFU_REGISTRY_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"
#include "core/rules/state.h"
#include "core/rules/table.h"
#include "core/standing/standing.h"
#include "registry/entry_source.h"
#include "registry/search_reader.h"

namespace warifu {

// Everything that one batch writes; all of it or nothing lasts.
struct CommitBatch {
  TreeSize old_size;                 // must be the store's size
  std::vector<std::string> entries;  // bytes of [old_size, new size); the last is a seal
  std::vector<Node> log_nodes;       // completed by these entries
  std::vector<Node> standing_nodes;  // of the standing tree at new size - 1, rewritten
  // Of new and changed leaves, by rising index, the new seal's included.
  std::vector<std::pair<LeafIndex, Standing>> standings;
  std::vector<TablePut> puts;     // in order; an empty value erases
  std::vector<SearchRow> search;  // new rows of the search index (registry/search_rows.h)
  std::uint64_t admitted_at_ms = 0;
  std::uint32_t rules_version = 0;  // for the next entry
  std::string checkpoint;           // signed note of the new size
};

// The store as of one commit; stays so while it is held (later commits do not show).
class StoreView : public EntrySource {
 public:
  virtual std::uint64_t admitted_at_ms() const = 0;  // of the last entry; 0 when empty
  // Rules may be run over it, from several threads at once: its Genesis() was asked before the view
  // was shared, because a state remembers that. A failed read makes the look-up "not carried" and
  // shows in health().
  virtual const RegistryState& state() const = 0;
  virtual const HashReader& log_tree() const = 0;
  // The standing tree that the last seal names: over the leaves of [0, size - 1).
  virtual const HashReader& standing_tree() const = 0;
  // The search index; its reads do not show in health().
  virtual const SearchReader& search() const = 0;
  // The first read error that this view met, if any: what it answered since may be "not carried".
  virtual Status health() const = 0;

  // For fsck: all that is stored, a page at a time. Each gives at most `count` rows by rising key,
  // from the first that is not below the given key; an empty page is the end.
  // Requires: count > 0.
  // Errors: kIo, kDamaged (a row that cannot be read as what it should be).
  virtual Result<std::vector<Node>> ScanLogNodes(NodeId from, std::size_t count) const = 0;
  virtual Result<std::vector<Node>> ScanStandingNodes(NodeId from, std::size_t count) const = 0;
  virtual Result<std::vector<std::pair<LeafIndex, Standing>>> ScanStandings(
      LeafIndex from, std::size_t count) const = 0;
  // The rows of one table, by their keys' bytes.
  virtual Result<std::vector<TablePut>> ScanTable(Table table, std::string_view from_key,
                                                  std::size_t count) const = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  virtual std::shared_ptr<const StoreView> Latest() const = 0;

  // Whether a Commit would be tried now.
  // Errors: kRefused after a failed Commit, or while too little space is free.
  virtual Status CheckWritable() const = 0;

  // Atomic and synced. After kOutcomeUnknown every later Commit is refused.
  // Errors: kOutcomeUnknown; kRefused (nothing written): as CheckWritable, or a read failed.
  virtual Status Commit(const CommitBatch& batch) = 0;

  // Makes what recovery brought back last in synced files of its own.
  // Errors: kIo.
  virtual Status Flush() = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_STORE_H_
