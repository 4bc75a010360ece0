// warifud fsck: makes everything stored again from the entries, and compares.

#include "registry/fsck.h"

#include <memory>
#include <optional>
#include <ostream>

#include "core/base/exit.h"
#include "core/note/vkey.h"
#include "server/commands.h"
#include "server/limits.h"

namespace warifu {
namespace {

// "DIR/" and "DIR" are one folder; what lies beside it lies outside.
std::string Beside(const std::string& data, std::string_view ending) {
  return data.substr(0, data.find_last_not_of('/') + 1) + std::string(ending);
}

// A second, empty store beside the data, deleted at the end of this.
class Scratch {
 public:
  static Result<std::unique_ptr<Scratch>> Make(const std::string& data, Context& context) {
    std::unique_ptr<Scratch> scratch(new Scratch(Beside(data, ".fsck"), context.storage));
    WARIFU_RETURN_IF_ERROR(scratch->storage_.remove(scratch->dir_));  // of one that was killed
    WARIFU_ASSIGN_OR_RETURN(scratch->store_, scratch->storage_.make(scratch->dir_));
    return scratch;
  }
  ~Scratch() {
    store_.reset();
    // What is left is deleted by the next one.
    static_cast<void>(storage_.remove(dir_));
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  Store& store() { return *store_; }

 private:
  Scratch(std::string dir, const StorageAccess& storage)
      : dir_(std::move(dir)), storage_(storage) {}

  const std::string dir_;
  const StorageAccess& storage_;
  std::unique_ptr<Store> store_;
};

// The key that may be given to check the signature with.
Result<std::optional<VerifierKey>> ReadKey(const std::string& log_vkey) {
  if (log_vkey.empty()) return std::optional<VerifierKey>();
  Result<VerifierKey> key = VerifierKey::Parse(log_vkey);
  if (!key.ok()) return BadInput("--log-vkey: {why}", key.error().sentence);
  return std::optional<VerifierKey>(*std::move(key));
}

// How far it is, on standard error, now and then.
FsckProgress ProgressTo(Context& context) {
  return [&context, said_at_ms = context.clock.SteadyMs()](TreeSize done, TreeSize all) mutable {
    const std::uint64_t now_ms = context.clock.SteadyMs();
    if (now_ms < said_at_ms + kProgressMs) return;
    said_at_ms = now_ms;
    context.err << "made again: " << done.value() << " of " << all.value() << " entries\n";
  };
}

// What differs in the end. With --rebuild all that the entries do not make is put right first;
// wrong entries are only named.
Result<std::optional<Difference>> Check(const FsckArgs& args, Context& context, Store& store,
                                        Store& made) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<VerifierKey> log_key, ReadKey(args.log_vkey));
  WARIFU_ASSIGN_OR_RETURN(std::optional<Difference> difference,
                          ReplayInto(*store.Latest(), made, ProgressTo(context)));
  if (difference.has_value()) return difference;
  if (args.rebuild) {
    WARIFU_ASSIGN_OR_RETURN(const std::uint64_t rows, context.storage.take_derived(store, made));
    context.out << "rebuilt: " << rows << " rows\n";
  }
  return CompareStores(*store.Latest(), *made.Latest(), log_key);
}

}  // namespace

Result<int> RunFsck(const FsckArgs& args, Context& context) {
  WARIFU_RETURN_IF_ERROR(ReadKey(args.log_vkey));  // before anything takes time
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.storage.open(args.data));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Scratch> scratch,
                          Scratch::Make(args.data, context));
  WARIFU_ASSIGN_OR_RETURN(const std::optional<Difference> difference,
                          Check(args, context, *store, scratch->store()));
  if (difference.has_value()) {
    context.out << "first difference: " << difference->ToString() << "\n";
    return kExitDeviation;
  }
  context.out << "in order: " << store->Latest()->size().value() << " entries\n";
  return kExitOk;
}

}  // namespace warifu
