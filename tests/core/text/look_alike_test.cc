// Forms of names one by one; pairs of names are in tests/core/statement/name_keys_test.cc.
#include "core/text/look_alike.h"

#include <gtest/gtest.h>

namespace warifu {
namespace {

TEST(ExactForm, FoldsCaseAndComposes) {
  EXPECT_EQ(ExactForm("Hoa SỮA"), "hoa sữa");
  EXPECT_EQ(ExactForm("Su\u031B\u0303a"), "sữa");
  EXPECT_EQ(ExactForm("STRASSE"), ExactForm("Straße"));
  EXPECT_EQ(ExactForm(""), "");
  EXPECT_NE(ExactForm("Hoa Sữa"), ExactForm("Hoa  Sữa"));
}

TEST(SkeletonForm, FoldsWhatIsDrawnAlike) {
  EXPECT_EQ(SkeletonForm("Illinois 10"), "llllnols lo");
  EXPECT_EQ(SkeletonForm("ｍ"), "rn");
  EXPECT_EQ(SkeletonForm("\u17D2\u178A"), SkeletonForm("\u17D2\u178F"));
  EXPECT_NE(SkeletonForm("\u178A"), SkeletonForm("\u178F"));  // alike only below another letter
  EXPECT_NE(SkeletonForm("Việt"), SkeletonForm("Viet"));
  EXPECT_EQ(SkeletonForm(""), "");
}

TEST(SkeletonForm, KeepsNothingThatNobodySees) {
  for (const std::string_view invisible :
       {"\u00AD", "\u034F", "\u061C", "\u115F", "\u180E",     "\u200B",     "\u200C",     "\u200D",
        "\u200E", "\u200F", "\u2028", "\u202A", "\u202B",     "\u202C",     "\u202D",     "\u202E",
        "\u2060", "\u2064", "\u2066", "\u2067", "\u2068",     "\u2069",     "\u206F",     "\u3164",
        "\uFE0F", "\uFEFF", "\uFFA0", "\uFFF9", "\U000E0001", "\U000E0041", "\U000E0100", "\t"}) {
    EXPECT_EQ(SkeletonForm("Hoa" + std::string(invisible) + "Lan"), "hoalan") << invisible;
    EXPECT_EQ(PlainForm("Hoa" + std::string(invisible) + " Lan"), "hoalan") << invisible;
  }
}

TEST(PlainForm, LeavesAccentsPunctuationAndSpacesOut) {
  EXPECT_EQ(PlainForm("Đại Dương"), "dalduong");
  EXPECT_EQ(PlainForm("Łódź, (Ø-Å)"), "lodzoa");
  EXPECT_EQ(PlainForm("राम"), "राम");  // vowels stay
  EXPECT_NE(PlainForm("กุ"), PlainForm("กู"));
  EXPECT_EQ(PlainForm("が"), "か");
}

TEST(PlainForm, LeavesLegalFormsOutAsWholeWordsOnly) {
  EXPECT_EQ(PlainForm("Công ty TNHH Hoa Sen"), "hoasen");
  EXPECT_EQ(PlainForm("Hoa Sen Co., Ltd."), "hoasen");
  EXPECT_EQ(PlainForm("株式会社檜"), "檜");
  EXPECT_EQ(PlainForm("Ptolemy"), "ptolerny");
  EXPECT_EQ(PlainForm("Cò Trắng"), "cotrang");
  EXPECT_EQ(PlainForm("Incas Corpus"), "lncascorpus");
}

// Else every name that is only a legal form would be every other's.
TEST(PlainForm, KeepsWhatIsNothingElse) {
  EXPECT_EQ(PlainForm("PT"), "pt");
  EXPECT_NE(PlainForm("株式会社"), PlainForm("有限会社"));
  EXPECT_EQ(PlainForm("!!!"), "!!!");
  EXPECT_EQ(PlainForm(""), "");
}

}  // namespace
}  // namespace warifu
