#include "client/worker/page.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "core/base/check.h"
#include "core/text/civil_date.h"
#include "core/text/country.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr int kMinutesPerHour = 60;
constexpr std::size_t kIndent = 3;   // columns, for each depth
constexpr std::size_t kHanging = 2;  // further in, so that a new line is told from a broken one

}  // namespace

MoneyValue MoneyOf(const v1::Money& money) { return {money.minor_units(), money.currency()}; }

void Page::Line(MessageId id, MessageArgs args) { TextLine(Say(language_, id, args)); }

void Page::Below(int depth, MessageId id, MessageArgs args) {
  const std::size_t indent = kIndent * static_cast<std::size_t>(depth);
  lines_.push_back({std::string(indent, ' ') + Say(language_, id, args), indent + kHanging});
}

void Page::TextLine(std::string_view text) { lines_.push_back({std::string(text), kHanging}); }

void Page::Headline(std::string_view text, Tone tone) {
  lines_.push_back({std::string(text), 0, tone});
}

void Page::Table(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t widest = 0;
  for (const auto& [label, value] : rows) widest = std::max(widest, DisplayWidth(label));
  for (const auto& [label, value] : rows) {
    const std::string space(widest - DisplayWidth(label) + 1, ' ');
    lines_.push_back({label + space + value, widest + 1});
  }
}

std::string Page::Take() && {
  std::string text;
  for (const PageLine& line : lines_) text += line.text + '\n';
  lines_.clear();
  return text;
}

std::string Page::Word(MessageId id, MessageArgs args) const { return Say(language_, id, args); }

std::string Page::WordOf(std::string_view enum_value_name, MessageArgs args) const {
  std::string name(enum_value_name);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::optional<MessageId> id = MessageOfName(name);
  WARIFU_CHECK(id.has_value());
  return Word(*id, args);
}

std::string Page::Money(const MoneyValue& money) const { return FormatMoney(money, language_); }

std::string Page::MoneyInWords(const MoneyValue& money) const {
  return FormatMoneyWithWords(money, language_);
}

std::string Page::Day(std::uint64_t at_s) const {
  return FormatDateOf(at_s, zone_minutes_, language_);
}

std::string Page::Time(std::uint64_t at_s) const {
  return FormatDateTime(at_s, zone_minutes_, language_);
}

std::string Page::ZonedTime(std::uint64_t at_s) const {
  const int minutes = std::abs(zone_minutes_);
  const auto two_digits = [](int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return Time(at_s) + " (UTC" + (zone_minutes_ < 0 ? "-" : "+") +
         two_digits(minutes / kMinutesPerHour) + ":" + two_digits(minutes % kMinutesPerHour) + ")";
}

std::string Page::CivilDay(const std::string& date) const {
  const Result<CivilDate> parsed = ParseCivilDate(date);
  return parsed.ok() ? FormatDate(*parsed, language_) : EscapeForTerminal(date);
}

std::string Page::Count(std::uint64_t count) const { return FormatCount(count, language_); }

std::string Page::Join(const std::vector<std::string>& items, MessageId last) const {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const MessageId joint = i + 1 == items.size() ? last : MessageId::kListComma;
    text = i == 0 ? items[i] : Word(joint, {{"first", text}, {"last", items[i]}});
  }
  return text;
}

std::string Page::CallNumbers(const TrustFile* trust) const {
  if (trust == nullptr) return {};
  std::vector<std::string> numbers;
  for (const CallNumber& call : trust->calls()) {
    numbers.push_back(
        Word(MessageId::kCallNumber, {{"country", CountryName(call.country, language_)},
                                      {"number", EscapeForTerminal(call.number)}}));
  }
  return Join(numbers, MessageId::kListOr);
}

}  // namespace warifu
