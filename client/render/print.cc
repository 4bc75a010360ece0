#include "client/render/print.h"

#include <nlohmann/json.hpp>

namespace warifu {
namespace {

constexpr int kIndent = 2;

}  // namespace

void Print(Context& context, MessageId id, MessageArgs args) {
  context.out << Say(context.languages.front(), id, args) << "\n";
}

void PrintAside(Context& context, MessageId id, MessageArgs args) {
  if (context.global.quiet) return;
  context.err << Say(context.languages.front(), id, args) << "\n";
}

void PrintJson(Context& context, const nlohmann::json& object) {
  context.out << object.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

}  // namespace warifu
