#include "core/text/skeleton.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/normalize.h"

namespace warifu {
namespace {

#include "core/text/confusables.inc"

}  // namespace

std::string_view PrototypeOf(char32_t code_point) {
  const auto* found = std::lower_bound(std::begin(kConfusable), std::end(kConfusable), code_point);
  if (found == std::end(kConfusable) || *found != code_point) return {};
  return kPrototypes + kPrototypeAt[found - std::begin(kConfusable)];
}

std::string UtsSkeleton(std::string_view text) {
  const std::string decomposed = Normalize(text, UTF8PROC_DECOMPOSE);
  std::string mapped;
  for (std::string_view rest = decomposed; !rest.empty();) {
    const std::optional<CodePoint> next = FirstCodePoint(rest);
    WARIFU_CHECK(next.has_value());
    const std::string_view prototype = PrototypeOf(next->value);
    mapped += prototype.empty() ? rest.substr(0, next->bytes) : prototype;
    rest.remove_prefix(next->bytes);
  }
  return Normalize(mapped, UTF8PROC_DECOMPOSE);
}

}  // namespace warifu
