#include "registry/committer.h"

#include <utility>

#include "core/base/check.h"
#include "core/note/checkpoint.h"

namespace warifu {

Committer::Committer(Store& store, Guard& guard, Publishing& publishing, WriteGate& gate,
                     LogSigner signer)
    : store_(store),
      guard_(guard),
      publishing_(publishing),
      gate_(gate),
      signer_(std::move(signer)) {}

Result<std::shared_ptr<const StoreView>> Committer::Commit(BuiltBatch batch, std::uint64_t now_ms) {
  WARIFU_CHECK(batch.writes);
  const Status open = gate_.status();
  if (!open.ok()) return Unavailable(open.error().sentence);
  batch.commit.checkpoint =
      SignCheckpoint({signer_.origin, batch.head.size, batch.head.root}, signer_.key);

  const Status written = store_.Commit(batch.commit);
  if (!written.ok() && written.error().code == ErrorCode::kRefused) {
    return Unavailable(written.error().sentence);  // nothing was written
  }
  if (!written.ok()) return StopWriting(written.error());
  // A death here: the entries last, nobody has seen them; the next start guards them.
  const Status guarded = guard_.Advance(batch.commit.checkpoint);
  if (!guarded.ok()) return StopWriting(guarded.error());
  // A death from here on: everything lasts and is guarded.
  std::shared_ptr<const StoreView> view = store_.Latest();
  WARIFU_CHECK(view->size() == batch.head.size);
  publishing_.OnCommitted(view, batch.touches, now_ms);
  return view;
}

Error Committer::StopWriting(const Error& cause) {
  gate_.CloseForGood(
      {cause.code,
       Said("a write failed, so nothing is written until the next start: {why}", cause.sentence)});
  return OutcomeUnknown("outcome unknown, ask again: {why}", cause.sentence);
}

}  // namespace warifu
