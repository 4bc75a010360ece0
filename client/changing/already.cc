#include "client/changing/already.h"

#include "client/render/print.h"
#include "client/vouching.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/base/time.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

std::optional<MessageId> SentenceFor(v1::State to) {
  switch (to) {
    case v1::STATE_IN_FORCE:
      return MessageId::kAlreadyInForce;
    case v1::STATE_SUSPENDED:
      return MessageId::kAlreadySuspended;
    case v1::STATE_REVOKED:
      return MessageId::kAlreadyRevoked;
    case v1::STATE_WITHDRAWN:
      return MessageId::kAlreadyWithdrawn;
    default:
      return std::nullopt;
  }
}

// Whose key signed the Change; the key itself where nobody is known.
Result<std::string> SignerOf(const BelievedRegistry& registry, const VerifiedReceipt& change) {
  const v1::Change& said = change.subject.statement().change();
  if (said.has_decision()) return said.decision().authority();
  const PublicKey& key = change.subject.examined().signers().front();
  WARIFU_ASSIGN_OR_RETURN(const KeyOwner owner, OwnerOf(registry, key));
  return owner.id.empty() ? EncodeHex(key.view()) : owner.id;
}

}  // namespace

Result<std::optional<int>> RefuseWhatIsSoAlready(Context& context, const BelievedRegistry& registry,
                                                 const VerifiedReceipt& subject, v1::State to,
                                                 const std::string& what) {
  const std::optional<int> otherwise;
  const Subject& stands = subject.subject;
  const std::optional<MessageId> sentence = SentenceFor(to);
  if (context.global.json || !sentence) return otherwise;
  if (stands.standing.state != static_cast<State>(to)) return otherwise;
  std::string who;
  std::uint64_t since_ms = stands.entry->admitted_at_ms;
  if (stands.born()) {
    if (!VouchFor(registry, subject, context.now_s()).counts) return otherwise;
  } else {
    WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt change,
                            FetchStatementAt(registry, stands.standing.changed_by));
    const bool is_change = change.subject.statement().has_change();
    if (!is_change || !VouchFor(registry, change, context.now_s()).counts) return otherwise;
    WARIFU_ASSIGN_OR_RETURN(who, SignerOf(registry, change));
    since_ms = change.subject.entry->admitted_at_ms;
  }
  InEachLanguage(context, [&] {
    const std::string date =
        FormatDateOf(since_ms / kMsPerSecond, context.zone_minutes, context.languages.front());
    Print(context, *sentence, {{"what", what}, {"date", date}, {"who", who}});
  });
  return std::optional<int>(kExitRefusedByRule);
}

}  // namespace warifu
