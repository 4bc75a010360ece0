#include "core/rules/offer/named.h"

#include <algorithm>

#include "core/rules/state.h"

namespace warifu {
namespace {

template <typename T>
void AddOnce(const T& item, std::vector<T>& items) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
}

}  // namespace

std::vector<std::string> OrganizationsNamed(const v1::Offer& offer) {
  std::vector<std::string> ids;
  for (const v1::Party& party : offer.parties()) AddOnce(party.organization(), ids);
  for (const v1::FeeLine& line : offer.worker_fees()) AddOnce(line.payee(), ids);
  for (const v1::Payment& payment : offer.payments()) {
    AddOnce(payment.from(), ids);
    AddOnce(payment.to(), ids);
  }
  for (const v1::Training& training : offer.training()) AddOnce(training.provider(), ids);
  return ids;
}

std::vector<Hash> AppointmentsNamed(const v1::Offer& offer) {
  std::vector<Hash> names;
  for (const v1::Party& party : offer.parties()) {
    if (!party.appointment().empty()) AddOnce(HashField(party.appointment()), names);
  }
  return names;
}

bool IsParty(const v1::Offer& offer, std::string_view organization) {
  return std::any_of(offer.parties().begin(), offer.parties().end(),
                     [&](const v1::Party& party) { return party.organization() == organization; });
}

}  // namespace warifu
