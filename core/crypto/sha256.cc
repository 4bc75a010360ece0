#include "core/crypto/sha256.h"

#include <openssl/evp.h>

#include "core/base/check.h"

namespace warifu {
namespace {

// Fetched once: looking an algorithm up costs more than hashing a node.
const EVP_MD* Algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  WARIFU_CHECK(algorithm != nullptr);
  return algorithm;
}

}  // namespace

Hash Sha256(std::string_view bytes) {
  static thread_local Sha256Hasher hasher;
  return hasher.Update(bytes).Finish();
}

Sha256Hasher::Sha256Hasher() : context_(EVP_MD_CTX_new()) {
  WARIFU_CHECK(context_ != nullptr);
  WARIFU_CHECK(EVP_DigestInit_ex2(context_.get(), Algorithm(), nullptr) == 1);
}

Sha256Hasher& Sha256Hasher::Update(std::string_view bytes) {
  WARIFU_CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  return *this;
}

Hash Sha256Hasher::Finish() {
  Hash hash;
  WARIFU_CHECK(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1);
  // Without an algorithm it keeps the one it has, and its memory.
  WARIFU_CHECK(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1);
  return hash;
}

void Sha256Hasher::FreeContext::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

}  // namespace warifu
