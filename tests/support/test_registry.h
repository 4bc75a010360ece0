// A real Registry over a store, files and a clock in memory, which can die and be opened again.
//
//     TestRegistry test;                       // founded by the legal world, published, not
//     threaded test.MustAdmit(test.NewKey());           // one more statement in a batch of its own
//     test.Die();                              // the process is gone; disk and files stay
//     ASSERT_TRUE(test.Open().ok());
//
// Nothing runs by itself: Submit queues, Step decides and writes, Tick moves time's work on.
// Threads: one at a time, except what Registry says.
#ifndef WARIFU_TESTS_SUPPORT_TEST_REGISTRY_H_
#define WARIFU_TESTS_SUPPORT_TEST_REGISTRY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/note/vkey.h"
#include "registry/registry.h"
#include "tests/support/legal_world.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_files.h"
#include "tests/support/memory_store.h"

namespace warifu {

inline constexpr std::string_view kTestGuardPath = "/test/registry.guard";
// When a TestRegistry begins: an hour after the founding statements are dated.
inline constexpr std::uint64_t kTestStartMs = (kLegalStartS + 3600) * 1000;

class TestRegistry {
 public:
  // Creates, begins and founds a registry; `policy` as RegistryOptions.
  // Stops the test program when that does not go well.
  explicit TestRegistry(std::optional<std::string> policy = std::nullopt);
  // Only disk, files and clock: nothing is created.
  struct Bare {};
  explicit TestRegistry(Bare);
  ~TestRegistry();

  // What a new process would do, with `options` as they are now.
  Status Create();
  Status Open();
  // The process is gone; what lasts stays.
  void Die();

  Registry& registry() { return *registry_; }
  MemoryStore& store() { return *store_; }
  MemoryFiles& files() { return files_; }
  ManualClock& clock() { return clock_; }
  LegalWorld& world() { return world_; }
  Guard& guard() { return *guard_; }
  const std::shared_ptr<MemoryDisk>& disk() const { return disk_; }
  // Another disk in the place of this one, at the next Open.
  void SwapDisk(std::shared_ptr<MemoryDisk> disk);
  // Another log key, at the next Open.
  void UseLogKey(std::string_view word) { log_key_ = TestKey(word); }
  const SigningKey& log_key() const { return log_key_; }
  VerifierKey vkey() const;
  RegistryOptions& options() { return options_; }

  // A KeyBinding that can be admitted: another key for an organization, each time a new one.
  std::string NewKey();
  // The Change by which its owner revokes the key of a NewKey.
  std::string RevokeKey(std::string_view signed_key);
  // The same as the authority would suspend an organization.
  std::string Suspend(std::string_view organization);

  // Puts in line; the outcome appears in the returned place when a Step has decided.
  std::shared_ptr<std::optional<SubmitOutcome>> Submit(std::string_view signed_statement);
  // Submit, Step, and what became of it.
  SubmitOutcome SubmitAndStep(std::string_view signed_statement);
  // The index; stops the test program when it was not admitted.
  LeafIndex MustAdmit(std::string_view signed_statement);
  // Moves the clock, ticks and steps.
  void Pass(std::uint64_t ms);

  TreeSize newest_size() const { return registry_->GetHealth().newest; }
  TreeSize published_size() const { return registry_->GetHealth().published; }

 private:
  LegalWorld world_;
  ManualClock clock_;
  std::shared_ptr<MemoryDisk> disk_;
  MemoryFiles files_;
  SigningKey log_key_;
  RegistryOptions options_;
  std::unique_ptr<MemoryStore> store_;
  std::unique_ptr<Guard> guard_;
  std::unique_ptr<Registry> registry_;
  int keys_ = 0;
};

// What an outcome is, for EXPECTs: index, findings or error as words.
std::string DescribeOutcome(const SubmitOutcome& outcome);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_TEST_REGISTRY_H_
