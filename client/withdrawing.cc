#include "client/withdrawing.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "core/proof/limits.h"
#include "core/proof/verify.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr std::uint32_t kFirstPlace = 1;

bool MayBeWithdrawn(const v1::Statement& statement) {
  return statement.has_offer() || statement.has_appointment() || statement.has_allocation();
}

// How many places the registry proves to be given.
Result<std::size_t> CountPlaces(const Context& context, const BelievedRegistry& registry,
                                const Code& code) {
  WARIFU_ASSIGN_OR_RETURN(const OfferProofAnswer answer,
                          registry.connection->GetOfferProof(code, kFirstPlace));
  if (answer.untrusted_proof.empty()) return Unavailable("the offer is not published yet");
  VerifyOptions options;
  options.now_s = context.now_s();
  options.source = ProofSource::kAnswer;
  options.expected = code;
  const OfferJudgment judgment = VerifyOfferProof(answer.untrusted_proof, registry.trust, options);
  if (!judgment.offer) {
    return Inconsistent("the answer does not verify: " +
                        std::string(RowOf(judgment.causes.front().cause).name));
  }
  const std::vector<PlaceView>& places = judgment.offer->places();
  return static_cast<std::size_t>(std::count_if(
      places.begin(), places.end(), [](const PlaceView& place) { return place.in_force; }));
}

void PrintPlaces(Context& context, const v1::Offer& offer, const Fallout& fallout) {
  if (!fallout.places_given) {
    return Print(context, MessageId::kFallsPlacesUnknown, {{"why", fallout.places_unknown}});
  }
  const std::string& language = context.languages.front();
  const bool perhaps_more = *fallout.places_given >= kMaxProvenPlaces;
  Print(context, perhaps_more ? MessageId::kFallsPlacesMany : MessageId::kFallsPlaces,
        {{"count", FormatCount(*fallout.places_given, language)},
         {"places", FormatCount(offer.job().places(), language)}});
}

}  // namespace

Result<Fallout> FindFallout(const Context& context, const BelievedRegistry& registry,
                            const VerifiedReceipt& subject) {
  const ExaminedStatement& statement = *subject.subject.entry->statement();
  if (!MayBeWithdrawn(statement.statement())) {
    return BadInput(statement.code().ToString() + " is a " +
                    std::string(StatementKindName(statement.kind())) +
                    ": only an offer, an appointment or a place given (allocation) can be taken "
                    "back");
  }
  Fallout fallout;
  if (!statement.statement().has_offer()) return fallout;
  const Result<std::size_t> places = CountPlaces(context, registry, statement.code());
  if (places.ok()) {
    fallout.places_given = *places;
  } else {
    fallout.places_unknown = places.error().message;
  }
  return fallout;
}

void PrintFallout(Context& context, const v1::Statement& subject, const Fallout& fallout) {
  Print(context, MessageId::kFallsHead);
  if (subject.has_offer()) {
    Print(context, MessageId::kFallsOffer);
    PrintPlaces(context, subject.offer(), fallout);
  } else if (subject.has_appointment()) {
    Print(context, MessageId::kFallsAppointment,
          {{"agent", EscapeForTerminal(subject.appointment().agent())}});
  } else {
    return Print(context, MessageId::kFallsPlace,
                 {{"place", std::to_string(subject.allocation().place())}});
  }
  Print(context, MessageId::kFallsUndo);
}

nlohmann::json FalloutJson(const v1::Statement& subject, const Fallout& fallout) {
  nlohmann::json object = nlohmann::json::object();
  if (!subject.has_offer()) return object;
  object["places_given"] = nullptr;
  if (fallout.places_given) object["places_given"] = *fallout.places_given;
  return object;
}

}  // namespace warifu
