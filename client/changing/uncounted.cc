#include "client/changing/uncounted.h"

#include <algorithm>
#include <set>
#include <string>

#include "client/registry_server.h"
#include "core/replay/examine_entry.h"
#include "core/statement/entry.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesAtOnce = 500;

Result<std::uint64_t> AdmittedAtMs(const BelievedRegistry& registry, std::uint64_t index) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> entries,
                          registry.connection->GetEntries(LeafIndex(index), 1));
  if (entries.empty()) return Inconsistent("the server did not show entry {index}", index);
  WARIFU_ASSIGN_OR_RETURN(const UntrustedEntry entry, ParseEntry(entries.front()));
  return entry.admitted_at_ms;
}

// The first entry admitted at `since_ms` or later, of `size`: times rise with the index.
Result<std::uint64_t> FirstSince(const BelievedRegistry& registry, std::uint64_t size,
                                 std::uint64_t since_ms) {
  std::uint64_t first = 0;
  std::uint64_t behind = size;
  while (first < behind) {
    const std::uint64_t middle = first + (behind - first) / 2;
    WARIFU_ASSIGN_OR_RETURN(const std::uint64_t at_ms, AdmittedAtMs(registry, middle));
    if (at_ms < since_ms) {
      first = middle + 1;
    } else {
      behind = middle;
    }
  }
  return first;
}

// Looks at entries in order and follows what rests on the key.
class Follower {
 public:
  Follower(const Hash& genesis, const PublicKey& key) : genesis_(genesis) {
    dead_.insert(key.ToString());
  }

  void Look(LeafIndex index, std::string_view entry) {
    const ExaminedEntry examined = ExamineEntry(genesis_, false, entry);
    if (!examined.statement || !RestsOnDead(*examined.statement)) return;
    const ExaminedStatement& statement = *examined.statement;
    if (statement.kind() == StatementKind::kKeyBinding) {
      dead_.insert(statement.statement().key_binding().public_key());
    }
    found_.statements.push_back(
        {index, examined.frame->admitted_at_ms, statement.code(), statement.kind()});
  }

  Uncounted& found() { return found_; }

 private:
  // In its own binding a key vouches for nothing.
  bool RestsOnDead(const ExaminedStatement& statement) const {
    const std::vector<PublicKey>& signers = statement.signers();
    const std::string& bound = statement.statement().key_binding().public_key();
    return std::any_of(signers.begin(), signers.end(), [&](const PublicKey& signer) {
      return dead_.contains(signer.ToString()) && signer.view() != bound;
    });
  }

  const Hash genesis_;
  std::set<std::string> dead_;  // keys that do not count
  Uncounted found_;
};

}  // namespace

Result<Uncounted> FindUncounted(const BelievedRegistry& registry, const PublicKey& key,
                                std::uint64_t since_ms) {
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head,
                          FetchCheckpoint(*registry.connection, registry.trust));
  const std::uint64_t size = head.checkpoint.size.value();
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t first, FirstSince(registry, size, since_ms));
  const std::uint64_t behind = std::min(size, first + kMaxEntriesLookedThrough);
  Follower follower(registry.trust.genesis_hash(), key);
  for (std::uint64_t next = first; next < behind;) {
    const std::uint64_t count = std::min(behind - next, kEntriesAtOnce);
    WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> entries,
                            registry.connection->GetEntries(LeafIndex(next), count));
    if (entries.empty() || entries.size() > count) {
      return Inconsistent("the server did not show the entries from {next}", next);
    }
    for (const std::string& entry : entries) follower.Look(LeafIndex(next++), entry);
  }
  follower.found().whole = behind == size;
  return std::move(follower.found());
}

}  // namespace warifu
