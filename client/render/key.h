// Keys in words and as JSON: the public half only.
#ifndef WARIFU_CLIENT_RENDER_KEY_H_
#define WARIFU_CLIENT_RENDER_KEY_H_

#include <vector>

#include "client/context.h"
#include "client/keys/keyring.h"

namespace warifu {

void RenderNewKey(Context& context, const KeyFile& key);
void RenderKeys(Context& context, const std::vector<KeyFile>& keys);
void RenderKey(Context& context, const KeyFile& key);
void RenderPassphraseChanged(Context& context, const KeyFile& key);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_KEY_H_
