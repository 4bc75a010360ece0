#include "server/version.h"

#include <google/protobuf/stubs/common.h>
#include <grpcpp/grpcpp.h>
#include <sodium.h>
#include <utf8proc.h>

#include "core/statement/limits.h"

namespace warifu {

std::string VersionText() {
  return std::string("warifud ") + kServerVersion + "\nrules version " +
         std::to_string(kHighestRulesVersion) + "\ngRPC " + grpc::Version() + "\nprotobuf " +
         google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION) + "\nlibsodium " +
         sodium_version_string() + "\nutf8proc " + utf8proc_version();
}

}  // namespace warifu
