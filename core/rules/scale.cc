#include "core/rules/scale.h"

#include <limits>

#include "core/base/check.h"

namespace warifu {
namespace {

// 63 bits times 64 bits fit.
__extension__ using Wide = unsigned __int128;

Wide Product(std::int64_t value, std::uint64_t numerator, std::uint64_t denominator) {
  WARIFU_CHECK(value >= 0 && denominator > 0);
  return static_cast<Wide>(value) * numerator;
}

std::int64_t Held(Wide value) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return value > static_cast<Wide>(kMost) ? kMost : static_cast<std::int64_t>(value);
}

}  // namespace

std::int64_t ScaleDown(std::int64_t value, std::uint64_t numerator, std::uint64_t denominator) {
  return Held(Product(value, numerator, denominator) / denominator);
}

std::int64_t ScaleUp(std::int64_t value, std::uint64_t numerator, std::uint64_t denominator) {
  const Wide product = Product(value, numerator, denominator);
  return Held(product / denominator + (product % denominator == 0 ? 0 : 1));
}

}  // namespace warifu
