// warifud init: a log key, and with it an empty registry.

#include <memory>
#include <ostream>

#include "core/base/exit.h"
#include "registry/guard.h"
#include "registry/recovery.h"
#include "server/commands.h"
#include "server/log_key.h"

namespace warifu {
namespace {

Status CheckNoFile(Context& context, const std::string& flag, const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const bool exists, context.folders.files().Exists(path));
  if (!exists) return Ok();
  return Refused(
      "{flag}: {path} exists already: nothing was made; move it away if it is not needed, or name "
      "another",
      flag, path);
}

// The key lies outside the data directory, where no backup takes it along.
Status CheckKeyPath(const std::string& log_key, const std::string& data) {
  if (Guard::CheckPath(log_key, data).ok()) return Ok();
  return Refused(
      "--log-key: {path} lies inside the data directory {data}: name a file outside, so that no "
      "copy of the data holds the key",
      log_key, data);
}

// A log that goes over to another key must be of the same name.
Status CheckOriginOfLog(const InitArgs& args, const StoreView& view) {
  const Lookup<EntryPtr> genesis = view.state().Genesis();
  if (!genesis.found()) {
    return Refused(
        "--replace-log-key: the data directory {data} holds no log: leave the flag out to begin "
        "one",
        args.data);
  }
  const std::string& origin = view.state().genesis().origin();
  if (origin == args.origin) return Ok();
  return BadInput("--origin: the log in {data} is {origin}, not {wanted}", args.data, origin,
                  args.origin);
}

void PrintKey(Context& context, const NewLogKey& key, const std::string& path) {
  context.out << key.vkey().ToString() << "\n" << std::flush;
  context.err << "The log key is in " << path
              << ": copy this file to two places now; without it this registry cannot go on.\n";
}

Result<int> ReplaceKey(const InitArgs& args, Context& context) {
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.folders.Open(args.data));
  WARIFU_RETURN_IF_ERROR(CheckOriginOfLog(args, *store->Latest()));
  WARIFU_ASSIGN_OR_RETURN(const NewLogKey key,
                          NewLogKey::Make(context, args.origin, args.passphrase_file));
  WARIFU_RETURN_IF_ERROR(key.Write(context, args.log_key));
  PrintKey(context, key, args.log_key);
  context.err << "Go over to it with warifud serve --replace-log-key, and give out a new trust "
                 "file that names it.\n";
  return kExitOk;
}

// Nothing is made before all that can be wrong with what was typed is known. Then in an order in
// which a death leaves nothing that a second try would take for a registry: the guard, which makes
// it one, comes last.
Result<int> MakeRegistry(const InitArgs& args, Context& context) {
  WARIFU_ASSIGN_OR_RETURN(const std::string guard_path, GuardPath(args.guard, args.data));
  WARIFU_RETURN_IF_ERROR(CheckNoFile(context, "guard", guard_path));
  WARIFU_ASSIGN_OR_RETURN(const NewLogKey key,
                          NewLogKey::Make(context, args.origin, args.passphrase_file));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.folders.Make(args.data));
  if (store->Latest()->size().value() > 0) {
    return Refused("--data: {data} holds a log already: serve it, or name another directory",
                   args.data);
  }
  WARIFU_RETURN_IF_ERROR(key.Write(context, args.log_key));
  Guard guard(context.folders.files(), guard_path);
  WARIFU_RETURN_IF_ERROR(CreateRegistry(*store, guard, key.vkey()));
  PrintKey(context, key, args.log_key);
  return kExitOk;
}

}  // namespace

Result<int> RunInit(const InitArgs& args, Context& context) {
  WARIFU_RETURN_IF_ERROR(CheckKeyPath(args.log_key, args.data));
  WARIFU_RETURN_IF_ERROR(CheckNoFile(context, "--log-key", args.log_key));
  return args.replace_log_key ? ReplaceKey(args, context) : MakeRegistry(args, context);
}

}  // namespace warifu
