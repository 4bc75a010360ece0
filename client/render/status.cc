#include "client/render/status.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/worker/page.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/text/civil_date.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::size_t kShortKeyBytes = 4;  // of a public key, where a name stands beside it

// Something that ends soon.
struct Ending {
  std::string what;  // in words
  std::string date;
};

// Whether a civil date lies within the days looked ahead; an empty one never ends.
bool EndsSoon(const std::string& date, std::uint64_t now_s) {
  const std::optional<CivilDate> today = DateAt(now_s, 0);
  const std::optional<CivilDate> last = today ? AddDays(*today, kStatusDaysAhead) : std::nullopt;
  return last && !date.empty() && date <= FormatCivilDate(*last);
}

std::string DayOf(std::uint64_t at_s) {
  const std::optional<CivilDate> date = DateAt(at_s, 0);
  return date ? FormatCivilDate(*date) : std::string();
}

bool StandsNow(const v1::StatementHint& hint) { return hint.state() == v1::STATE_IN_FORCE; }

bool StandsNow(const v1::OfferHint& hint) {
  return hint.standing() == v1::OFFER_STANDING_IN_FORCE ||
         hint.standing() == v1::OFFER_STANDING_FULL;
}

// Whose the key is, by its binding.
std::string OwnerIn(const Subject& binding) {
  const v1::KeyBinding& said = binding.statement().key_binding();
  return said.has_organization() ? said.organization() : said.authority();
}

std::string NamesOf(const v1::Organization& record) {
  std::string names;
  for (const v1::OrganizationName& name : record.names()) {
    names += (names.empty() ? "" : " / ") + EscapeForTerminal(name.name());
  }
  return names;
}

// Prints in one language.
class StatusPage {
 public:
  StatusPage(Context& context, const StatusFacts& facts)
      : context_(context),
        facts_(facts),
        language_(context.languages.front()),
        words_(language_, context.zone_minutes),
        days_(std::to_string(kStatusDaysAhead)) {}

  void Print() {
    PrintRegistry();
    PrintKeys();
    for (const OwnOrganization& own : facts_.organizations) PrintOwn(own);
    if (facts_.organizations.empty() && facts_.head) Line(MessageId::kStatusNobody);
    PrintFiles();
  }

 private:
  void Line(MessageId id, MessageArgs args = {}) const { PrintFitting(context_, id, args); }
  std::string Time(std::uint64_t at_s) const { return words_.Time(at_s); }

  void PrintRegistry() const {
    if (!facts_.trust) {
      Line(MessageId::kStatusNoTrust);
      context_.out << "  " << MessageValue(*facts_.why_no_trust).In(language_) << "\n";
    } else {
      Line(MessageId::kStatusRegistry, {{"origin", facts_.trust->origin()},
                                        {"authority", EscapeForTerminal(facts_.trust->authority())},
                                        {"server", EscapeForTerminal(facts_.server)}});
      Line(MessageId::kStatusTrust, {{"serial", std::to_string(facts_.trust->serial())},
                                     {"fingerprint", facts_.trust->Fingerprint()}});
    }
    if (facts_.head) {
      Line(MessageId::kStatusLog,
           {{"size", words_.Count(facts_.head->head.checkpoint.size.value())},
            {"time", Time(facts_.head->seal_time_ms / kMsPerSecond)}});
    } else if (facts_.trust) {
      Line(MessageId::kStatusUnreachable, {{"why", *facts_.why_not_asked}});
    }
    Line(MessageId::kStatusClock, {{"time", Time(facts_.now_s)}});
    if (facts_.head && facts_.now_s < facts_.head->seal_time_ms / kMsPerSecond) {
      Line(MessageId::kStatusClockBehind);
    }
  }

  void PrintKeys() const {
    if (facts_.keys.empty()) return Line(MessageId::kKeyNone);
    Line(MessageId::kStatusKeys);
    for (std::size_t i = 0; i < facts_.keys.size(); ++i) {
      const KeyFile& key = facts_.keys[i];
      Line(MessageId::kStatusKey,
           {{"name", EscapeForTerminal(key.info.name)},
            {"key", EncodeHex(key.info.public_key.view().substr(0, kShortKeyBytes)) + "..."},
            {"owner", OwnerOfKey(i)}});
    }
  }

  std::string OwnerOfKey(std::size_t at) const {
    const KeyInLog& found = facts_.in_log[at];
    if (!found.root_of.empty()) {
      return Say(language_, MessageId::kStatusKeyRoot, {{"authority", found.root_of}});
    }
    if (!found.binding) {
      if (found.why_not) {
        return Say(language_, MessageId::kStatusKeyUnreachable, {{"why", *found.why_not}});
      }
      return Say(language_,
                 found.was_asked ? MessageId::kStatusKeyUnbound : MessageId::kStatusKeyUnasked);
    }
    const Subject& binding = found.binding->subject;
    const std::string owner = OwnerIn(binding);
    const std::string state = StateInWords(language_, binding.standing.state);
    if (found.vouching.counts) {
      return Say(language_, MessageId::kStatusKeyBound, {{"owner", owner}, {"state", state}});
    }
    return Say(language_, MessageId::kStatusKeyVoid,
               {{"owner", owner}, {"state", state}, {"why", *found.vouching.why_not}});
  }

  void PrintOwn(const OwnOrganization& own) const {
    context_.out << "\n";
    if (!own.record) {
      context_.out << own.id << "\n";
      return Line(MessageId::kStatusUnreachable, {{"why", *own.why_not}});
    }
    const v1::Organization& record = own.record->subject.statement().organization();
    Line(MessageId::kStatusOf,
         {{"id", own.id},
          {"names", NamesOf(record)},
          {"state", StateInWords(language_, own.record->subject.standing.state)}});
    PrintEnding(MessageId::kStatusWhatRecord, record.validity().until());
    if (record.has_license()) {
      const v1::License& license = record.license();
      Line(MessageId::kStatusLicense,
           {{"number", EscapeForTerminal(license.number())},
            {"dates", license.validity().from() + " - " + license.validity().until()}});
      PrintEnding(MessageId::kStatusWhatLicense, license.validity().until());
    }
    Line(MessageId::kStatusHints, {{"time", Time(own.offers.as_of_ms / kMsPerSecond)}});
    PrintOffers(own);
    PrintAppointments(own);
  }

  void PrintEnding(MessageId what, const std::string& date) const {
    if (!EndsSoon(date, facts_.now_s)) return;
    Line(MessageId::kStatusLicenseEnds,
         {{"days", days_}, {"what", Say(language_, what)}, {"date", words_.CivilDay(date)}});
  }

  void PrintOffers(const OwnOrganization& own) const {
    std::size_t in_force = 0, full = 0;
    for (const v1::OfferHint& hint : own.offers.hints) {
      in_force += hint.standing() == v1::OFFER_STANDING_IN_FORCE ? 1 : 0;
      full += hint.standing() == v1::OFFER_STANDING_FULL ? 1 : 0;
    }
    Line(MessageId::kStatusOffers,
         {{"in_force", words_.Count(in_force)},
          {"full", words_.Count(full)},
          {"other", words_.Count(own.offers.hints.size() - in_force - full)}});
    for (const v1::OfferHint& hint : own.offers.hints) {
      const std::string until = DayOf(hint.summary().offer().valid_until());
      if (StandsNow(hint) && EndsSoon(until, facts_.now_s)) {
        PrintListed(StatementKind::kOffer, hint.summary(), until);
      }
    }
  }

  void PrintAppointments(const OwnOrganization& own) const {
    for (const v1::StatementHint& hint : own.appointments.hints) {
      if (!StandsNow(hint)) continue;
      const v1::AppointmentSummary& appointment = hint.summary().appointment();
      const std::uint64_t places = appointment.places();
      Line(MessageId::kStatusPlaces,
           {{"code", HintedCode(hint.summary()).ToString()},
            {"agent", appointment.agent()},
            {"principal", appointment.principal()},
            {"left", words_.Count(places - std::min(places, hint.places_used()))},
            {"places", words_.Count(places)}});
      const std::string& until = appointment.validity().until();
      if (EndsSoon(until, facts_.now_s)) {
        PrintListed(StatementKind::kAppointment, hint.summary(), until);
      }
    }
  }

  void PrintListed(StatementKind kind, const v1::Summary& summary, const std::string& date) const {
    Line(MessageId::kStatusEnds, {{"days", days_},
                                  {"what", KindInWords(language_, kind)},
                                  {"code", HintedCode(summary).ToString()},
                                  {"date", words_.CivilDay(date)}});
  }

  void PrintFiles() const {
    if (facts_.files.empty()) return;
    context_.out << "\n";
    Line(MessageId::kStatusFiles);
    for (const FileUnderWay& file : facts_.files) {
      const std::string path = EscapeForTerminal(file.path);
      const std::string kind = KindInWords(language_, file.kind);
      if (!file.next) {
        Line(file.kind == StatementKind::kGenesis ? MessageId::kStatusFileGenesis
                                                  : MessageId::kStatusFileComplete,
             {{"file", path}, {"kind", kind}});
      } else {
        Line(file.mine ? MessageId::kStatusFileMine : MessageId::kStatusFile,
             {{"file", path}, {"kind", kind}, {"who", SignerInWords(language_, *file.next)}});
      }
    }
  }

  Context& context_;
  const StatusFacts& facts_;
  const std::string language_;
  const Page words_;
  const std::string days_;
};

nlohmann::json OwnJson(const OwnOrganization& own) {
  nlohmann::json object = {{"id", own.id}};
  if (!own.record) {
    object["error"] = own.why_not->English();
    return object;
  }
  object["record"] = ReceiptJson(*own.record);
  nlohmann::json hints = {{"offers", nlohmann::json::array()},
                          {"appointments", nlohmann::json::array()}};
  for (const v1::OfferHint& hint : own.offers.hints) {
    hints["offers"].push_back(
        {{"code", HintedCode(hint.summary()).ToString()},
         {"standing", v1::OfferStanding_Name(hint.standing()).substr(sizeof "OFFER_STANDING_" - 1)},
         {"valid_until", DayOf(hint.summary().offer().valid_until())}});
  }
  for (const v1::StatementHint& hint : own.appointments.hints) {
    const v1::AppointmentSummary& appointment = hint.summary().appointment();
    hints["appointments"].push_back({{"code", HintedCode(hint.summary()).ToString()},
                                     {"principal", appointment.principal()},
                                     {"agent", appointment.agent()},
                                     {"state", StateName(static_cast<State>(hint.state()))},
                                     {"places", appointment.places()},
                                     {"places_used", hint.places_used()},
                                     {"until", appointment.validity().until()}});
  }
  object["not_verified"] = hints;
  return object;
}

nlohmann::json FileJson(const FileUnderWay& file) {
  nlohmann::json object = {{"file", EscapeForTerminal(file.path)},
                           {"kind", StatementKindName(file.kind)},
                           {"complete", !file.next.has_value()},
                           {"mine", file.mine}};
  if (file.next) object["next_signer"] = SignerInWords("en", *file.next);
  return object;
}

nlohmann::json KeyJson(const KeyFile& key, const KeyInLog& found) {
  nlohmann::json object = {{"name", EscapeForTerminal(key.info.name)},
                           {"public_key", EncodeHex(key.info.public_key.view())},
                           {"bound_to", nullptr}};
  if (!found.root_of.empty()) object["root_of"] = found.root_of;
  if (!found.binding) return object;
  object["bound_to"] = OwnerIn(found.binding->subject);
  object["binding_state"] = StateName(found.binding->subject.standing.state);
  object["binding_counts"] = found.vouching.counts;
  return object;
}

}  // namespace

void PrintStatus(Context& context, const StatusFacts& facts) {
  InEachLanguage(context, [&] { StatusPage(context, facts).Print(); });
}

nlohmann::json StatusJson(const StatusFacts& facts) {
  nlohmann::json object = {{"now", facts.now_s},
                           {"keys", nlohmann::json::array()},
                           {"organizations", nlohmann::json::array()},
                           {"files", nlohmann::json::array()}};
  if (facts.trust) {
    object["registry"] = {{"origin", facts.trust->origin()},
                          {"authority", EscapeForTerminal(facts.trust->authority())},
                          {"server", EscapeForTerminal(facts.server)},
                          {"serial", facts.trust->serial()},
                          {"fingerprint", facts.trust->Fingerprint()}};
    if (facts.head) {
      object["registry"]["size"] = facts.head->head.checkpoint.size.value();
      object["registry"]["sealed_at_ms"] = facts.head->seal_time_ms;
    } else {
      object["registry"]["error"] = facts.why_not_asked->English();
    }
  } else {
    object["registry"] = nullptr;
  }
  for (std::size_t i = 0; i < facts.keys.size(); ++i) {
    object["keys"].push_back(KeyJson(facts.keys[i], facts.in_log[i]));
  }
  for (const OwnOrganization& own : facts.organizations) {
    object["organizations"].push_back(OwnJson(own));
  }
  for (const FileUnderWay& file : facts.files) object["files"].push_back(FileJson(file));
  return object;
}

}  // namespace warifu
