// Checks a descriptor set against our style of protos: the rules of buf's set STANDARD, and a
// comment on everything.
//
// Source: buf.build/docs/lint/rules (category STANDARD). Directions of includes are layers.py's.
#ifndef WARIFU_TESTS_STYLE_PROTO_STYLE_H_
#define WARIFU_TESTS_STYLE_PROTO_STYLE_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace warifu {

// One sentence per violation in `file`, each beginning with the full name of what it is about.
// The file's pool must hold source information, or every comment counts as missing.
std::vector<std::string> CheckProtoStyle(const google::protobuf::FileDescriptor& file);

}  // namespace warifu

#endif  // WARIFU_TESTS_STYLE_PROTO_STYLE_H_
