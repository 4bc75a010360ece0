#include "client/signing.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "client/changing/naming.h"
#include "client/keys/keyring.h"
#include "client/render/findings.h"
#include "client/render/preview.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/vouching.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// The last digits of the fingerprint of a key to be bound.
std::string FingerprintTail(const v1::KeyBinding& binding) {
  const std::optional<PublicKey> key = PublicKey::From(binding.public_key());
  const std::string fingerprint = KeyFingerprint(*key);
  return fingerprint.substr(fingerprint.size() - kConfirmedFingerprintDigits);
}

// What the list of many says of an offer.
MessageId LineOf(SinceLast since) {
  switch (since) {
    case SinceLast::kNone:
      return MessageId::kSignListFirst;
    case SinceLast::kUnknown:
      return MessageId::kSignListUnknown;
    case SinceLast::kSame:
      return MessageId::kSignListSame;
    case SinceLast::kDifferent:
      break;
  }
  return MessageId::kSignListDifferent;
}

}  // namespace

Result<SigningDesk> SigningDesk::Open(Context& context, const SignArgs& args) {
  SigningDesk desk(context, args.files.size() == 1);
  if (args.offline) return desk;
  WARIFU_ASSIGN_OR_RETURN(desk.registry_, OpenRegistryForLint(context, args.files));
  if (desk.registry_) {
    WARIFU_ASSIGN_OR_RETURN(desk.genesis_, FetchGenesis(*desk.registry_));
  }
  return desk;
}

const v1::Genesis* SigningDesk::GenesisFor(const UnfinishedStatement& statement) const {
  if (statement.kind() == StatementKind::kGenesis) return &statement.statement().genesis();
  return genesis_ ? &genesis_->subject.statement().genesis() : nullptr;
}

Status SigningDesk::CheckTurn(const std::string& path, const UnfinishedStatement& statement,
                              const PublicKey& key) const {
  const v1::Genesis* genesis = GenesisFor(statement);
  const SigningOrder order = OrderOf(statement.statement(), genesis);
  const std::optional<Turn> turn = NextTurn(order, statement);
  if (!turn && order.exact) {
    return Refused("{path} has all its signatures already; submit it with: warifu submit {path}",
                   path);
  }
  if (!turn) return Ok();
  const std::optional<Sentence> why = WhyNotThisKey(*turn, key, genesis);
  if (!why) return Ok();
  return Refused("{path}: this key cannot sign now: {why}", path, *why);
}

Result<Prepared> SigningDesk::Prepare(const std::string& path, const PublicKey& key) {
  WARIFU_ASSIGN_OR_RETURN(Loaded loaded, LoadStatement(*context_, path, registry()));
  Prepared prepared;
  if (auto* findings = std::get_if<Findings>(&loaded)) {
    prepared.findings = std::move(*findings);
    return prepared;
  }
  prepared.statement = std::get<UnfinishedStatement>(std::move(loaded));
  WARIFU_RETURN_IF_ERROR(CheckTurn(path, *prepared.statement, key));
  std::optional<RegistryOpinion> opinion;
  if (registry_ && prepared.statement->kind() != StatementKind::kGenesis) {
    WARIFU_ASSIGN_OR_RETURN(opinion, AskRegistry(*registry_, *prepared.statement, key));
    prepared.findings = std::move(opinion->findings);
  }
  if (!prepared.findings.empty()) return prepared;
  prepared.next = NextOf(*prepared.statement, opinion);
  prepared.next.genesis = prepared.statement->kind() == StatementKind::kGenesis;
  if (opinion && prepared.statement->statement().has_offer()) {
    WARIFU_ASSIGN_OR_RETURN(
        prepared.preview,
        AskForPreview(*registry_, prepared.statement->statement().offer(), opinion->foreseen));
  }
  prepared.since = CompareToLast(*prepared.statement, key);
  return prepared;
}

std::optional<OfferSince> SigningDesk::CompareToLast(const UnfinishedStatement& statement,
                                                     const PublicKey& signer) const {
  if (!statement.statement().has_offer()) return std::nullopt;
  const v1::Offer& now = statement.statement().offer();
  Result<PayeeAccounts> accounts = Unavailable("the registry was not asked (--offline)");
  if (registry_) accounts = AccountsOf(*registry_, now);
  return OfferSince{&now, FindLastOffer(*context_, registry(), statement, signer),
                    std::move(accounts)};
}

void SigningDesk::Show(const std::string& path, const Prepared& prepared) {
  if (context_->global.json || context_->global.quiet) return;
  const UnfinishedStatement& statement = *prepared.statement;
  PrintStatementHead(*context_, statement.statement(), statement.name(), SignersOf(statement));
  if (prepared.since) PrintOfferSince(*context_, *prepared.since);
  if (statement.statement().has_organization() && registry_) {
    PrintReplacedRecord(*context_, *registry_, statement.statement().organization());
  }
  if (statement.statement().has_offer()) {
    PrintOfferPreview(*context_, statement, prepared.preview ? &*prepared.preview : nullptr);
  }
  if (alone_ || !statement.statement().has_offer()) {
    PrintStatementText(*context_, statement.statement());
  } else {
    Print(*context_, MessageId::kSignFullElsewhere, {{"file", path}});
  }
  if (statement.kind() == StatementKind::kGenesis) Print(*context_, MessageId::kGenesisForEver);
}

void SigningDesk::ShowInList(const std::string& path, const Prepared& prepared) const {
  if (context_->global.json || !prepared.since) return;
  Print(*context_, LineOf(CompareSince(*prepared.since)),
        {{"file", path}, {"code", prepared.statement->code().ToString()}});
}

void SigningDesk::ShowFindings(const std::string& path, const Findings& findings) const {
  if (context_->global.json) return;
  Print(*context_, MessageId::kLintFindings, {{"file", path}});
  PrintFindings(*context_, findings);
}

Status SigningDesk::ShowTelephone(const v1::KeyBinding& binding) {
  if (!registry_ || binding.organization().empty()) return Ok();
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt record,
                          FetchRecord(*registry_, binding.organization()));
  const Vouching vouching = VouchFor(*registry_, record, context_->now_s());
  if (!vouching.counts) {
    Print(*context_, MessageId::kBindingTelephoneNotVerified, {{"why", *vouching.why_not}});
  } else if (record.subject.standing.state != State::kInForce) {
    Print(*context_, MessageId::kBindingRecordNotInForce, {{"owner", binding.organization()}});
  }
  for (const v1::Channel& channel : record.subject.statement().organization().channels()) {
    if (channel.telephone().empty()) continue;
    Print(*context_, MessageId::kBindingTelephone,
          {{"owner", binding.organization()}, {"number", channel.telephone()}});
  }
  return Ok();
}

Status SigningDesk::ConfirmSpecial(const UnfinishedStatement& statement, const SignArgs& args) {
  if (statement.kind() != StatementKind::kKeyBinding || statement.signatures().empty()) return Ok();
  const v1::KeyBinding& binding = statement.statement().key_binding();
  const std::string expected = FingerprintTail(binding);
  std::string typed = args.confirm;
  if (typed.empty()) {
    WARIFU_RETURN_IF_ERROR(ShowTelephone(binding));
    WARIFU_ASSIGN_OR_RETURN(
        typed, context_->terminal.Ask(
                   Question(*context_, MessageId::kBindingAsk),
                   "--confirm DIGITS, the last 8 of the new key's fingerprint as its owner reads "
                   "them out"));
  }
  std::transform(typed.begin(), typed.end(), typed.begin(),
                 [](unsigned char digit) { return static_cast<char>(std::tolower(digit)); });
  if (typed == expected) return Ok();
  return BadInput(
      "these are not the last {digits} digits of the new key's fingerprint; nothing was signed. "
      "Ask its owner to read them out: warifu key show NAME",
      kConfirmedFingerprintDigits);
}

// After the signature that is about to be made.
NextSigner SigningDesk::NextOf(const UnfinishedStatement& statement,
                               const std::optional<RegistryOpinion>& opinion) const {
  const SigningOrder order = OrderOf(statement.statement(), GenesisFor(statement));
  const std::size_t signatures = statement.signatures().size() + 1;
  if (signatures < order.turns.size()) return {order.turns[signatures].signer};
  if (order.exact) return {};
  if (!opinion) return {.certain = false};
  if (opinion->signatures_missing) return {order.turns.back().signer};
  return {};
}

}  // namespace warifu
