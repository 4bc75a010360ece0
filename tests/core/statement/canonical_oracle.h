// The slow definition of canonical bytes, by protobuf itself.
#ifndef WARIFU_TESTS_CORE_STATEMENT_CANONICAL_ORACLE_H_
#define WARIFU_TESTS_CORE_STATEMENT_CANONICAL_ORACLE_H_

#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>

#include <memory>
#include <string>

#include "core/statement/encode.h"

namespace warifu {

// Whether parse, discard of unknown fields and deterministic serialization give `bytes` back.
inline bool IsCanonicalByProtobuf(const google::protobuf::Message& prototype,
                                  const std::string& bytes) {
  std::unique_ptr<google::protobuf::Message> message(prototype.New());
  if (!message->ParseFromString(bytes)) return false;
  message->DiscardUnknownFields();
  return EncodeMessage(*message) == bytes;
}

// Protobuf prints a line for every string that is not UTF-8; not while this lives.
class QuietProtobuf {
 public:
  QuietProtobuf() : before_(google::protobuf::SetLogHandler(nullptr)) {}
  ~QuietProtobuf() { google::protobuf::SetLogHandler(before_); }

 private:
  google::protobuf::LogHandler* before_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_CANONICAL_ORACLE_H_
