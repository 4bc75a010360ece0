// warifud fsck: makes everything stored again from the entries, and compares.

#include "registry/fsck.h"

#include <memory>
#include <optional>
#include <ostream>

#include "core/base/exit.h"
#include "core/note/vkey.h"
#include "server/commands.h"
#include "server/scratch.h"

namespace warifu {
namespace {

// What differs in the end. With --rebuild all that the entries do not make is put right first;
// wrong entries are only named.
Result<std::optional<Difference>> Check(const FsckArgs& args, Context& context, Store& store,
                                        Store& made) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<VerifierKey> log_key, ReadLogVkey(args.log_vkey));
  WARIFU_ASSIGN_OR_RETURN(std::optional<Difference> difference,
                          ReplayInto(*store.Latest(), made, ReplayProgressTo(context)));
  if (difference.has_value()) return difference;
  if (args.rebuild) {
    WARIFU_ASSIGN_OR_RETURN(const std::uint64_t rows, context.folders.TakeDerived(store, made));
    context.out << "rebuilt: " << rows << " rows\n";
  }
  return CompareStores(*store.Latest(), *made.Latest(), log_key);
}

}  // namespace

Result<int> RunFsck(const FsckArgs& args, Context& context) {
  WARIFU_RETURN_IF_ERROR(ReadLogVkey(args.log_vkey));  // before anything takes time
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.folders.Open(args.data));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Scratch> scratch,
                          Scratch::Make(Beside(args.data, ".fsck"), context.folders));
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
