#include "client/render/error.h"

#include <nlohmann/json.hpp>

namespace warifu {
namespace {

constexpr int kIndent = 2;

}  // namespace

nlohmann::json ErrorJson(const Error& error) {
  return {{"code", ErrorCodeName(error.code)}, {"message", error.message}};
}

void PrintErrorJson(std::ostream& out, const Error& error) {
  const nlohmann::json object = {{"error", ErrorJson(error)}};
  out << object.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

}  // namespace warifu
