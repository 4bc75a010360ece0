#include "client/render/json_text.h"

#include <nlohmann/json.hpp>

namespace warifu {
namespace {

constexpr int kIndent = 2;

}  // namespace

std::string JsonText(nlohmann::json object) {
  object["json_version"] = kJsonVersion;
  return object.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace warifu
