// warifud backup: through the running server, or alone where none runs.

#include "server/backup.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include "core/base/exit.h"
#include "registry/guard.h"
#include "registry/recovery.h"
#include "server/admin_socket.h"
#include "server/commands.h"
#include "server/scratch.h"

namespace warifu {
namespace {

Status CheckTarget(DataFolders& folders, const std::string& data, const std::string& to) {
  if (!Guard::CheckPath(to, data).ok()) {
    return Refused("--to: {to} lies inside the data directory {data}: name one outside", to, data);
  }
  WARIFU_ASSIGN_OR_RETURN(const bool exists, folders.files().Exists(to));
  if (!exists) return Ok();
  return Refused("--to: {to} exists already: a backup is a directory of its own; name a new one",
                 to);
}

Status CheckCopy(DataFolders& folders, const std::string& dir, TreeSize& size) {
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> copy, folders.OpenToRead(dir));
  const std::shared_ptr<const StoreView> view = copy->Latest();
  size = view->size();
  return size.value() == 0 ? Ok() : CheckEnd(*view);
}

// Another user may have started the server, and it has another folder to start names from.
std::string Absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

Result<TreeSize> BackUpAlone(const BackupArgs& args, const std::string& to, Context& context) {
  const Result<std::unique_ptr<Store>> store = context.folders.Open(args.data);
  if (store.ok()) return MakeBackup(context.folders, **store, args.data, to);
  return Error{store.error().code,
               Said("{why} (and no server listens at its admin socket {socket})",
                    store.error().sentence, AdminSocketPath(args.admin, args.data))};
}

}  // namespace

Result<TreeSize> MakeBackup(DataFolders& folders, Store& store, const std::string& data,
                            const std::string& to) {
  WARIFU_RETURN_IF_ERROR(CheckTarget(folders, data, to));
  const std::string part = Beside(to, ".part");
  WARIFU_RETURN_IF_ERROR(folders.Remove(part));  // of one that was killed
  WARIFU_RETURN_IF_ERROR(folders.Copy(store, part));
  TreeSize size;
  const Status whole = CheckCopy(folders, part, size);
  if (!whole.ok()) {
    static_cast<void>(folders.Remove(part));  // the reason is what counts
    return whole.error();
  }
  WARIFU_RETURN_IF_ERROR(folders.PutInPlace(part, Beside(to, "")));
  return size;
}

Result<int> RunBackup(const BackupArgs& args, Context& context) {
  const std::string to = Absolute(args.to);
  WARIFU_ASSIGN_OR_RETURN(std::optional<TreeSize> size,
                          AskForBackup(AdminSocketPath(args.admin, args.data), to));
  const bool is_running = size.has_value();
  if (!is_running) {
    WARIFU_ASSIGN_OR_RETURN(size, BackUpAlone(args, to, context));
  }
  context.out << "backup: " << size->value() << " entries in " << to
              << (is_running ? ", of the running server\n" : "\n");
  context.err << "It holds no log key. Copy it to another machine: on this disk it shares files "
                 "with the data directory.\n";
  return kExitOk;
}

}  // namespace warifu
