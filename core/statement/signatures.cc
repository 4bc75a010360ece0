#include "core/statement/signatures.h"

#include "core/crypto/pae.h"
#include "core/crypto/sha256.h"

namespace warifu {

std::string MessageToSign(std::string_view payload, std::span<const KeyedSignature> before) {
  if (before.empty()) return Pae(kStatementType, payload);
  std::string body = Sha256(payload).ToString();
  for (const KeyedSignature& earlier : before) body += earlier.signature.view();
  return Pae(kCountersignatureType, body);
}

KeyedSignature SignNext(std::string_view payload, std::span<const KeyedSignature> before,
                        const SigningKey& key) {
  return {key.public_key(), key.Sign(MessageToSign(payload, before))};
}

std::vector<std::size_t> FalseSignatures(std::string_view payload,
                                         std::span<const KeyedSignature> signatures) {
  std::vector<std::size_t> wrong;
  for (std::size_t k = 0; k < signatures.size(); ++k) {
    const std::string message = MessageToSign(payload, signatures.first(k));
    if (!VerifySignature(signatures[k].key, message, signatures[k].signature)) wrong.push_back(k);
  }
  return wrong;
}

}  // namespace warifu
