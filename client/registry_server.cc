#include "client/registry_server.h"

#include <vector>

#include "core/merkle/proof.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

std::string AddressOf(const Context& context, const TrustFile& trust) {
  if (!context.global.server.empty()) return context.global.server;
  return trust.servers().empty() ? std::string() : trust.servers().front();
}

Result<std::unique_ptr<RegistryConnection>> ConnectTo(const Context& context,
                                                      const TrustFile& trust) {
  const std::string address = AddressOf(context, trust);
  if (address.empty()) {
    return BadInput("the trust file of {origin} names no server: give one with --server HOST:PORT",
                    trust.origin());
  }
  return context.connect(address);
}

Result<SignedCheckpoint> FetchCheckpoint(LogView& log, const TrustFile& trust) {
  WARIFU_ASSIGN_OR_RETURN(std::string note, log.GetCheckpoint());
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(note, trust.policy().log_key());
  if (!checkpoint.ok()) {
    return Inconsistent(
        "the server's checkpoint is not one of {origin} as this computer trusts it: {why}",
        trust.origin(), checkpoint.error().sentence);
  }
  return SignedCheckpoint{std::move(note), *checkpoint};
}

Result<std::string> FetchEntry(RegistryConnection& connection, const Checkpoint& checkpoint,
                               LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(std::vector<std::string> entries, connection.GetEntries(index, 1));
  if (entries.empty()) {
    return Inconsistent("the server did not show entry {index}", index.value());
  }
  WARIFU_RETURN_IF_ERROR(VerifyEntry(connection, checkpoint, entries.front(), index));
  return std::move(entries.front());
}

Status VerifyEntry(RegistryConnection& connection, const Checkpoint& checkpoint,
                   std::string_view entry, LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                          connection.GetInclusion(index, checkpoint.size));
  const Status status =
      VerifyInclusion(LeafHash(entry), {index, checkpoint.size}, proof, checkpoint.root);
  if (status.ok()) return Ok();
  return Inconsistent("entry {index} as the server shows it is not in the log that it signed",
                      index.value());
}

}  // namespace warifu
