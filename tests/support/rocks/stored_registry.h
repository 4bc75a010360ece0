// A real Registry over a real RocksStore in a folder of its own, whose disk can be cut off.
//
//     StoredRegistry stored;                       // founded by the legal world
//     stored.MustAdmit(stored.NewKey());           // one more statement in a batch of its own
//     stored.Die();                                // the process is gone; the disk stays
//     ASSERT_TRUE(stored.Open().ok());
//
// As tests/support/test_registry.h, which has everything in memory. Nothing runs by itself.
// Threads: one at a time, except what Registry says.
#ifndef WARIFU_TESTS_SUPPORT_ROCKS_STORED_REGISTRY_H_
#define WARIFU_TESTS_SUPPORT_ROCKS_STORED_REGISTRY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/note/vkey.h"
#include "registry/registry.h"
#include "storage/rocks_files.h"
#include "storage/rocks_store.h"
#include "tests/support/legal_world.h"
#include "tests/support/manual_clock.h"
#include "tests/support/rocks/fault_file_system.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {

class StoredRegistry {
 public:
  // Creates, begins and founds; stops the test program when that does not go well.
  explicit StoredRegistry(LegalWorldOptions options = {});

  // Only a folder, files and a clock.
  struct Bare {};
  explicit StoredRegistry(Bare, LegalWorldOptions options = {});

  // What `warifud init` does, and a new `warifud serve`.
  Status Create();
  Status Open();
  bool is_open() const { return registry_ != nullptr; }
  // The process is gone.
  void Die();
  // The same, and what was not synced is lost; the disk works again.
  void CutPower(Loss loss = Loss::kAll);
  // Appends the founding statements behind the genesis.
  void Found();

  std::string data() const { return folder_.Path("data"); }
  const TempFolder& folder() const { return folder_; }
  FaultFileSystem& disk() { return *disk_; }
  const std::shared_ptr<FaultFileSystem>& disk_pointer() const { return disk_; }
  RocksFiles& files() { return files_; }
  RocksStore& store() { return *store_; }
  Registry& registry() { return *registry_; }
  LegalWorld& world() { return world_; }
  ManualClock& clock() { return clock_; }
  RegistryOptions& options() { return options_; }
  const SigningKey& log_key() const { return log_key_; }
  VerifierKey vkey() const;

  // A KeyBinding that can be admitted, each time a new one; and the Change that revokes the last.
  std::string NewKey();
  std::string RevokeLastKey();
  // Submit, Step, and what became of it.
  SubmitOutcome SubmitAndStep(std::string_view signed_statement);
  LeafIndex MustAdmit(std::string_view signed_statement);
  // Moves the clock and ticks.
  void Pass(std::uint64_t ms);

 private:
  TempFolder folder_;
  std::shared_ptr<FaultFileSystem> disk_;
  RocksFiles files_;
  LegalWorld world_;
  ManualClock clock_;
  SigningKey log_key_;
  RegistryOptions options_;
  Guard guard_;
  std::unique_ptr<RocksStore> store_;
  std::unique_ptr<Registry> registry_;
  Hash last_key_;
  int keys_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_ROCKS_STORED_REGISTRY_H_
