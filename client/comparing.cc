#include "client/comparing.h"

#include <utility>

#include "client/home.h"
#include "client/loading.h"
#include "client/registry_facts.h"
#include "client/trust_folder.h"
#include "client/verify/checked_offer.h"
#include "core/proof/limits.h"
#include "core/statement/file.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

Error NoOffer(const std::string& what, Sentence instead) {
  return BadInput("{what} is {instead}, not an offer: name an offer's code or file", what,
                  std::move(instead));
}

Result<OfferInHand> FromCode(const Context& context, const std::string& typed) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(typed));
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt, FetchStatement(registry, code));
  const v1::Statement& statement = receipt.subject.statement();
  if (statement.has_offer()) return OfferInHand{statement.offer(), typed, code.ToString(), true};
  const auto kind = static_cast<StatementKind>(statement.body_case());
  return NoOffer(typed, Said("a statement of kind {kind}", StatementKindName(kind)));
}

// As it lies there, without asking anybody.
Result<OfferInHand> FromProof(const Context& context, const std::string& path,
                              const std::string& bytes) {
  WARIFU_ASSIGN_OR_RETURN(const BelievedTrust trust, ChosenTrust(context));
  VerifyRequest request;
  request.now_s = context.now_s();
  request.offline = true;
  WARIFU_ASSIGN_OR_RETURN(const CheckedOffer checked,
                          CheckProofFile(context, trust.files, bytes, request));
  if (!checked.judgment.offer) {
    return Inconsistent("{path}: this file proves nothing; read why with: warifu verify {path}",
                        path);
  }
  const VerifiedOffer& offer = *checked.judgment.offer;
  return OfferInHand{offer.offer(), path, offer.code().ToString(), true};
}

Result<OfferInHand> FromStatement(const Context& context, const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement file, LoadOrFail(context, path, nullptr));
  const v1::Statement& statement = file.statement();
  if (statement.has_offer()) {
    return OfferInHand{statement.offer(), path, file.code().ToString(), false};
  }
  const auto kind = static_cast<StatementKind>(statement.body_case());
  return NoOffer(path, Said("a statement of kind {kind}", StatementKindName(kind)));
}

}  // namespace

Result<OfferInHand> TakeOffer(const Context& context, const std::string& what) {
  if (LooksLikeCode(what)) return FromCode(context, what);
  if (!FileExists(what)) {
    return NotFound("'{what}' is no file here and no code", EscapeForTerminal(what));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(what, kMaxProofBytes));
  const Result<FileKind> kind = IdentifyFile(bytes);
  if (kind.ok() && *kind == FileKind::kProof) return FromProof(context, what, bytes);
  return FromStatement(context, what);
}

}  // namespace warifu
