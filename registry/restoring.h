// Restoring: a log made again from its entries, and held against all that is known of it, before it
// takes the place of a directory that was lost.
//
// Nothing is taken over but entries and the signed checkpoint; all else is made of them under the
// rules. So what was restored is as good as after fsck, wherever the copy came from.
// Source: docs/operating.md, "Restore".
// Threads: the caller's.
#ifndef WARIFU_REGISTRY_RESTORING_H_
#define WARIFU_REGISTRY_RESTORING_H_

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/note/vkey.h"
#include "registry/entry_source.h"
#include "registry/fsck.h"
#include "registry/recovery.h"
#include "registry/store.h"

namespace warifu {

// Makes the log of `source` in `made`, an empty store, to its end: its checkpoint is that of the
// entries and, if a key is given, signed by it.
// Errors: kDamaged (the first difference; no entries), kInconsistent (the signature), those of
// reading and writing.
Status MakeAgain(const EntrySource& source, Store& made, const std::optional<VerifierKey>& log_key,
                 const FsckProgress& progress);

// That the log in `made` contains all that is remembered of it, and ends as a log does.
// Errors: those of CheckHeld and CheckEnd.
Status CheckReaches(const StoreView& made, const std::vector<KnownNote>& remembered);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_RESTORING_H_
