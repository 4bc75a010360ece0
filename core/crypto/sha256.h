// SHA-256 of bytes, at once or in pieces.
//
// Not here: the hashes of trees (core/merkle/tree_hash.h), which prefix what they hash.
// Source: FIPS 180-4. OpenSSL's libcrypto computes it, because it uses the processor's SHA
// instructions.
// Threads: Sha256 may be called from any; a Sha256Hasher belongs to one thread at a time.
#ifndef WARIFU_CORE_CRYPTO_SHA256_H_
#define WARIFU_CORE_CRYPTO_SHA256_H_

#include <memory>
#include <string_view>

#include "core/base/types.h"

struct evp_md_ctx_st;

namespace warifu {

Hash Sha256(std::string_view bytes);

// SHA-256 of what was given to Update, in order. After Finish it is as new.
class Sha256Hasher {
 public:
  Sha256Hasher();

  Sha256Hasher& Update(std::string_view bytes);
  Hash Finish();

 private:
  struct FreeContext {
    void operator()(evp_md_ctx_st* context) const;
  };

  std::unique_ptr<evp_md_ctx_st, FreeContext> context_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_SHA256_H_
