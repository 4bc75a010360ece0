#include "client/render/preview.h"

#include "client/render/verdict.h"

namespace warifu {

void PrintOfferPreview(Context& context, const UnfinishedStatement& statement) {
  const OfferScreen screen = ScreenOf(statement);
  context.out << "\n"
              << PreviewScreen(screen, context.languages,
                               {context.now_s(), context.zone_minutes, context.display});
}

}  // namespace warifu
