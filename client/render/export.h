// What an export of a log left in a folder.
#ifndef WARIFU_CLIENT_RENDER_EXPORT_H_
#define WARIFU_CLIENT_RENDER_EXPORT_H_

#include <string>

#include "client/context.h"
#include "client/export/exporter.h"
#include "client/registry_server.h"

namespace warifu {

void RenderExport(Context& context, const SignedCheckpoint& head, const std::string& folder,
                  const ExportCounts& counts);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_EXPORT_H_
