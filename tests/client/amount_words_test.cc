// What a reader is told of an amount that is refused.
#include "client/worker/amount_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Words(std::string_view typed, const std::string& language) {
  return AmountRefusalInWords(std::get<AmountRefusal>(ReadTypedAmount(typed)), "--told-total",
                              typed, language);
}

// 1.234 is a thousand in Vietnam: the readings are written with the reader's own point.
TEST(AmountWords, ShowBothReadingsAsTheReaderWritesThem) {
  EXPECT_THAT(Words("1.234 USD", "en"), HasSubstr("1234 USD and 1.234 USD"));
  EXPECT_THAT(Words("1.234 USD", "vi"), HasSubstr("1234 USD và 1,234 USD"));
  EXPECT_THAT(Words("1.234 USD", "ja"), HasSubstr("1234 USD とも 1.234 USD"));
  EXPECT_THAT(Words("1.234 USD", "id"), HasSubstr("1234 USD dan 1,234 USD"));
}

TEST(AmountWords, SayWhatToWriteInstead) {
  EXPECT_EQ(
      Words("140 triệu", "vi"),
      "--told-total: \"140 triệu\" không nói là tiền gì. Hãy viết chẳng hạn \"140 triệu VND\" "
      "hoặc \"140 triệu JPY\".");
  EXPECT_THAT(Words("14万5千", "ja"), HasSubstr("「14万5千 JPY」"));
  EXPECT_THAT(Words("$5", "id"), HasSubstr("Tulis USD atau AUD"));
  EXPECT_THAT(Words("many VND", "vi"), HasSubstr("140 triệu VND"));
}

TEST(AmountWords, ShowNothingHostile) {
  for (const char* language : {"en", "vi", "ja", "id"}) {
    EXPECT_THAT(Words("\x1b[2J USD", language), Not(HasSubstr("\x1b")));
    EXPECT_LT(Words(std::string(100000, '9'), language).size(), 1000U);
  }
}

}  // namespace
}  // namespace warifu
