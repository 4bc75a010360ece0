#include "client/render/key.h"

#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/text/catalogue.h"
#include "core/base/encoding.h"
#include "core/note/vkey.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// The line for a policy, should the key be a witness's; empty where its name can be none.
std::string WitnessVkey(const KeyFile& key) {
  const Result<VerifierKey> vkey =
      VerifierKey::Make(key.info.name, SignatureType::kCosignature, key.info.public_key);
  return vkey.ok() ? vkey->ToString() : "";
}

nlohmann::json JsonOf(const KeyFile& key) {
  return {{"name", EscapeForTerminal(key.info.name)},
          {"path", key.path},
          {"public_key", EncodeHex(key.info.public_key.view())},
          {"fingerprint", KeyFingerprint(key.info.public_key)},
          {"witness_vkey", WitnessVkey(key)}};
}

void PrintPublic(Context& context, const KeyFile& key) {
  Print(context, MessageId::kKeyPublic, {{"key", EncodeHex(key.info.public_key.view())}});
  Print(context, MessageId::kKeyFingerprint,
        {{"fingerprint", KeyFingerprint(key.info.public_key)}});
}

}  // namespace

void RenderNewKey(Context& context, const KeyFile& key) {
  if (context.global.json) return PrintJson(context, {{"key", JsonOf(key)}});
  Print(context, MessageId::kKeyMade, {{"name", key.info.name}, {"path", key.path}});
  PrintPublic(context, key);
  if (context.global.quiet) return;
  Print(context, MessageId::kKeyKeepSafe);
  Print(context, MessageId::kKeyNextStep, {{"key", EncodeHex(key.info.public_key.view())}});
}

void RenderKeys(Context& context, const std::vector<KeyFile>& keys) {
  nlohmann::json list = nlohmann::json::array();
  for (const KeyFile& key : keys) list.push_back(JsonOf(key));
  if (context.global.json) return PrintJson(context, {{"keys", list}});
  if (keys.empty()) return Print(context, MessageId::kKeyNone);
  for (const KeyFile& key : keys) {
    Print(context, MessageId::kKeyRow,
          {{"name", EscapeForTerminal(key.info.name)},
           {"key", EncodeHex(key.info.public_key.view())}});
  }
}

void RenderKey(Context& context, const KeyFile& key) {
  if (context.global.json) return PrintJson(context, {{"key", JsonOf(key)}});
  Print(context, MessageId::kKeyName, {{"name", EscapeForTerminal(key.info.name)}});
  Print(context, MessageId::kKeyFile, {{"path", key.path}});
  PrintPublic(context, key);
  const std::string vkey = WitnessVkey(key);
  if (!vkey.empty()) Print(context, MessageId::kKeyWitness, {{"vkey", vkey}});
}

void RenderPassphraseChanged(Context& context, const KeyFile& key) {
  if (context.global.json) return PrintJson(context, {{"key", JsonOf(key)}});
  Print(context, MessageId::kKeyPassphraseChanged, {{"name", EscapeForTerminal(key.info.name)}});
}

}  // namespace warifu
