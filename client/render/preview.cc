#include "client/render/preview.h"

#include "client/render/verdict.h"

namespace warifu {

void PrintOfferPreview(Context& context, const UnfinishedStatement& statement,
                       const PreviewFacts* facts) {
  const OfferScreen screen = ScreenOf(statement, facts);
  context.out << "\n"
              << PreviewScreen(screen, context.languages,
                               {context.now_s(), context.zone_minutes, context.display});
}

}  // namespace warifu
