#include "client/audit/state_file.h"

#include "client/home.h"
#include "core/statement/file.h"

namespace warifu {

Status WriteStateFile(const std::string& path, std::string_view state, std::uint64_t most_bytes) {
  const std::string file = FrameFile(FileKind::kState, state);
  if (file.size() <= most_bytes) {
    return WriteFile(path, file, Overwrite::kYes, Secrecy::kPublic);
  }
  return Refused(
      "--save: the state has {bytes} bytes, more than the {most} that --since would read: nothing "
      "was saved. Leave --save out; the audit itself does not need it",
      file.size(), most_bytes);
}

Result<std::string> ReadStateFile(const std::string& path, std::uint64_t most_bytes) {
  WARIFU_ASSIGN_OR_RETURN(const std::string file, ReadFile(path, most_bytes));
  return UnframeFile(FileKind::kState, file);
}

}  // namespace warifu
