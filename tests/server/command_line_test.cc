#include "server/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/exit.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class CommandLineTest : public ::testing::Test {
 protected:
  ParsedCommandLine Parse(std::vector<const char*> words) {
    words.insert(words.begin(), "warifud");
    out_.str("");
    err_.str("");
    return ParseCommandLine(static_cast<int>(words.size()), words.data(), out_, err_,
                            "RocksDB 1.2.3");
  }
  void ExpectMistake(const std::vector<const char*>& words, const std::string& what) {
    const ParsedCommandLine parsed = Parse(words);
    EXPECT_FALSE(parsed.command.has_value());
    EXPECT_EQ(parsed.exit_code, kExitUsage);
    EXPECT_THAT(err_.str(), HasSubstr(what));
    EXPECT_EQ(out_.str(), "");
  }

  // A file for --config; its path.
  std::string ConfigFile(const std::string& text) {
    const std::string path = folder_.Path("config" + std::to_string(++files_));
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  TempFolder folder_;
  int files_ = 0;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CommandLineTest, ReadsInit) {
  const auto parsed = Parse({"init", "--data", "d", "--origin", "registry.example", "--log-key",
                             "k", "--replace-log-key"});
  ASSERT_TRUE(parsed.command.has_value()) << err_.str();
  const auto& args = std::get<InitArgs>(*parsed.command);
  EXPECT_EQ(args.data, "d");
  EXPECT_EQ(args.origin, "registry.example");
  EXPECT_EQ(args.log_key, "k");
  EXPECT_TRUE(args.replace_log_key);
  EXPECT_EQ(args.guard, "");
}

TEST_F(CommandLineTest, ReadsServe) {
  const auto parsed = Parse({"serve",
                             "--data",
                             "d",
                             "--log-key",
                             "k",
                             "--seen",
                             "a",
                             "--seen",
                             "b",
                             "--listen",
                             "[::1]:1",
                             "--tls-cert",
                             "c",
                             "--tls-key",
                             "p",
                             "--tls-client-ca",
                             "ca",
                             "--reflection",
                             "--confirm-clock",
                             "2026-11-20",
                             "--policy",
                             "w"});
  ASSERT_TRUE(parsed.command.has_value()) << err_.str();
  const auto& args = std::get<ServeArgs>(*parsed.command);
  EXPECT_EQ(args.seen, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(args.listen, "[::1]:1");
  EXPECT_EQ(args.tls_client_ca, "ca");
  EXPECT_EQ(args.confirm_clock, "2026-11-20");
  EXPECT_TRUE(args.reflection);
  EXPECT_FALSE(args.insecure_plaintext);
}

TEST_F(CommandLineTest, ServesThisMachineByDefault) {
  const auto parsed = Parse({"serve", "--data", "d", "--log-key", "k"});
  ASSERT_TRUE(parsed.command.has_value());
  EXPECT_EQ(std::get<ServeArgs>(*parsed.command).listen, kDefaultListen);
}

TEST_F(CommandLineTest, ReadsFsck) {
  const auto parsed = Parse({"fsck", "--data", "d"});
  ASSERT_TRUE(parsed.command.has_value());
  EXPECT_EQ(std::get<FsckArgs>(*parsed.command).data, "d");
}

TEST_F(CommandLineTest, MistakesExitWith2AndSayWhat) {
  ExpectMistake({}, "warifud: say what to do, one of init, serve, fsck");
  ExpectMistake({"bogus"}, "there is no command warifud bogus");
  ExpectMistake({"fsk"}, "did you mean \"fsck\"?");
  ExpectMistake({"init"}, "--data");
  ExpectMistake({"init", "--data", "d", "--origin", "o"}, "--log-key");
  ExpectMistake({"serve", "--data"}, "--data");
  ExpectMistake({"serve", "--data", "d"}, "--log-key");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "--bogus"}, "--bogus");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "extra"}, "extra");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "--tls-cert", "c"}, "--tls-key");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "--tls-key", "c"}, "--tls-cert");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "--tls-client-ca", "c"}, "--tls-cert");
  ExpectMistake({"serve", "--data", "d", "--log-key", "k", "--tls-cert", "c", "--tls-key", "k",
                 "--insecure-plaintext"},
                "--insecure-plaintext");
  ExpectMistake({"fsck"}, "warifud fsck needs --data DIR");
  ExpectMistake({"fsck", "--data", "d", "--guard", "g"}, "warifud fsck has no option --guard");
}

// --- --config

TEST_F(CommandLineTest, ReadsServeFromAFile) {
  const std::string path = ConfigFile(
      "data = d\nlog-key = k\nlisten = 127.0.0.1:9\nseen = a\nseen = b\nreflection = true\n"
      "insecure-plaintext = false\nmetrics = 127.0.0.1:9100\n");
  const auto parsed = Parse({"serve", "--config", path.c_str()});
  ASSERT_TRUE(parsed.command.has_value()) << err_.str();
  const auto& args = std::get<ServeArgs>(*parsed.command);
  EXPECT_EQ(args.data, "d");
  EXPECT_EQ(args.listen, "127.0.0.1:9");
  EXPECT_EQ(args.metrics, "127.0.0.1:9100");
  EXPECT_EQ(args.seen, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(args.reflection);
  EXPECT_FALSE(args.insecure_plaintext);
}

TEST_F(CommandLineTest, WhatIsTypedGoesBeforeTheFile) {
  const std::string path = ConfigFile("data = d\nlog-key = k\nlisten = 127.0.0.1:9\n");
  const std::string flag = "--config=" + path;
  const auto parsed = Parse({"serve", "--listen=127.0.0.1:1", flag.c_str(), "--data", "other"});
  ASSERT_TRUE(parsed.command.has_value()) << err_.str();
  const auto& args = std::get<ServeArgs>(*parsed.command);
  EXPECT_EQ(args.listen, "127.0.0.1:1");
  EXPECT_EQ(args.data, "other");
  EXPECT_EQ(args.log_key, "k");
}

TEST_F(CommandLineTest, AMistakeInTheFileIsNamed) {
  const auto with = [this](const std::string& text) { return ConfigFile(text); };
  ExpectMistake({"serve", "--config", with("data = d\nlog_key = k\n").c_str()}, "line 2: log_key");
  ExpectMistake({"serve", "--config", with("data = d\n").c_str()}, "--log-key");
  ExpectMistake({"serve", "--config", with("data = d\nlog-key = k\ntls-cert = c\n").c_str()},
                "--tls-key");
  ExpectMistake({"serve", "--config", with("config = x\n").c_str()}, "line 1: config");
  ExpectMistake({"serve", "--config", with(std::string(70'000, '#')).c_str()}, "65536");
  ExpectMistake({"serve", "--config", "/nowhere/at-all"}, "no such file");
  ExpectMistake({"serve", "--config"}, "--config");
  ExpectMistake({"init", "--data", "d", "--origin", "o", "--log-key", "k", "--config", "x"},
                "--config");
}

TEST_F(CommandLineTest, HelpIsNoMistake) {
  for (const auto& words : std::vector<std::vector<const char*>>{
           {"--help"}, {"init", "--help"}, {"serve", "--help"}, {"fsck", "--help"}}) {
    const ParsedCommandLine parsed = Parse(words);
    EXPECT_FALSE(parsed.command.has_value());
    EXPECT_EQ(parsed.exit_code, kExitOk);
    EXPECT_GT(out_.str().size(), 100u);
    EXPECT_EQ(err_.str(), "");
  }
  EXPECT_EQ(Parse({"--version"}).exit_code, kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("warifud "));
}

TEST_F(CommandLineTest, HelpTellsTheFlags) {
  Parse({"serve", "--help"});
  for (const char* flag : {"--data", "--log-key", "--genesis", "--guard", "--policy", "--seen",
                           "--listen", "--port-file", "--tls-cert", "--tls-key", "--tls-client-ca",
                           "--insecure-plaintext", "--config", "--metrics", "--reflection",
                           "--confirm-clock", "--replace-log-key", "--log-key-passphrase-file"}) {
    EXPECT_THAT(out_.str(), HasSubstr(flag));
  }
}

TEST_F(CommandLineTest, PrintsTheVersionsOfItsLibraries) {
  const ParsedCommandLine parsed = Parse({"--version"});
  EXPECT_FALSE(parsed.command.has_value());
  EXPECT_EQ(parsed.exit_code, kExitOk);
  for (const char* library : {"warifud ", "gRPC ", "protobuf ", "libsodium ", "RocksDB 1.2.3"}) {
    EXPECT_THAT(out_.str(), HasSubstr(library));
  }
}

TEST_F(CommandLineTest, PrintsItsManualPage) {
  const ParsedCommandLine parsed = Parse({"--man"});
  EXPECT_FALSE(parsed.command.has_value());
  EXPECT_EQ(parsed.exit_code, kExitOk);
  for (const char* text : {".TH \"WARIFUD\" 8", ".SH \"COMMANDS\"", "warifud serve", "warifud fsck",
                           "\\-\\-insecure\\-plaintext"}) {
    EXPECT_THAT(out_.str(), HasSubstr(text));
  }
}

}  // namespace
}  // namespace warifu
