#include "core/text/legal_number.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace warifu {
namespace {

using Check = LegalNumberCheck;

// Numbers that their owners publish, and invented ones of the examples.
const std::pair<Check, const char*> kRight[] = {
    {Check::kNone, "anything"},
    {Check::kJpCorporateNumber, "8700110005901"},  // the tax agency's own example
    {Check::kJpCorporateNumber, "7000012050002"},  // the tax agency
    {Check::kJpCorporateNumber, "8999900000001"},
    {Check::kJpCorporateNumber, "3999900000121"},
    {Check::kVnTaxCode, "0100109106"},
    {Check::kVnTaxCode, "0100109106-001"},
    {Check::kKrBusinessNumber, "1248100998"},
    {Check::kTwUnifiedBusinessNumber, "22099131"},
    {Check::kTwUnifiedBusinessNumber, "04595257"},
    {Check::kThJuristicNumber, "0107537000521"},
    {Check::kAuBusinessNumber, "51824753556"},  // the business register's own example
    {Check::kLei, "5493001KJTIIGC8Y1R12"},
    {Check::kLei, "213800WSGIIZCXF1P572"},
};

TEST(CheckLegalNumber, AcceptsPublishedNumbers) {
  for (const auto& [check, value] : kRight) {
    const Status status = CheckLegalNumber(check, value);
    EXPECT_TRUE(status.ok()) << value << ": " << (status.ok() ? "" : status.error().message());
  }
}

TEST(CheckLegalNumber, FindsSingleWrongDigits) {
  for (const auto& [check, value] : kRight) {
    // Without a check, by a check that maps two digits to one (modulo 9, modulo 5, branches).
    const bool weak = check == Check::kNone || check == Check::kJpCorporateNumber ||
                      check == Check::kTwUnifiedBusinessNumber ||
                      check == Check::kThJuristicNumber || std::string(value).size() == 14;
    if (weak) continue;
    for (std::size_t place = 0; place < std::string(value).size(); ++place) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        std::string wrong = value;
        if (wrong[place] == digit || wrong[place] < '0' || wrong[place] > '9') continue;
        wrong[place] = digit;
        EXPECT_FALSE(CheckLegalNumber(check, wrong).ok()) << wrong;
      }
    }
  }
}

TEST(CheckLegalNumber, FindsEveryWrongCheckDigit) {
  const std::pair<Check, std::string> leading[] = {{Check::kJpCorporateNumber, "8700110005901"}};
  for (const auto& [check, value] : leading) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string changed = digit + value.substr(1);
      EXPECT_EQ(CheckLegalNumber(check, changed).ok(), changed == value) << changed;
    }
  }
  const std::pair<Check, std::string> trailing[] = {{Check::kThJuristicNumber, "0107537000521"},
                                                    {Check::kVnTaxCode, "0100109106"},
                                                    {Check::kKrBusinessNumber, "1248100998"}};
  for (const auto& [check, value] : trailing) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string changed = value.substr(0, value.size() - 1) + digit;
      EXPECT_EQ(CheckLegalNumber(check, changed).ok(), changed == value) << changed;
    }
  }
}

TEST(CheckLegalNumber, RefusesOtherShapes) {
  const std::pair<Check, const char*> bad[] = {
      {Check::kNone, ""},
      {Check::kJpCorporateNumber, ""},
      {Check::kJpCorporateNumber, "870011000590"},
      {Check::kJpCorporateNumber, "87001100059011"},
      {Check::kJpCorporateNumber, "T8700110005901"},
      {Check::kJpCorporateNumber, "8-7001-1000-5901"},
      {Check::kJpCorporateNumber, "８700110005901"},
      {Check::kVnTaxCode, ""},
      {Check::kVnTaxCode, "010010910"},
      {Check::kVnTaxCode, "01001091067"},
      {Check::kVnTaxCode, "0100109106001"},
      {Check::kVnTaxCode, "0100109106-"},
      {Check::kVnTaxCode, "0100109106-01"},
      {Check::kVnTaxCode, "0100109106-0001"},
      {Check::kVnTaxCode, "0100109106-000"},
      {Check::kVnTaxCode, "0100109106 001"},
      {Check::kVnTaxCode, "0100109106-0a1"},
      {Check::kVnTaxCode, "VN-TEST-BN-0007"},
      {Check::kKrBusinessNumber, "124-81-00998"},
      {Check::kKrBusinessNumber, "124810099"},
      {Check::kTwUnifiedBusinessNumber, "2209913"},
      {Check::kTwUnifiedBusinessNumber, "22099132"},
      {Check::kThJuristicNumber, "107537000521"},
      {Check::kAuBusinessNumber, "51 824 753 556"},
      {Check::kAuBusinessNumber, "01824753556"},
      {Check::kLei, "5493001kjtiigc8y1r12"},
      {Check::kLei, "5493001KJTIIGC8Y1R1"},
      {Check::kLei, "5493001KJTIIGC8Y1R1A"},
      {Check::kLei, ""},
      {static_cast<Check>(99), "1"},
  };
  for (const auto& [check, value] : bad) {
    EXPECT_FALSE(CheckLegalNumber(check, value).ok()) << value;
  }
}

TEST(CheckLegalNumber, SaysWhatIsWrong) {
  EXPECT_EQ(CheckLegalNumber(Check::kJpCorporateNumber, "123").error().message(),
            "this legal number is written as 13 digits");
  EXPECT_EQ(CheckLegalNumber(Check::kVnTaxCode, "0100109107").error().message(),
            "the check digit of this Vietnamese tax code is wrong; compare it with the register");
}

}  // namespace
}  // namespace warifu
