// warifu key revoke KEY|ID: a lost or stolen key signs nothing from now on; with
// --compromised-since what it signed from then on does not count.
#include <algorithm>
#include <optional>
#include <string>

#include "client/changing/change_desk.h"
#include "client/changing/fallout.h"
#include "client/changing/order_options.h"
#include "client/commands/commands.h"
#include "client/hints.h"
#include "client/keys/keyring.h"
#include "client/render/fallout.h"
#include "client/render/print.h"
#include "client/vouching.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/statement/form.h"
#include "core/text/escape.h"
#include "core/text/instant.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr char kSinceBinding[] = "binding";

// The one key of an organization that is in force, as the server lists them.
Result<Code> OnlyKeyOf(const BelievedRegistry& registry, const std::string& organization) {
  const AskForPage<v1::StatementHint> ask = [&](const AskedPage& page) {
    return registry.connection->ListStatementsOf(organization, v1::ORGANIZATION_STATEMENT_KIND_KEY,
                                                 page);
  };
  WARIFU_ASSIGN_OR_RETURN(const Hints<v1::StatementHint> hints,
                          CollectHints(ask, {kMaxHintsPerPage, {}}));
  std::vector<Code> in_force;
  for (const v1::StatementHint& hint : hints.hints) {
    if (hint.state() == v1::STATE_IN_FORCE) in_force.push_back(HintedCode(hint.summary()));
  }
  if (in_force.size() == 1) return in_force.front();
  if (in_force.empty()) return BadInput("{organization} has no key in force", organization);
  std::string all;
  for (const Code& code : in_force) all += (all.empty() ? "" : ", ") + code.ToString();
  return BadInput(
      "{organization} has {count} keys in force; say which by the code of its binding: {codes}",
      organization, in_force.size(), all);
}

Result<VerifiedReceipt> BindingOfCode(const BelievedRegistry& registry, const Code& code) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt, FetchStatement(registry, code));
  if (receipt.subject.statement().has_key_binding()) return receipt;
  return BadInput("{code} is no key binding", code.ToString());
}

Result<VerifiedReceipt> FindBinding(const Context& context, const BelievedRegistry& registry,
                                    const std::string& what) {
  if (LooksLikeCode(what)) {
    WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(what));
    return BindingOfCode(registry, code);
  }
  if (CheckForm(v1::FORM_ORGANIZATION, what, {}) == FormVerdict::kGood) {
    WARIFU_ASSIGN_OR_RETURN(const Code code, OnlyKeyOf(registry, what));
    return BindingOfCode(registry, code);
  }
  const std::optional<std::string> bytes = DecodeHex(what);
  std::optional<PublicKey> key = bytes ? PublicKey::From(*bytes) : std::nullopt;
  if (!key) {
    WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, what));
    key = file.info.public_key;
  }
  return FetchBinding(registry, *key);
}

// Errors: kBadInput, naming the option.
Result<std::optional<std::uint64_t>> SinceMs(const Context& context, const KeyRevokeArgs& args,
                                             const Subject& binding) {
  if (args.compromised_since.empty()) return std::optional<std::uint64_t>();
  if (args.compromised_since == kSinceBinding) {
    return std::optional<std::uint64_t>(binding.entry->admitted_at_ms);
  }
  const Result<std::uint64_t> at_s = ParseInstant(args.compromised_since);
  if (!at_s.ok()) {
    return BadInput("--compromised-since: {why}; or write: binding, for all that it ever signed",
                    at_s.error().sentence);
  }
  const std::uint64_t bound_at_s = binding.entry->admitted_at_ms / kMsPerSecond;
  if (*at_s < bound_at_s) {
    return BadInput(
        "--compromised-since: this key was bound only at {time}; for all that it ever signed "
        "write: binding",
        FormatDateTime(bound_at_s, context.zone_minutes, context.languages.front()));
  }
  if (*at_s > context.now_s()) {
    return BadInput(
        "--compromised-since: '{typed}' is in the future; write when the key was stolen, or: "
        "binding",
        EscapeForTerminal(args.compromised_since));
  }
  return std::optional<std::uint64_t>(std::max(
      *at_s * kMsPerSecond, binding.entry->admitted_at_ms));  // in the second of its binding
}

// The organization whose key it is. A key may be bound before its owner has a record, and a
// revocation does not wait for one.
void ShowOwner(Context& context, const BelievedRegistry& registry, const std::string& owner) {
  const Result<VerifiedReceipt> record = FetchRecord(registry, owner);
  if (record.ok()) {
    return PrintVouched(context, *record, VouchFor(registry, *record, context.now_s()));
  }
  Print(context, MessageId::kKeyRevokeOwnerUnknown,
        {{"who", EscapeForTerminal(owner)}, {"why", record.error().sentence}});
}

void Show(Context& context, const BelievedRegistry& registry, const VerifiedReceipt& binding,
          const Fallout& fallout) {
  PrintVouched(context, binding, VouchFor(registry, binding, context.now_s()));
  const std::string& owner = binding.subject.statement().key_binding().organization();
  if (!owner.empty()) ShowOwner(context, registry, owner);
  if (fallout.offers) {
    PrintFallingOffers(context, *fallout.offers, MessageId::kFallsOffersOf, owner);
  }
  Print(context, MessageId::kFallsHead);
  Print(context, MessageId::kKeyRevokeConsequence);
  if (fallout.uncounted) {
    PrintUncounted(context, *fallout.uncounted);
  } else {
    Print(context, MessageId::kKeyRevokeKeepsOld);
  }
}

}  // namespace

CommandDeclaration Declare(KeyRevokeArgs& args) {
  std::vector<Taken> takes = WithRootOrder(
      {Word("what", "KEY|ID", &args.what,
            "The key: its name here, its file, its 64 hex digits or its binding's code; or the id "
            "of an organization that has one key")
           .Needed()},
      ReasonFor::kKeyRevoke, args.order, "CODE", "The code of the key's binding");
  takes.push_back(Option("--compromised-since", "TIME", &args.compromised_since,
                         "Stolen: what it signed from then on does not count, as "
                         "2026-11-20T14:05:00+07:00; or: binding, for all of it"));
  return {.name = "key revoke",
          .what = "A lost or stolen key signs nothing from now on",
          .takes = std::move(takes),
          .notes = ReasonNote(ReasonFor::kKeyRevoke) +
                   "\nWho may: the key itself, the key that bound it, its authority. Only the "
                   "authority may say --compromised-since. Of an authority's key its root signs: "
                   "repeat --key, in the genesis's order; what others must sign is written to a "
                   "file, for: warifu sign FILE --key THEIRS.\n"
                   "Shows whose key it is, the offers in its name with the places given, and what "
                   "stops counting; asks for the code of the key's binding.",
          .examples = {"warifu key revoke VNTEST:FARM-1 --key authority --reason key-stolen "
                       "--compromised-since 2026-11-20T14:05:00+07:00 --decision 16/2026 "
                       "--decided-on 2026-11-20",
                       "warifu key revoke old --key old --reason key-replaced"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const KeyRevokeArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk,
                          ChangeDesk::Open(context, ReasonFor::kKeyRevoke, args.order, "CODE"));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt binding,
                          FindBinding(context, desk.registry(), args.what));
  const Subject& subject = binding.subject;
  WARIFU_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> since_ms,
                          SinceMs(context, args, subject));
  const std::string& key_bytes = subject.statement().key_binding().public_key();
  Fallout fallout;
  const std::string& owner = subject.statement().key_binding().organization();
  if (!owner.empty()) {  // else an authority's
    fallout.offers = FindOffersOf(context, desk.registry(), owner, OfferFate::kFall);
  }
  PlannedChange plan;
  plan.change.set_statement(subject.examined().name().ToString());
  plan.change.set_to(v1::STATE_REVOKED);
  if (since_ms) {
    plan.change.set_compromised_since_ms(*since_ms);
    WARIFU_ASSIGN_OR_RETURN(fallout.uncounted,
                            FindUncounted(desk.registry(), *PublicKey::From(key_bytes), *since_ms));
  }
  plan.what = plan.expected = subject.examined().code().ToString();
  plan.ask = MessageId::kKeyRevokeAsk;
  plan.done = MessageId::kKeyRevokeDone;
  plan.answer = {{"revoked_key", EncodeHex(key_bytes)}, {"falls", FalloutJson(fallout)}};
  return desk.Make(plan, [&] { Show(context, desk.registry(), binding, fallout); });
}

}  // namespace warifu
