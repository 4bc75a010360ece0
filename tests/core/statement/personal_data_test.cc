// Nothing about workers enters the log: every field in which a person could be named, told or
// reached is on this list, with whom it is about. A new one fails here until somebody reviewed it.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "core/statement/schema.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

// By message and field; the reason says whom the value is about.
const std::map<std::string, std::string>& Reviewed() {
  static const auto& reviewed = *new std::map<std::string, std::string>{
      {"LocalizedName.name", "authorities, programmes, occupations, classes of workers"},
      {"LocalizedText.text", "the job: title, tasks, requirements, criteria, conditions"},
      {"OrganizationName.name", "an organization; a sole trader under the business name"},
      {"License.number", "an organization's license"},
      {"License.issued_by", "an office"},
      {"Channel.telephone", "an organization's, never a personal one"},
      {"Channel.url", "an organization's page"},
      {"Channel.address", "an organization's seat"},
      {"Organization.payment_portals", "an organization's page"},
      {"PaymentAccount.bank", "a bank"},
      {"PaymentAccount.holder", "an organization, never a sole trader"},
      {"Worksite.name", "a place of work"},
      {"Worksite.address_local", "a place of work"},
      {"Worksite.address_latin", "a place of work"},
      {"ExchangeRate.source", "who published a rate"},
  };
  return reviewed;
}

bool CanNameAPerson(const FieldSchema& field) {
  switch (field.form) {
    case v1::FORM_TEXT:
    case v1::FORM_FREE_TEXT:
    case v1::FORM_TELEPHONE:
    case v1::FORM_URL:
      return true;
    default:
      return field.kind == FieldKind::kString && field.form == v1::FORM_UNSPECIFIED;
  }
}

void Collect(const MessageSchema& message, std::set<std::string>& seen,
             std::set<std::string>& found) {
  if (!seen.insert(message.name).second) return;
  for (const FieldSchema& field : message.fields) {
    if (CanNameAPerson(field)) found.insert(message.name + "." + field.name);
    if (field.message != nullptr) Collect(*field.message, seen, found);
  }
}

std::set<std::string> FieldsThatCanNameAPerson() {
  std::set<std::string> seen, found;
  Collect(SchemaOf<v1::Statement>(), seen, found);
  Collect(SchemaOf<v1::Entry>(), seen, found);
  return found;
}

TEST(PersonalData, HasOnlyReviewedFieldsToHideIn) {
  for (const std::string& field : FieldsThatCanNameAPerson()) {
    EXPECT_TRUE(Reviewed().count(field) == 1)
        << field << " can hold free text: say here whom it is about, or give it a strict form";
  }
}

TEST(PersonalData, ReviewsNoFieldThatIsGone) {
  const std::set<std::string> found = FieldsThatCanNameAPerson();
  for (const auto& [field, reason] : Reviewed()) {
    EXPECT_FALSE(reason.empty()) << field;
    EXPECT_TRUE(found.count(field) == 1) << field;
  }
}

// What is said of a worker or complainant would stand in these: they hold no text at all.
TEST(PersonalData, HasNoPlaceInChangesAllocationsAndKeys) {
  for (const MessageSchema* message :
       {&SchemaOf<v1::Change>(), &SchemaOf<v1::Allocation>(), &SchemaOf<v1::KeyBinding>()}) {
    std::set<std::string> seen, found;
    Collect(*message, seen, found);
    EXPECT_TRUE(found.empty()) << message->name << " has " << *found.begin();
  }
}

}  // namespace
}  // namespace warifu
