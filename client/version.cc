#include "client/version.h"

#include <google/protobuf/stubs/common.h>
#include <sodium.h>
#include <utf8proc.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "client/render/json_text.h"
#include "client/transport.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

std::string ThreeParts(int major, int minor, int patch) {
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

// Each part of the program with its version, the program first.
std::vector<std::pair<std::string, std::string>> Versions(const std::string& parser_version) {
  return {{"warifu", kProgramVersion},
          {"rules version", std::to_string(kHighestRulesVersion)},
          {"protobuf", google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION)},
          {"libsodium", sodium_version_string()},
          {"utf8proc", utf8proc_version()},
          {"gRPC", TransportVersion()},
          {"nlohmann-json", ThreeParts(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                       NLOHMANN_JSON_VERSION_PATCH)},
          {"CLI11", parser_version}};
}

}  // namespace

std::string VersionText(const std::string& parser_version) {
  std::string text;
  for (const auto& [part, version] : Versions(parser_version)) {
    if (!text.empty()) text += "\n";
    text += part + " " + version;
  }
  return text;
}

std::string VersionJson(const std::string& parser_version) {
  nlohmann::json versions = nlohmann::json::object();
  for (const auto& [part, version] : Versions(parser_version)) versions[part] = version;
  return JsonText({{"version", std::move(versions)}});
}

}  // namespace warifu
