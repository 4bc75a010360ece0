// What is worse for the worker, in everything but money.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/offer/better.h"

namespace warifu {
namespace {

using Offer = v1::Offer;

template <typename List, typename Item>
bool HasEqual(const List& list, const Item& wanted) {
  return std::any_of(list.begin(), list.end(), [&](const Item& item) {
    return item.SerializeAsString() == wanted.SerializeAsString();
  });
}

// Each item of `after` is one of `before`.
template <typename List>
bool AddsNothing(const List& before, const List& after) {
  return std::all_of(after.begin(), after.end(),
                     [&](const auto& item) { return HasEqual(before, item); });
}

template <typename List>
bool KeepsAll(const List& before, const List& after) {
  return std::all_of(before.begin(), before.end(), [&](const auto& item) {
    return std::find(after.begin(), after.end(), item) != after.end();
  });
}

bool HasBroker(const Offer& offer) {
  return std::any_of(offer.parties().begin(), offer.parties().end(), [](const v1::Party& party) {
    const auto& roles = party.roles();
    return std::find(roles.begin(), roles.end(), v1::ROLE_BROKER) != roles.end();
  });
}

bool SamePlace(const v1::Worksite& a, const v1::Worksite& b) {
  return a.subdivision() == b.subdivision() && a.address_local() == b.address_local();
}

bool MovesWork(const Offer& before, const Offer& after) {
  return !std::all_of(after.worksites().begin(), after.worksites().end(), [&](const auto& site) {
    const auto& old = before.worksites();
    return std::any_of(old.begin(), old.end(), [&](const auto& o) { return SamePlace(o, site); });
  });
}

bool IsProvided(const Offer& offer) {
  return offer.has_lodging() && offer.lodging().provider() != v1::LODGING_PROVIDER_SELF;
}

// A course that the worker did not have to pay before.
bool ChargesForTraining(const Offer& before, const Offer& after) {
  return std::any_of(after.training().begin(), after.training().end(), [&](const auto& course) {
    return course.payer() == v1::PAYER_WORKER && !HasEqual(before.training(), course);
  });
}

bool FallsOn(v1::Payer before, v1::Payer after) {
  return after == v1::PAYER_WORKER && before != v1::PAYER_WORKER;
}

constexpr std::string_view kSame = "as before";
constexpr std::string_view kNotMore = "not more than before";
constexpr std::string_view kNotLess = "not less than before";
constexpr std::string_view kNotWorker = "not the worker, who did not pay before";
constexpr std::string_view kFreeText = "free: text is shown, and not compared";

// One line for a field that must not change, rise or fall.
#define WARIFU_SAME(path, get)                                                 \
  ComparedField {                                                              \
    path, [](const Offer& b, const Offer& a) { return b.get != a.get; }, kSame \
  }
#define WARIFU_NOT_MORE(path, get)                                               \
  ComparedField {                                                                \
    path, [](const Offer& b, const Offer& a) { return a.get > b.get; }, kNotMore \
  }
#define WARIFU_NOT_LESS(path, get)                                               \
  ComparedField {                                                                \
    path, [](const Offer& b, const Offer& a) { return a.get < b.get; }, kNotLess \
  }
#define WARIFU_PAYER(name)                                      \
  ComparedField {                                               \
    "travel." #name,                                            \
        [](const Offer& b, const Offer& a) {                    \
          return FallsOn(b.travel().name(), a.travel().name()); \
        },                                                      \
        kNotWorker                                              \
  }

constexpr std::array kFields = {
    WARIFU_SAME("corridor", corridor().SerializeAsString()),
    WARIFU_SAME("programme", programme()),
    WARIFU_SAME("hire_route", hire_route()),
    WARIFU_SAME("worker_class", worker_class()),
    ComparedField{"lineage", nullptr, "free: it names the offer before"},
    ComparedField{"parties",
                  [](const Offer& b, const Offer& a) { return HasBroker(a) && !HasBroker(b); },
                  "no broker, where there was none"},
    ComparedField{"job.title", nullptr, kFreeText},
    ComparedField{"job.tasks", nullptr, kFreeText},
    WARIFU_SAME("job.occupation", job().occupation().SerializeAsString()),
    ComparedField{"job.places", nullptr, "free: group N judges places"},
    ComparedField{"job.requirements",
                  [](const Offer& b, const Offer& a) {
                    return !AddsNothing(b.job().requirements(), a.job().requirements());
                  },
                  "no requirement that was not there before"},
    ComparedField{"worksites", MovesWork, "worksites that were there before"},
    WARIFU_SAME("term.contract_months", term().contract_months()),
    WARIFU_NOT_MORE("term.probation_days", term().probation_days()),
    ComparedField{"term.start_not_before",
                  [](const Offer& b, const Offer& a) {
                    return a.term().start_not_before() < b.term().start_not_before();
                  },
                  "not earlier than before"},
    ComparedField{"term.start_not_after",
                  [](const Offer& b, const Offer& a) {
                    return a.term().start_not_after() > b.term().start_not_after();
                  },
                  "not later than before"},
    WARIFU_NOT_LESS("term.renewal.kind", term().renewal().kind()),
    WARIFU_NOT_LESS("term.renewal.max_months", term().renewal().max_months()),
    ComparedField{"term.renewal.criteria", nullptr, kFreeText},
    WARIFU_SAME("term.notice_days", term().notice_days()),
    ComparedField{"hours.schedule",
                  [](const Offer& b, const Offer& a) {
                    return !AddsNothing(b.hours().schedule(), a.hours().schedule());
                  },
                  "shifts that were there before"},
    WARIFU_NOT_MORE("hours.days_per_week", hours().days_per_week()),
    WARIFU_NOT_MORE("hours.yearly_minutes", hours().yearly_minutes()),
    WARIFU_NOT_LESS("hours.yearly_days_off", hours().yearly_days_off()),
    WARIFU_NOT_LESS("hours.paid_leave_days_year", hours().paid_leave_days_year()),
    WARIFU_NOT_MORE("hours.overtime_minutes_month_max", hours().overtime_minutes_month_max()),
    WARIFU_SAME("hours.calendar_hash", hours().calendar_hash()),
    ComparedField{"lodging.provider",
                  [](const Offer& b, const Offer& a) { return IsProvided(b) && !IsProvided(a); },
                  "lodging, as before"},
    ComparedField{"lodging.persons_per_room",
                  [](const Offer& b, const Offer& a) {
                    return IsProvided(b) && IsProvided(a) &&
                           a.lodging().persons_per_room() > b.lodging().persons_per_room();
                  },
                  kNotMore},
    ComparedField{"lodging.square_meters_x10",
                  [](const Offer& b, const Offer& a) {
                    return IsProvided(b) && IsProvided(a) &&
                           a.lodging().square_meters_x10() < b.lodging().square_meters_x10();
                  },
                  kNotLess},
    ComparedField{
        "insurance",
        [](const Offer& b, const Offer& a) { return !KeepsAll(b.insurance(), a.insurance()); },
        "every insurance of before"},
    WARIFU_PAYER(outbound_payer),
    WARIFU_PAYER(return_payer_completed),
    WARIFU_PAYER(return_payer_no_fault),
    WARIFU_PAYER(return_payer_fault),
    WARIFU_PAYER(commute_payer),
    ComparedField{"undertakings",
                  [](const Offer& b, const Offer& a) {
                    return !KeepsAll(b.undertakings(), a.undertakings());
                  },
                  "every promise of before"},
    ComparedField{"training", ChargesForTraining, "no course that the worker newly pays"},
    ComparedField{"selection_window", nullptr, "free: when workers are selected"},
    ComparedField{"valid_from", nullptr, "free: from when the offer holds"},
    ComparedField{"valid_until", nullptr, "free: a company may withdraw an offer at any time"},
    ComparedField{"documents", nullptr, "free: papers are compared by their hashes"},
    WARIFU_SAME("authoritative_language", authoritative_language()),
};

#undef WARIFU_SAME
#undef WARIFU_NOT_MORE
#undef WARIFU_NOT_LESS
#undef WARIFU_PAYER

}  // namespace

std::span<const ComparedField> ComparedTerms() { return kFields; }

}  // namespace warifu
