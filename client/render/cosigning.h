// What a witness did, and what it waits for.
#ifndef WARIFU_CLIENT_RENDER_COSIGNING_H_
#define WARIFU_CLIENT_RENDER_COSIGNING_H_

#include <string>

#include "client/context.h"
#include "client/registry_server.h"
#include "core/base/result.h"
#include "core/note/vkey.h"

namespace warifu {

// `published`: the checkpoint has its quorum now.
void RenderCosigned(Context& context, const VerifierKey& witness, const SignedCheckpoint& head,
                    bool published);
// The registry shows what contradicts the checkpoint that was cosigned last; `evidence_path`: the
// file that proves it.
void RenderFork(Context& context, const SignedCheckpoint& head, const std::string& evidence_path);
// On stderr: what keeps it from cosigning for now.
void RenderWaiting(Context& context, const Error& error);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_COSIGNING_H_
