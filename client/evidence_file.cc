#include "client/evidence_file.h"

#include <utility>

#include "client/home.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/proof/evidence.h"
#include "core/proof/limits.h"
#include "core/statement/file.h"

namespace warifu {
namespace {

constexpr std::size_t kShortNameBytes = 6;  // of the hash that a file is named by

std::string Folder(const Context& context) { return context.home + "/evidence"; }

Result<std::string> Write(const std::string& folder, const Hash& name, const std::string& file) {
  std::string path = folder + "/" + EncodeHex(name.view().substr(0, kShortNameBytes)) +
                     std::string(FileEndingOf(FileKind::kEvidence));
  WARIFU_RETURN_IF_ERROR(WriteFile(path, file, Overwrite::kYes, Secrecy::kPublic));
  return path;
}

}  // namespace

Result<std::string> KeepEvidence(const Context& context, std::string_view evidence) {
  const std::string file = EvidenceFile(evidence);
  return Write(Folder(context), Sha256(file), file);
}

Result<std::string> KeepDeviations(const Context& context, const TrustFile& trust,
                                   std::string_view evidence) {
  return Write(context.home + "/deviations", trust.genesis_hash(), EvidenceFile(evidence));
}

Result<std::optional<KeptEvidence>> EvidenceAgainst(const Context& context,
                                                    const TrustFile& trust) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                          ListFiles(Folder(context), FileEndingOf(FileKind::kEvidence)));
  for (const std::string& name : names) {
    WARIFU_ASSIGN_OR_RETURN(const std::string file,
                            ReadFile(Folder(context) + "/" + name, kMaxEvidenceBytes));
    EvidenceJudgment judgment = JudgeEvidenceFile(file, trust);
    if (judgment.code != VerdictCode::kLogMisbehaved) continue;
    WARIFU_ASSIGN_OR_RETURN(std::string evidence, UnframeFile(FileKind::kEvidence, file));
    return std::optional(KeptEvidence{std::move(evidence), std::move(judgment.causes)});
  }
  return std::optional<KeptEvidence>();
}

}  // namespace warifu
