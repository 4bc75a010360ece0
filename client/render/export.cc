#include "client/render/export.h"

#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {

void RenderExport(Context& context, const SignedCheckpoint& head, const std::string& folder,
                  const ExportCounts& counts) {
  if (context.global.json) {
    return PrintJson(context, {{"export",
                                {{"origin", head.checkpoint.origin},
                                 {"size", head.checkpoint.size.value()},
                                 {"root", EncodeHex(head.checkpoint.root.view())},
                                 {"folder", folder},
                                 {"files_written", counts.written},
                                 {"files_kept", counts.kept}}}});
  }
  const std::string& language = context.languages.front();
  Print(context, MessageId::kExportDone,
        {{"origin", EscapeForTerminal(head.checkpoint.origin)},
         {"size", FormatCount(head.checkpoint.size.value(), language)},
         {"folder", EscapeForTerminal(folder)}});
  Print(context, MessageId::kExportFiles,
        {{"written", FormatCount(counts.written, language)},
         {"kept", FormatCount(counts.kept, language)}});
}

}  // namespace warifu
