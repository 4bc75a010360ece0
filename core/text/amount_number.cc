#include "core/text/amount_number.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace warifu {
namespace {

constexpr std::size_t kThousands = 3;  // digits of a group
constexpr std::size_t kLakhs = 2;      // digits of the inner groups in South Asia: 2,50,000

// "1.234,50" as groups 1 234 50 with the separators . and , between them.
struct Grouped {
  std::vector<std::string> groups;
  std::string separators;
};

Grouped Split(std::string_view typed) {
  Grouped result = {{""}, ""};
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      result.groups.back() += c;
    } else {
      result.separators += c;
      result.groups.emplace_back();
    }
  }
  return result;
}

std::string Join(std::span<const std::string> groups) {
  std::string digits;
  for (const std::string& group : groups) digits += group;
  return digits;
}

bool HasLeadingZero(const std::string& group) { return group.size() > 1 && group[0] == '0'; }

// 1 234 567, or with `lakhs` 12,34,567. Requires: two groups or more.
bool AreThousands(std::span<const std::string> groups, char separator, bool lakhs) {
  const std::string& first = groups.front();
  if (first[0] == '0' || first.size() > kThousands || groups.back().size() != kThousands) {
    return false;
  }
  const auto inner_have = [&](std::size_t digits) {
    return std::all_of(groups.begin() + 1, groups.end() - 1,
                       [&](const std::string& group) { return group.size() == digits; });
  };
  return inner_have(kThousands) ||
         (lakhs && separator == ',' && first.size() <= kLakhs && inner_have(kLakhs));
}

bool MayBePoint(char separator) { return separator == '.' || separator == ','; }

using Readings = std::vector<NumberReading>;

NumberReading AsDecimal(const Grouped& typed) {
  return {Join(typed.groups), static_cast<int>(typed.groups.back().size())};
}

// One separator: thousands, a point, or either.
Result<Readings> ReadOneSeparator(const Grouped& typed, const NumberContext& context) {
  const char separator = typed.separators[0];
  const bool thousands = AreThousands(typed.groups, separator, context.lakhs);
  if (!thousands && !MayBePoint(separator)) return BadInput("its groups do not have three digits");
  if (!thousands) return Readings{AsDecimal(typed)};
  // Three decimals: sensible before a word or in a currency that has them; besides, a point is what
  // calculators print, with decimals at will, wherever a currency has any at all.
  const bool decimals =
      MayBePoint(separator) &&
      (context.multiplied || context.decimals_of_currency >= static_cast<int>(kThousands) ||
       (separator == '.' && context.decimals_of_currency > 0));
  Readings readings = {{Join(typed.groups), 0}};
  if (decimals) readings.push_back(AsDecimal(typed));
  return readings;
}

// Two separators or more: all alike group; else the last one, unlike the others, is the point.
Result<Readings> ReadManySeparators(const Grouped& typed, const NumberContext& context) {
  const char first = typed.separators.front();
  const bool alike = typed.separators.find_first_not_of(first) == std::string::npos;
  if (alike) {
    if (!AreThousands(typed.groups, first, context.lakhs))
      return BadInput("its groups do not have three digits");
    return Readings{{Join(typed.groups), 0}};
  }
  const bool last_differs =
      typed.separators.find_first_not_of(first) == typed.separators.size() - 1;
  const std::span<const std::string> whole(typed.groups.data(), typed.groups.size() - 1);
  if (!last_differs || !MayBePoint(typed.separators.back()) ||
      !AreThousands(whole, first, context.lakhs)) {
    return BadInput("its separators do not group thousands");
  }
  return Readings{AsDecimal(typed)};
}

}  // namespace

Result<Readings> ReadNumber(std::string_view typed, const NumberContext& context) {
  const Grouped split = Split(typed);
  if (HasLeadingZero(split.groups.front())) return BadInput("it begins with a zero too many");
  if (split.separators.empty()) return Readings{{split.groups.front(), 0}};
  if (split.separators.size() > 1) return ReadManySeparators(split, context);
  return ReadOneSeparator(split, context);
}

}  // namespace warifu
