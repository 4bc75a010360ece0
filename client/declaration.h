// What a command takes and what its help says, said once, beside the command itself.
//
//     CommandDeclaration Declare(TrustAddArgs& args) {
//       return {.name = "trust add",
//               .what = "Believe a registry from now on",
//               .takes = {Word("file", "FILE", &args.file, "The trust file").Needed()},
//               .notes = "Shows who it is and asks, or takes --fingerprint."};
//     }
//
// From this come parsing and --help (client/command_line.h), manual pages and completion. Not here:
// the list of all commands (client/command_table.h). Threads: values.
#ifndef WARIFU_CLIENT_DECLARATION_H_
#define WARIFU_CLIENT_DECLARATION_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace warifu {

// Exit codes of commands that judge nothing: of those that ask nothing, and of those that ask at
// the terminal, a passphrase too.
inline constexpr char kOrdinaryExitCodes[] =
    "0 done; 2 a mistake in what was typed; 3 a file or an answer that cannot be read or believed.";
inline constexpr char kAskingExitCodes[] =
    "0 done; 2 a mistake in what was typed; 3 a file or an answer that cannot be read or believed; "
    "130 not confirmed.";

// A word or an option that a command takes, and where its value goes.
struct Taken {
  using Target = std::variant<bool*, std::string*, std::vector<std::string>*, std::uint32_t*,
                              std::uint64_t*, std::optional<std::uint64_t>*>;

  std::string name;    // "--key"; of a word, told by its place: "files"
  std::string value;   // what help writes for its value: "KEY"; empty: a flag
  Target target;       // outlives the declaration
  std::string what{};  // what it is, without a full stop
  bool needed = false;
  std::uint64_t least = 0;  // of a number
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  bool by_commas = false;  // "vi,ja" are two values
  std::vector<std::string> excludes{};
  std::vector<std::string> needs{};
  std::vector<std::string> choices{};  // words that completion offers

  bool is_word() const { return !name.starts_with('-'); }
  bool is_flag() const { return value.empty(); }

  Taken& Needed();
  Taken& Within(std::uint64_t least_value, std::uint64_t most_value);
  Taken& ByCommas();
  // Other options of the same command, by name: may not, or must, stand beside this one.
  Taken& Excludes(std::vector<std::string> names);
  Taken& Needs(std::vector<std::string> names);
  // `words`: "bash, zsh".
  Taken& OneOf(std::string_view words);
};

// Told by its place. `value`: what help writes for it.
Taken Word(std::string name, std::string value, Taken::Target target, std::string what);
Taken Option(std::string name, std::string value, Taken::Target target, std::string what);
Taken Flag(std::string name, Taken::Target target, std::string what);

struct CommandDeclaration {
  std::string name;  // "verify", "key new"
  std::string what;  // in one line, without a full stop
  std::vector<Taken> takes{};
  std::string notes{};                  // whole sentences, lines of any length; may be empty
  std::vector<std::string> examples{};  // whole command lines
  std::string exit_codes = kOrdinaryExitCodes;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_DECLARATION_H_
