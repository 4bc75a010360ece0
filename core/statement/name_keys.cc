#include "core/statement/name_keys.h"

#include <string>

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/text/look_alike.h"

namespace warifu {
namespace {

const std::string& BytesIn(const v1::OrganizationName& name, NameKeyKind kind) {
  switch (kind) {
    case NameKeyKind::kExact:
      return name.exact_key();
    case NameKeyKind::kSkeleton:
      return name.skeleton_key();
    case NameKeyKind::kPlain:
      break;
  }
  return name.plain_key();
}

}  // namespace

NameKeys NameKeysOf(std::string_view name) {
  return {Sha256(ExactForm(name)), Sha256(SkeletonForm(name)), Sha256(PlainForm(name))};
}

void SetNameKeys(v1::OrganizationName& name) {
  const NameKeys keys = NameKeysOf(name.name());
  name.set_exact_key(keys.exact.ToString());
  name.set_skeleton_key(keys.skeleton.ToString());
  name.set_plain_key(keys.plain.ToString());
}

Hash NameKeyIn(const v1::OrganizationName& name, NameKeyKind kind) {
  const auto key = Hash::From(BytesIn(name, kind));
  WARIFU_CHECK(key.has_value());
  return *key;
}

std::string_view NameKeyField(NameKeyKind kind) {
  switch (kind) {
    case NameKeyKind::kExact:
      return "exact_key";
    case NameKeyKind::kSkeleton:
      return "skeleton_key";
    case NameKeyKind::kPlain:
      break;
  }
  return "plain_key";
}

}  // namespace warifu
