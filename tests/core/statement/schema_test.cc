#include "core/statement/schema.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/statement/limits.h"
#include "warifu/v1/finding.pb.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"
#include "warifu/v1/search.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptorProto;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(SchemaMistakes, AreNoneInOurMessages) {
  EXPECT_THAT(SchemaMistakes(*v1::Statement::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::SignedStatement::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::Entry::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::OfferProof::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::Receipt::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::Evidence::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::OfferFilter::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::OfferHint::descriptor()), IsEmpty());
  EXPECT_THAT(SchemaMistakes(*v1::StatementHint::descriptor()), IsEmpty());
}

// A message `M` of one field, described here instead of in a .proto file.
class OneField {
 public:
  OneField(FieldDescriptorProto::Type type, const v1::Limits& limits) {
    file_.set_name("one_field.proto");
    file_.set_syntax("proto3");
    auto* message = file_.add_message_type();
    message->set_name("M");
    field_ = message->add_field();
    field_->set_name("f");
    field_->set_number(1);
    field_->set_type(type);
    field_->set_label(FieldDescriptorProto::LABEL_OPTIONAL);
    *field_->mutable_options()->MutableExtension(v1::limits) = limits;
  }

  FieldDescriptorProto& field() { return *field_; }
  FileDescriptorProto& file() { return file_; }

  std::vector<std::string> Mistakes() {
    DescriptorPool pool(DescriptorPool::generated_pool());
    const auto* built = pool.BuildFile(file_);
    EXPECT_NE(built, nullptr);
    return SchemaMistakes(*built->message_type(0));
  }

 private:
  FileDescriptorProto file_;
  FieldDescriptorProto* field_ = nullptr;
};

v1::Limits Max(std::uint64_t max) {
  v1::Limits limits;
  limits.set_max(max);
  return limits;
}

v1::Limits OfForm(v1::Form form) {
  v1::Limits limits;
  limits.set_form(form);
  return limits;
}

v1::Limits Items(std::uint32_t min, std::uint32_t max) {
  v1::Limits limits;
  limits.set_min_items(min);
  limits.set_max_items(max);
  return limits;
}

constexpr auto kUint32 = FieldDescriptorProto::TYPE_UINT32;
constexpr auto kString = FieldDescriptorProto::TYPE_STRING;
constexpr auto kBytes = FieldDescriptorProto::TYPE_BYTES;

TEST(SchemaMistakes, WantAMaxOfEveryNumber) {
  EXPECT_THAT(OneField(kUint32, Max(5)).Mistakes(), IsEmpty());
  EXPECT_THAT(OneField(kUint32, {}).Mistakes(), ElementsAre("M.f: is a number without max"));
  EXPECT_THAT(OneField(FieldDescriptorProto::TYPE_BOOL, {}).Mistakes(),
              ElementsAre("M.f: is a number without max"));
  v1::Limits reversed = Max(5);
  reversed.set_min(6);
  EXPECT_THAT(OneField(kUint32, reversed).Mistakes(), ElementsAre("M.f: has min above max"));
  EXPECT_THAT(OneField(kUint32, OfForm(v1::FORM_DATE)).Mistakes(),
              ElementsAre("M.f: is a number with a form of strings"));
  EXPECT_THAT(OneField(FieldDescriptorProto::TYPE_UINT64, OfForm(v1::FORM_INSTANT)).Mistakes(),
              IsEmpty());
  EXPECT_THAT(OneField(kString, Max(5)).Mistakes(),
              testing::Contains("M.f: has min or max but is no number"));
}

TEST(SchemaMistakes, WantAFormAndALengthOfEveryString) {
  v1::Limits text = OfForm(v1::FORM_TEXT);
  EXPECT_THAT(OneField(kString, text).Mistakes(), ElementsAre("M.f: has no max_bytes"));
  text.set_max_bytes(10);
  EXPECT_THAT(OneField(kString, text).Mistakes(), IsEmpty());
  EXPECT_THAT(OneField(kString, {}).Mistakes(),
              ElementsAre("M.f: is a string without form", "M.f: has no max_bytes"));
  EXPECT_THAT(OneField(kString, OfForm(v1::FORM_DATE)).Mistakes(), IsEmpty());
  EXPECT_THAT(OneField(kString, OfForm(v1::FORM_INSTANT)).Mistakes(),
              ElementsAre("M.f: is a string with a form of numbers"));
  EXPECT_THAT(OneField(kBytes, {}).Mistakes(), ElementsAre("M.f: has no max_bytes"));
  EXPECT_THAT(OneField(kBytes, OfForm(v1::FORM_HASH)).Mistakes(), IsEmpty());
  v1::Limits number = Max(5);
  number.set_max_bytes(5);
  EXPECT_THAT(OneField(kUint32, number).Mistakes(),
              ElementsAre("M.f: has max_bytes or max_characters but is no string"));
}

TEST(SchemaMistakes, WantMaxItemsOfEveryList) {
  const auto list = [](v1::Limits limits) {
    limits.set_form(v1::FORM_HASH);
    OneField one(kBytes, limits);
    one.field().set_label(FieldDescriptorProto::LABEL_REPEATED);
    return one.Mistakes();
  };
  EXPECT_THAT(list(Items(0, 5)), IsEmpty());
  EXPECT_THAT(list({}), ElementsAre("M.f: is repeated without max_items"));
  EXPECT_THAT(list(Items(6, 5)), ElementsAre("M.f: has min_items above max_items"));
  v1::Limits required = Items(0, 5);
  required.set_required(true);
  EXPECT_THAT(list(required),
              ElementsAre("M.f: is repeated: min_items says that it must be there"));
  v1::Limits single = Items(0, 5);
  single.set_max(5);
  EXPECT_THAT(OneField(kUint32, single).Mistakes(),
              ElementsAre("M.f: has limits of items but is not repeated"));
  OneField numbers(kUint32, Items(0, 5));
  numbers.field().set_label(FieldDescriptorProto::LABEL_REPEATED);
  numbers.field().mutable_options()->MutableExtension(v1::limits)->set_max(5);
  EXPECT_THAT(numbers.Mistakes(), ElementsAre("M.f: is a repeated number"));
}

TEST(SchemaMistakes, KnowOnlyTheTypesOfStatements) {
  for (const auto type : {FieldDescriptorProto::TYPE_DOUBLE, FieldDescriptorProto::TYPE_FLOAT,
                          FieldDescriptorProto::TYPE_SINT32, FieldDescriptorProto::TYPE_SINT64,
                          FieldDescriptorProto::TYPE_INT32, FieldDescriptorProto::TYPE_FIXED32,
                          FieldDescriptorProto::TYPE_FIXED64, FieldDescriptorProto::TYPE_SFIXED32,
                          FieldDescriptorProto::TYPE_SFIXED64}) {
    EXPECT_THAT(OneField(type, {}).Mistakes(),
                ElementsAre("M.f: a type that statements do not use"))
        << type;
  }
  OneField high(kUint32, Max(5));
  high.field().set_number(kMaxSchemaNumber);
  EXPECT_THAT(high.Mistakes(), ElementsAre("M.f: its number is too high"));
}

TEST(SchemaMistakes, RefuseMessagesThatContainThemselves) {
  OneField one(FieldDescriptorProto::TYPE_MESSAGE, {});
  one.field().set_type_name(".M");
  EXPECT_THAT(one.Mistakes(), ElementsAre("M: lies too deep, or messages contain each other"));
}

TEST(SchemaMistakes, RefuseEnumValuesOutOfRange) {
  OneField one(FieldDescriptorProto::TYPE_ENUM, {});
  auto* type = one.file().add_enum_type();
  type->set_name("E");
  const auto add = [&](const char* name, int number) {
    auto* value = type->add_value();
    value->set_name(name);
    value->set_number(number);
  };
  add("E_UNSPECIFIED", 0);
  one.field().set_type_name(".E");
  EXPECT_THAT(one.Mistakes(), IsEmpty());
  add("E_HIGH", kMaxSchemaNumber);
  EXPECT_THAT(one.Mistakes(), ElementsAre("M.f: an enum value is out of range"));
  type->mutable_value(1)->set_number(-1);
  EXPECT_THAT(one.Mistakes(), ElementsAre("M.f: an enum value is out of range"));
}

TEST(SchemaOf, KnowsFieldsByNumber) {
  const MessageSchema& money = SchemaOf<v1::Money>();
  ASSERT_NE(money.Find(1), nullptr);
  EXPECT_EQ(money.Find(1)->name, "minor_units");
  EXPECT_TRUE(money.Find(1)->has_presence);
  EXPECT_EQ(money.Find(2)->form, v1::FORM_CURRENCY);
  EXPECT_EQ(money.Find(0), nullptr);
  EXPECT_EQ(money.Find(3), nullptr);
  EXPECT_EQ(money.Find(63), nullptr);
  EXPECT_EQ(money.Find(64), nullptr);
  EXPECT_EQ(money.Find(~std::uint64_t{0}), nullptr);
}

TEST(SchemaOf, GivesTheSameSchemaEveryTime) {
  EXPECT_EQ(&SchemaOf<v1::Offer>(), &SchemaOf<v1::Offer>());
  EXPECT_EQ(&SchemaOf<v1::Offer>(),
            SchemaOf<v1::Statement>().Find(v1::Statement::kOfferFieldNumber)->message);
}

TEST(SchemaOf, TellsLocalizedTexts) {
  EXPECT_TRUE(SchemaOf<v1::LocalizedText>().localized);
  EXPECT_TRUE(SchemaOf<v1::LocalizedName>().localized);
  EXPECT_FALSE(SchemaOf<v1::Document>().localized);
  EXPECT_FALSE(SchemaOf<v1::Money>().localized);
}

// Limits beside fields and limits in core/statement/limits.h say the same.
TEST(SchemaOf, AgreesWithTheNamedLimits) {
  EXPECT_EQ(SchemaOf<v1::Offer>().Find(v1::Offer::kPartiesFieldNumber)->max_items, kMaxParties);
  std::size_t largest = 0;
  for (int kind = 3; kind <= 10; ++kind) {
    largest = std::max(largest, MaxPayloadBytes(static_cast<StatementKind>(kind)));
  }
  const MessageSchema& signed_statement = SchemaOf<v1::SignedStatement>();
  EXPECT_EQ(signed_statement.Find(v1::SignedStatement::kPayloadFieldNumber)->max_bytes, largest);
  // Eight authorities with five root keys each sign a genesis.
  const MessageSchema& genesis = SchemaOf<v1::Genesis>();
  const MessageSchema& authority = SchemaOf<v1::Authority>();
  EXPECT_EQ(signed_statement.Find(v1::SignedStatement::kSignaturesFieldNumber)->max_items,
            genesis.Find(v1::Genesis::kAuthoritiesFieldNumber)->max_items *
                authority.Find(v1::Authority::kRootKeysFieldNumber)->max_items);
}

TEST(EntryFrameSchema, LeavesTheStatementUnread) {
  EXPECT_EQ(EntryFrameSchema().Find(v1::Entry::kStatementFieldNumber)->kind, FieldKind::kOpaque);
  EXPECT_EQ(SchemaOf<v1::Entry>().Find(v1::Entry::kStatementFieldNumber)->kind,
            FieldKind::kMessage);
}

TEST(SchemaOfDeathTest, StopsTheProgramForOtherMessages) {
  EXPECT_DEATH(SchemaOf(*v1::Finding::descriptor()), "");
}

}  // namespace
}  // namespace warifu
