#include "core/statement/signatures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kPayload = "a payload";

std::vector<KeyedSignature> Chain(std::string_view payload, const std::vector<std::string>& names) {
  std::vector<KeyedSignature> chain;
  for (const std::string& name : names) chain.push_back(SignNext(payload, chain, TestKey(name)));
  return chain;
}

std::vector<KeyedSignature> Three() { return Chain(kPayload, {"a", "b", "c"}); }

TEST(MessageToSign, IsThePayloadForTheIssuer) {
  EXPECT_EQ(MessageToSign(kPayload, {}),
            "DSSEv1 35 application/vnd.warifu.statement.v1 9 a payload");
  EXPECT_EQ(MessageToSign("", {}), "DSSEv1 35 application/vnd.warifu.statement.v1 0 ");
}

TEST(MessageToSign, IsTheHashAndAllSignaturesBeforeForTheOthers) {
  const auto chain = Three();
  const std::string hash = Sha256(kPayload).ToString();
  const std::string first = chain[0].signature.ToString();
  const std::string second = chain[1].signature.ToString();
  EXPECT_EQ(MessageToSign(kPayload, std::span(chain).first(1)),
            "DSSEv1 42 application/vnd.warifu.countersignature.v1 96 " + hash + first);
  EXPECT_EQ(MessageToSign(kPayload, std::span(chain).first(2)),
            "DSSEv1 42 application/vnd.warifu.countersignature.v1 160 " + hash + first + second);
}

// Golden: Ed25519 is deterministic, so anybody must get these.
TEST(SignNext, GivesTheSameSignatureEverywhere) {
  const auto chain = Chain(kPayload, {"a", "b"});
  EXPECT_EQ(
      EncodeHex(chain[0].key.view()),
      EncodeHex(SigningKey::FromSeed(Sha256("warifu test key a").view()).public_key().view()));
  EXPECT_EQ(chain, Chain(kPayload, {"a", "b"}));
  EXPECT_TRUE(VerifySignature(chain[0].key, MessageToSign(kPayload, {}), chain[0].signature));
}

TEST(FalseSignatures, AreNoneInATrueChain) {
  EXPECT_THAT(FalseSignatures(kPayload, Three()), IsEmpty());
  EXPECT_THAT(FalseSignatures(kPayload, {}), IsEmpty());
  EXPECT_THAT(FalseSignatures("", Chain("", {"a"})), IsEmpty());
}

TEST(FalseSignatures, AreAllOverAnotherPayload) {
  EXPECT_THAT(FalseSignatures("another payload", Three()), ElementsAre(0u, 1u, 2u));
  EXPECT_THAT(FalseSignatures("a payloae", Three()), ElementsAre(0u, 1u, 2u));
  EXPECT_THAT(FalseSignatures("", Three()), ElementsAre(0u, 1u, 2u));
}

TEST(FalseSignatures, TellTheOrderOfSigning) {
  auto chain = Three();
  std::swap(chain[0], chain[1]);
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(0u, 1u, 2u));
  chain = Three();
  std::swap(chain[1], chain[2]);
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(1u, 2u));
}

TEST(FalseSignatures, AreThoseAfterOneThatWasLeftOut) {
  auto chain = Three();
  chain.erase(chain.begin());
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(0u, 1u));
  chain = Three();
  chain.erase(chain.begin() + 1);
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(1u));
}

TEST(FalseSignatures, AreThoseAfterOneThatWasReplaced) {
  auto chain = Three();
  chain[1] = SignNext(kPayload, std::span(chain).first(1), TestKey("other"));
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(2u));
}

TEST(FalseSignatures, RefuseAnotherKeyBesideTheSignature) {
  auto chain = Three();
  chain[0].key = TestPublicKey("other");
  EXPECT_THAT(FalseSignatures(kPayload, chain), ElementsAre(0u));
}

TEST(FalseSignatures, RefuseEachFlippedBit) {
  const auto chain = Three();
  for (std::size_t place = 0; place < chain.size(); ++place) {
    for (std::size_t bit = 0; bit < 8 * Signature::kSize; bit += 7) {
      auto broken = chain;
      broken[place].signature.data()[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
      EXPECT_FALSE(FalseSignatures(kPayload, broken).empty()) << place << " " << bit;
    }
  }
}

// One type must never pass for the other: a countersignature is not an issuer's.
TEST(FalseSignatures, RefuseASignatureOfTheOtherType) {
  const SigningKey key = TestKey("a");
  const auto issuer = SignNext(kPayload, {}, key);
  const std::vector<KeyedSignature> twice = {issuer, issuer};
  EXPECT_THAT(FalseSignatures(kPayload, twice), ElementsAre(1u));
  const std::vector<KeyedSignature> counter = {SignNext(kPayload, std::vector{issuer}, key)};
  EXPECT_THAT(FalseSignatures(kPayload, counter), ElementsAre(0u));
}

}  // namespace
}  // namespace warifu
