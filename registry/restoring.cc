#include "registry/restoring.h"

#include "core/note/checkpoint.h"

namespace warifu {

Status MakeAgain(const EntrySource& source, Store& made, const std::optional<VerifierKey>& log_key,
                 const FsckProgress& progress) {
  if (source.size().value() == 0) return Damaged("the copy: it holds no entries");
  if (log_key.has_value()) {
    const Result<Checkpoint> checkpoint = VerifyCheckpoint(source.checkpoint(), *log_key);
    if (!checkpoint.ok()) {
      return Inconsistent("the copy: its checkpoint: {why}", checkpoint.error().sentence);
    }
  }
  WARIFU_ASSIGN_OR_RETURN(const std::optional<Difference> difference,
                          ReplayInto(source, made, progress));
  if (difference.has_value()) {
    return Damaged("the copy: {difference}: try another one", difference->ToString());
  }
  if (made.Latest()->checkpoint() != source.checkpoint()) {
    return Damaged("the copy: its checkpoint is not that of its entries: try another one");
  }
  return Ok();
}

Status CheckReaches(const StoreView& made, const std::vector<KnownNote>& remembered) {
  const std::string& origin = made.state().genesis().origin();
  for (const KnownNote& one : remembered) {
    WARIFU_RETURN_IF_ERROR(CheckHeld(made, origin, one));
  }
  return CheckEnd(made);
}

}  // namespace warifu
