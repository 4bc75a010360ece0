#include "tests/support/memory_files.h"

#include <utility>

namespace warifu {

Result<std::optional<std::string>> MemoryFiles::Read(const std::string& path,
                                                     std::size_t max_bytes) {
  const std::lock_guard lock(mutex_);
  if (fail_reads_) return IoError("{path}: the disk failed while reading", path);
  const auto file = files_.find(path);
  if (file == files_.end()) return std::optional<std::string>();
  if (file->second.size() > max_bytes) return BadInput("{path}: too large", path);
  return std::optional<std::string>(file->second);
}

Status MemoryFiles::ReplaceSynced(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  return Write(path, bytes);
}

Status MemoryFiles::CreateSynced(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (files_.contains(path)) return Refused("{path}: exists already", path);
  return Write(path, bytes);
}

Status MemoryFiles::Write(const std::string& path, std::string_view bytes) {
  const bool fails = ++writes_ == fail_at_;
  if (!fails || fault_ == Fault::kFailedButPersisted) files_[path] = std::string(bytes);
  return fails ? Status(IoError("{path}: the disk failed while writing", path)) : Ok();
}

Result<bool> MemoryFiles::Exists(const std::string& path) {
  const std::lock_guard lock(mutex_);
  return files_.contains(path);
}

void MemoryFiles::FailWrite(std::uint64_t nth, Fault fault) {
  const std::lock_guard lock(mutex_);
  fail_at_ = writes_ + nth;
  fault_ = fault;
}

void MemoryFiles::FailReads(bool fail) {
  const std::lock_guard lock(mutex_);
  fail_reads_ = fail;
}

std::uint64_t MemoryFiles::writes() const {
  const std::lock_guard lock(mutex_);
  return writes_;
}

std::optional<std::string> MemoryFiles::Get(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto file = files_.find(path);
  return file == files_.end() ? std::nullopt : std::optional(file->second);
}

void MemoryFiles::Set(const std::string& path, std::string bytes) {
  const std::lock_guard lock(mutex_);
  files_[path] = std::move(bytes);
}

void MemoryFiles::Remove(const std::string& path) {
  const std::lock_guard lock(mutex_);
  files_.erase(path);
}

}  // namespace warifu
