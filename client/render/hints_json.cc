#include "client/render/hints_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/render/statement.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

using nlohmann::json;

json JsonOf(const v1::Money& money) {
  return {{"minor_units", money.minor_units()}, {"currency", money.currency()}};
}

json JsonOf(const v1::DateRange& range) {
  return {{"from", EscapeForTerminal(range.from())}, {"until", EscapeForTerminal(range.until())}};
}

template <typename Items>
json ListOf(const Items& items) {
  json list = json::array();
  for (const std::string& item : items) list.push_back(EscapeForTerminal(item));
  return list;
}

json FactsOf(const v1::OfferSummary& offer) {
  return {{"origin_country", offer.corridor().origin_country()},
          {"destination_country", offer.corridor().destination_country()},
          {"programme", offer.programme()},
          {"isco08", offer.occupation().isco08()},
          {"national_code", offer.occupation().national_code()},
          {"places", offer.places()},
          {"subdivisions", ListOf(offer.subdivisions())},
          {"contract_months", offer.contract_months()},
          {"net_pay", JsonOf(offer.net_pay())},
          {"worker_fee_total", JsonOf(offer.worker_fee_total())},
          {"parties", ListOf(offer.parties())},
          {"valid_from_s", offer.valid_from()},
          {"valid_until_s", offer.valid_until()}};
}

json JsonOf(const v1::OfferHint& hint) {
  json object = {
      {"code", HintedCode(hint.summary()).ToString()},
      {"index", hint.index()},
      {"admitted_at_ms", hint.summary().admitted_at_ms()},
      {"standing", v1::OfferStanding_Name(hint.standing()).substr(sizeof("OFFER_STANDING"))},
      {"changed_by", hint.changed_by()},
      {"says", FactsOf(hint.summary().offer())}};
  if (!hint.stopped_party().empty()) object["stopped_party"] = hint.stopped_party();
  return object;
}

json JsonOf(const OfferCheck& check, const std::string& language) {
  json object = {{"exit_code", static_cast<int>(check.code)},
                 {"headline", Say(language, check.headline)},
                 {"as_listed", check.as_listed}};
  if (check.proven.has_value()) object["proven"] = FactsOf(*check.proven);
  return object;
}

json JsonOf(const v1::OrganizationSummary& record) {
  json object = {
      {"id", record.id()},
      {"name", EscapeForTerminal(record.name())},
      {"country", record.country()},
      {"legal_number",
       {{"scheme", record.legal_number().scheme()}, {"value", record.legal_number().value()}}},
      {"validity", JsonOf(record.validity())}};
  if (!record.latin_name().empty()) object["latin_name"] = EscapeForTerminal(record.latin_name());
  if (record.has_license()) {
    object["license"] = {{"number", EscapeForTerminal(record.license().number())},
                         {"issued_by", EscapeForTerminal(record.license().issued_by())},
                         {"validity", JsonOf(record.license().validity())}};
  }
  json roles = json::array();
  for (const int role : record.roles()) {
    roles.push_back(v1::Role_Name(static_cast<v1::Role>(role)).substr(sizeof("ROLE")));
  }
  object["roles"] = std::move(roles);
  return object;
}

json JsonOf(const v1::AppointmentSummary& appointment) {
  return {{"principal", appointment.principal()},
          {"agent", appointment.agent()},
          {"authority", appointment.authority()},
          {"origin_country", appointment.corridor().origin_country()},
          {"destination_country", appointment.corridor().destination_country()},
          {"places", appointment.places()},
          {"validity", JsonOf(appointment.validity())}};
}

json JsonOf(const v1::ChangeSummary& change) {
  json object = {{"to", v1::State_Name(change.to()).substr(sizeof("STATE"))},
                 {"reason", v1::Reason_Name(change.reason()).substr(sizeof("REASON"))}};
  if (change.has_decision()) {
    object["decision"] = {{"authority", change.decision().authority()},
                          {"number", change.decision().number()},
                          {"date", change.decision().date()}};
  }
  return object;
}

json JsonOf(const v1::Summary& summary) {
  switch (summary.facts_case()) {
    case v1::Summary::kOrganization:
      return JsonOf(summary.organization());
    case v1::Summary::kAppointment:
      return JsonOf(summary.appointment());
    case v1::Summary::kKey:
      return {{"public_key", EncodeHex(summary.key().public_key())}};
    case v1::Summary::kChange:
      return JsonOf(summary.change());
    case v1::Summary::kOffer:
      return FactsOf(summary.offer());
    case v1::Summary::FACTS_NOT_SET:
      break;
  }
  return json::object();
}

json JsonOf(const v1::StatementHint& hint) {
  json object = {{"code", HintedCode(hint.summary()).ToString()},
                 {"index", hint.index()},
                 {"admitted_at_ms", hint.summary().admitted_at_ms()},
                 {"changed_by", hint.changed_by()},
                 {"says", JsonOf(hint.summary())}};
  if (hint.state() != v1::STATE_UNSPECIFIED) {
    object["state"] = v1::State_Name(hint.state()).substr(sizeof("STATE"));
  }
  if (hint.has_places_used()) {
    const std::uint64_t places = hint.summary().appointment().places();
    object["places_left"] = places - std::min(places, hint.places_used());
  }
  return object;
}

template <typename Hint>
json JsonOf(const Hints<Hint>& page) {
  json list = json::array();
  for (const Hint& hint : page.hints) list.push_back(JsonOf(hint));
  return {{"hints", list}, {"more", !page.next_token.empty()}};
}

}  // namespace

json OfferPageJson(const OfferPage& page, const std::string& language) {
  json list = json::array();
  for (const ListedOffer& offer : page.offers) {
    json object = JsonOf(offer.hint);
    if (offer.check.has_value()) object["check"] = JsonOf(*offer.check, language);
    list.push_back(std::move(object));
  }
  json object = {{"hints", list}, {"size", page.size}, {"as_of_ms", page.as_of_ms}};
  if (!page.next_token.empty()) object["next_page"] = WritePageToken(page.next_token);
  return {{"offers", object}};
}

json OrganizationsJson(const Hints<v1::StatementHint>& page) {
  json object = JsonOf(page);
  object["size"] = page.size;
  object["as_of_ms"] = page.as_of_ms;
  object.erase("more");
  if (!page.next_token.empty()) object["next_page"] = WritePageToken(page.next_token);
  return {{"organizations", object}};
}

json OrganizationJson(const OrganizationPage& view) {
  return {{"organization",
           {{"record", ReceiptJson(view.record)},
            {"not_verified",
             {{"keys", JsonOf(view.keys)},
              {"appointments", JsonOf(view.appointments)},
              {"offers", JsonOf(view.offers)},
              {"history", JsonOf(view.history)}}}}}};
}

}  // namespace warifu
