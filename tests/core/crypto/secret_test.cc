#include "core/crypto/secret.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace warifu {
namespace {

TEST(Secret, HoldsWhatIsAppended) {
  Secret secret(8);
  EXPECT_TRUE(secret.empty());
  EXPECT_TRUE(secret.Append("open"));
  EXPECT_TRUE(secret.Append(""));
  EXPECT_TRUE(secret.Append("ed"));
  EXPECT_EQ(secret.view(), "opened");
  EXPECT_FALSE(secret.empty());
}

TEST(Secret, TakesNoByteMoreThanItsRoom) {
  Secret secret(4);
  EXPECT_FALSE(secret.Append("12345"));
  EXPECT_TRUE(secret.empty());
  EXPECT_TRUE(secret.Append("1234"));
  EXPECT_FALSE(secret.Append("5"));
  EXPECT_EQ(secret.view(), "1234");
}

TEST(Secret, WipesWhatIsCutOff) {
  Secret secret = Secret::Of("word\nrest");
  const char* bytes = secret.view().data();
  secret.Shorten(4);
  EXPECT_EQ(secret.view(), "word");
  EXPECT_EQ(std::string(bytes + 4, 5), std::string(5, '\0'));
}

TEST(Secret, MovesWithoutACopy) {
  Secret from = Secret::Of("word");
  const char* bytes = from.view().data();
  const Secret to = std::move(from);
  EXPECT_EQ(to.view().data(), bytes);
  EXPECT_EQ(to.view(), "word");
}

TEST(Secret, TakesBytesAndWipesThemWhereTheyLay) {
  std::string typed = "a passphrase that is longer than a short string";
  const char* bytes = typed.data();
  const std::size_t size = typed.size();
  const Secret secret = Secret::Taken(std::move(typed));
  EXPECT_EQ(secret.view(), "a passphrase that is longer than a short string");
  EXPECT_EQ(std::string(bytes, size), std::string(size, '\0'));
}

TEST(Secret, KeepsTheFirstLineWithoutItsEnd) {
  for (const char* text : {"word", "word\n", "word\r\n", "word\nrest\n", "word\r\nrest"}) {
    Secret secret = Secret::Of(text);
    secret.KeepFirstLine();
    EXPECT_EQ(secret.view(), "word") << text;
  }
  Secret none = Secret::Of("\nword");
  none.KeepFirstLine();
  EXPECT_TRUE(none.empty());
}

TEST(Secret, MayBeEmpty) { EXPECT_EQ(Secret::Of("").view(), ""); }

TEST(SecretDeathTest, StopsAtMisuse) {
  Secret secret = Secret::Of("word");
  EXPECT_DEATH(secret.Shorten(5), "");
  EXPECT_DEATH(Secret(0), "");
}

}  // namespace
}  // namespace warifu
