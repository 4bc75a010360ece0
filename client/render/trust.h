// Trust files in words and as JSON.
#ifndef WARIFU_CLIENT_RENDER_TRUST_H_
#define WARIFU_CLIENT_RENDER_TRUST_H_

#include <vector>

#include "client/context.h"
#include "client/render/print.h"
#include "client/trust_folder.h"

namespace warifu {

void RenderTrust(Context& context, const TrustFile& file);
// The file itself, to be written somewhere; with --json beside what it says.
void RenderTrustMade(Context& context, const TrustFile& file);
// Everything that somebody needs for the decision to believe `file`; `before`: what it replaces, or
// null.
void RenderTrustQuestion(Context& context, const TrustFile& file, const TrustFile* before);
void RenderTrustAdded(Context& context, const AddedTrust& added);
void RenderTrustRemoved(Context& context, const std::string& name);
void RenderTrustList(Context& context, const TrustFolder& folder);
// Files that are no trust files, on standard error.
void RenderDamagedTrust(Context& context, const std::vector<DamagedTrust>& damaged);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_TRUST_H_
