#include "tests/client/real_registry.h"

#include "registry/limits.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

constexpr std::size_t kAnswerBytes = 1 << 20;

}  // namespace

struct RealRegistry::Parts {
  TestRegistry test;
};

RealRegistry::RealRegistry(const std::string& policy) : parts_(new Parts{TestRegistry(policy)}) {}
RealRegistry::~RealRegistry() = default;

Result<std::string> RealRegistry::Published() {
  return parts_->test.registry().PublishedCheckpoint();
}

Result<std::string> RealRegistry::Candidate() {
  return parts_->test.registry().CandidateCheckpoint().value_or("");
}

Result<bool> RealRegistry::AddCosignature(std::string_view note) {
  return parts_->test.registry().AddCosignature(note);
}

Result<std::vector<std::string>> RealRegistry::Entries(LeafIndex first, std::uint64_t count) {
  return parts_->test.registry().Entries(first, count, kAnswerBytes);
}

Result<std::string> RealRegistry::TileBytes(const Tile& tile) {
  return parts_->test.registry().TileBytes(tile);
}

Result<std::vector<Hash>> RealRegistry::Consistency(TreeSize first, TreeSize second) {
  return parts_->test.registry().Consistency(first, second);
}

Hash RealRegistry::genesis_hash() const { return parts_->test.world().registry(); }
std::uint64_t RealRegistry::now_ms() const { return parts_->test.clock().NowMs(); }
TreeSize RealRegistry::newest_size() const { return parts_->test.newest_size(); }
TreeSize RealRegistry::published_size() const { return parts_->test.published_size(); }

void RealRegistry::Grow() {
  PassInterval();
  parts_->test.MustAdmit(parts_->test.NewKey());
}

void RealRegistry::PassInterval() { parts_->test.Pass(kCandidateIntervalMs); }
void RealRegistry::PassMostWait() { parts_->test.Pass(kCandidateMostWaitMs); }

}  // namespace warifu
