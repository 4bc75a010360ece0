#include "client/turn.h"

#include <algorithm>

#include "core/base/encoding.h"

namespace warifu {
namespace {

const v1::Authority* FindAuthority(const v1::Genesis* genesis, std::string_view code) {
  if (genesis == nullptr) return nullptr;
  for (const v1::Authority& authority : genesis->authorities()) {
    if (authority.code() == code) return &authority;
  }
  return nullptr;
}

}  // namespace

bool IsRootKeyOf(const v1::Authority& authority, const PublicKey& key) {
  const auto& keys = authority.root_keys();
  return std::find(keys.begin(), keys.end(), key.ToString()) != keys.end();
}

SigningOrder OrderOf(const v1::Statement& statement, const v1::Genesis* genesis) {
  SigningOrder order;
  for (const RequiredSigner& signer : RequiredSigners(statement)) {
    std::size_t signatures = 1;
    if (signer.kind == SignerKind::kRoot) {
      const v1::Authority* authority = FindAuthority(genesis, signer.owner);
      if (authority == nullptr) order.exact = false;
      if (authority != nullptr) signatures = authority->root_threshold();
    }
    if (signer.kind == SignerKind::kByTransition) order.exact = false;
    for (std::size_t i = 0; i < signatures; ++i) order.turns.push_back({signer, i});
  }
  return order;
}

std::optional<Turn> NextTurn(const SigningOrder& order, const UnfinishedStatement& statement) {
  const std::size_t signed_so_far = statement.signatures().size();
  if (signed_so_far >= order.turns.size()) return std::nullopt;
  return order.turns[signed_so_far];
}

std::optional<Sentence> WhyNotThisKey(const Turn& turn, const PublicKey& key,
                                      const v1::Genesis* genesis) {
  const RequiredSigner& signer = turn.signer;
  if (signer.kind == SignerKind::kKey && signer.key && *signer.key != key) {
    return Said("it is the turn of the key {key}", EncodeHex(signer.key->view()));
  }
  if (signer.kind == SignerKind::kRoot) {
    const v1::Authority* authority = FindAuthority(genesis, signer.owner);
    if (authority != nullptr && !IsRootKeyOf(*authority, key)) {
      return Said("it is the turn of a root key of {owner}", signer.owner);
    }
  }
  return std::nullopt;
}

}  // namespace warifu
