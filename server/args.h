// What the command line said, one struct per command. Made by server/command_line.h.
//
// Values are as typed: paths, addresses and dates are read by the command, which can say what is
// wrong with them. An empty string: the flag was not given.
//
// Threads: values.
#ifndef WARIFU_SERVER_ARGS_H_
#define WARIFU_SERVER_ARGS_H_

#include <string>
#include <variant>
#include <vector>

namespace warifu {

inline constexpr char kDefaultListen[] = "127.0.0.1:7443";

struct InitArgs {
  std::string data;
  std::string origin;
  std::string log_key;
  std::string guard;
  std::string passphrase_file;
  bool replace_log_key = false;
};

struct ServeArgs {
  std::string data;
  std::string log_key;
  std::string passphrase_file;
  std::string genesis;
  std::string guard;
  std::string policy;
  std::vector<std::string> seen;
  std::string listen = kDefaultListen;
  std::string port_file;
  std::string metrics;
  std::string admin;
  std::string config;  // its lines are in the other members
  std::string tls_cert;
  std::string tls_key;
  std::string tls_client_ca;
  std::string confirm_clock;
  bool insecure_plaintext = false;
  bool reflection = false;
  bool replace_log_key = false;
};

struct FsckArgs {
  std::string data;
  std::string log_vkey;
  bool rebuild = false;
};

struct BackupArgs {
  std::string data;
  std::string to;
  std::string admin;
};

struct RestoreArgs {
  std::string from;
  std::string data;
  std::string guard;
  std::string log_vkey;
  std::vector<std::string> seen;
};

using CommandArgs = std::variant<InitArgs, ServeArgs, FsckArgs, BackupArgs, RestoreArgs>;

}  // namespace warifu

#endif  // WARIFU_SERVER_ARGS_H_
