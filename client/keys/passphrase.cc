#include "client/keys/passphrase.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

#include "client/home.h"
#include "core/crypto/sealed_key.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kFlags[] = "--passphrase-file or --passphrase-command";
constexpr std::size_t kMaxPassphraseFileBytes = 4096;
constexpr std::size_t kChunkBytes = 256;

Status CheckPassphrase(const Secret& passphrase) {
  if (passphrase.empty()) return BadInput("the passphrase is empty; choose one");
  if (passphrase.view().size() <= kMaxPassphraseBytes) return Ok();
  return BadInput("the passphrase is too long: at most {most} bytes", kMaxPassphraseBytes);
}

// All that can be read, past every buffer of the standard library.
// Errors: kBadInput above kMaxPassphraseFileBytes; kIo. Both begin with `name`.
Result<Secret> ReadAll(int fd, const std::string& name) {
  Secret text(kMaxPassphraseFileBytes);
  std::array<char, kChunkBytes> read_here{};
  ssize_t got = 0;
  bool fits = true;
  while (fits && (got = ::read(fd, read_here.data(), read_here.size())) > 0) {
    fits = text.Append({read_here.data(), static_cast<std::size_t>(got)});
    sodium_memzero(read_here.data(), read_here.size());
  }
  if (got < 0) return IoError("{name} cannot be read", name);
  if (!fits) {
    return BadInput("{name}: larger than any such file may be ({most} bytes)", name,
                    kMaxPassphraseFileBytes);
  }
  return text;
}

Result<Secret> ContentOf(const std::string& path) {
  if (!FileExists(path)) return NotFound("there is no file {path}", path);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return IoError("cannot read {path}", path);
  Result<Secret> text = ReadAll(fd, path);
  ::close(fd);
  return text;
}

Result<Secret> OutputOf(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "re");
  if (pipe == nullptr) return IoError("--passphrase-command cannot be run");
  Result<Secret> output = ReadAll(::fileno(pipe), "--passphrase-command");
  if (::pclose(pipe) != 0 && output.ok()) {
    return BadInput("--passphrase-command failed; run it by hand to see why");
  }
  return output;
}

bool HasFlag(const GlobalArgs& global) {
  return !global.passphrase_file.empty() || !global.passphrase_command.empty();
}

Result<Secret> FromFlags(const GlobalArgs& global) {
  if (!global.passphrase_file.empty() && !global.passphrase_command.empty()) {
    return BadInput("give --passphrase-file or --passphrase-command, not both");
  }
  WARIFU_ASSIGN_OR_RETURN(Secret text, global.passphrase_file.empty()
                                           ? OutputOf(global.passphrase_command)
                                           : ContentOf(global.passphrase_file));
  text.KeepFirstLine();
  WARIFU_RETURN_IF_ERROR(CheckPassphrase(text));
  return text;
}

}  // namespace

Status MustHavePassphrase(const Context& context) {
  return MustBeAnswered(context.terminal, HasFlag(context.global), kFlags);
}

Result<Secret> PassphraseOf(Context& context, std::string_view key_name) {
  if (HasFlag(context.global)) return FromFlags(context.global);
  WARIFU_ASSIGN_OR_RETURN(
      Secret typed,
      context.terminal.AskHidden("Passphrase of " + EscapeForTerminal(key_name) + ": ", kFlags));
  WARIFU_RETURN_IF_ERROR(CheckPassphrase(typed));
  return typed;
}

Result<Secret> NewPassphrase(Context& context, std::string_view key_name) {
  if (HasFlag(context.global)) return FromFlags(context.global);
  return ReplacementPassphrase(context, key_name);
}

Result<Secret> ReplacementPassphrase(Context& context, std::string_view key_name) {
  const std::string name = EscapeForTerminal(key_name);
  WARIFU_ASSIGN_OR_RETURN(Secret typed,
                          context.terminal.AskHidden("New passphrase for " + name + ": ", kFlags));
  WARIFU_RETURN_IF_ERROR(CheckPassphrase(typed));
  WARIFU_ASSIGN_OR_RETURN(const Secret again, context.terminal.AskHidden("Once more: ", kFlags));
  if (typed.view() != again.view()) {
    return BadInput("the two passphrases differ; nothing was changed");
  }
  return typed;
}

}  // namespace warifu
