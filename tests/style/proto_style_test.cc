#include "tests/style/proto_style.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/build_folder.h"

namespace warifu {
namespace {

namespace pb = google::protobuf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

pb::FileDescriptorSet ReadSet(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  pb::FileDescriptorSet set;
  EXPECT_TRUE(set.ParseFromIstream(&stream)) << path;
  return set;
}

// Findings in a planted file, compiled as the build compiles those of the project.
std::vector<std::string> Check(const std::string& text,
                               const std::string& path = "warifu/v1/a_b.proto",
                               const std::string& package = "warifu.v1",
                               const std::string& syntax = "proto3") {
  const std::filesystem::path root =
      std::filesystem::path(testing::TempDir()) / ("proto_style_" + std::to_string(::getpid()));
  std::filesystem::create_directories((root / path).parent_path());
  std::ofstream(root / path) << "syntax = \"" << syntax << "\"; package " << package << ";\n"
                             << text;
  const std::string protoc = "protoc -I " + root.string() + " --include_source_info" +
                             " --descriptor_set_out=" + (root / "set").string() + " " + path;
  const int status = std::system(protoc.c_str());
  EXPECT_EQ(status, 0) << protoc;
  const pb::FileDescriptorSet set = ReadSet((root / "set").string());
  std::filesystem::remove_all(root);
  pb::DescriptorPool pool;
  const pb::FileDescriptor* file = set.file_size() == 1 ? pool.BuildFile(set.file(0)) : nullptr;
  if (file == nullptr) return {"the test's own proto does not compile"};
  return CheckProtoStyle(*file);
}

TEST(ProtoStyle, HoldsForEveryFileOfTheProject) {
  const pb::FileDescriptorSet set = ReadSet(DescriptorSetPath());
  pb::DescriptorPool pool;
  int checked = 0;
  for (const pb::FileDescriptorProto& proto : set.file()) {
    const pb::FileDescriptor* file = pool.BuildFile(proto);
    ASSERT_NE(file, nullptr) << proto.name();
    if (proto.name().rfind("google/", 0) == 0) continue;
    EXPECT_THAT(CheckProtoStyle(*file), IsEmpty());
    ++checked;
  }
  EXPECT_GE(checked, 6);
}

TEST(ProtoStyle, AcceptsWhatIsNamedAndCommented) {
  EXPECT_THAT(Check(R"(
    // A message.
    message FeeLine {
      // A field.
      string payee_id = 1;
      // A choice.
      oneof kind_of {
        // One.
        bool a = 2;
      }
      // An optional field makes no oneof of its own.
      optional int64 minor_units = 3;
      // A map.
      map<string, string> names = 4;
    }
    // An enum.
    enum FeeKind {
      // Never sent.
      FEE_KIND_UNSPECIFIED = 0;
      // One.
      FEE_KIND_VISA_2 = 1;
    }
    // In.
    message GetRequest {}
    // Out.
    message GetResponse {}
    // A service.
    service FeeService {
      // A method.
      rpc Get(GetRequest) returns (GetResponse);
    })"),
              IsEmpty());
}

TEST(ProtoStyle, RefusesMissingComments) {
  EXPECT_THAT(Check("message A { string b = 1; }\n"),
              ElementsAre("warifu.v1.A: lacks a comment in front of it",
                          "warifu.v1.A.b: lacks a comment in front of it"));
  EXPECT_THAT(Check("enum A { A_UNSPECIFIED = 0; }\n"),
              ElementsAre("warifu.v1.A: lacks a comment in front of it",
                          "warifu.v1.A_UNSPECIFIED: lacks a comment in front of it"));
  EXPECT_THAT(Check("// In.\nmessage GetRequest {}\n\n// Out.\nmessage GetResponse {}\n"
                    "service AService { rpc Get(GetRequest) returns (GetResponse); }\n"),
              ElementsAre("warifu.v1.AService: lacks a comment in front of it",
                          "warifu.v1.AService.Get: lacks a comment in front of it"));
  EXPECT_THAT(Check("// A.\nmessage A {\n oneof c {\n// B.\nbool b = 1; } }\n"),
              ElementsAre("warifu.v1.A.c: lacks a comment in front of it"));
}

TEST(ProtoStyle, LooksIntoNestedTypes) {
  EXPECT_THAT(Check("// A.\nmessage A { message B {} }\n"),
              ElementsAre("warifu.v1.A.B: lacks a comment in front of it"));
}

TEST(ProtoStyle, RefusesNamesInTheWrongCase) {
  EXPECT_THAT(Check("// A.\nmessage fee_line {}\n"),
              ElementsAre("warifu.v1.fee_line: messages are CamelCase"));
  EXPECT_THAT(Check("// A.\nmessage A {\n// B.\nstring payeeId = 1; }\n"),
              ElementsAre("warifu.v1.A.payeeId: fields are lower_snake_case"));
  EXPECT_THAT(Check("// A.\nmessage A {\n// C.\noneof someKind {\n// B.\nbool b = 1; } }\n"),
              ElementsAre("warifu.v1.A.someKind: oneofs are lower_snake_case"));
  EXPECT_THAT(Check("// A.\nenum A {\n// U.\nA_UNSPECIFIED = 0;\n// B.\nA_b = 1; }\n"),
              ElementsAre("warifu.v1.A_b: values are UPPER_SNAKE_CASE"));
}

TEST(ProtoStyle, RefusesEnumsWithoutPrefixOrUnspecifiedZero) {
  EXPECT_THAT(
      Check("// A.\nenum FeeKind {\n// U.\nFEE_KIND_UNSPECIFIED = 0;\n// V.\nVISA = 1; }\n"),
      ElementsAre("warifu.v1.VISA: must begin with FEE_KIND_"));
  EXPECT_THAT(Check("// A.\nenum FeeKind {\n// V.\nFEE_KIND_VISA = 0; }\n"),
              ElementsAre("warifu.v1.FeeKind: its zero must be FEE_KIND_UNSPECIFIED"));
  EXPECT_THAT(Check("// A.\nenum A { option allow_alias = true;\n// U.\nA_UNSPECIFIED = 0;\n"
                    "// B.\nA_B = 1;\n// C.\nA_C = 1; }\n"),
              ElementsAre("warifu.v1.A: two values may not share a number"));
}

TEST(ProtoStyle, RefusesServicesThatShareOrMisnameMessages) {
  const std::string messages = "// In.\nmessage GetRequest {}\n\n// Out.\nmessage GetResponse {}\n";
  EXPECT_THAT(Check(messages + "// S.\nservice Fees {\n// G.\nrpc Get(GetRequest) returns "
                               "(GetResponse); }\n"),
              ElementsAre("warifu.v1.Fees: services are CamelCase and end with Service"));
  EXPECT_THAT(Check(messages + "// S.\nservice FeeService {\n// G.\nrpc Get(GetResponse) returns "
                               "(GetRequest); }\n"),
              ElementsAre("warifu.v1.FeeService.Get: its Request must be named GetRequest",
                          "warifu.v1.FeeService.Get: its Response must be named GetResponse"));
  EXPECT_THAT(Check("// A.\nmessage GetRequest {}\n// S.\nservice AService {\n// G.\n"
                    "rpc Get(GetRequest) returns (GetRequest); }\n"),
              ElementsAre("warifu.v1.AService.Get: its Response must be named GetResponse",
                          "warifu.v1.AService.Get: shares GetRequest with warifu.v1.AService.Get"));
}

TEST(ProtoStyle, RefusesFilesInTheWrongPlace) {
  EXPECT_THAT(Check("", "warifu/v1/FeeLine.proto"),
              ElementsAre("warifu/v1/FeeLine.proto: file names are lower_snake_case"));
  EXPECT_THAT(Check("", "warifu/v2/a.proto"),
              ElementsAre("warifu/v2/a.proto: the folder must match the package"));
  EXPECT_THAT(Check("", "warifu/a.proto", "warifu"),
              ElementsAre("warifu/a.proto: the package must end with a version"));
  EXPECT_THAT(Check("", "warifu/v1/a.proto", "warifu.v1", "proto2"),
              ElementsAre("warifu/v1/a.proto: the syntax must be proto3"));
}

}  // namespace
}  // namespace warifu
