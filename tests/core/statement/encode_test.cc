#include "core/statement/encode.h"

#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "tests/core/statement/statement_fixture.h"

namespace warifu {
namespace {

// By hand, from the wire format: a Change of the statement named 32 x 'n', to WITHDRAWN, JOB_GONE.
TEST(EncodeStatement, IsTheWireFormat) {
  v1::Statement statement;
  statement.set_registry(std::string(32, 'r'));
  statement.set_issued_at(150);
  statement.mutable_change()->set_statement(std::string(32, 'n'));
  statement.mutable_change()->set_to(v1::STATE_WITHDRAWN);
  statement.mutable_change()->set_reason(v1::REASON_JOB_GONE);
  EXPECT_EQ(EncodeHex(EncodeStatement(statement)),
            "0a20" + EncodeHex(std::string(32, 'r')) + "109601" + "5226" + "0a20" +
                EncodeHex(std::string(32, 'n')) + "1804" + "2001");
}

TEST(EncodeStatement, DoesNotDependOnTheOrderOfSetting) {
  v1::Money one, other;
  one.set_minor_units(5);
  one.set_currency("JPY");
  other.set_currency("JPY");
  other.set_minor_units(5);
  EXPECT_EQ(EncodeMessage(one), EncodeMessage(other));
  EXPECT_EQ(EncodeHex(EncodeMessage(one)), "080512034a5059");
}

TEST(EncodeSignedStatement, IsTheSerializedMessage) {
  const std::vector<KeyedSignature> signatures = {SignNext("p", {}, TestKey("a"))};
  v1::SignedStatement message;
  ASSERT_TRUE(message.ParseFromString(EncodeSignedStatement("p", signatures)));
  EXPECT_EQ(message.payload(), "p");
  ASSERT_EQ(message.signatures_size(), 1);
  EXPECT_EQ(message.signatures(0).public_key(), TestPublicKey("a").view());
  EXPECT_EQ(message.signatures(0).signature(), signatures[0].signature.view());
}

}  // namespace
}  // namespace warifu
