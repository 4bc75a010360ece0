// The log of docs/format.md: genesis and seal in the first batch, a key binding and a seal in the
// second; and what else the log's key might have signed.
#ifndef WARIFU_TESTS_CORE_STATEMENT_DOC_LOG_H_
#define WARIFU_TESTS_CORE_STATEMENT_DOC_LOG_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "tests/support/memory_nodes.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

inline constexpr std::uint64_t kFirstBatchMs = 1795132805000;
inline constexpr std::uint64_t kSecondBatchMs = 1795132865000;
inline constexpr std::uint64_t kExampleCosignedAtS = 1795132870;
inline constexpr std::string_view kExampleWitnessName = "witness.example";

struct ExampleLog {
  std::vector<std::string> entries;
  std::vector<Hash> leaf_hashes;
  std::vector<std::vector<std::string>> standing_leaves;  // under each seal
  std::vector<Hash> standing_roots;
};

// In order: a replay finds nothing wrong with it.
ExampleLog MakeExampleLog();
// Two entries as its first batch, but at another time.
ExampleLog MakeOtherFirstBatch();
// Two entries, of which the seal holds a root that is not the standing tree's.
ExampleLog MakeFalselySealedLog();

// A SignedStatement by test keys. Stops the test program unless Examine lets it through.
std::string SignChecked(const v1::Statement& statement, const std::vector<std::string>& keys);

// Of the log tree.
Hash RootOf(const std::vector<Hash>& leaf_hashes);
// The nodes over these leaves.
MemoryNodes NodesOver(const std::vector<Hash>& leaf_hashes);
std::vector<Hash> MultiProofOf(const std::vector<LeafIndex>& leaves, const std::vector<Hash>& tree);
// The note over all entries, signed by the test key "log".
std::string SignedCheckpoint(const ExampleLog& log);
// The same with the witness's line.
std::string CosignedCheckpoint(const ExampleLog& log);
std::string WitnessLine(const std::string& note);

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_DOC_LOG_H_
