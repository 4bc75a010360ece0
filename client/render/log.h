// The log as a server shows it: its checkpoint, and its entries in order.
//
// Not here: fetching and proving them (client/commands/log_*.cc).
// Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_LOG_H_
#define WARIFU_CLIENT_RENDER_LOG_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "client/context.h"
#include "client/registry_server.h"
#include "core/base/types.h"

namespace warifu {

void RenderCheckpoint(Context& context, const SignedCheckpoint& head);

// Entries as they come: lines at once, JSON as one object at the end.
class EntryListRenderer {
 public:
  // Borrows both.
  EntryListRenderer(Context& context, const SignedCheckpoint& head)
      : context_(context), head_(head) {}

  // An entry that was proven to stand at `index`. What it says was not judged: what cannot be read
  // is shown as such.
  void Add(LeafIndex index, std::string_view untrusted_entry);
  // Call once, after the last.
  void Finish();

 private:
  Context& context_;
  const SignedCheckpoint& head_;
  std::uint64_t count_ = 0;
  nlohmann::json list_ = nlohmann::json::array();
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_LOG_H_
