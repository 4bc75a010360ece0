#include "client/keys/passphrase.h"

#include <cstdio>

#include "client/home.h"
#include "core/crypto/sealed_key.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kFlags[] = "--passphrase-file or --passphrase-command";
constexpr std::size_t kMaxPassphraseFileBytes = 4096;

std::string FirstLine(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<std::string> CheckPassphrase(std::string passphrase) {
  if (passphrase.empty()) return BadInput("the passphrase is empty; choose one");
  if (passphrase.size() > kMaxPassphraseBytes) {
    return BadInput("the passphrase is too long: at most " + std::to_string(kMaxPassphraseBytes) +
                    " bytes");
  }
  return passphrase;
}

Result<std::string> OutputOf(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "re");
  if (pipe == nullptr) return IoError("--passphrase-command cannot be run");
  std::string output;
  char chunk[256];
  std::size_t got = 0;
  while ((got = std::fread(chunk, 1, sizeof chunk, pipe)) > 0) {
    if (output.size() < kMaxPassphraseFileBytes) output.append(chunk, got);
  }
  if (::pclose(pipe) != 0) {
    return BadInput("--passphrase-command failed; run it by hand to see why");
  }
  return output;
}

bool HasFlag(const GlobalArgs& global) {
  return !global.passphrase_file.empty() || !global.passphrase_command.empty();
}

Result<std::string> FromFlags(const GlobalArgs& global) {
  if (!global.passphrase_file.empty() && !global.passphrase_command.empty()) {
    return BadInput("give --passphrase-file or --passphrase-command, not both");
  }
  Result<std::string> text = global.passphrase_file.empty()
                                 ? OutputOf(global.passphrase_command)
                                 : ReadFile(global.passphrase_file, kMaxPassphraseFileBytes);
  if (!text.ok()) return text;
  return CheckPassphrase(FirstLine(*text));
}

}  // namespace

Status MustHavePassphrase(const Context& context) {
  return MustBeAnswered(context.terminal, HasFlag(context.global), kFlags);
}

Result<std::string> PassphraseOf(Context& context, std::string_view key_name) {
  if (HasFlag(context.global)) return FromFlags(context.global);
  WARIFU_ASSIGN_OR_RETURN(
      std::string typed,
      context.terminal.AskHidden("Passphrase of " + EscapeForTerminal(key_name) + ": ", kFlags));
  return CheckPassphrase(std::move(typed));
}

Result<std::string> NewPassphrase(Context& context, std::string_view key_name) {
  if (HasFlag(context.global)) return FromFlags(context.global);
  return ReplacementPassphrase(context, key_name);
}

Result<std::string> ReplacementPassphrase(Context& context, std::string_view key_name) {
  const std::string name = EscapeForTerminal(key_name);
  WARIFU_ASSIGN_OR_RETURN(std::string typed,
                          context.terminal.AskHidden("New passphrase for " + name + ": ", kFlags));
  WARIFU_ASSIGN_OR_RETURN(typed, CheckPassphrase(std::move(typed)));
  WARIFU_ASSIGN_OR_RETURN(const std::string again,
                          context.terminal.AskHidden("Once more: ", kFlags));
  if (typed != again) return BadInput("the two passphrases differ; nothing was changed");
  return typed;
}

}  // namespace warifu
