#include "tests/core/statement/any_message.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/text/civil_date.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::OneofDescriptor;

constexpr std::array<std::string_view, 10> kCountries = {"VN", "JP", "KR", "TW", "NP",
                                                         "LK", "ID", "PH", "TH", "KH"};
constexpr std::array<std::string_view, 8> kLanguages = {"vi", "en", "ja",      "id",
                                                        "km", "ne", "zh-Hant", "si"};
constexpr std::array<std::string_view, 5> kCurrencies = {"JPY", "VND", "USD", "IDR", "NPR"};
constexpr int kDaysOfMaker = 60000;

std::string Number(int n) { return std::to_string(n); }

// Letters only: "aab".
std::string Letters(int n) {
  std::string letters;
  for (int i = 0; i < 4; ++i, n /= 26) letters.insert(letters.begin(), char('a' + n % 26));
  return letters;
}

std::string Date(int n) {
  return FormatCivilDate(*DateFromDays(DaysSinceEpoch({2020, 1, 1}) + n % kDaysOfMaker));
}

// A value of the form, another for each `n`; empty for forms that the caller must fill by length.
std::string OfForm(v1::Form form, int n) {
  switch (form) {
    case v1::FORM_DATE:
      return Date(n);
    case v1::FORM_TIME_OF_DAY:
      return n % 2 == 0 ? "08:30" : "23:59";
    case v1::FORM_HASH:
      return Sha256(Number(n)).ToString();
    case v1::FORM_PUBLIC_KEY:
      return TestPublicKey(Number(n % 100)).ToString();
    case v1::FORM_SIGNATURE:
      return Sha256(Number(n)).ToString() + Sha256(Number(n)).ToString();
    case v1::FORM_CURRENCY:
      return std::string(kCurrencies[n % kCurrencies.size()]);
    case v1::FORM_COUNTRY:
      return std::string(kCountries[n % kCountries.size()]);
    case v1::FORM_SUBDIVISION:
      return "JP-" + Number(10 + n % 38);
    case v1::FORM_LANGUAGE:
      return std::string(kLanguages[n % kLanguages.size()]);
    case v1::FORM_CODE:
      return "C_" + Number(n) + ".X-1";
    case v1::FORM_AUTHORITY:
      return "A-" + Number(n);
    case v1::FORM_ORGANIZATION:
      return "VNTEST:O" + Number(n);
    case v1::FORM_DECISION_NUMBER:
      return Number(n) + "/QD-BNV.X";
    case v1::FORM_TELEPHONE:
      return "+84 24-3824 " + Number(1000 + n % 1000);
    case v1::FORM_URL:
      return "https://example.com/" + Number(n) + "?a=b";
    case v1::FORM_ISCO08:
      return Number(1000 + n % 9000);
    case v1::FORM_ORIGIN:
      return "registry" + Number(n) + ".example/log";
    default:
      return "";
  }
}

// Two fields that must agree.
void Mend(Message& message) {
  if (auto* extra = dynamic_cast<v1::Extra*>(&message)) {
    extra->set_kind(extra->has_amount() ? v1::EXTRA_KIND_FIXED : v1::EXTRA_KIND_BY_RESULT);
  } else if (auto* renewal = dynamic_cast<v1::Renewal*>(&message)) {
    renewal->set_kind(v1::RENEWAL_KIND_AUTOMATIC);
  } else if (auto* pair = dynamic_cast<v1::RolePair*>(&message)) {
    pair->set_other(pair->one() == v1::ROLE_BROKER ? v1::ROLE_LISTED_PROVIDER : v1::ROLE_BROKER);
  } else if (auto* floor = dynamic_cast<v1::Floor*>(&message)) {
    floor->set_item(v1::FLOOR_ITEM_PAYMENT);
    floor->set_payment_code(v1::PAYMENT_CODE_PLACEMENT);
    floor->set_payee_role(v1::ROLE_BROKER);
    floor->set_frequency(v1::PAYMENT_FREQUENCY_ONCE);
    floor->clear_meals();
  } else if (auto* authority = dynamic_cast<v1::Authority*>(&message)) {
    authority->set_root_threshold(static_cast<std::uint32_t>(authority->root_keys_size()));
  } else if (auto* shift = dynamic_cast<v1::Shift*>(&message)) {
    auto& days = *shift->mutable_weekdays();
    if (days.size() > 1)
      days.erase(std::remove(days.begin(), days.end(), v1::WEEKDAY_ROTA), days.end());
  }
}

bool MustBeThere(const v1::Limits& limits) { return limits.required() || limits.min_items() > 0; }

}  // namespace

const v1::Limits& LimitsOf(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::limits);
}

std::uint64_t MessageMaker::Between(std::uint64_t low, std::uint64_t high) {
  return std::uniform_int_distribution<std::uint64_t>(low, high)(engine_);
}

int MessageMaker::Items(const FieldDescriptor& field) {
  const v1::Limits& limits = LimitsOf(field);
  const int most = static_cast<int>(std::min<std::uint32_t>(limits.max_items(), full_ ? 2 : 3));
  const int known = field.enum_type() != nullptr ? field.enum_type()->value_count() - 1 : most;
  return full_ ? std::min(most, known)
               : std::max<int>(
                     1, static_cast<int>(Between(limits.min_items(), std::min(most, known))));
}

std::string MessageMaker::Text(const v1::Limits& limits) {
  std::string text = OfForm(limits.form(), count_);
  if (!text.empty()) return text;
  text = "Chữ 語 " + Letters(count_);
  return text.substr(0, limits.max_bytes());
}

void MessageMaker::SetNumber(Message& message, const FieldDescriptor& field) {
  const v1::Limits& limits = LimitsOf(field);
  const std::uint64_t low = std::max<std::uint64_t>(limits.min(), field.has_presence() ? 0 : 1);
  std::uint64_t value =
      Coin() ? limits.max() : Between(low, limits.max() < low ? low : limits.max());
  if (limits.form() == v1::FORM_INSTANT) value = 1700000000 + static_cast<std::uint64_t>(count_);
  if (limits.form() == v1::FORM_INSTANT_MS)
    value = 1700000000000 + static_cast<std::uint64_t>(count_);
  const auto& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return reflection.SetUInt32(&message, &field, static_cast<std::uint32_t>(value));
    case FieldDescriptor::CPPTYPE_UINT64:
      return reflection.SetUInt64(&message, &field, value);
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&message, &field, static_cast<std::int64_t>(value));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, Coin());
    default:
      WARIFU_CHECK(false);
  }
}

void MessageMaker::SetEnum(Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  const int values = field.enum_type()->value_count();
  int place = static_cast<int>(Between(1, static_cast<std::uint64_t>(values - 1)));
  if (!field.is_repeated()) {
    return reflection.SetEnum(&message, &field, field.enum_type()->value(place));
  }
  const auto is_there = [&](int number) {
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      if (reflection.GetRepeatedEnumValue(message, &field, i) == number) return true;
    }
    return false;
  };
  for (int tried = 1; tried < values; ++tried, place = place % (values - 1) + 1) {
    const int number = field.enum_type()->value(place)->number();
    if (!is_there(number)) return reflection.AddEnumValue(&message, &field, number);
  }
  reflection.AddEnumValue(&message, &field, field.enum_type()->value(place)->number());
}

void MessageMaker::Add(Message& message, const FieldDescriptor& field) {
  ++count_;
  const auto& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Fill(field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                      : *reflection.MutableMessage(&message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(message, field);
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string text = Text(LimitsOf(field));
      if (field.is_repeated()) return reflection.AddString(&message, &field, std::move(text));
      return reflection.SetString(&message, &field, std::move(text));
    }
    default:
      return SetNumber(message, field);
  }
}

void MessageMaker::FillOneof(Message& message, const OneofDescriptor& oneof) {
  if (message.GetReflection()->HasOneof(message, &oneof)) return;
  std::uint64_t& next = next_member_.try_emplace(oneof.full_name(), seed_).first->second;
  Add(message,
      *oneof.field(static_cast<int>(next++ % static_cast<std::uint64_t>(oneof.field_count()))));
}

void MessageMaker::Fill(Message& message) {
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (field.real_containing_oneof() != nullptr) continue;
    const v1::Limits& limits = LimitsOf(field);
    if (!full_ && !MustBeThere(limits) && Coin()) continue;
    const int items = field.is_repeated() ? Items(field) : 1;
    for (int k = 0; k < items; ++k) Add(message, field);
  }
  for (int i = 0; i < descriptor.real_oneof_decl_count(); ++i) {
    FillOneof(message, *descriptor.oneof_decl(i));
  }
  Mend(message);
}

v1::Statement MessageMaker::Statement(int body_number) {
  v1::Statement statement;
  Add(statement, *v1::Statement::descriptor()->FindFieldByNumber(body_number));
  Fill(statement);
  if (statement.has_genesis()) {
    statement.clear_registry();
  } else {
    statement.set_registry(Sha256("the registry of tests").ToString());
  }
  return statement;
}

}  // namespace warifu
