// Every limit of every field: at the limit it says nothing, one beyond it is a finding of that
// field. The fields are found by walking messages that have all of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "tests/core/statement/any_message.h"
#include "tests/core/statement/canonical_oracle.h"
#include "tests/core/statement/statement_fixture.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A field somewhere in a whole message.
struct Slot {
  Message* whole;
  Message* message;
  const FieldDescriptor* field;
  std::string path;

  const v1::Limits& limits() const { return LimitsOf(*field); }
  const google::protobuf::Reflection& reflection() const { return *message->GetReflection(); }
};

using Visit = std::function<void(const Slot&)>;

void ForEachSlot(Message& whole, Message& message, const std::string& prefix, const Visit& visit) {
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    const auto& reflection = *message.GetReflection();
    const std::string path = prefix + field.name();
    const bool there = field.is_repeated()    ? reflection.FieldSize(message, &field) > 0
                       : field.has_presence() ? reflection.HasField(message, &field)
                                              : true;
    if (!there) continue;
    visit({&whole, &message, &field, path});
    if (field.message_type() == nullptr) continue;
    if (!field.is_repeated()) {
      ForEachSlot(whole, *reflection.MutableMessage(&message, &field), path + ".", visit);
    }
    for (int k = 0; field.is_repeated() && k < reflection.FieldSize(message, &field); ++k) {
      ForEachSlot(whole, *reflection.MutableRepeatedMessage(&message, &field, k),
                  path + "[" + std::to_string(k) + "].", visit);
    }
  }
}

// Visits every field of messages of all kinds; the visitor may change the message, each visit has
// its own copy of it.
void ForEachSlotAnew(const Visit& visit) {
  std::vector<std::unique_ptr<Message>> wholes;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {  // other members of the oneofs
    for (int body = 3; body <= 10; ++body) {
      wholes.push_back(std::make_unique<v1::Statement>(MessageMaker(seed, true).Statement(body)));
    }
  }
  const auto add = [&](std::unique_ptr<Message> whole, std::uint64_t seed) {
    MessageMaker(seed, true).Fill(*whole);
    wholes.push_back(std::move(whole));
  };
  add(std::make_unique<v1::SignedStatement>(), 0);
  add(std::make_unique<v1::Entry>(), 0);
  add(std::make_unique<v1::Entry>(), 1);
  add(std::make_unique<v1::OfferProof>(), 0);
  add(std::make_unique<v1::Receipt>(), 0);
  add(std::make_unique<v1::Evidence>(), 0);
  for (auto& whole : wholes) {
    std::size_t count = 0;
    ForEachSlot(*whole, *whole, "", [&](const Slot&) { ++count; });
    for (std::size_t wanted = 0; wanted < count; ++wanted) {
      std::unique_ptr<Message> copy(whole->New());
      copy->CopyFrom(*whole);
      std::size_t place = 0;
      ForEachSlot(*copy, *copy, "", [&](const Slot& slot) {
        if (place++ == wanted) visit(slot);
      });
    }
  }
}

Findings Check(const Slot& slot) {
  return CheckCanonical(SchemaOf(*slot.whole->GetDescriptor()), EncodeMessage(*slot.whole));
}

void ExpectFinding(const Slot& slot, v1::FindingCode code, const std::string& path) {
  const Findings findings = Check(slot);
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(),
                          [&](const v1::Finding& finding) {
                            return finding.code() == code && finding.field() == path;
                          }))
      << ShortCode(code) << " " << path << " not in:\n"
      << DescribeFindings(findings);
}

// No finding of this code about this field; other fields may now disagree.
void ExpectNone(const Slot& slot, v1::FindingCode code) {
  for (const v1::Finding& finding : Check(slot)) {
    EXPECT_FALSE(finding.code() == code && finding.field() == slot.path) << finding.DebugString();
  }
}

bool IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_UINT64 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
}

void SetNumber(const Slot& slot, std::uint64_t value) {
  switch (slot.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return slot.reflection().SetUInt32(slot.message, slot.field,
                                         static_cast<std::uint32_t>(value));
    case FieldDescriptor::CPPTYPE_INT64:
      return slot.reflection().SetInt64(slot.message, slot.field, static_cast<std::int64_t>(value));
    default:
      return slot.reflection().SetUInt64(slot.message, slot.field, value);
  }
}

TEST(Limits, CoverEveryFieldThatThereIs) {
  std::set<std::string> met;
  ForEachSlotAnew([&](const Slot& slot) { met.insert(slot.field->full_name()); });
  std::set<std::string> all;
  const std::function<void(const google::protobuf::Descriptor&)> collect =
      [&](const google::protobuf::Descriptor& descriptor) {
        for (int i = 0; i < descriptor.field_count(); ++i) {
          const bool is_new = all.insert(descriptor.field(i)->full_name()).second;
          if (is_new && descriptor.field(i)->message_type() != nullptr) {
            collect(*descriptor.field(i)->message_type());
          }
        }
      };
  for (const auto* root :
       {v1::Statement::descriptor(), v1::SignedStatement::descriptor(), v1::Entry::descriptor(),
        v1::OfferProof::descriptor(), v1::Receipt::descriptor(), v1::Evidence::descriptor()}) {
    collect(*root);
  }
  all.erase("warifu.v1.Floor.meals");  // stands only in a floor that is not a payment's
  for (const std::string& field : all) EXPECT_TRUE(met.count(field) == 1) << field;
  EXPECT_GT(all.size(), 250u);
}

TEST(Limits, OfNumbersAreTheLastThatPass) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    if (!IsNumber(*slot.field) || slot.limits().max() == 0) return;
    ++checked;
    SetNumber(slot, slot.limits().max());
    ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    SetNumber(slot, slot.limits().max() + 1);
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    if (slot.limits().min() > 0) {
      SetNumber(slot, slot.limits().min());
      ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    }
    if (slot.limits().min() > 1) {
      SetNumber(slot, slot.limits().min() - 1);
      ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    }
    if (slot.field->cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
      SetNumber(slot, static_cast<std::uint64_t>(-1));
      ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    }
  });
  EXPECT_GT(checked, 200);
}

TEST(Limits, OfTimesAreTheirForm) {
  constexpr std::uint64_t kEndS = 7258118400;  // 2200-01-01T00:00:00Z
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    const v1::Form form = slot.limits().form();
    if (form != v1::FORM_INSTANT && form != v1::FORM_INSTANT_MS) return;
    ++checked;
    const std::uint64_t end = form == v1::FORM_INSTANT ? kEndS : kEndS * 1000;
    SetNumber(slot, end - 1);
    ExpectNone(slot, v1::FINDING_CODE_FIELD_MALFORMED);
    SetNumber(slot, end);
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_MALFORMED, slot.path);
  });
  EXPECT_GT(checked, 10);
}

TEST(Limits, OfStringsCountBytesAndCharacters) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    const v1::Limits& limits = slot.limits();
    if (limits.max_bytes() == 0 || slot.field->is_repeated()) return;
    ++checked;
    const auto set = [&](std::string value) {
      slot.reflection().SetString(slot.message, slot.field, std::move(value));
    };
    const std::uint32_t most =
        limits.max_characters() != 0 ? limits.max_characters() : limits.max_bytes();
    set(std::string(most, 'x'));
    ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    set(std::string(most + 1, 'x'));
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    if (limits.max_characters() == 0) return;
    std::string wide;  // three bytes for each character
    for (std::uint32_t i = 0; i < limits.max_bytes() / 3; ++i) wide += "語";
    set(wide);
    ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    set(wide + "x");
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
  });
  EXPECT_GT(checked, 40);
}

TEST(Limits, OfListsCountItems) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    const v1::Limits& limits = slot.limits();
    if (!slot.field->is_repeated() || limits.max_items() > 2000) return;
    ++checked;
    MessageMaker maker(5, false);
    auto size = [&] { return slot.reflection().FieldSize(*slot.message, slot.field); };
    while (size() < static_cast<int>(limits.max_items())) maker.Add(*slot.message, *slot.field);
    ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    maker.Add(*slot.message, *slot.field);
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    while (limits.min_items() > 1 && size() >= static_cast<int>(limits.min_items())) {
      slot.reflection().RemoveLast(slot.message, slot.field);
    }
    if (limits.min_items() > 1) {
      ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    }
  });
  EXPECT_GT(checked, 100);
}

TEST(Limits, WantWhatIsRequired) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    const bool wanted = slot.limits().required() || slot.limits().min_items() > 0;
    slot.reflection().ClearField(slot.message, slot.field);
    if (const auto* oneof = slot.field->real_containing_oneof()) {
      const std::string prefix = slot.path.substr(0, slot.path.size() - slot.field->name().size());
      return ExpectFinding(slot, v1::FINDING_CODE_FIELD_MISSING, prefix + oneof->name());
    }
    if (!wanted) return ExpectNone(slot, v1::FINDING_CODE_FIELD_MISSING);
    ++checked;
    ExpectFinding(slot, v1::FINDING_CODE_FIELD_MISSING, slot.path);
  });
  EXPECT_GT(checked, 500);
}

TEST(Limits, KnowEveryEnumValueAndNoOther) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    if (slot.field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM || slot.field->is_repeated())
      return;
    ++checked;
    const auto& type = *slot.field->enum_type();
    for (int i = 0; i < type.value_count(); ++i) {
      if (type.value(i)->number() == 0) continue;
      slot.reflection().SetEnumValue(slot.message, slot.field, type.value(i)->number());
      ExpectNone(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    }
    for (const int unknown : {type.value_count() + 20, 63, 64, 127, 1 << 20, -1}) {
      slot.reflection().SetEnumValue(slot.message, slot.field, unknown);
      ExpectFinding(slot, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, slot.path);
    }
  });
  EXPECT_GT(checked, 80);
}

TEST(Limits, RefuseItemsThatMustDiffer) {
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    if (!slot.field->is_repeated() || slot.limits().max_items() < 2) return;
    const auto& reflection = slot.reflection();
    const int last = reflection.FieldSize(*slot.message, slot.field);
    if (slot.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      std::unique_ptr<Message> copy(
          reflection.GetRepeatedMessage(*slot.message, slot.field, 0).New());
      copy->CopyFrom(reflection.GetRepeatedMessage(*slot.message, slot.field, 0));
      reflection.AddAllocatedMessage(slot.message, slot.field, copy.release());
    } else if (slot.field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      reflection.AddEnumValue(slot.message, slot.field,
                              reflection.GetRepeatedEnumValue(*slot.message, slot.field, 0));
    } else {
      reflection.AddString(slot.message, slot.field,
                           reflection.GetRepeatedString(*slot.message, slot.field, 0));
    }
    const Slot item{slot.whole, slot.message, slot.field,
                    slot.path + "[" + std::to_string(last) + "]"};
    if (!slot.limits().unique_items()) {
      return ExpectNone(item, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS);
    }
    ++checked;
    ExpectFinding(item, v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, item.path);
  });
  EXPECT_GT(checked, 60);
}

TEST(Limits, RefuseStringsWithoutTheirForm) {
  const QuietProtobuf quiet;
  int checked = 0;
  ForEachSlotAnew([&](const Slot& slot) {
    if (slot.field->cpp_type() != FieldDescriptor::CPPTYPE_STRING ||
        slot.limits().form() == v1::FORM_UNSPECIFIED) {
      return;
    }
    ++checked;
    const bool is_text =
        slot.limits().form() == v1::FORM_TEXT || slot.limits().form() == v1::FORM_FREE_TEXT;
    const v1::FindingCode code =
        is_text ? v1::FINDING_CODE_TEXT_UNCLEAN : v1::FINDING_CODE_FIELD_MALFORMED;
    const auto set = [&](const std::string& value) {
      if (slot.field->is_repeated()) {
        slot.reflection().SetRepeatedString(slot.message, slot.field, 0, value);
      } else {
        slot.reflection().SetString(slot.message, slot.field, value);
      }
    };
    const std::string path = slot.path + (slot.field->is_repeated() ? "[0]" : "");
    set("\x01");
    ExpectFinding(slot, code, path);
    if (slot.field->type() != FieldDescriptor::TYPE_STRING) return;
    set("\xC3\x28");
    ExpectFinding(slot, v1::FINDING_CODE_NOT_CANONICAL, path);
  });
  EXPECT_GT(checked, 200);
}

}  // namespace
}  // namespace warifu
