#include "core/statement/encode.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "core/base/check.h"

namespace warifu {

std::string EncodeMessage(const google::protobuf::MessageLite& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  {
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    WARIFU_CHECK(message.SerializePartialToCodedStream(&out));
  }
  return bytes;
}

std::string EncodeStatement(const v1::Statement& statement) { return EncodeMessage(statement); }

std::string EncodeSignedStatement(std::string_view payload,
                                  std::span<const KeyedSignature> signatures) {
  v1::SignedStatement message;
  message.set_payload(std::string(payload));
  for (const KeyedSignature& signature : signatures) {
    v1::StatementSignature* out = message.add_signatures();
    out->set_public_key(signature.key.ToString());
    out->set_signature(signature.signature.ToString());
  }
  return EncodeMessage(message);
}

}  // namespace warifu
