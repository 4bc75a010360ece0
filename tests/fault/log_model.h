// What a log must hold, from outside: everything that was acknowledged, where it was acknowledged,
// nothing that was not handed in, and every checkpoint that anybody saw as its beginning.
//
// The entries are hashed here as they come, and never asked for again: whatever the server did to
// what it showed before, changes a root.
// Threads: one.
#ifndef WARIFU_TESTS_FAULT_LOG_MODEL_H_
#define WARIFU_TESTS_FAULT_LOG_MODEL_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "client/log_view.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/tree.h"
#include "core/note/vkey.h"

namespace warifu {

// What a log got wrong, counted; each with a sentence in `said`.
struct Faults {
  int lost = 0;       // acknowledged, and not there
  int forks = 0;      // a checkpoint that is not the beginning of the log
  int strangers = 0;  // entries that nobody handed in
  std::vector<std::string> said;
};

class LogModel {
 public:
  explicit LogModel(VerifierKey log_key) : log_key_(std::move(log_key)) {}

  // A statement was sent; by the SHA-256 of its signed bytes.
  void Sent(const Hash& signed_statement) { sent_.insert(signed_statement); }
  // An entry was answered for as this one.
  void Acknowledged(std::uint64_t index, std::string_view entry, Faults& faults);
  // The same of a serialized Receipt, and its checkpoint was seen.
  void TakeReceipt(std::string_view receipt, Faults& faults);
  // A signed note that the server showed.
  void Saw(std::string_view note, Faults& faults);

  // Reads on in a log that has started again, up to the checkpoint that it shows.
  // Errors: those of the log.
  Status Check(LogView& log, Faults& faults);

  std::uint64_t size() const { return tree_.size().value(); }
  std::uint64_t acknowledged() const { return acknowledged_count_; }

 private:
  void Take(std::string_view entry, Faults& faults);
  void CompareRoot(Faults& faults);

  VerifierKey log_key_;
  std::set<Hash> sent_;
  std::map<std::uint64_t, Hash> acknowledged_;          // index: hash of the entry; not read yet
  std::map<std::uint64_t, std::set<Hash>> roots_seen_;  // by size; not read yet
  std::map<std::uint64_t, Hash> roots_;                 // of every size that was read
  std::uint64_t acknowledged_count_ = 0;
  Frontier tree_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_FAULT_LOG_MODEL_H_
