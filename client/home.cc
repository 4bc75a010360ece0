#include "client/home.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace warifu {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnlyFile = 0600;
constexpr mode_t kPublicFile = 0644;
constexpr std::size_t kReadChunkBytes = 64 << 10;

std::string WhyNot() { return std::strerror(errno); }

// So that the name of what was put into `folder` survives a power cut.
Status SyncFolder(const fs::path& folder) {
  const fs::path named = folder.empty() ? fs::path(".") : folder;
  const int fd = ::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  const std::string why = WhyNot();
  if (fd >= 0) ::close(fd);
  if (synced) return Ok();
  return IoError("cannot write to the folder {path}: {why}", named.string(), why);
}

Status WriteAndSync(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) return IoError("cannot write {path}: {why}", path, WhyNot());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(fd) != 0) return IoError("cannot write {path}: {why}", path, WhyNot());
  return Ok();
}

// Puts the finished temporary file in its place.
Status Install(const std::string& temporary, const std::string& path, Overwrite overwrite) {
  if (overwrite == Overwrite::kYes) {
    if (::rename(temporary.c_str(), path.c_str()) == 0) return Ok();
    return IoError("cannot write {path}: {why}", path, WhyNot());
  }
  if (::link(temporary.c_str(), path.c_str()) == 0) return Ok();
  if (errno == EEXIST) {
    return Refused("{path} exists already, and nothing was written: name another file", path);
  }
  return IoError("cannot write {path}: {why}", path, WhyNot());
}

}  // namespace

Result<std::string> HomeFromEnvironment() {
  if (const char* home = std::getenv("WARIFU_HOME"); home != nullptr && *home != '\0') {
    return std::string(home);
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    return std::string(home) + "/.warifu";
  }
  return BadInput("set WARIFU_HOME to the folder for keys and trust files");
}

Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes) {
  std::error_code error;
  if (!fs::exists(path, error) && !error) return NotFound("there is no file {path}", path);
  if (fs::is_directory(path, error)) return BadInput("{path} is a folder, not a file", path);
  std::ifstream file(path, std::ios::binary);
  if (!file) return IoError("cannot read {path}: {why}", path, WhyNot());
  Result<std::string> bytes = ReadStream(file, max_bytes);
  if (!bytes.ok()) return bytes.error().At(path);
  return bytes;
}

Result<std::string> ReadStream(std::istream& in, std::size_t max_bytes) {
  std::string bytes;
  std::string chunk(kReadChunkBytes, '\0');
  while (in) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes) {
      return BadInput("larger than any such file may be ({most} bytes)", max_bytes);
    }
  }
  if (in.bad()) return IoError("cannot be read");
  return bytes;
}

Status MakeFolder(const std::string& path) {
  std::vector<fs::path> missing;  // the innermost first
  std::error_code error;
  for (fs::path folder = path; !folder.empty() && !fs::is_directory(folder, error);
       folder = folder.parent_path()) {
    missing.push_back(folder);
    if (folder == folder.parent_path()) break;
  }
  for (auto folder = missing.rbegin(); folder != missing.rend(); ++folder) {
    fs::create_directory(*folder, error);
    if (error) {
      return IoError("cannot make the folder {path}: {why}", folder->string(), error.message());
    }
    fs::permissions(*folder, fs::perms::owner_all, error);
    WARIFU_RETURN_IF_ERROR(SyncFolder(folder->parent_path()));
  }
  return Ok();
}

Status WriteFile(const std::string& path, std::string_view bytes, Overwrite overwrite,
                 Secrecy secrecy) {
  const fs::path folder = fs::path(path).parent_path();
  WARIFU_RETURN_IF_ERROR(MakeFolder(folder.string()));
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkstemp(temporary.data());
  if (fd < 0) return IoError("cannot write {path}: {why}", path, WhyNot());
  ::fchmod(fd, secrecy == Secrecy::kOwnerOnly ? kOwnerOnlyFile : kPublicFile);
  Status status = WriteAndSync(fd, bytes, path);
  ::close(fd);
  if (status.ok()) status = Install(temporary, path, overwrite);
  if (status.ok()) status = SyncFolder(folder);
  ::unlink(temporary.c_str());  // gone already after a rename
  return status;
}

bool FileExists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error) || error;
}

Status RemoveFile(const std::string& path) {
  if (::unlink(path.c_str()) == 0) return Ok();
  if (errno == ENOENT) return NotFound("there is no file {path}", path);
  return IoError("cannot remove {path}: {why}", path, WhyNot());
}

Result<std::vector<std::string>> ListFiles(const std::string& folder, std::string_view ending) {
  std::vector<std::string> names;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return names;
  fs::directory_iterator file(folder, error);
  for (const fs::directory_iterator end; !error && file != end; file.increment(error)) {
    const std::string name = file->path().filename().string();
    std::error_code unknown;  // a file that cannot be looked at is none
    if (name.ends_with(ending) && file->is_regular_file(unknown)) names.push_back(name);
  }
  if (error) return IoError("cannot read the folder {path}: {why}", folder, error.message());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace warifu
