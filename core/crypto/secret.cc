#include "core/crypto/secret.h"

#include <sodium.h>

#include <algorithm>

#include "core/base/check.h"
#include "core/crypto/ed25519.h"

namespace warifu {
namespace {

char* NewBytes(std::size_t capacity) {
  InitializeCrypto();
  WARIFU_CHECK(capacity > 0);
  auto* bytes = static_cast<char*>(sodium_malloc(capacity));
  WARIFU_CHECK(bytes != nullptr);
  return bytes;
}

}  // namespace

void Secret::Free::operator()(char* bytes) const { sodium_free(bytes); }  // wipes

Secret::Secret(std::size_t capacity) : bytes_(NewBytes(capacity)), capacity_(capacity) {}

Secret Secret::Of(std::string_view bytes) {
  Secret secret(std::max<std::size_t>(bytes.size(), 1));
  WARIFU_CHECK(secret.Append(bytes));
  return secret;
}

Secret Secret::Taken(std::string&& bytes) {
  Secret secret = Of(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  bytes.clear();
  return secret;
}

bool Secret::Append(std::string_view bytes) {
  if (bytes.size() > capacity_ - size_) return false;
  std::copy(bytes.begin(), bytes.end(), bytes_.get() + size_);
  size_ += bytes.size();
  return true;
}

void Secret::Shorten(std::size_t size) {
  WARIFU_CHECK(size <= size_);
  sodium_memzero(bytes_.get() + size, size_ - size);
  size_ = size;
}

void Secret::KeepFirstLine() {
  std::string_view line = view().substr(0, view().find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  Shorten(line.size());
}

}  // namespace warifu
