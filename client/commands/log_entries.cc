// warifu log entries [FIRST [COUNT]]: entries in order, as the server shows them, with their proof
// of inclusion.
#include <algorithm>

#include "client/commands/commands.h"
#include "client/registry_server.h"
#include "client/render/log.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"
#include "core/proof/limits.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesPerCall = 256;

}  // namespace

CommandDeclaration Declare(LogEntriesArgs& args) {
  constexpr std::uint64_t kMostEntries = 100'000;  // at once
  return {.name = "log entries",
          .what = "Entries in order, in words",
          .takes = {
              Word("first", "INDEX", &args.first, "The first index; else 0").Within(0, kMaxLogSize),
              Word("count", "NUMBER", &args.count, "How many; else 20").Within(1, kMostEntries)}};
}

CommandResult RunCommand(Context& context, const LogEntriesArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto connection, ConnectTo(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(*connection, trust));
  const std::uint64_t size = head.checkpoint.size.value();
  if (size == 0) return BadInput("the log has no entries yet");
  if (args.first >= size) {
    return BadInput("first: the log has {size} entries, the last is {last}", size, size - 1);
  }
  const std::uint64_t end = args.first + std::min(args.count, size - args.first);
  EntryListRenderer list(context, head);
  for (std::uint64_t next = args.first; next < end;) {
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<std::string> entries,
        connection->GetEntries(LeafIndex(next), std::min(kEntriesPerCall, end - next)));
    for (const std::string& entry : entries) {
      WARIFU_RETURN_IF_ERROR(VerifyEntry(*connection, head.checkpoint, entry, LeafIndex(next)));
      list.Add(LeafIndex(next++), entry);
    }
  }
  list.Finish();
  return kExitOk;
}

}  // namespace warifu
