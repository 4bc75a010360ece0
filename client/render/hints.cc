#include "client/render/hints.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "client/offer_filter.h"
#include "client/render/hints_json.h"
#include "client/render/in_words.h"
#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/worker/page.h"
#include "client/worker/place_name.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/country.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

// Prints in the language and zone of one reader.
class Words {
 public:
  explicit Words(Context& context) : context_(context), language_(context.languages.front()) {}

  void Line(MessageId id, MessageArgs args = {}) const { PrintFitting(context_, id, args); }

  // The message named after an enum value: STATE_IN_FORCE is state_in_force.
  std::string Named(std::string name) const {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::optional<MessageId> id = MessageOfName(name);
    return id.has_value() ? Say(language_, *id) : EscapeForTerminal(name);
  }
  std::string Of(v1::OfferStanding standing) const {
    return Named(v1::OfferStanding_Name(standing).substr(std::string("OFFER_").size()));
  }
  std::string Of(v1::State state) const {
    return StateInWords(language_, static_cast<State>(state));
  }
  std::string Time(std::uint64_t at_s) const {
    return FormatDateTime(at_s, context_.zone_minutes, language_);
  }
  std::string Money(const v1::Money& money) const { return FormatMoney(MoneyOf(money), language_); }
  std::string Count(std::uint64_t count) const { return FormatCount(count, language_); }
  std::string Country(const std::string& code) const { return CountryName(code, language_); }
  std::string Dates(const v1::DateRange& range) const {
    return EscapeForTerminal(range.from()) + " - " + EscapeForTerminal(range.until());
  }
  std::string Corridor(const v1::Corridor& corridor) const {
    return corridor.origin_country() + " > " + corridor.destination_country();
  }
  const std::string& language() const { return language_; }
  Context& context() const { return context_; }

 private:
  Context& context_;
  const std::string language_;
};

template <typename Items>
std::string Joined(const Items& items) {
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : ", ") + EscapeForTerminal(item);
  return all;
}

std::string Where(const Words& words, const v1::OfferSummary& offer) {
  std::string where;
  for (const std::string& one : offer.subdivisions()) {
    where += SubdivisionName(one, words.language()) + ", ";
  }
  return where + words.Country(offer.corridor().destination_country());
}

void PrintFacts(const Words& words, const v1::OfferHint& hint, const std::string& standing,
                const v1::OfferSummary& offer) {
  words.Line(MessageId::kHintOffer, {{"code", HintedCode(hint.summary()).ToString()},
                                     {"standing", standing},
                                     {"where", Where(words, offer)},
                                     {"isco", offer.occupation().isco08()},
                                     {"national", offer.occupation().national_code()}});
  words.Line(MessageId::kHintOfferMoney, {{"pay", words.Money(offer.net_pay())},
                                          {"total", words.Money(offer.worker_fee_total())},
                                          {"places", words.Count(offer.places())}});
  words.Line(MessageId::kHintOfferDates, {{"from", words.Time(offer.valid_from())},
                                          {"until", words.Time(offer.valid_until())}});
  words.Line(MessageId::kHintOfferParties, {{"parties", Joined(offer.parties())}});
}

void PrintListed(const Words& words, const v1::OfferHint& hint) {
  PrintFacts(words, hint, words.Of(hint.standing()), hint.summary().offer());
  if (hint.stopped_party().empty()) return;
  words.Line(MessageId::kHintOfferStopped, {{"party", hint.stopped_party()}});
}

bool IsProven(const ListedOffer& offer) {
  return offer.check.has_value() && offer.check->proven.has_value();
}

// Nothing of the list stands here but the code: the verdict in place of how it is said to stand.
void PrintProven(const Words& words, const OfferPage& page) {
  if (std::none_of(page.offers.begin(), page.offers.end(), IsProven)) return;
  words.Line(MessageId::kHintsChecked);
  for (const ListedOffer& offer : page.offers) {
    if (!IsProven(offer)) continue;
    PrintFacts(words, offer.hint, Say(words.language(), offer.check->headline),
               *offer.check->proven);
    if (!offer.check->as_listed) words.Line(MessageId::kHintOfferDiffers);
  }
}

void PrintUnproven(const Words& words, const OfferPage& page) {
  if (std::all_of(page.offers.begin(), page.offers.end(), IsProven) && !page.offers.empty()) return;
  words.Line(MessageId::kHintsNotVerified, {{"time", words.Time(page.as_of_ms / kMsPerSecond)}});
  for (const ListedOffer& offer : page.offers) {
    if (IsProven(offer)) continue;
    PrintListed(words, offer.hint);
    if (!offer.check.has_value()) continue;
    words.Line(MessageId::kHintOfferCheck,
               {{"headline", Say(words.language(), offer.check->headline)}});
  }
  if (page.offers.empty()) words.Line(MessageId::kHintsNone);
}

void PrintNextPage(Context& context, const std::string& token) {
  if (token.empty()) return;
  PrintAside(context, MessageId::kHintsNextPage, {{"page", WritePageToken(token)}});
}

std::string Names(const v1::OrganizationSummary& record) {
  std::string name = EscapeForTerminal(record.name());
  if (record.latin_name().empty()) return name;
  return name + " (" + EscapeForTerminal(record.latin_name()) + ")";
}

void PrintOrganizationHint(const Words& words, const v1::StatementHint& hint) {
  const v1::OrganizationSummary& record = hint.summary().organization();
  words.Line(MessageId::kHintOrganization, {{"id", record.id()},
                                            {"state", words.Of(hint.state())},
                                            {"names", Names(record)},
                                            {"country", words.Country(record.country())}});
  words.Line(MessageId::kHintOrganizationNumber, {{"scheme", record.legal_number().scheme()},
                                                  {"number", record.legal_number().value()},
                                                  {"code", HintedCode(hint.summary()).ToString()}});
  if (!record.has_license()) return;
  words.Line(MessageId::kHintOrganizationLicense,
             {{"number", EscapeForTerminal(record.license().number())},
              {"issuer", EscapeForTerminal(record.license().issued_by())},
              {"dates", words.Dates(record.license().validity())}});
}

void PrintKeyHint(const Words& words, const v1::StatementHint& hint) {
  words.Line(MessageId::kHintKey,
             {{"code", HintedCode(hint.summary()).ToString()},
              {"state", words.Of(hint.state())},
              {"key", EncodeHex(hint.summary().key().public_key())},
              {"time", words.Time(hint.summary().admitted_at_ms() / kMsPerSecond)}});
}

void PrintAppointmentHint(const Words& words, const v1::StatementHint& hint) {
  const v1::AppointmentSummary& appointment = hint.summary().appointment();
  words.Line(MessageId::kHintAppointment, {{"code", HintedCode(hint.summary()).ToString()},
                                           {"state", words.Of(hint.state())},
                                           {"agent", appointment.agent()},
                                           {"principal", appointment.principal()},
                                           {"corridor", words.Corridor(appointment.corridor())},
                                           {"dates", words.Dates(appointment.validity())}});
  if (!hint.has_places_used()) return;
  const std::uint64_t places = appointment.places();
  words.Line(MessageId::kHintAppointmentPlaces,
             {{"left", words.Count(places - std::min(places, hint.places_used()))},
              {"places", words.Count(places)}});
}

void PrintHistoryHint(const Words& words, const v1::StatementHint& hint) {
  const std::string code = HintedCode(hint.summary()).ToString();
  const std::string time = words.Time(hint.summary().admitted_at_ms() / kMsPerSecond);
  if (!hint.summary().has_change()) {
    return words.Line(MessageId::kHintRecord,
                      {{"code", code}, {"time", time}, {"state", words.Of(hint.state())}});
  }
  const v1::ChangeSummary& change = hint.summary().change();
  words.Line(MessageId::kHintChange, {{"code", code},
                                      {"time", time},
                                      {"state", words.Of(change.to())},
                                      {"reason", words.Named(v1::Reason_Name(change.reason()))}});
  if (!change.has_decision()) return;
  words.Line(MessageId::kHintDecision, {{"number", change.decision().number()},
                                        {"authority", change.decision().authority()},
                                        {"date", change.decision().date()}});
}

void PrintSection(const Words& words, MessageId heading, const Hints<v1::StatementHint>& hints,
                  void (*print)(const Words&, const v1::StatementHint&)) {
  words.Line(heading);
  for (const v1::StatementHint& hint : hints.hints) print(words, hint);
  if (hints.hints.empty()) words.Line(MessageId::kHintsNone);
  if (hints.next_token.empty()) return;
  words.Line(MessageId::kOrganizationMore, {{"count", words.Count(hints.hints.size())}});
}

void PrintOffers(const Words& words, const Hints<v1::OfferHint>& offers, const std::string& id) {
  words.Line(MessageId::kOrganizationOffers);
  for (const v1::OfferHint& hint : offers.hints) PrintListed(words, hint);
  if (offers.hints.empty()) words.Line(MessageId::kHintsNone);
  if (offers.next_token.empty()) return;
  words.Line(MessageId::kOrganizationMoreOffers,
             {{"count", words.Count(offers.hints.size())}, {"id", id}});
}

void PrintRecord(const Words& words, const VerifiedReceipt& record) {
  Context& context = words.context();
  words.Line(MessageId::kOrganizationVerified,
             {{"time", words.Time(record.seal_time_ms / kMsPerSecond)}});
  context.out << StatementInWords(record.subject.statement(), words.language(),
                                  context.zone_minutes);
  words.Line(MessageId::kReceiptState,
             {{"state", StateInWords(words.language(), record.subject.standing.state)},
              {"time", words.Time(record.seal_time_ms / kMsPerSecond)}});
}

}  // namespace

void RenderOfferPage(Context& context, const OfferPage& page) {
  if (context.global.json)
    return PrintJson(context, OfferPageJson(page, context.languages.front()));
  const Words words(context);
  PrintProven(words, page);
  PrintUnproven(words, page);
  PrintNextPage(context, page.next_token);
  if (!page.is_first) return;
  PrintAside(context, MessageId::kHintsNextRecord, {{"index", std::to_string(page.size)}});
}

void RenderOrganizations(Context& context, const Hints<v1::StatementHint>& page) {
  if (context.global.json) return PrintJson(context, OrganizationsJson(page));
  const Words words(context);
  words.Line(MessageId::kHintsRecordsNotVerified,
             {{"time", words.Time(page.as_of_ms / kMsPerSecond)}});
  for (const v1::StatementHint& hint : page.hints) PrintOrganizationHint(words, hint);
  if (page.hints.empty()) words.Line(MessageId::kHintsNone);
  PrintNextPage(context, page.next_token);
}

void RenderOrganization(Context& context, const OrganizationPage& view) {
  if (context.global.json) return PrintJson(context, OrganizationJson(view));
  const Words words(context);
  PrintRecord(words, view.record);
  words.Line(MessageId::kHintsRecordsNotVerified,
             {{"time", words.Time(view.history.as_of_ms / kMsPerSecond)}});
  PrintSection(words, MessageId::kOrganizationKeys, view.keys, PrintKeyHint);
  PrintSection(words, MessageId::kOrganizationAppointments, view.appointments,
               PrintAppointmentHint);
  PrintOffers(words, view.offers, view.record.subject.statement().organization().id());
  PrintSection(words, MessageId::kOrganizationHistory, view.history, PrintHistoryHint);
}

}  // namespace warifu
