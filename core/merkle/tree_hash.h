// The three hash functions of an RFC 6962 tree.
//
// Source: RFC 6962 2.1.
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_TREE_HASH_H_
#define WARIFU_CORE_MERKLE_TREE_HASH_H_

#include <string_view>

#include "core/base/types.h"

namespace warifu {

Hash LeafHash(std::string_view leaf);                // SHA-256(0x00 || leaf)
Hash NodeHash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right)
Hash EmptyRoot();                                    // SHA-256 of nothing: the root of size 0

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_TREE_HASH_H_
