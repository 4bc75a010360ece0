// From messages to the canonical bytes that are signed, sent and stored.
//
// Not here: entries (core/statement/entry.h), files (core/statement/file.h), judging bytes
// (core/statement/examine.h).
// Source: docs/format.md, "Canonical bytes".
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_ENCODE_H_
#define WARIFU_CORE_STATEMENT_ENCODE_H_

#include <google/protobuf/message_lite.h>

#include <span>
#include <string>
#include <string_view>

#include "core/statement/signatures.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// The deterministic serialization of any of our messages. It is canonical when CheckCanonical has
// nothing to say: a message with unknown fields or text that is not UTF-8 is serialized as it is.
std::string EncodeMessage(const google::protobuf::MessageLite& message);

// The payload: what is signed and whose SHA-256 names the statement.
std::string EncodeStatement(const v1::Statement& statement);

// The serialized SignedStatement.
std::string EncodeSignedStatement(std::string_view payload,
                                  std::span<const KeyedSignature> signatures);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_ENCODE_H_
