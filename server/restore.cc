// warifud restore: a data directory made again from a backup or an exported log, and put in place
// only when it holds everything that is known of the log.
//
// The old directory is locked from before the first check until the new one stands in its place, so
// that no server writes to it meanwhile. The guard is touched only where it was missing, at the
// end. Killed at any step, it is run again.

#include <memory>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "core/base/exit.h"
#include "registry/exported_entries.h"
#include "registry/guard.h"
#include "registry/recovery.h"
#include "registry/restoring.h"
#include "server/commands.h"
#include "server/scratch.h"

namespace warifu {
namespace {

// What the entries come from, held open.
struct Source {
  std::unique_ptr<Store> backup;
  std::shared_ptr<const StoreView> view;
  std::unique_ptr<ExportedEntries> exported;

  const EntrySource& entries() const {
    return exported != nullptr ? static_cast<const EntrySource&>(*exported) : *view;
  }
};

Result<Source> OpenSource(const std::string& from, DataFolders& folders) {
  Source source;
  WARIFU_ASSIGN_OR_RETURN(const bool is_export, ExportedEntries::IsThere(folders.files(), from));
  if (is_export) {
    WARIFU_ASSIGN_OR_RETURN(source.exported, ExportedEntries::Open(folders.files(), from));
    return source;
  }
  Result<std::unique_ptr<Store>> backup = folders.OpenToRead(from);
  if (!backup.ok()) {
    return Error{backup.error().code,
                 Said("--from: neither a backup nor an exported log can be read there: {why}",
                      backup.error().sentence)};
  }
  source.backup = *std::move(backup);
  source.view = source.backup->Latest();
  return source;
}

Status CheckFrom(const std::string& from, const std::string& data) {
  if (Guard::CheckPath(from, data).ok()) return Ok();
  return Refused(
      "--from: {from} is the data directory {data}, or lies inside it: restore from a copy "
      "(warifud backup makes one)",
      from, data);
}

// Without the guard only what others remember can tell how far the log had come.
Status CheckEvidence(const RestoreArgs& args, const Guard& guard) {
  if (!args.seen.empty() && !args.log_vkey.empty()) return Ok();
  return Refused(
      "guard {path}: missing: look for it first. If it is lost, give --log-vkey and, by --seen, "
      "the "
      "newest checkpoint that anybody else holds: a witness, an auditor, an exported log, the "
      "newest receipt",
      guard.path());
}

// What the directory that is to be replaced says of its own end; nothing where it cannot be read.
std::optional<KnownNote> AskReplaced(const std::string& data, Context& context) {
  const Result<std::unique_ptr<Store>> store = context.folders.OpenToRead(data);
  if (!store.ok()) {
    context.err << "What stands in " << data
                << " cannot be read, so it is not compared: " << store.error().message() << "\n";
    return std::nullopt;
  }
  const std::shared_ptr<const StoreView> view = (*store)->Latest();
  if (view->size().value() == 0) return std::nullopt;
  return KnownNote{"the directory that is to be replaced", view->checkpoint()};
}

Result<std::vector<KnownNote>> GatherRemembered(const RestoreArgs& args, const Guard& guard,
                                                bool is_replaced, Context& context) {
  WARIFU_ASSIGN_OR_RETURN(std::vector<KnownNote> remembered, RememberedBy(guard));
  WARIFU_ASSIGN_OR_RETURN(std::vector<std::string> seen, ReadSeen(context, args.seen));
  for (std::size_t i = 0; i < seen.size(); ++i) {
    remembered.push_back({"--seen note " + std::to_string(i + 1), std::move(seen[i])});
  }
  if (is_replaced) {
    std::optional<KnownNote> replaced = AskReplaced(args.data, context);
    if (replaced.has_value()) remembered.push_back(*std::move(replaced));
  }
  return remembered;
}

}  // namespace

Result<int> RunRestore(const RestoreArgs& args, Context& context) {
  WARIFU_RETURN_IF_ERROR(CheckFrom(args.from, args.data));
  WARIFU_ASSIGN_OR_RETURN(const std::string guard_path, GuardPath(args.guard, args.data));
  WARIFU_ASSIGN_OR_RETURN(const std::optional<VerifierKey> log_key, ReadLogVkey(args.log_vkey));
  Guard guard(context.folders.files(), guard_path);
  WARIFU_ASSIGN_OR_RETURN(const std::optional<GuardContent> guarded, guard.Read());
  if (!guarded.has_value()) WARIFU_RETURN_IF_ERROR(CheckEvidence(args, guard));
  WARIFU_ASSIGN_OR_RETURN(const bool is_replaced, context.folders.files().Exists(args.data));
  std::unique_ptr<FolderLock> lock;
  if (is_replaced) {
    WARIFU_ASSIGN_OR_RETURN(lock, context.folders.Lock(args.data));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<KnownNote> remembered,
                          GatherRemembered(args, guard, is_replaced, context));
  WARIFU_ASSIGN_OR_RETURN(const Source source, OpenSource(args.from, context.folders));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Scratch> made,
                          Scratch::Make(Beside(args.data, ".restoring"), context.folders));
  WARIFU_RETURN_IF_ERROR(
      MakeAgain(source.entries(), made->store(), log_key, ReplayProgressTo(context)));
  WARIFU_RETURN_IF_ERROR(CheckReaches(*made->store().Latest(), remembered));
  WARIFU_RETURN_IF_ERROR(made->store().Flush());
  made->Close();
  WARIFU_ASSIGN_OR_RETURN(const std::string before,
                          context.folders.PutInPlace(made->dir(), Beside(args.data, "")));
  if (!guarded.has_value()) {
    WARIFU_RETURN_IF_ERROR(guard.Advance(source.entries().checkpoint()));
    context.err << "The guard was made anew: " << guard_path << "\n";
  }
  if (!before.empty()) context.err << "What was there before is now " << before << "\n";
  context.out << "restored: " << source.entries().size().value() << " entries in " << args.data
              << "\n";
  return kExitOk;
}

}  // namespace warifu
