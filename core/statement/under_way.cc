#include "core/statement/under_way.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/statement/schema.h"

namespace warifu {
namespace {

std::size_t MaxSignatures() {
  return SchemaOf<v1::SignedStatement>()
      .Find(v1::SignedStatement::kSignaturesFieldNumber)
      ->max_items;
}

}  // namespace

Status UnfinishedStatement::AddSignature(const SigningKey& key) {
  if (signatures_.size() >= MaxSignatures()) {
    return Refused("this statement has as many signatures as a statement may have");
  }
  const bool signed_before = std::any_of(
      signatures_.begin(), signatures_.end(),
      [&](const KeyedSignature& signature) { return signature.key == key.public_key(); });
  if (signed_before) return Refused("this key has signed this statement already");
  signatures_.push_back(SignNext(payload_, signatures_, key));
  return Ok();
}

std::string UnfinishedStatement::ToSignedStatement() const {
  WARIFU_CHECK(!signatures_.empty());
  return EncodeSignedStatement(payload_, signatures_);
}

std::string UnfinishedStatement::ToFile() const {
  return FrameFile(FileKind::kStatement, ToSignedStatement());
}

}  // namespace warifu
