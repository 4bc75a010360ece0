#include "core/crypto/ed25519.h"

#include <sodium.h>

#include <utility>

#include "core/base/check.h"

namespace warifu {
namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == PublicKey::kSize);
static_assert(crypto_sign_BYTES == Signature::kSize);
static_assert(crypto_sign_SEEDBYTES == SigningKey::kSeedBytes);

const std::uint8_t* Bytes(std::string_view bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

void InitializeCrypto() {
  static const bool initialized = sodium_init() >= 0;
  WARIFU_CHECK(initialized);
}

bool IsValidPublicKey(const PublicKey& key) {
  InitializeCrypto();
  return crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

bool VerifySignature(const PublicKey& key, std::string_view message, const Signature& signature) {
  InitializeCrypto();
  return crypto_sign_verify_detached(signature.data(), Bytes(message), message.size(),
                                     key.data()) == 0;
}

SigningKey SigningKey::FromSeed(std::string_view seed) {
  WARIFU_CHECK(seed.size() == kSeedBytes);
  InitializeCrypto();
  Secret secret(static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
  WARIFU_CHECK(secret != nullptr);
  PublicKey public_key;
  WARIFU_CHECK(crypto_sign_seed_keypair(public_key.data(), secret.get(), Bytes(seed)) == 0);
  WARIFU_CHECK(sodium_mprotect_readonly(secret.get()) == 0);
  return SigningKey(std::move(secret), public_key);
}

SigningKey::SigningKey(Secret secret, const PublicKey& public_key)
    : secret_(std::move(secret)), public_key_(public_key) {}

Signature SigningKey::Sign(std::string_view message) const {
  WARIFU_CHECK(secret_ != nullptr);
  Signature signature;
  WARIFU_CHECK(crypto_sign_detached(signature.data(), nullptr, Bytes(message), message.size(),
                                    secret_.get()) == 0);
  return signature;
}

std::string_view SigningKey::seed() const {
  WARIFU_CHECK(secret_ != nullptr);
  return {reinterpret_cast<const char*>(secret_.get()), kSeedBytes};
}

void SigningKey::FreeSecret::operator()(std::uint8_t* secret) const { sodium_free(secret); }

}  // namespace warifu
