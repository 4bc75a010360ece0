// Page: the text of one screen for a worker, line by line, in one language.
//
// The pieces of a screen (this folder) write on it; client/render/verdict.h decides which pieces.
// They write the same lines in every language. Not here: breaking lines (client/worker/layout.h).
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

// How a line is meant; it has a color where there is color.
enum class Tone { kPlain, kGood, kWait, kBad };

struct PageLine {
  std::string text;         // with its indent
  std::size_t hanging = 0;  // columns that stay free before the rest of a line that is broken
  Tone tone = Tone::kPlain;
};

class Page {
 public:
  // `zone_minutes`: of the reader's clock, east of UTC. `english_too`: the English headline stands
  // under the one in `language`, which no native speaker has reviewed.
  Page(std::string language, int zone_minutes, bool english_too = false)
      : language_(std::move(language)), zone_minutes_(zone_minutes), english_too_(english_too) {}

  const std::string& language() const { return language_; }
  bool english_too() const { return english_too_; }

  // --- Writing.
  void Headline(std::string_view text, Tone tone);
  void Line(MessageId id, MessageArgs args = {});
  // Below the line that it belongs to; `depth` 1 or 2.
  void Below(int depth, MessageId id, MessageArgs args = {});
  void TextLine(std::string_view text);
  // One line for each pair, the values one below the other.
  void Table(const std::vector<std::pair<std::string, std::string>>& rows);

  const std::vector<PageLine>& lines() const { return lines_; }
  // The lines as they are, each with its end.
  std::string Take() &&;

  // --- Words in the page's language.
  std::string Word(MessageId id, MessageArgs args = {}) const;
  // The message named by an enum value's name in small letters: FEE_CODE_VISA is fee_code_visa.
  // Requires: the catalogue has it; a test looks at every value.
  std::string WordOf(std::string_view enum_value_name, MessageArgs args = {}) const;
  std::string Money(const MoneyValue& money) const;         // "62,123,000 VND"
  std::string MoneyInWords(const MoneyValue& money) const;  // "62,123,000 VND (62 million)"
  std::string Day(std::uint64_t at_s) const;
  std::string Time(std::uint64_t at_s) const;
  // The same with its zone, "..., 17:00 (UTC+07:00)": for what is signed, and read in two
  // countries.
  std::string ZonedTime(std::uint64_t at_s) const;
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
  bool english_too_;
  std::vector<PageLine> lines_;
};

MoneyValue MoneyOf(const v1::Money& money);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PAGE_H_
