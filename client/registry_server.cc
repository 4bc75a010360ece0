#include "client/registry_server.h"

namespace warifu {

std::string AddressOf(const Context& context, const TrustFile& trust) {
  if (!context.global.server.empty()) return context.global.server;
  return trust.servers().empty() ? std::string() : trust.servers().front();
}

Result<std::unique_ptr<RegistryConnection>> ConnectTo(const Context& context,
                                                      const TrustFile& trust) {
  const std::string address = AddressOf(context, trust);
  if (address.empty()) {
    return BadInput("the trust file of " + trust.origin() +
                    " names no server: give one with --server HOST:PORT");
  }
  return context.connect(address);
}

Result<SignedCheckpoint> FetchCheckpoint(LogView& log, const TrustFile& trust) {
  WARIFU_ASSIGN_OR_RETURN(std::string note, log.GetCheckpoint());
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(note, trust.policy().log_key());
  if (!checkpoint.ok()) {
    return Inconsistent("the server's checkpoint is not one of " + trust.origin() +
                        " as this computer trusts it: " + checkpoint.error().message);
  }
  return SignedCheckpoint{std::move(note), *checkpoint};
}

}  // namespace warifu
