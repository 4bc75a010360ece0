#include "client/evidence_file.h"

#include "client/home.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/proof/evidence.h"
#include "core/statement/file.h"

namespace warifu {
namespace {

constexpr std::size_t kShortNameBytes = 6;  // of the file's hash, in its name

}  // namespace

Result<std::string> KeepEvidence(const Context& context, std::string_view evidence) {
  const std::string file = EvidenceFile(evidence);
  const std::string hash = EncodeHex(Sha256(file).view().substr(0, kShortNameBytes));
  std::string path =
      context.home + "/evidence/" + hash + std::string(FileEndingOf(FileKind::kEvidence));
  WARIFU_RETURN_IF_ERROR(WriteFile(path, file, Overwrite::kYes, Secrecy::kPublic));
  return path;
}

}  // namespace warifu
