#include "client/verify/place_file.h"

#include "core/base/check.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/sha256.h"
#include "core/statement/file.h"

namespace warifu {

std::string PlaceFile(std::string_view seed) {
  WARIFU_CHECK(seed.size() == SigningKey::kSeedBytes);
  return FrameFile(FileKind::kPlace, seed);
}

Result<Hash> HolderHashOf(std::string_view place_file) {
  WARIFU_ASSIGN_OR_RETURN(const std::string seed, UnframeFile(FileKind::kPlace, place_file));
  if (seed.size() != SigningKey::kSeedBytes) {
    return Damaged("a place file holds {bytes} bytes of key; get the copy that was made first",
                   SigningKey::kSeedBytes);
  }
  return Sha256(SigningKey::FromSeed(seed).public_key().view());
}

}  // namespace warifu
