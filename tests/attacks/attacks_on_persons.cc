// Attacks on persons, and what no registry of offers can reach.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "core/statement/examined.h"
#include "tests/attacks/attack.h"

namespace warifu {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::testing::ElementsAre;

// Whatever in a name could mean a person.
constexpr std::string_view kWordsForPersons[] = {
    "person", "worker",  "holder", "birth",     "passport", "applicant", "candidate", "complain",
    "member", "contact", "gender", "national_", "family",   "phone",     "mail",      "surname"};

void Walk(const Descriptor* message, std::set<std::string>& walked, std::set<std::string>& found) {
  if (!walked.insert(message->full_name()).second) return;
  for (int i = 0; i < message->field_count(); ++i) {
    const FieldDescriptor* field = message->field(i);
    for (const std::string_view word : kWordsForPersons) {
      if (field->name().find(word) == std::string::npos) continue;
      found.insert(message->name() + "." + field->name());
    }
    if (field->message_type() != nullptr) Walk(field->message_type(), walked, found);
  }
}

// Nothing that can be logged has room for a worker: a place is given to the hash of a key that is
// made for it alone.
Seen FindWhoComplained(Ground& ground) {
  std::set<std::string> walked;
  std::set<std::string> found;
  Walk(v1::Statement::descriptor(), walked, found);
  EXPECT_THAT(found,
              ElementsAre("Allocation.holder_hash", "Channel.telephone", "Condition.worker_classes",
                          "Lodging.persons_per_room", "Occupation.national_code",
                          "Offer.worker_class", "Offer.worker_fee_total", "Offer.worker_fees",
                          "PaymentAccount.holder", "Ruleset.worker_classes"));
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const v1::Statement place = ground.world().Allocation(NameOf(offer), 1);
  return ground.Run({"show", ground.Publish(place, {"VNTEST:CHIM-SAU 1"})});
}

// The first release logs no claims, true or false. For claims there would have to be somebody who
// checks them (a union, a court, an inspector) and signs, and names no worker.
Seen ClaimFalsely(Ground& ground) {
  for (const char* kind : {"claim", "complaint", "report", "rating"}) {
    EXPECT_FALSE(StatementKindFromName(kind).has_value()) << kind;
  }
  EXPECT_EQ(v1::Statement::descriptor()->oneof_decl(0)->field_count(), 8);
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer));
}

// Money that passes from hand to hand leaves no entry. What can be done: the worker knows that it
// is owed to nobody, and that each payment has a receipt.
Seen PayInCash(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  const Seen seen = ground.Verify(CodeOfStatement(offer));
  EXPECT_NE(seen.screen.find("Nobody else may ask you for money."), std::string::npos);
  return seen;
}

// Nothing in a record tells that one family owns both. A register of owners would be needed; what
// the worker has is each payee's name beside its share.
Seen HideAnAffiliate(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer));
}

}  // namespace

std::vector<Attack> AttacksOnPersons() {
  const auto out_of_reach = Ending::kOutOfReach;
  return {
      {"A22", "Who complained is found in the log, and punished", Ending::kRefused, Stop::kSchema,
       "", 0, "belongs to whoever has the one-time key with the hash", FindWhoComplained},
      {"A23", "A rival claims what is not true", out_of_reach, Stop::kSchema, "GENUINE", 0,
       "We cannot see if the company is good to its workers.", ClaimFalsely},
      {"B73", "Cash that nobody writes down", out_of_reach, Stop::kVerify, "GENUINE", 0,
       "Get a receipt for each payment.", PayInCash},
      {"B74", "A payee that belongs to another, and nobody says so", out_of_reach, Stop::kVerify,
       "GENUINE", 0, "1,400,000 VND to Hai Au Listed Hospital (fictional) for the health check",
       HideAnAffiliate},
  };
}

}  // namespace warifu
