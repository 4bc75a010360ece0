// A true registry in memory (tests/support/test_registry.h) behind plain calls: the names of the
// registry's own headers and of the client's are not to meet in one file.
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_
#define WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/tile.h"

namespace warifu {

class RealRegistry {
 public:
  // Founded; `policy` as RegistryOptions.
  explicit RealRegistry(const std::string& policy);
  ~RealRegistry();

  Result<std::string> Published();
  Result<std::string> Candidate();  // empty: none waits
  Result<bool> AddCosignature(std::string_view note);
  Result<std::vector<std::string>> Entries(LeafIndex first, std::uint64_t count);
  Result<std::string> TileBytes(const Tile& tile);
  Result<std::vector<Hash>> Consistency(TreeSize first, TreeSize second);

  Hash genesis_hash() const;
  std::uint64_t now_ms() const;
  TreeSize newest_size() const;
  TreeSize published_size() const;

  // One more entry in a batch of its own, as the next candidate.
  void Grow();
  void PassInterval();  // until there may be another candidate
  void PassMostWait();  // until a candidate that lacks its quorum is given up

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_REAL_REGISTRY_H_
