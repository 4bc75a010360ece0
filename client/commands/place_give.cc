// warifu place give CODE PLACECODE...: places of an offer to the keys of workers.
//
// Each place is a statement of its own: the first that fails ends it, and what was given stands.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "client/commands/commands.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/place_code.h"
#include "client/places.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/render/place.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/submitting.h"
#include "core/base/exit.h"
#include "core/rules/state.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxLookedAtBytes = 4096;

// A place code, or why it is none: above all, that it is the worker's secret.
Result<Hash> ReadPlaceCode(const std::string& typed) {
  std::string bytes = typed;
  if (FileExists(typed)) {
    const Result<std::string> file = ReadFile(typed, kMaxLookedAtBytes);
    bytes = file.ok() ? *file : std::string();
  }
  const Result<FileKind> kind = IdentifyFile(bytes);
  if (kind.ok() && *kind == FileKind::kPlace) {
    return Refused(
        "this is the worker's place file, with its secret half: nobody but the worker may have it. "
        "Delete this copy, and ask the worker for the place code that warifu place show prints");
  }
  if (FileExists(typed)) {
    return BadInput("{typed} is a file; a place code is what warifu place show prints",
                    EscapeForTerminal(typed));
  }
  return ParsePlaceCode(typed);
}

Result<std::vector<Hash>> ReadPlaceCodes(const std::vector<std::string>& typed) {
  std::vector<Hash> holders;
  for (const std::string& one : typed) {
    WARIFU_ASSIGN_OR_RETURN(const Hash holder, ReadPlaceCode(one));
    if (std::find(holders.begin(), holders.end(), holder) != holders.end()) {
      return BadInput("the place code {place_code} was given twice", PlaceCodeOf(holder));
    }
    holders.push_back(holder);
  }
  return holders;
}

// Which place goes to whom.
Result<std::vector<PlannedPlace>> Plan(const OfferPlaces& places,
                                       const std::vector<Hash>& holders) {
  for (const auto& [number, place] : places.taken) {
    if (std::find(holders.begin(), holders.end(), place.holder_hash) == holders.end()) continue;
    return Refused("the place code {place_code} has place {number} already",
                   PlaceCodeOf(place.holder_hash), number);
  }
  const std::vector<std::uint32_t> free = places.Free(holders.size());
  if (free.size() < holders.size()) {
    return Refused("of the offer's {places} places {free} are free, and {wanted} are wanted",
                   places.offer.offer().job().places(), free.size(), holders.size());
  }
  std::vector<PlannedPlace> planned;
  for (std::size_t i = 0; i < holders.size(); ++i) planned.push_back({free[i], holders[i]});
  return planned;
}

Status Confirm(Context& context, const PlaceGiveArgs& args, std::size_t count) {
  const std::string expected = std::to_string(count);
  std::string typed = args.confirm;
  if (typed.empty()) {
    WARIFU_ASSIGN_OR_RETURN(typed, context.terminal.Ask(Question(context, MessageId::kPlaceGiveAsk),
                                                        "--confirm " + expected));
  }
  if (typed == expected) return Ok();
  return BadInput("--confirm: this is not the number of places, {expected}; nothing was given",
                  expected);
}

Status CheckArgs(const Context& context, const PlaceGiveArgs& args) {
  WARIFU_RETURN_IF_ERROR(MustBeAnswered(context.terminal, !args.confirm.empty(),
                                        "--confirm " + std::to_string(args.place_codes.size())));
  const Result<KeyFile> key = FindKey(context, args.key);
  if (!key.ok()) return key.error();
  return MustHavePassphrase(context);
}

// Gives one place after the other.
class Giving {
 public:
  // Borrows both.
  Giving(Context& context, const BelievedRegistry& registry)
      : context_(context), registry_(registry) {}

  Status GiveAll(const OfferPlaces& places, const std::vector<PlannedPlace>& planned,
                 const SigningKey& key);
  CommandResult Finish(const Status& failure);

 private:
  Status Give(const Hash& offer_first, const PlannedPlace& planned, const SigningKey& key);
  Status Refuse(const Findings& findings);

  Context& context_;
  const BelievedRegistry& registry_;
  std::optional<LeafIndex> last_;
  nlohmann::json given_ = nlohmann::json::array();
  nlohmann::json refused_;  // null: nothing
};

Status Giving::Refuse(const Findings& findings) {
  if (!context_.global.json) PrintFindings(context_, findings);
  refused_ = FindingsJson(findings);
  return Refused("a rule refused it");
}

Status Giving::Give(const Hash& offer_first, const PlannedPlace& planned, const SigningKey& key) {
  v1::Statement statement;
  statement.set_registry(registry_.trust.genesis_hash().ToString());
  statement.set_issued_at(context_.now_s());
  v1::Allocation& allocation = *statement.mutable_allocation();
  allocation.set_offer(offer_first.ToString());
  allocation.set_place(planned.place);
  allocation.set_holder_hash(planned.holder_hash.ToString());
  UnfinishedResult started = StartStatement(registry_.trust.genesis_hash(), kHighestRulesVersion,
                                            EncodeStatement(statement));
  if (const auto* findings = std::get_if<Findings>(&started)) return Refuse(*findings);
  auto& unsigned_statement = std::get<UnfinishedStatement>(started);
  WARIFU_RETURN_IF_ERROR(unsigned_statement.AddSignature(key));
  WARIFU_ASSIGN_OR_RETURN(const Submitted submitted, Submit(registry_, unsigned_statement));
  if (const auto* findings = std::get_if<Findings>(&submitted)) return Refuse(*findings);
  const auto& receipt = std::get<VerifiedReceipt>(submitted);
  last_ = receipt.subject.index();
  given_.push_back({{"place", planned.place},
                    {"place_code", PlaceCodeOf(planned.holder_hash)},
                    {"receipt", ReceiptJson(receipt)}});
  if (!context_.global.json) PrintPlaceGiven(context_, planned, receipt);
  return Ok();
}

Status Giving::GiveAll(const OfferPlaces& places, const std::vector<PlannedPlace>& planned,
                       const SigningKey& key) {
  const Hash first = LineageFirst(places.offer.statement());
  for (const PlannedPlace& one : planned) WARIFU_RETURN_IF_ERROR(Give(first, one, key));
  return WaitUntilPublished(context_, registry_, *last_);
}

CommandResult Giving::Finish(const Status& failure) {
  const bool by_rule = !refused_.is_null();
  if (context_.global.json && (by_rule || !given_.empty())) {
    nlohmann::json object = {{"given", given_}};
    if (by_rule) object["refused"] = refused_;
    if (!by_rule && !failure.ok()) object["error"] = ErrorJson(failure.error());
    PrintJson(context_, object);
    if (by_rule) return kExitRefusedByRule;
    return failure.ok() ? kExitOk : ExitCodeOf(failure.error().code);
  }
  if (by_rule) return kExitRefusedByRule;
  if (!failure.ok()) return failure.error();
  return kExitOk;
}

}  // namespace

CommandDeclaration Declare(PlaceGiveArgs& args) {
  return {.name = "place give",
          .what = "Give places of an offer to workers (for the offer's last party)",
          .takes = {Word("code", "CODE", &args.code, "The offer's code").Needed(),
                    Word("place_codes", "PLACECODE", &args.place_codes,
                         "Of each worker the place code, as warifu place show prints it")
                        .Needed(),
                    Option("--key", "KEY", &args.key, "Name of a key, or a key file").Needed(),
                    Option("--confirm", "NUMBER", &args.confirm,
                           "How many places are given, instead of typing it")},
          .notes =
              "Each worker gets the lowest free place. The last one makes the offer full.\n"
              "A worker's place file is refused: its secret half is nobody else's.",
          .examples = {"warifu place give 7K3Q-9D2M-4XVB-PZ1T-Q PLACECODE --key sending"},
          .exit_codes =
              "0 given; 17 refused by a rule; 3 the registry gave no answer; 2 a mistake in what "
              "was typed, or no place is free; 130 not confirmed."};
}

CommandResult RunCommand(Context& context, const PlaceGiveArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.code));
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> holders, ReadPlaceCodes(args.place_codes));
  WARIFU_RETURN_IF_ERROR(CheckArgs(context, args));
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const OfferPlaces places, FetchPlaces(context, registry, code));
  WARIFU_ASSIGN_OR_RETURN(const std::vector<PlannedPlace> planned, Plan(places, holders));
  if (!context.global.json) PrintPlannedPlaces(context, places.offer, planned);
  WARIFU_RETURN_IF_ERROR(Confirm(context, args, planned.size()));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenKey(context, args.key));
  Giving giving(context, registry);
  return giving.Finish(giving.GiveAll(places, planned, key));
}

}  // namespace warifu
