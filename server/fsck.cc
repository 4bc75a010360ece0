// warifud fsck: makes everything stored again from the entries, and compares.

#include "registry/fsck.h"

#include <memory>
#include <optional>
#include <ostream>

#include "core/note/vkey.h"
#include "server/commands.h"
#include "server/exit.h"

namespace warifu {
namespace {

// A second, empty store beside the data, deleted at the end of this.
class Scratch {
 public:
  static Result<std::unique_ptr<Scratch>> Make(const std::string& data, Context& context) {
    std::unique_ptr<Scratch> scratch(new Scratch(data + ".fsck", context.storage));
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
  if (!key.ok()) return BadInput("--log-vkey: " + key.error().message);
  return std::optional<VerifierKey>(*std::move(key));
}

}  // namespace

Result<int> RunFsck(const FsckArgs& args, Context& context) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<VerifierKey> log_key, ReadKey(args.log_vkey));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.storage.open(args.data));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Scratch> scratch,
                          Scratch::Make(args.data, context));
  const std::shared_ptr<const StoreView> view = store->Latest();
  WARIFU_ASSIGN_OR_RETURN(const std::optional<Difference> difference,
                          Fsck(*view, scratch->store(), log_key, {}));
  if (difference.has_value()) {
    context.out << "first difference: " << difference->ToString() << "\n";
    return kExitDeviation;
  }
  context.out << "in order: " << view->size().value() << " entries\n";
  return kExitOk;
}

}  // namespace warifu
