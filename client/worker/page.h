// Page: the text of one screen for a worker, line by line, in one language.
//
// The pieces of a screen (this folder) write on it; client/render/verdict.h decides which pieces.
// Threads: one at a time.
#ifndef WARIFU_CLIENT_WORKER_PAGE_H_
#define WARIFU_CLIENT_WORKER_PAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/text/catalogue.h"
#include "core/proof/trust.h"
#include "core/text/currency.h"
#include "warifu/v1/money.pb.h"

namespace warifu {

class Page {
 public:
  // `zone_minutes`: of the reader's clock, east of UTC.
  Page(std::string language, int zone_minutes)
      : language_(std::move(language)), zone_minutes_(zone_minutes) {}

  const std::string& language() const { return language_; }

  // --- Writing.
  void Line(MessageId id, MessageArgs args = {});
  // Below the line that it belongs to; `depth` 1 or 2.
  void Below(int depth, MessageId id, MessageArgs args = {});
  void TextLine(std::string_view text);
  // One line for each pair, the values one below the other.
  void Table(const std::vector<std::pair<std::string, std::string>>& rows);

  std::string Take() && { return std::move(text_); }

  // --- Words in the page's language.
  std::string Word(MessageId id, MessageArgs args = {}) const;
  // The message named by an enum value's name in small letters: FEE_CODE_VISA is fee_code_visa.
  // Requires: the catalogue has it; a test looks at every value.
  std::string WordOf(std::string_view enum_value_name, MessageArgs args = {}) const;
  std::string Money(const MoneyValue& money) const;         // "62,123,000 VND"
  std::string MoneyInWords(const MoneyValue& money) const;  // "62,123,000 VND (62 million)"
  std::string Day(std::uint64_t at_s) const;
  std::string Time(std::uint64_t at_s) const;
  // A civil date "2027-04-01"; what is none stays as it is, escaped.
  std::string CivilDay(const std::string& date) const;
  std::string Count(std::uint64_t count) const;
  // "a, b and c"; `last` joins the last two.
  std::string Join(const std::vector<std::string>& items, MessageId last) const;
  // "(Vietnam) +84 ... or (Japan) +81 ..."; empty: no trust file, or it names none.
  std::string CallNumbers(const TrustFile* trust) const;

 private:
  std::string language_;
  int zone_minutes_;
  std::string text_;
};

MoneyValue MoneyOf(const v1::Money& money);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PAGE_H_
