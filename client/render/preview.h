// What a worker will see of an offer that is not in the log yet: the screen of a genuine offer,
// marked as a preview.
#ifndef WARIFU_CLIENT_RENDER_PREVIEW_H_
#define WARIFU_CLIENT_RENDER_PREVIEW_H_

#include "client/context.h"
#include "client/preview_facts.h"
#include "core/statement/under_way.h"

namespace warifu {

// `facts`: null where the registry was not asked. Requires: statement.statement().has_offer().
void PrintOfferPreview(Context& context, const UnfinishedStatement& statement,
                       const PreviewFacts* facts);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_PREVIEW_H_
