// Whose turn it is to sign a statement under way.
#ifndef WARIFU_CLIENT_TURN_H_
#define WARIFU_CLIENT_TURN_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/statement/required_signers.h"
#include "core/statement/under_way.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// One signature that is or will be there.
struct Turn {
  RequiredSigner signer;
  std::size_t of_root = 0;  // of kRoot: which of its signatures, from 0
};

// Every signature that the statement needs, in order. `genesis` tells the thresholds of roots;
// without one a root counts as one signature and `exact` is false.
struct SigningOrder {
  std::vector<Turn> turns;
  bool exact = true;
};
SigningOrder OrderOf(const v1::Statement& statement, const v1::Genesis* genesis);

// The turn after the signatures that are there; nothing when it is complete.
std::optional<Turn> NextTurn(const SigningOrder& order, const UnfinishedStatement& statement);

bool IsRootKeyOf(const v1::Authority& authority, const PublicKey& key);

// Why `key` may not take this turn, as far as the statement itself tells; nothing: it may, or only
// the registry knows.
std::optional<Sentence> WhyNotThisKey(const Turn& turn, const PublicKey& key,
                                      const v1::Genesis* genesis);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TURN_H_
