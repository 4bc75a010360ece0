#include "server/log_key.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/crypto/sealed_key.h"
#include "core/crypto/secret.h"
#include "core/text/escape.h"
#include "server/limits.h"

namespace warifu {
namespace {

// Whether a new passphrase is chosen, which is typed twice.
enum class Purpose { kNewKey, kOldKey };

Result<Secret> AskPassphrase(Context& context, Purpose purpose, const std::string& origin) {
  const std::string name = EscapeForTerminal(origin);
  if (purpose == Purpose::kOldKey) return context.ask_hidden("Passphrase of the log key: ");
  WARIFU_ASSIGN_OR_RETURN(Secret typed,
                          context.ask_hidden("New passphrase for the log key of " + name + ": "));
  WARIFU_ASSIGN_OR_RETURN(const Secret again, context.ask_hidden("Once more: "));
  if (typed.view() != again.view()) return BadInput("the two passphrases differ: nothing was made");
  return typed;
}

Result<Secret> FirstLineOf(Context& context, const std::string& file) {
  WARIFU_ASSIGN_OR_RETURN(std::string text, ReadNamedFile(context, "--log-key-passphrase-file",
                                                          file, kMaxPassphraseFileBytes));
  Secret line = Secret::Taken(std::move(text));
  line.KeepFirstLine();
  return line;
}

Result<Secret> Passphrase(Context& context, Purpose purpose, const std::string& origin,
                          const std::string& file) {
  Result<Secret> passphrase =
      file.empty() ? AskPassphrase(context, purpose, origin) : FirstLineOf(context, file);
  if (!passphrase.ok() || !passphrase->empty()) return passphrase;
  return BadInput("the log key's passphrase is empty: choose one");
}

}  // namespace

VerifierKey LogKey::vkey() const {
  return VerifierKey::Make(origin, SignatureType::kEd25519, key.public_key()).value();
}

Result<std::string> ReadNamedFile(Context& context, const std::string& flag,
                                  const std::string& path, std::size_t max_bytes) {
  Result<std::optional<std::string>> bytes = context.folders.files().Read(path, max_bytes);
  if (!bytes.ok()) return bytes.error().At(flag);
  if (!bytes->has_value()) return NotFound("{flag}: {path}: there is no such file", flag, path);
  return **std::move(bytes);
}

Result<NewLogKey> NewLogKey::Make(Context& context, const std::string& origin,
                                  const std::string& passphrase_file) {
  std::array<std::uint8_t, SigningKey::kSeedBytes> seed;
  context.random.Fill(seed);
  LogKey made{origin,
              SigningKey::FromSeed({reinterpret_cast<const char*>(seed.data()), seed.size()})};
  seed.fill(0);
  // Says what is wrong with the name before anybody is asked anything.
  WARIFU_RETURN_IF_ERROR([&]() -> Status {
    const auto key = VerifierKey::Make(origin, SignatureType::kEd25519, made.key.public_key());
    return key.ok() ? Ok() : Status(BadInput("--origin: {why}", key.error().sentence));
  }());
  WARIFU_ASSIGN_OR_RETURN(const Secret passphrase,
                          Passphrase(context, Purpose::kNewKey, origin, passphrase_file));
  WARIFU_ASSIGN_OR_RETURN(
      std::string file,
      SealKey(made.key, {origin, passphrase.view(), context.key_cost}, context.random));
  return NewLogKey(std::move(made), std::move(file));
}

Status NewLogKey::Write(Context& context, const std::string& path) const {
  const Status written = context.folders.files().CreateSynced(path, file_);
  if (!written.ok())
    return Error{written.error().code, Said("--log-key: {why}", written.error().sentence)};
  return Ok();
}

Result<LogKey> OpenLogKey(Context& context, const std::string& path,
                          const std::string& passphrase_file) {
  WARIFU_ASSIGN_OR_RETURN(const std::string file,
                          ReadNamedFile(context, "--log-key", path, kMaxSealedKeyBytes));
  const auto named = [&path](const Error& error) {
    return Error{error.code, Said("--log-key: {path}: {why}", path, error.sentence)};
  };
  const Result<SealedKeyInfo> info = ReadSealedKey(file);
  if (!info.ok()) return named(info.error());
  WARIFU_ASSIGN_OR_RETURN(const Secret passphrase,
                          Passphrase(context, Purpose::kOldKey, info->name, passphrase_file));
  Result<SigningKey> key = OpenSealedKey(file, passphrase.view());
  if (!key.ok()) return named(key.error());
  return LogKey{info->name, *std::move(key)};
}

}  // namespace warifu
