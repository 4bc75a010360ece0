#include "core/crypto/key_name.h"

#include "core/base/utf8.h"

namespace warifu {
namespace {

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

}  // namespace

bool IsValidKeyName(std::string_view name) {
  if (name.empty() || name.size() > kMaxKeyNameBytes) return false;
  while (!name.empty()) {
    const auto c = FirstCodePoint(name);
    if (!c || IsControl(c->value) || IsUnicodeSpace(c->value) || c->value == '+') return false;
    name.remove_prefix(c->bytes);
  }
  return true;
}

}  // namespace warifu
