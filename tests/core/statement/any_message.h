// Messages in order, made at random from their descriptors and limits: the positives of properties.
//
// Written by reflection and apart from core/statement/schema.h, so that the two check each other.
#ifndef WARIFU_TESTS_CORE_STATEMENT_ANY_MESSAGE_H_
#define WARIFU_TESTS_CORE_STATEMENT_ANY_MESSAGE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>

#include "warifu/v1/annotations.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

class MessageMaker {
 public:
  // `full`: every field but the other members of a oneof, two items of each list; else as chance
  // wills.
  MessageMaker(std::uint64_t seed, bool full) : seed_(seed), engine_(seed), full_(full) {}

  void Fill(google::protobuf::Message& message);
  // One more value in order for a field; of a list, unlike the items so far.
  void Add(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field);

  // A statement with a body of this kind: Statement's field number.
  v1::Statement Statement(int body_number);

 private:
  bool Coin() { return engine_() % 2 == 0; }
  std::uint64_t Between(std::uint64_t low, std::uint64_t high);
  std::string Text(const v1::Limits& limits);
  void SetNumber(google::protobuf::Message& message,
                 const google::protobuf::FieldDescriptor& field);
  void SetEnum(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field);
  int Items(const google::protobuf::FieldDescriptor& field);
  void FillOneof(google::protobuf::Message& message,
                 const google::protobuf::OneofDescriptor& oneof);

  std::uint64_t seed_;
  std::mt19937_64 engine_;
  bool full_;
  int count_ = 0;  // grows with each value, so that dates and instants come in order
  std::map<std::string, std::uint64_t> next_member_;  // of each oneof, by its full name
};

const v1::Limits& LimitsOf(const google::protobuf::FieldDescriptor& field);

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_ANY_MESSAGE_H_
