#include "tests/style/proto_style.h"

#include <google/protobuf/descriptor.pb.h>

#include <cctype>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace warifu {
namespace {

namespace pb = google::protobuf;

bool Matches(const std::string& name, const char* pattern) {
  return std::regex_match(name, std::regex(pattern));
}

constexpr char kCamel[] = "([A-Z][a-z0-9]*)+";
constexpr char kSnake[] = "[a-z][a-z0-9]*(_[a-z0-9]+)*";
constexpr char kUpper[] = "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*";

// "FindingCode" -> "FINDING_CODE".
std::string UpperSnake(const std::string& camel) {
  std::string result;
  for (const char c : camel) {
    if (std::isupper(static_cast<unsigned char>(c)) && !result.empty()) result += '_';
    result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return result;
}

class Checker {
 public:
  std::vector<std::string> Check(const pb::FileDescriptor& file) {
    CheckFile(file);
    for (int i = 0; i < file.message_type_count(); ++i) CheckMessage(*file.message_type(i));
    for (int i = 0; i < file.enum_type_count(); ++i) CheckEnum(*file.enum_type(i));
    for (int i = 0; i < file.service_count(); ++i) CheckService(*file.service(i));
    for (int i = 0; i < file.extension_count(); ++i) CheckField(*file.extension(i));
    return findings_;
  }

 private:
  void Expect(bool good, const std::string& name, std::string_view sentence) {
    if (!good) findings_.push_back(name + ": " + std::string(sentence));
  }

  template <typename Descriptor>
  void ExpectComment(const Descriptor& descriptor) {
    pb::SourceLocation location;
    const bool found = descriptor.GetSourceLocation(&location);
    Expect(found && !location.leading_comments.empty(), descriptor.full_name(),
           "lacks a comment in front of it");
  }

  void CheckFile(const pb::FileDescriptor& file) {
    const std::string& path = file.name();
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
    Expect(Matches(path.substr(slash + 1), "[a-z][a-z0-9]*(_[a-z0-9]+)*\\.proto"), path,
           "file names are lower_snake_case");
    Expect(std::regex_replace(file.package(), std::regex("\\."), "/") == folder, path,
           "the folder must match the package");
    Expect(Matches(file.package(), "[a-z]+(\\.[a-z]+)*\\.v[0-9]+"), path,
           "the package must end with a version");
    Expect(file.syntax() == pb::FileDescriptor::SYNTAX_PROTO3, path, "the syntax must be proto3");
    Expect(file.public_dependency_count() == 0, path, "imports must not be public");
    Expect(file.weak_dependency_count() == 0, path, "imports must not be weak");
  }

  void CheckMessage(const pb::Descriptor& message) {
    if (message.options().map_entry()) return;
    Expect(Matches(message.name(), kCamel), message.full_name(), "messages are CamelCase");
    ExpectComment(message);
    for (int i = 0; i < message.field_count(); ++i) CheckField(*message.field(i));
    for (int i = 0; i < message.real_oneof_decl_count(); ++i) CheckOneof(*message.oneof_decl(i));
    for (int i = 0; i < message.nested_type_count(); ++i) CheckMessage(*message.nested_type(i));
    for (int i = 0; i < message.enum_type_count(); ++i) CheckEnum(*message.enum_type(i));
  }

  void CheckField(const pb::FieldDescriptor& field) {
    Expect(Matches(field.name(), kSnake), field.full_name(), "fields are lower_snake_case");
    ExpectComment(field);
  }

  void CheckOneof(const pb::OneofDescriptor& oneof) {
    Expect(Matches(oneof.name(), kSnake), oneof.full_name(), "oneofs are lower_snake_case");
    ExpectComment(oneof);
  }

  void CheckEnum(const pb::EnumDescriptor& type) {
    Expect(Matches(type.name(), kCamel), type.full_name(), "enums are CamelCase");
    Expect(!type.options().allow_alias(), type.full_name(), "two values may not share a number");
    ExpectComment(type);
    const std::string prefix = UpperSnake(type.name()) + "_";
    for (int i = 0; i < type.value_count(); ++i) {
      const pb::EnumValueDescriptor& value = *type.value(i);
      Expect(Matches(value.name(), kUpper), value.full_name(), "values are UPPER_SNAKE_CASE");
      Expect(value.name().compare(0, prefix.size(), prefix) == 0, value.full_name(),
             "must begin with " + prefix);
      ExpectComment(value);
    }
    Expect(type.FindValueByNumber(0) != nullptr &&
               type.FindValueByNumber(0)->name() == prefix + "UNSPECIFIED",
           type.full_name(), "its zero must be " + prefix + "UNSPECIFIED");
  }

  void CheckService(const pb::ServiceDescriptor& service) {
    Expect(Matches(service.name(), "([A-Z][a-z0-9]*)+Service"), service.full_name(),
           "services are CamelCase and end with Service");
    ExpectComment(service);
    for (int i = 0; i < service.method_count(); ++i) CheckMethod(*service.method(i));
  }

  void CheckMethod(const pb::MethodDescriptor& method) {
    Expect(Matches(method.name(), kCamel), method.full_name(), "methods are CamelCase");
    ExpectComment(method);
    CheckOwnMessage(method, *method.input_type(), "Request");
    CheckOwnMessage(method, *method.output_type(), "Response");
  }

  // Each method has messages of its own, so that it can grow without another.
  void CheckOwnMessage(const pb::MethodDescriptor& method, const pb::Descriptor& message,
                       const std::string& suffix) {
    const std::string service = method.service()->name();
    const std::string short_name = method.name() + suffix;
    Expect(message.name() == short_name || message.name() == service + short_name,
           method.full_name(), "its " + suffix + " must be named " + short_name);
    const auto [user, is_first] = users_.emplace(message.full_name(), method.full_name());
    Expect(is_first, method.full_name(), "shares " + message.name() + " with " + user->second);
  }

  std::vector<std::string> findings_;
  std::map<std::string, std::string> users_;  // message: the method that has it
};

}  // namespace

std::vector<std::string> CheckProtoStyle(const pb::FileDescriptor& file) {
  return Checker().Check(file);
}

}  // namespace warifu
