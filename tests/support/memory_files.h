// Files in memory, with faults: the second implementation of registry/files.h.
// Threads: safe.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_FILES_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_FILES_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "registry/files.h"
#include "tests/support/memory_store.h"

namespace warifu {

class MemoryFiles : public Files {
 public:
  Result<std::optional<std::string>> Read(const std::string& path, std::size_t max_bytes) override;
  Status ReplaceSynced(const std::string& path, std::string_view bytes) override;
  Status CreateSynced(const std::string& path, std::string_view bytes) override;
  Result<bool> Exists(const std::string& path) override;

  // The `nth` write from now (1: the next) fails so; later ones are good again.
  void FailWrite(std::uint64_t nth, Fault fault);
  // While on, reading fails.
  void FailReads(bool fail);
  std::uint64_t writes() const;

  // Without faults.
  std::optional<std::string> Get(const std::string& path) const;
  void Set(const std::string& path, std::string bytes);
  void Remove(const std::string& path);

 private:
  // Requires mutex_.
  Status Write(const std::string& path, std::string_view bytes);

  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;
  std::uint64_t writes_ = 0;
  std::uint64_t fail_at_ = 0;
  Fault fault_ = Fault::kFailed;
  bool fail_reads_ = false;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_FILES_H_
