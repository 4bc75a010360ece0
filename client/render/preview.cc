#include "client/render/preview.h"

#include "client/render/verdict.h"

namespace warifu {

void PrintOfferPreview(Context& context, const UnfinishedStatement& statement) {
  const OfferScreen screen = ScreenOf(statement);
  for (const std::string& language : context.languages) {
    context.out << "\n" << PreviewScreen(screen, language, context.zone_minutes);
  }
}

}  // namespace warifu
