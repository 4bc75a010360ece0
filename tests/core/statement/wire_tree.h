// A message's bytes as a tree of fields that can be broken one by one.
#ifndef WARIFU_TESTS_CORE_STATEMENT_WIRE_TREE_H_
#define WARIFU_TESTS_CORE_STATEMENT_WIRE_TREE_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace warifu {

enum class Mutation {
  kSwapNeighbors,
  kDuplicateField,
  kMoveFieldToEnd,
  kDropField,
  kUnknownVarint,
  kUnknownSpan,
  kUnknownFixed,
  kPadTag,
  kPadNumber,
  kPadLength,
  kZeroNumber,
  kEmptySpan,
  kHugeNumber,
  kUnpack,
  kSplitPacked,
  kEmptyPacked,
  kOtherMember,
  kTruncate,
  kBadUtf8,
  kUnknownEnum,
};
inline constexpr int kMutationCount = static_cast<int>(Mutation::kUnknownEnum) + 1;

class WireTree {
 public:
  // Requires: canonical bytes of such a message.
  WireTree(std::string_view bytes, const google::protobuf::Descriptor& descriptor);

  // One mutation at a random place; nothing happens where it does not apply.
  void Apply(Mutation mutation, std::mt19937_64& engine);
  void Mutate(std::mt19937_64& engine);

  std::string Encode() const;

 private:
  struct Field {
    std::uint32_t number = 0;
    int wire_type = 0;
    std::uint64_t number_value = 0;     // of varints
    std::string span;                   // of strings, packed lists and what is cut
    std::unique_ptr<WireTree> message;  // of messages
    const google::protobuf::FieldDescriptor* descriptor = nullptr;
    bool pad_tag = false;
    bool pad_number = false;
    bool pad_length = false;
  };

  WireTree() = default;
  void Collect(std::vector<WireTree*>& trees);
  Field Copy(const Field& field) const;
  void BreakOrder(Mutation mutation, std::size_t place);
  void AddUnknown(Mutation mutation, std::size_t place, std::mt19937_64& engine);
  void BreakField(Mutation mutation, Field& field, std::mt19937_64& engine);
  void Unpack(Mutation mutation, std::size_t place);
  void AddOtherMember(const Field& field);

  std::vector<Field> fields_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_WIRE_TREE_H_
