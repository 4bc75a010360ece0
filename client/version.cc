#include "client/version.h"

#include <google/protobuf/stubs/common.h>
#include <sodium.h>
#include <utf8proc.h>

#include <nlohmann/json.hpp>

#include "client/transport.h"
#include "core/statement/limits.h"

namespace warifu {

std::string VersionText() {
  return std::string("warifu ") + kProgramVersion + "\nrules version " +
         std::to_string(kHighestRulesVersion) + "\nprotobuf " +
         google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION) + "\nlibsodium " +
         sodium_version_string() + "\nutf8proc " + utf8proc_version() + "\ngRPC " +
         TransportVersion() + "\nnlohmann-json " + std::to_string(NLOHMANN_JSON_VERSION_MAJOR) +
         "." + std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
         std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

}  // namespace warifu
